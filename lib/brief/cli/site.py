"""`brief site`."""

from __future__ import annotations

from pathlib import Path

import click

from brief.base.project import find
from brief.publish.pages import site as pages


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to. Default: reports/_output/_site.",
)
def site(folder: Path | None) -> None:
    """Put all finished editions in one folder, with a page that links them.

    It is ready to be published as it is. Build the editions first: brief build --all.
    """
    project = find()
    target = (folder or project.site).resolve()
    for name in pages.write(project, target):
        click.echo(project.shown(target / name))
    click.echo(project.shown(target / pages.INDEX))
