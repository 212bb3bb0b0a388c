"""The table of what the editions of a matrix say, a row each."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from brief.base.project import MANIFEST, Project
from brief.editions.editions import Planned

TABLE = "scenarios.csv"


def table(project: Project, first: Planned, finished: list[Planned]) -> Path:
    """Write what the `finished` editions of the matrix that starts with `first` say: a row each, every named value.

    In front stand the parameters that differ from the notebooks' own in at least one of them.
    """
    files = {edition.id: project.output / edition.id / MANIFEST for edition in finished}
    records = {name: json.loads(file.read_text(encoding="utf-8")) for name, file in files.items()}
    parameters = {name: _parameters(record) for name, record in records.items()}
    varied = {key for taken in parameters.values() for key, entry in taken.items() if entry["differs"]}
    rows = [
        {"edition": name}
        | {key: entry["value"] for key, entry in parameters[name].items() if key in varied}
        | {key: entry["value"] for key, entry in record["values"].items()}
        for name, record in records.items()
    ]
    path = project.output / first.id.split("/")[0] / TABLE
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _parameters(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The parameters of all notebooks of an edition, by their names."""
    return {name: entry for notebook in record["notebooks"].values() for name, entry in notebook["parameters"].items()}
