"""`brief stage`."""

from __future__ import annotations

import os

import click

from brief.base.problems import Place, Problem, Problems, nearest
from brief.base.project import Project, find
from brief.editions import editions
from brief.official.collection import Collection
from brief.publish.stage import lay_out

PROFILE = "QUARTO_PROFILE"


@click.command()
@click.option(
    "--edition", "edition_id", metavar="ID", help=f"Default: the one that {PROFILE} names, else {editions.DEFAULT}."
)
def stage(edition_id: str | None) -> None:
    """Lay an edition out in reports/, for Quarto to render or preview.

    It uses the outputs that the notebooks keep and executes nothing. Quarto calls it by itself before `quarto render
    reports` and `quarto preview reports/brief.qmd`, which wants the file to be there the first time; there
    `--profile ID` chooses the edition.
    """
    project = find()
    edition_id = edition_id or _profile(project, os.environ.get(PROFILE, ""))
    lay_out(Collection(project), editions.plan(project, edition_id))
    click.echo(f"laid out {edition_id} in {project.shown(project.reports)}")


def _profile(project: Project, profiles: str) -> str:
    """The edition among Quarto's profiles. Raises `Problems` for a name that is neither an edition nor a profile."""
    known = editions.available(project)
    names = [
        name for name in profiles.replace(",", " ").split() if not (project.reports / f"_quarto-{name}.yml").is_file()
    ]
    chosen = [name for name in names if name in known]
    if unknown := [name for name in names if name not in known]:
        place, message = Place(f"--profile {unknown[0]}"), "there is no such edition"
        raise Problems([Problem(place, message, ", ".join(known), nearest(unknown[0], known))])
    return chosen[0] if chosen else editions.DEFAULT
