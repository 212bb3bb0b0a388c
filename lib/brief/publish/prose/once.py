"""What stands in an edition once: a section, an id, a chart, a label, the name of a value. And no section in itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from brief.base.problems import Place, Problem
from brief.base.project import Project
from brief.editions.editions import Edition
from brief.notebooks import files as notebooks
from brief.publish.cells import Executed
from brief.publish.prose.code import without as without_code
from brief.publish.prose.markup import SHORTCODE, blanked
from brief.publish.prose.sections import FOLDER, Section, included

_ID = re.compile(r"\{[^{}\n]*?#(?P<id>[\w-]+)")
_NO_ID = (SHORTCODE, r"\]\([^)]*\)", r"\"[^\"\n]*\"")


def check(project: Project, edition: Edition, prose: Sequence[Section], executed: Executed) -> list[Problem]:
    """What stands twice in an edition, and sections that include themselves."""
    return [
        *_twice("the section", _sections(project, edition, prose)),
        *_circles(project, prose),
        *_twice("the id", [*dict(_embedded(prose)).items(), *_ids(prose)]),  # the page has a chart's label as an id
        *_twice("the chart or table", _embedded(prose), "refer to it: @fig-…, @tbl-…"),
        *_twice("the label", _labels(project, executed)),
        *_twice("the value", _values(project, executed)),
    ]


def _twice(what: str, named: Iterable[tuple[str, Place]], hint: str = "") -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for name, place in named:
        if name in first:
            yield Problem(place, f"{what} {name} stands in this edition twice, first in {first[name]}", suggestion=hint)
        first.setdefault(name, place)


def _sections(project: Project, edition: Edition, prose: Sequence[Section]) -> Iterator[tuple[str, Place]]:
    for name in edition.sections:
        yield f"{FOLDER}/{name}.qmd", Place(project.shown(project.sections), record="sections")
    for section in prose:
        for code in section.named("include"):
            if (path := included(code)[1:]).startswith(FOLDER):
                yield path, section.place(code.start)


def _circles(project: Project, prose: Sequence[Section]) -> Iterator[Problem]:
    """Sections that include themselves, at once or through others."""
    includes = {
        section.file.removeprefix(f"{project.shown(project.reports)}/"): [
            (included(code)[1:], section.place(code.start)) for code in section.named("include")
        ]
        for section in prose
    }
    for name, codes in includes.items():
        for argument, place in codes:
            if name in _reached(argument, includes):
                yield Problem(place, f"{name} includes itself", "a section that stands in no circle")


def _reached(name: str, includes: dict[str, list[tuple[str, Place]]]) -> set[str]:
    """A section and all that it includes, directly or not."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [argument for argument, _ in includes.get(name, [])]
    return reached


def _ids(prose: Sequence[Section]) -> Iterator[tuple[str, Place]]:
    for section in prose:
        for match in _ID.finditer(blanked(without_code(section.text), *_NO_ID)):
            yield match["id"], section.place(match.start())


def _embedded(prose: Sequence[Section]) -> Iterator[tuple[str, Place]]:
    for section in prose:
        for code in section.named("embed"):
            yield code.argument.partition("#")[2], section.place(code.start)


def _labels(project: Project, executed: Executed) -> Iterator[tuple[str, Place]]:
    for name, notebook in executed.items():
        for label in notebooks.labels(notebook):
            yield label, Place(project.shown(project.notebook(name)), record=f"cell {label}")


def _values(project: Project, executed: Executed) -> Iterator[tuple[str, Place]]:
    for name, notebook in executed.items():
        for value in notebooks.values(notebook):
            yield value, Place(project.shown(project.notebook(name)), record=f"value {value}")
