"""`brief check`."""

from __future__ import annotations

import click

from brief.base.problems import raise_any
from brief.base.project import find
from brief.upkeep.check import check as check_all


@click.command()
def check() -> None:
    """Report every problem in documents, claims, series, notebooks, editions and prose.

    Each comes with its file, its line and a way out. The exit code is 1 if there is one.
    """
    problems, counts = check_all(find())
    raise_any(problems)
    click.echo("Checked " + ", ".join(f"{count} {name}" for name, count in counts.items()) + ": no problem.")
