"""`brief judgements`."""

from __future__ import annotations

import click

from brief.base.project import find
from brief.editions import editions
from brief.upkeep import judgements as listing


@click.command()
@click.option("--edition", "edition_id", default=editions.DEFAULT, show_default=True, metavar="ID")
@click.option("--csv", "as_csv", is_flag=True, help="A row a judgement, as CSV.")
def judgements(edition_id: str, as_csv: bool) -> None:
    """List what each judgement of an edition rests on, and how far it is from failing.

    They are judged on the outputs that the notebooks keep; nothing is executed. A built edition has the same table of
    its own values, data/judgements.csv.
    """
    table = listing.table(find(), edition_id)
    if as_csv:
        click.echo(table.to_csv(index=False, lineterminator="\n", float_format="%.6g"), nl=False)
        return
    for line in listing.lines(table):
        click.echo(line)
