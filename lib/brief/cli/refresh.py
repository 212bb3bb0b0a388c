"""`brief refresh`."""

from __future__ import annotations

import click

from brief.base.project import find
from brief.cli import options


@click.command()
@click.argument("names", nargs=-1, metavar="[NOTEBOOK]...")
@options.cell_seconds
def refresh(names: tuple[str, ...], cell_seconds: int) -> None:
    """Re-execute notebooks and keep their outputs, ready to commit.

    They run with their own parameters. NOTEBOOK is a name or how names start: 03 is enough. Default: all.
    """
    from brief.pipeline import refresh as refreshing

    project = find()
    refreshing.refresh(project, refreshing.named(project, names), click.echo, cell_seconds=cell_seconds)
