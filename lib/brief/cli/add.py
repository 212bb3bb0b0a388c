"""`brief add`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from brief.base.project import find

# What a person can say of a document that its file does not, in the order in which it is asked for.
ASKED = {
    "title": "Title, as published",
    "producer": "Who wrote it",
    "date_published": "When it was published (2024, 2024-03 or 2024-03-05)",
    "license": "Terms of use",
    "description": "What kind of text it is",
    "reliability": "How far its numbers can be relied on, and why (readers see it)",
}

EXAMPLE = """\b
Example:
  brief add ~/Downloads/report.pdf --producer "Port authority"
"""


@click.command(epilog=EXAMPLE)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "source_id", default="", metavar="ID", help="Name of the document. Default: from its title.")
@click.option("--title", default="", help="Title, as published.")
@click.option("--producer", default="", help="Who wrote it.")
@click.option("--date", "date_published", default="", metavar="DATE", help="Year, month or day of publication.")
@click.option("--url", "url_main", default="", help="Address of the original.")
@click.option("--license", default="", help="Terms of use.")
@click.option("--description", default="", help="What kind of text it is.")
@click.option("--reliability", default="", help="How far its numbers can be relied on, and why.")
def add(file: Path, source_id: str, **known: str) -> None:
    """Take a document in: text, Markdown, HTML, PDF or Word.

    Its text is pinned in seeds/, the original kept beside it, its record drafted in seeds/sources.yml from what the
    file says of itself. What it doesn't say is asked for in a terminal, and marked as unknown where nobody answers.
    """
    from brief.extract import intake
    from brief.extract.readers import reading

    project = find()
    if sys.stdin.isatty():
        extracted = reading.read(file)
        said = {"title": extracted.title, "producer": extracted.producer, "date_published": extracted.published}
        for name, question in ASKED.items():
            known[name] = known[name] or click.prompt(question, default=said.get(name) or "", show_default=True)
    given = {name: value for name, value in known.items() if value}
    taken = intake.take(project, file, source_id=source_id, known=given, today=date.today().isoformat())
    pages = f"{taken.extracted.pages} pages, " if taken.extracted.pages else ""
    click.echo(f"wrote {project.shown(project.seeds / taken.source.path)}: {pages}{taken.extracted.words:,} words")
    if taken.source.original:
        click.echo(f"kept {project.shown(project.seeds / taken.source.original.path)}")
    click.echo(f"described {taken.source.id} in {project.shown(project.sources)}")
    if taken.missing:
        click.echo(f"not known yet, to be filled in there: {', '.join(taken.missing)}")
