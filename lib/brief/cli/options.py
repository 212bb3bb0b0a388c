"""Options that several verbs have."""

from __future__ import annotations

import click

from brief.notebooks import limits

cell_seconds = click.option(
    "--cell-seconds",
    type=click.IntRange(min=1),
    default=limits.SECONDS,
    show_default=True,
    envvar=limits.LIMIT,
    help="How long a cell may take: then it is stopped, and named.",
)
