"""`brief tables`."""

from __future__ import annotations

from pathlib import Path

import click

from brief.base.project import find
from brief.tables import package


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to. Default: reports/_output/tables.",
)
def tables(folder: Path | None) -> None:
    """Write the tidy tables as CSV.

    They are all claims, one table a topic, the sources and the official series, with a description of every column.
    """
    project = find()
    for path in package.export(project, folder or project.output / "tables"):
        click.echo(project.shown(path))
