"""Many editions at once: a grid over parameters (`scenarios.yml`), and the table of what each of them says."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

from pydantic import field_validator

from brief.base.problems import Place, Problem, Problems
from brief.base.project import Project
from brief.base.records import Record, parse, read
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
    where = project.shown(path.resolve())
    matrix, problems = parse(Matrix, read(path, where), Place(where))
    if matrix is None:
        raise Problems(problems)
    opened = editions.open_edition(project, matrix.edition)
    planned: dict[str, Planned] = {}
    for values in itertools.product(*matrix.grid.values()):
        given = dict(zip(matrix.grid, values, strict=True))
        try:
            parameters = opened.parameters(given, Place(where, record="grid"))
        except Problems as error:
            problems += error.problems
            continue
        said = ", ".join(f"{name} = {value}" for name, value in given.items())
        name = "_".join(_word(f"{name}-{value}") for name, value in given.items())
        subtitle = f"{opened.edition.subtitle} ({said})".strip()
        if f"{path.stem}/{name}" in planned:
            problems.append(Problem(Place(where, record="grid"), f"{said} stands in it twice"))
        edition = opened.edition.model_copy(update={"subtitle": subtitle})
        planned[f"{path.stem}/{name}"] = Planned(f"{path.stem}/{name}", edition, parameters)
    if problems:
        raise Problems(dict.fromkeys(problems))
    return list(planned.values())


def _word(text: str) -> str:
    return re.sub(r"[^\w.-]+", "-", text).strip("-.")
