"""Editions: what a brief holds and for whom (`reports/editions/*.yml`), checked before any kernel starts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from brief.base.problems import Place, Problem, Problems, nearest, raise_any
from brief.base.project import Project
from brief.base.records import Record, Text, parse, read
from brief.notebooks import files as notebooks
from brief.notebooks import parameters
from brief.notebooks.parameters import Parameter

DEFAULT = "full"


class Edition(Record):
    """One edition: which sections and notebooks, with which parameters, for whom."""

    title: str
    """Title of the brief."""
    subtitle: str = ""
    """The line under it."""
    audience: str
    """For whom it is."""
    date: Text
    """Day of the edition; the PDF and the data carry it."""
    notebooks: tuple[str, ...]
    """Notebooks to execute, in order, without `.ipynb`."""
    sections: tuple[str, ...]
    """Files of `reports/sections/` in reading order, without `.qmd`."""
    parameters: dict[str, Any] = {}
    """Parameters over the notebooks' own; each goes to every notebook that takes it."""
    evidence: Literal["all", "used"] = "all"
    """The appendix holds all claims, or those that the edition uses."""


@dataclass(frozen=True)
class Planned:
    """An edition with its id, and for each notebook the typed parameters that differ from its own."""

    id: str
    edition: Edition
    parameters: dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Opened:
    """An edition that was read, the parameters that each of its notebooks takes, and where it gives them some."""

    edition: Edition
    takes: dict[str, dict[str, Parameter]]
    place: Place

    def parameters(self, given: dict[str, Any], place: Place) -> dict[str, dict[str, Any]]:
        """By notebook: the edition's own parameters, and `given` ones over them. Raises `Problems`."""
        own, problems = _assign(self.takes, self.edition.parameters, self.place)
        more, wrong = _assign(self.takes, given, place)
        raise_any([*problems, *wrong])
        return {
            name: {key: value for key, value in (own[name] | more[name]).items() if value != takes[key].default}
            for name, takes in self.takes.items()
        }


def available(project: Project) -> list[str]:
    """The ids of the editions."""
    return sorted(path.stem for path in project.editions.glob("*.yml"))


def plan(project: Project, edition_id: str, given: dict[str, Any] | None = None) -> Planned:
    """An edition ready to build, with the parameters `given` with the option -p over its own.

    Raises `Problems` for an unknown edition, notebook, section or parameter, and for a value of the wrong type.
    """
    opened = open_edition(project, edition_id)
    return Planned(edition_id, opened.edition, opened.parameters(given or {}, Place("-p")))


def plans(project: Project, edition_ids: Iterable[str], given: dict[str, Any]) -> list[Planned]:
    """Editions ready to build, as `plan` makes each. Raises `Problems` with those of all."""
    planned: list[Planned] = []
    problems: list[Problem] = []
    for edition_id in edition_ids:
        try:
            planned.append(plan(project, edition_id, given))
        except Problems as error:
            problems += error.problems
    raise_any(dict.fromkeys(problems))
    return planned


def open_edition(project: Project, edition_id: str) -> Opened:
    """An edition as its file has it. Raises `Problems` for whatever is wrong in it but its parameters."""
    path = project.editions / f"{edition_id}.yml"
    where = project.shown(path)
    if not path.is_file():
        known = available(project)
        raise Problems(
            [
                Problem(
                    Place(f"edition {edition_id}"),
                    "there is no such edition",
                    ", ".join(known),
                    nearest(edition_id, known),
                )
            ]
        )
    edition, problems = parse(Edition, read(path, where), Place(where))
    if edition is None:
        raise Problems(problems)
    known_sections = sorted(section.stem for section in project.sections.glob("*.qmd"))
    problems += [
        Problem(
            Place(where, field="sections"),
            f"there is no section {name!r} in reports/sections",
            ", ".join(known_sections),
            nearest(name, known_sections),
        )
        for name in edition.sections
        if name not in known_sections
    ]
    takes: dict[str, dict[str, Parameter]] = {}
    known_notebooks = notebooks.available(project.notebooks)
    for name in edition.notebooks:
        notebook_path = project.notebooks / f"{name}.ipynb"
        if name not in known_notebooks:
            problems.append(
                Problem(
                    Place(where, field="notebooks"),
                    f"there is no notebook {name!r} in notebooks/",
                    ", ".join(known_notebooks),
                    nearest(name, known_notebooks),
                )
            )
            continue
        shown = project.shown(notebook_path)
        try:
            takes[name] = parameters.parse(notebooks.read(notebook_path, shown), shown)
        except Problems as error:
            problems += error.problems
    if not problems:
        return Opened(edition, takes, Place(where, record="parameters"))
    raise Problems(problems)


def _assign(
    takes: dict[str, dict[str, Parameter]], given: dict[str, Any], place: Place
) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """The given values by notebook, as the types its parameters have."""
    assigned: dict[str, dict[str, Any]] = {name: {} for name in takes}
    problems: list[Problem] = []
    known = {parameter for taken in takes.values() for parameter in taken}
    for name, text in given.items():
        if name not in known:
            problems.append(
                Problem(
                    place.at(name),
                    "no notebook of this edition has such a parameter",
                    ", ".join(sorted(known)),
                    nearest(name, known),
                )
            )
            continue
        for notebook, taken in takes.items():
            if name not in taken:
                continue
            try:
                assigned[notebook][name] = parameters.convert(taken[name], text)
            except ValueError as error:
                problems.append(
                    Problem(
                        place.at(name),
                        str(error),
                        f"{taken[name].comment} (in {notebook}: {taken[name].default!r})",
                    )
                )
                break
    return assigned, problems
