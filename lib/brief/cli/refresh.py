"""`brief refresh`."""

from __future__ import annotations

import click

from brief.base.project import find
from brief.pipeline import refresh as refreshing


@click.command()
@click.argument("names", nargs=-1, metavar="[NOTEBOOK]...")
def refresh(names: tuple[str, ...]) -> None:
    """Re-execute notebooks and keep their outputs, ready to commit.

    They run with their own parameters. NOTEBOOK is a name or how it starts: 03 is enough. Default: all.
    """
    project = find()
    refreshing.refresh(project, refreshing.named(project, names), click.echo)
