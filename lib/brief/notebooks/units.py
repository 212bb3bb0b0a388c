"""The rule that a chart says one unit: on its vertical axis, and in the second title over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nbformat import NotebookNode

from brief.base.problems import Place, Problem
from brief.corpus.vocabulary import Unit
from brief.notebooks import files
from brief.notebooks.outputs import VEGALITE_MIME

# Units of time and place: they say when and where, beside what is counted.
_BESIDE = {"calendar year", "cities", "countries", "days", "months", "people", "states", "weeks", "years"}
_RATES = {"substances per week", "substances per year", "days per week", "hours per day"}


def check(notebook: NotebookNode, file: str, units: Mapping[str, Unit]) -> Iterator[Problem]:
    """A problem for each vertical axis of a chart whose unit is none of those that the second title names."""
    for number, cell in enumerate(notebook.cells, start=1):
        yield from _check(cell, files.place(file, number, cell.source), units)


def _check(cell: NotebookNode, place: Place, units: Mapping[str, Unit]) -> Iterator[Problem]:
    for output in cell.get("outputs", []):
        chart = output.get("data", {}).get(VEGALITE_MIME)
        if not isinstance(chart, dict) or not isinstance(chart.get("title"), dict):
            continue
        measure = _joined(chart["title"].get("subtitle", ""))
        named = _named(measure, units)
        for title in dict.fromkeys(_titles(chart)):
            unit = next(iter(_named(title, units)), "")
            if unit and named and unit not in named:
                message = f"the axis counts {unit} (“{title}”), the measure {' and '.join(named)} (“{measure}”)"
                yield Problem(place, message, "the same unit in y_title= and measure=")


def _named(text: str, units: Mapping[str, Unit]) -> list[str]:
    """The units that a text names, in the order of their words."""
    places = {
        name: match.start()
        for name, unit in units.items()
        if name not in _BESIDE | _RATES and unit.pattern and (match := unit.pattern.search(text))
    }
    return sorted(places, key=lambda name: places[name])


def _titles(specification: Any) -> Iterator[str]:
    """The titles of the vertical axes of a chart, of all its layers."""
    if isinstance(specification, list):
        for part in specification:
            yield from _titles(part)
    if not isinstance(specification, dict):
        return
    for key, part in specification.items():
        if key == "encoding" and isinstance(part, dict) and isinstance(part.get("y"), dict):
            if title := _joined(part["y"].get("title") or ""):
                yield title
        elif key not in ("datasets", "data"):
            yield from _titles(part)


def _joined(text: Any) -> str:
    return " ".join(text) if isinstance(text, list) else str(text)
