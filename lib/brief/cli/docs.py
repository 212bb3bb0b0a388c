"""`brief docs`."""

from __future__ import annotations

import click

from brief.base.problems import Place, Problem, raise_any
from brief.base.project import find
from brief.upkeep import generated
from brief.upkeep.pages import pages


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Only say whether they are up to date. Exit 1 if not.")
@click.pass_context
def docs(context: click.Context, only_check: bool) -> None:
    """Write the pages of docs/ that come from the code.

    docs/reference.md has the commands, words, records, tables and notebooks; docs/reference-python.md has what a
    notebook calls, and a picture of every chart type.
    """
    project = find()
    files = pages(project, context.find_root().command)
    if only_check:
        raise_any(
            Problem(Place(project.shown(path)), "is not what the code says", suggestion="brief docs")
            for path in generated.stale(files)
        )
    for path in generated.write(files):
        click.echo(f"wrote {project.shown(path)}")
