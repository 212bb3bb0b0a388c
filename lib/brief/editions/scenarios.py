"""Many editions at once: a grid over parameters (`scenarios.yml`)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import field_validator

from brief.base.problems import Problem, attempt, raise_any
from brief.base.project import Project
from brief.base.records import Record, read_record
from brief.editions import editions
from brief.editions.editions import Planned


class Matrix(Record):
    """An edition, and the values that parameters take in turn: each with each."""

    edition: str = editions.DEFAULT
    """Id of the edition."""
    grid: dict[str, list[Any]]
    """Parameters, each with its values; every combination is an edition."""

    @field_validator("grid")
    @classmethod
    def _some(cls, grid: dict[str, list[Any]]) -> dict[str, list[Any]]:
        if not grid or not all(grid.values()):
            raise ValueError("a grid is a parameter and its values, at least: lethal_dose_mg: [1.5, 2]")
        return grid


def plans(project: Project, path: Path) -> list[Planned]:
    """The editions of a matrix, in the order of its grid, the last parameter's values first.

    Each has the id `<name of the file>/<parameters>`. Raises `Problems` for everything that is wrong in the file.
    """
    entry = read_record(Matrix, path, project.shown(path.resolve()))
    grid, problems = entry.record.grid, list[Problem]()
    if path.stem in editions.available(project) or not re.fullmatch(r"[\w-][\w.-]*", path.stem):
        message, hint = f"its editions would stand in the folder {path.stem!r}", "another name for the file"
        problems.append(Problem(entry.place, message, "a folder that is no edition's", hint))
    opened = editions.open_edition(project, entry.record.edition)
    planned: dict[str, Planned] = {}
    for values in itertools.product(*grid.values()):
        combination = dict(zip(grid, values, strict=True))
        name = f"{path.stem}/{_name(combination)}"
        if name in planned:
            problems.append(Problem(entry.at("grid"), f"{_words(combination)} stands in it twice"))
        parameters = attempt(problems, opened.parameters, combination, lambda name: entry.at(f"grid.{name}"))
        subtitle = f"{opened.edition.subtitle} ({_words(combination)})".strip()
        planned[name] = Planned(name, opened.edition.model_copy(update={"subtitle": subtitle}), parameters or {})
    raise_any(dict.fromkeys(problems))
    return list(planned.values())


def _words(combination: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in combination.items())


def _name(combination: Mapping[str, Any]) -> str:
    """Parameters as the name of a folder."""
    return "_".join(re.sub(r"[^\w.-]+", "-", f"{name}-{value}").strip("-.") for name, value in combination.items())
