"""`brief diff`."""

from __future__ import annotations

import click

from brief.base.project import find
from brief.compare import differences, words
from brief.publish import builds

EXAMPLE = """\b
Example:
  cp -r reports/_output/full before
  brief build -p lethal_dose_mg=1.5
  brief diff before full
"""


@click.command(epilog=EXAMPLE)
@click.argument("old")
@click.argument("new")
@click.option("--markdown", is_flag=True, help="Write Markdown, with a table for each kind of difference.")
def diff(old: str, new: str, markdown: bool) -> None:
    """Say what changed between two built editions, and why.

    OLD and NEW are editions that were built (ids), or folders with a build. What changed are judgements, numbers,
    claims, verdicts and charts; a reason is an input that changed: a claim, a series, a parameter, or the code of the
    notebook or the library. A build takes the place of the last one of its edition, so keep a copy to compare with.
    """
    changes = differences.compare(*builds.find(find().output, old, new))
    write = words.as_markdown if markdown else words.as_text
    click.echo(write(changes, old, new))
