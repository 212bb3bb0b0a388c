"""`brief check`."""

from __future__ import annotations

import sys

import click

from brief.base.problems import raise_any
from brief.base.project import find
from brief.upkeep import formats
from brief.upkeep.check import check as check_all

FORMATS = {"json": formats.as_json, "github": formats.as_github}


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="How problems are written: text for people, json for programs, github for marks beside the lines of a change.",
)
def check(form: str) -> None:
    """Report every problem in documents, claims, series, notebooks, editions and prose.

    Each comes with its file, its line and a way out. The exit code is 1 if there is one.
    """
    problems, counts = check_all(find())
    if form in FORMATS:
        click.echo(FORMATS[form](problems))
        sys.exit(bool(problems))
    raise_any(problems)
    click.echo("Checked " + ", ".join(f"{count} {name}" for name, count in counts.items()) + ": no problem.")
