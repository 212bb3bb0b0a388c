"""`brief judgements`."""

from __future__ import annotations

import click

from brief.base.project import find
from brief.editions import editions
from brief.upkeep import judgements as listing


@click.command()
@click.option("--edition", "edition_id", default=editions.DEFAULT, show_default=True, metavar="ID")
def judgements(edition_id: str) -> None:
    """List what each judgement of an edition rests on, and how far it is from failing.

    They are judged on the outputs that the notebooks keep; nothing is executed.
    """
    for line in listing.lines(find(), edition_id):
        click.echo(line)
