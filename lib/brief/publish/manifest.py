"""What a build leaves beside the brief, so that two builds can be compared later: `edition.json`.

It holds what the brief says (values, charts, judgements, verdicts) and what that was made from (parameters, claims,
series, code); long things as checksums. No time and no path is in it: the same inputs give the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from brief.base import fingerprints
from brief.base.project import MANIFEST, TABLES, Project, listed
from brief.editions.editions import Planned
from brief.notebooks import files as notebooks
from brief.notebooks import parameters
from brief.notebooks.outputs import FIGURE_KEY, VEGALITE_MIME
from brief.official.collection import Collection
from brief.publish.cells import Executed
from brief.publish.judged import said
from brief.publish.prose.judgements import Settled

FORMAT = 3
# What computes the numbers and writes the chart specifications: a new release of one may change them.
PACKAGES = ("altair", "pandas", "pint")
COMPARED = ("claims", "sources", "series", "reference", "audit")

Rows = list[dict[str, str]]
Modules = Mapping[str, dict[str, Any]]
"""The modules of the library: see `fingerprints.library`."""


def write(
    collection: Collection,
    planned: Planned,
    executed: Executed,
    folder: Path,
    *,
    judged: Iterable[Settled],
    modules: Modules,
) -> Path:
    """Write `edition.json` to the folder of a built edition, which holds its tables already."""
    record = {
        "format": FORMAT,
        **_edition(collection.project, planned),
        **_outputs(planned, executed, modules),
        "judgements": _judgements(collection, executed, judged),
        **_data(collection, tables(folder)),
        "files": {collection.project.shown(path): _file_sha256(path) for path in _files(collection.project)},
        "library": modules,
        "packages": {name: version(name) for name in PACKAGES},
    }
    path = folder / MANIFEST
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def tables(folder: Path) -> dict[str, Rows]:
    """The rows of those tables of a built edition that builds are compared by, as they were written."""
    return {name: _rows(folder / TABLES / f"{name}.csv") for name in COMPARED}


def _edition(project: Project, planned: Planned) -> dict[str, Any]:
    """What the edition is, and the prose of its sections."""
    edition = planned.edition
    described = edition.model_dump(include={"title", "subtitle", "audience", "date"})
    return {
        "edition": {"id": planned.id, **described},
        "sections": {name: _file_sha256(project.section(name)) for name in edition.sections},
    }


def _outputs(planned: Planned, executed: Executed, modules: Modules) -> dict[str, Any]:
    """The notebooks, and the values, charts and tables that they give to the brief."""
    return {
        "notebooks": {
            name: _notebook(notebook, planned.parameters[name], f"{name}.ipynb", modules)
            for name, notebook in executed.items()
        },
        "values": {
            key: {"notebook": name, **entry}
            for name, notebook in executed.items()
            for key, entry in notebooks.values(notebook).items()
        },
        "charts": {
            label: {"notebook": name, **_chart(data[VEGALITE_MIME], figure)}
            for label, name, data, figure in _figures(executed)
            if VEGALITE_MIME in data
        },
        "tables": {
            label: {"notebook": name, "caption": figure["caption"], "rows": fingerprints.sha256(data["text/markdown"])}
            for label, name, data, figure in _figures(executed)
            if "text/markdown" in data
        },
    }


def _judgements(collection: Collection, executed: Executed, judged: Iterable[Settled]) -> dict[str, Any]:
    """The judgements by their section and words as written, with what they rest on, as found, and what is said."""
    words = said(collection, executed)
    return {
        f"{Path(settled.judgement.place.file).stem}: {settled.judgement.words}": {
            "when": settled.judgement.when,
            "holds": settled.finding.holds,
            "found": list(settled.finding.seen),
            "confidence": settled.judgement.confidence,
            "said": words(settled),
        }
        for settled in judged
    }


def _data(collection: Collection, rows: dict[str, Rows]) -> dict[str, Any]:
    """Claims, series and checks as checksums, and the verdicts."""
    observations: dict[str, Rows] = {row["id"]: [] for row in rows["series"]}
    for row in rows["reference"]:
        observations[row["series_id"]].append(row)
    return {
        "claims": {row["id"]: fingerprints.sha256(row) for row in rows["claims"]},
        "series": {row["id"]: fingerprints.sha256([row, *observations[row["id"]]]) for row in rows["series"]},
        "checks": {
            name: fingerprints.sha256(entry.record.model_dump(mode="json", exclude={"claims"}))
            for entry in collection.checks
            for name in entry.record.claims
        },
        "verdicts": {row["claim_id"]: row["verdict"] for row in rows["audit"]},
    }


def _notebook(notebook: NotebookNode, values: dict[str, Any], file: str, modules: Modules) -> dict[str, Any]:
    """A notebook's parameters, and its code without them: to set a parameter is not to change the code."""
    cells = [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "code" and not {"parameters", "injected-parameters"} & set(cell.metadata.get("tags", []))
    ]
    return {
        "parameters": {
            name: _parameter(parameter.default, values.get(name, parameter.default))
            for name, parameter in parameters.parse(notebook, file).items()
        },
        "code": fingerprints.sha256(cells),
        "imports": fingerprints.imports(notebooks.code(notebook), modules),
    }


def _parameter(default: Any, value: Any) -> dict[str, Any]:
    return {"value": value, "default": default, "differs": value != default}


def _figures(executed: Executed) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Every labelled chart and table: label, notebook, the output's data, and what `show` says about it."""
    for name, notebook in executed.items():
        for label, cell in notebooks.labels(notebook).items():
            for output in cell.outputs:
                if figure := output.get("metadata", {}).get(FIGURE_KEY):
                    yield label, name, output["data"], figure


def _chart(specification: dict[str, Any], figure: dict[str, Any]) -> dict[str, str]:
    headline = specification["title"]["text"]
    return {
        "headline": headline if isinstance(headline, str) else " ".join(headline),
        "caption": figure["caption"],
        "data": fingerprints.sha256(figure["data"]),
        "specification": fingerprints.sha256(specification),
    }


def _files(project: Project) -> list[Path]:
    """The files that a notebook may read besides claims, checks and series, which are compared one by one."""
    vocabularies = (path for path in listed(project.data, "*.yml") if path != project.checks)
    return sorted([*vocabularies, *listed(project.frameworks, "*.yml"), project.sources])


def _file_sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
