"""`brief docs`."""

from __future__ import annotations

import click

from brief.base.problems import raise_any
from brief.base.project import find
from brief.upkeep import manual


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Only say whether it is up to date. Exit 1 if not.")
@click.pass_context
def docs(context: click.Context, only_check: bool) -> None:
    """Write the pages of docs/ that come from the code.

    docs/reference.md has the commands, words, records, tables and notebooks.
    """
    project, command = find(), context.find_root().command
    stale = manual.stale(project, command)
    if only_check:
        raise_any(stale)
    elif stale:
        manual.write(project, command)
        click.echo(f"wrote {project.shown(manual.path(project))}")
