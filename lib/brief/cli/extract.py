"""`brief extract`."""

from __future__ import annotations

from pathlib import Path

import click

from brief.extract import listing
from brief.extract.candidates import candidates
from brief.extract.kinds import STATISTIC
from brief.extract.readers import reading


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(listing.FORMATS)),
    default="table",
    show_default=True,
    help="How candidates are written: table for people, the others for programs.",
)
@click.option("--all", "every", is_flag=True, help="Dates, ages, ranks, references and other numbers too.")
def extract(file: Path, form: str, every: bool) -> None:
    """List the figures that a document states, as candidates for the ledger.

    Each comes with its place in the text, its words, its number with what they leave open, and the rule that found it.
    """
    listed = [candidate for candidate in candidates(_text(file)) if every or candidate.kind == STATISTIC]
    click.echo(listing.FORMATS[form](listed))


def _text(file: Path) -> str:
    """The text of a file. One that is text already stays as it is, so that places are those in the file."""
    extracted = reading.read(file)
    if extracted.media_type not in ("text/plain", "text/markdown"):
        return extracted.text
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return extracted.text
