"""`brief stage`."""

from __future__ import annotations

import click

from brief.base.project import find
from brief.editions import editions
from brief.official.collection import Collection
from brief.publish.stage import lay_out


@click.command()
@click.option("--edition", "edition_id", default=editions.DEFAULT, show_default=True, metavar="ID")
def stage(edition_id: str) -> None:
    """Lay an edition out in reports/, for Quarto to render or preview.

    It uses the outputs that the notebooks keep and executes nothing. Quarto calls it by itself before `quarto render
    reports` and `quarto preview reports/brief.qmd`.
    """
    project = find()
    lay_out(Collection(project), editions.plan(project, edition_id))
    click.echo(f"laid out {edition_id} in {project.shown(project.reports)}")
