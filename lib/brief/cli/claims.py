"""`brief claims`."""

from __future__ import annotations

import click

from brief.base.project import find
from brief.cli.review import kind_option
from brief.review import reading


@click.command()
@click.argument("file")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(reading.FORMATS)),
    default="text",
    show_default=True,
    help="text: the document with its figures marked, for people; the others for programs.",
)
@kind_option
def claims(file: str, form: str, kinds: tuple[str, ...]) -> None:
    """Show a document with its claims marked and the figures that no claim covers.

    How complete its reading is stands at the end, in numbers. FILE is a document of the project: its id, its text or
    its original in seeds/.
    """
    from brief.corpus import ledger as ledgers
    from brief.review import decisions, session

    project = find()
    ledger = ledgers.load(project)
    document = session.named(project, ledger, file)
    decided, listed = decisions.load(project, document), reading.named_kinds(kinds)
    click.echo(reading.FORMATS[form](reading.read(document, ledger, decided, listed)))
