"""The table of what the editions of a matrix say, a row each."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from brief.base.project import MANIFEST, Project
from brief.editions.editions import Planned

TABLE = "scenarios.csv"


def table(project: Project, planned: list[Planned]) -> Path:
    """Write what the editions that are built say: a row each, with its parameters and every named value."""
    parameters: list[dict[str, Any]] = []
    values: list[dict[str, Any]] = []
    varied: set[str] = set()
    for one in planned:
        file = project.output / one.id / MANIFEST
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
