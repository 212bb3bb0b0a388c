"""Many editions at once: a grid over parameters (`scenarios.yml`), and the table of what each of them says."""

from __future__ import annotations

import csv
import itertools
import json
import re
from pathlib import Path
from typing import Any

from pydantic import field_validator

from brief import built, editions
from brief.editions import Planned
from brief.problems import Problem, Problems
from brief.project import Project
from brief.records import Record, parse, read

TABLE = "scenarios.csv"


class Matrix(Record):
    """An edition, and the values that parameters take in turn: each with each."""

    edition: str = editions.DEFAULT
    grid: dict[str, list[Any]]

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
    matrix, problems = parse(Matrix, read(path, where), where)
    if matrix is None:
        raise Problems(problems)
    opened = editions.open_edition(project, matrix.edition)
    planned: dict[str, Planned] = {}
    for values in itertools.product(*matrix.grid.values()):
        given = dict(zip(matrix.grid, values, strict=True))
        try:
            parameters = opened.parameters(given, f"{where} grid")
        except Problems as error:
            problems += error.problems
            continue
        said = ", ".join(f"{name} = {value}" for name, value in given.items())
        name = "_".join(_word(f"{name}-{value}") for name, value in given.items())
        subtitle = f"{opened.edition.subtitle} ({said})".strip()
        if f"{path.stem}/{name}" in planned:
            problems.append(Problem(f"{where} grid", f"{said} stands in it twice"))
        edition = opened.edition.model_copy(update={"subtitle": subtitle})
        planned[f"{path.stem}/{name}"] = Planned(f"{path.stem}/{name}", edition, parameters)
    if problems:
        raise Problems(dict.fromkeys(problems))
    return list(planned.values())


def _word(text: str) -> str:
    return re.sub(r"[^\w.-]+", "-", text).strip("-.")


def table(project: Project, planned: list[Planned]) -> Path:
    """Write what the editions that are built say: a row each, with its parameters and every named value."""
    parameters: list[dict[str, Any]] = []
    values: list[dict[str, Any]] = []
    varied: set[str] = set()
    for one in planned:
        file = project.output / one.id / built.FILE
        if not file.is_file():
            continue
        record = json.loads(file.read_text(encoding="utf-8"))
        given = {name: entry for book in record["notebooks"].values() for name, entry in book["parameters"].items()}
        varied |= {name for name, entry in given.items() if entry["differs"]}
        parameters.append({name: entry["value"] for name, entry in given.items()})
        values.append({"edition": one.id} | {key: entry["value"] for key, entry in record["values"].items()})
    rows = [
        {"edition": said["edition"]} | {name: given[name] for name in given if name in varied} | said
        for given, said in zip(parameters, values, strict=True)
    ]
    path = project.output / planned[0].id.split("/")[0] / TABLE
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path
