"""Editions: what a brief holds and for whom (`reports/editions/*.yml`), checked before any kernel starts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator

from brief.base.problems import Place, Problem, Problems, attempt, nearest, raise_any
from brief.base.project import DEFAULT_EDITION, Project, listed
from brief.base.records import Entry, Record, Text, closed, read_record
from brief.notebooks import files as notebooks
from brief.notebooks import parameters
from brief.notebooks.parameters import Parameter
from brief.quantity import periods
from brief.quantity.grammar import read

DEFAULT = DEFAULT_EDITION

Places = Callable[[str], Place]
"""Where a parameter was values, by its name."""
ByNotebook = dict[str, dict[str, Any]]
"""For each notebook the values of parameters, by their names."""

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
# Folders of reports/_output that are not editions.
TAKEN = ("tables",)
ID_WORDS = f"small letters, digits and hyphens, a letter first; not {', '.join(TAKEN)}"


_COUNTS = ("number", "range", "share", "multiple", "magnitude", "unreadable")
# What a Word file and an archive can say of when they were made.
_YEARS = range(1980, 2108)


def _words(text: str) -> str:
    if not text.strip():
        raise ValueError("a text without words")
    return text


def _without_numbers(text: str) -> str:
    """The text, which may count small things in words, "Two documents", and number itself, "Drugs, part 2"."""
    for number in read(text):
        counts = re.search(r"\d", number.text) and re.match(r"\s+[a-z]", text[number.end :])
        if number.kind in _COUNTS and (number.unit or number.kind != "number" or counts):
            raise ValueError(f"the number “{number.text}” is typed where nothing computes it: say it in a section")
    return text


def _day(text: str) -> str:
    if int(periods.day(text)[:4]) not in _YEARS:
        raise ValueError(f"a file can bear a day of {_YEARS[0]} to {_YEARS[-1]}")
    return text


class Edition(Record):
    """One edition: which sections and notebooks, with which parameters, for whom."""

    title: Annotated[str, AfterValidator(_words), AfterValidator(_without_numbers)]
    """Title of the brief; no number but a year."""
    subtitle: Annotated[str, AfterValidator(_without_numbers)] = ""
    """The line under it."""
    audience: Annotated[str, AfterValidator(_words)]
    """For whom it is."""
    date: Annotated[Text, AfterValidator(_day)]
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
    parameters: ByNotebook


@dataclass(frozen=True)
class Opened:
    """An edition that was read, and the parameters that each of its notebooks takes."""

    entry: Entry[Edition]
    takes: dict[str, dict[str, Parameter]]

    @property
    def edition(self) -> Edition:
        """The edition."""
        return self.entry.record

    def parameters(self, values: Mapping[str, Any], places: Places) -> ByNotebook:
        """By notebook: the edition's own parameters, and `values` over them. Raises `Problems`."""
        problems: list[Problem] = []
        own = _assign(self.takes, self.edition.parameters, lambda name: self.entry.at(f"parameters.{name}"), problems)
        over = _assign(self.takes, values, places, problems)
        raise_any(problems)
        return {
            notebook: {
                name: value for name, value in (own[notebook] | over[notebook]).items() if value != takes[name].default
            }
            for notebook, takes in self.takes.items()
        }


def is_id(name: str) -> bool:
    """Whether a name can be the id of an edition: on no system it is another folder of reports/_output."""
    return bool(_ID.fullmatch(name)) and name not in TAKEN


def available(project: Project) -> list[str]:
    """The ids of the editions."""
    return [path.stem for path in listed(project.editions, "*.yml")]


def plan(project: Project, edition_id: str, values: Mapping[str, Any] | None = None) -> Planned:
    """An edition ready to build, with the parameters of the option -p, `values`, over its own.

    Raises `Problems` for an unknown edition, notebook, section or parameter, and for a value of the wrong type.
    """
    opened = open_edition(project, edition_id)
    return Planned(edition_id, opened.edition, opened.parameters(values or {}, lambda name: Place("-p", field=name)))


def plans(project: Project, edition_ids: Iterable[str], values: Mapping[str, Any]) -> list[Planned]:
    """Editions ready to build, as `plan` makes each. Raises `Problems` with those of all."""
    problems: list[Problem] = []
    planned = [attempt(problems, plan, project, edition_id, values) for edition_id in edition_ids]
    raise_any(dict.fromkeys(problems))
    return [edition for edition in planned if edition]


def open_edition(project: Project, edition_id: str) -> Opened:
    """An edition as its file has it. Raises `Problems` for whatever is wrong in it but its parameters."""
    known = available(project)
    if edition_id not in known:
        place, message = Place(f"edition {edition_id}"), "there is no such edition"
        raise Problems([Problem(place, message, ", ".join(known), nearest(edition_id, known))])
    path = project.edition(edition_id)
    if not is_id(edition_id):
        message = "the name of an edition's file names its folder, too"
        raise Problems([Problem(Place(project.shown(path)), message, ID_WORDS)])
    entry = read_record(Edition, path, project.shown(path))
    sections = [path.stem for path in listed(project.sections, "*.qmd")]
    known = notebooks.available(project.notebooks)
    problems = closed(entry, {"sections": sections, "notebooks": known})
    takes = {name: attempt(problems, _parameters, project, name) for name in entry.record.notebooks if name in known}
    raise_any(problems)
    return Opened(entry, {name: taken or {} for name, taken in takes.items()})


def _parameters(project: Project, notebook: str) -> dict[str, Parameter]:
    path = project.notebook(notebook)
    return parameters.parse(notebooks.shared(path, project.shown(path)), project.shown(path))


def _assign(
    takes: dict[str, dict[str, Parameter]], values: Mapping[str, Any], places: Places, problems: list[Problem]
) -> ByNotebook:
    """Values by notebook, as the types its parameters have; what is wrong with them goes to `problems`."""
    assigned: ByNotebook = {notebook: {} for notebook in takes}
    known = sorted({name for taken in takes.values() for name in taken})
    for name, value in values.items():
        takers = {notebook: taken[name] for notebook, taken in takes.items() if name in taken}
        if not takers:
            message = "no notebook of this edition has such a parameter"
            problems.append(Problem(places(name), message, ", ".join(known), nearest(name, known)))
        for notebook, parameter in takers.items():
            try:
                assigned[notebook][name] = parameters.convert(parameter, value)
            except ValueError as error:
                expected = "; ".join(
                    f"{taken.comment} (in {where}: {taken.default!r})" for where, taken in takers.items()
                )
                problems.append(Problem(places(name), str(error), expected))
                break  # the others would say the same
    return assigned
