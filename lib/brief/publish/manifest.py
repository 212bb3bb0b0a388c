"""What a build leaves beside the brief, so that two builds can be compared later: `edition.json`.

It holds what the brief says (values, charts, verdicts) and what that was made from (parameters, claims,
series, code); long things as checksums. No time and no path is in it: the same inputs give the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat

from brief.base import fingerprints
from brief.base.problems import Place, Problem, Problems, nearest, raise_any
from brief.base.project import MANIFEST, TABLES, Project
from brief.editions.editions import Planned
from brief.notebooks import files as notebooks
from brief.notebooks import parameters
from brief.notebooks.outputs import FIGURE_KEY, VEGALITE_MIME
from brief.official import audit

FORMAT = 1
# What computes the numbers and writes the chart specifications: a new release of one may change them.
PACKAGES = ("altair", "pandas", "pint")
COMPARED = ("claims", "sources", "series", "reference", "audit")


@dataclass(frozen=True)
class Built:
    """A built edition, read back: its `edition.json`, and the rows of its tables as they were written."""

    record: dict[str, Any]
    tables: dict[str, list[dict[str, str]]]


def write(
    project: Project,
    planned: Planned,
    executed: dict[str, nbformat.NotebookNode],
    modules: dict[str, dict[str, Any]],
    folder: Path,
) -> Path:
    """Write `edition.json` to the folder of a built edition, which holds its tables already.

    `executed` maps a notebook's name to its executed notebook, `modules` are the `library`'s.
    Raises `Problems` when checks can't be read.
    """
    edition = planned.edition
    tables = {name: _rows(folder, name) for name in COMPARED}
    observations: dict[str, list[dict[str, str]]] = {row["id"]: [] for row in tables["series"]}
    for row in tables["reference"]:
        observations[row["series_id"]].append(row)
    record = {
        "format": FORMAT,
        "edition": {
            "id": planned.id,
            "title": edition.title,
            "subtitle": edition.subtitle,
            "audience": edition.audience,
            "date": edition.date,
        },
        "sections": {name: _file_sha256(project.sections / f"{name}.qmd") for name in edition.sections},
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
            label: {"notebook": name, **_chart(data[VEGALITE_MIME], about)}
            for label, name, data, about in _shown(executed)
            if VEGALITE_MIME in data
        },
        "tables": {
            label: {"notebook": name, "caption": about["caption"], "rows": fingerprints.sha256(data["text/markdown"])}
            for label, name, data, about in _shown(executed)
            if "text/markdown" in data
        },
        "claims": {row["id"]: fingerprints.sha256(row) for row in tables["claims"]},
        "series": {row["id"]: fingerprints.sha256([row, *observations[row["id"]]]) for row in tables["series"]},
        "checks": {
            name: fingerprints.sha256(check.model_dump(mode="json", exclude={"claims"}))
            for check, _ in audit.load(project)
            for name in check.claims
        },
        "verdicts": {row["claim_id"]: row["verdict"] for row in tables["audit"]},
        "files": {project.shown(path): _file_sha256(path) for path in _files(project)},
        "library": modules,
        "packages": {name: version(name) for name in PACKAGES},
    }
    path = folder / MANIFEST
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def read(folder: Path) -> Built:
    """A built edition. Raises `Problems` when the folder holds no complete one, or one of another format."""
    where = folder / MANIFEST
    try:
        record = json.loads(where.read_text(encoding="utf-8"))
        tables = {name: _rows(folder, name) for name in COMPARED}
    except FileNotFoundError as error:
        missing = Path(error.filename).relative_to(folder).as_posix()
        raise Problems(
            [Problem(Place(str(folder)), f"not a built edition: there is no {missing}", suggestion="brief build")]
        ) from None
    except ValueError as error:
        raise Problems(
            [Problem(Place(str(where)), f"not readable as JSON: {error}", suggestion="brief build")]
        ) from None
    if record.get("format") != FORMAT:
        raise Problems(
            [
                Problem(
                    Place(str(where)),
                    f"written in format {record.get('format')}",
                    f"format {FORMAT}",
                    "build both editions again with one version of the library",
                )
            ]
        )
    return Built(record, tables)


def find(output: Path, *given: str) -> list[Path]:
    """The folders of built editions, each given as an edition's id (a folder of `output`) or as a path.

    Raises `Problems` for each that is not there, with the nearest that is.
    """
    known = sorted(path.parent.name for path in output.glob(f"[!.]*/{MANIFEST}"))
    folders, problems = [], []
    for name in given:
        found = [folder for folder in (output / name, Path(name)) if (folder / MANIFEST).is_file()]
        folders += found[:1]
        if found:
            continue
        if (output / name).is_dir() or Path(name).is_dir():
            problems.append(
                Problem(
                    Place(name),
                    f"the folder holds no {MANIFEST}",
                    "a folder that `brief build` wrote",
                    "build it again: builds of an earlier version left none",
                )
            )
        else:
            problems.append(
                Problem(
                    Place(name),
                    "neither an edition that was built nor a folder",
                    ", ".join(known) or "brief build, first",
                    nearest(name, known),
                )
            )
    raise_any(problems)
    return folders


def _notebook(
    notebook: nbformat.NotebookNode, given: dict[str, Any], shown: str, modules: Collection[str]
) -> dict[str, Any]:
    """A notebook's parameters, and its code without them: to set a parameter is not to change the code."""
    cells = [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "code" and not {"parameters", "injected-parameters"} & set(cell.metadata.get("tags", []))
    ]
    return {
        "parameters": {
            name: _parameter(parameter.default, given.get(name, parameter.default))
            for name, parameter in parameters.parse(notebook, shown).items()
        },
        "code": fingerprints.sha256(cells),
        "imports": fingerprints.imports(notebooks.code(notebook), modules),
    }


def _parameter(default: Any, value: Any) -> dict[str, Any]:
    return {"value": value, "default": default, "differs": value != default}


def _shown(executed: dict[str, nbformat.NotebookNode]) -> Iterator[tuple[str, str, dict, dict]]:
    """Every labelled chart and table: label, notebook, the output's data, and what `show` says about it."""
    for name, notebook in executed.items():
        for label, cell in notebooks.labels(notebook).items():
            for output in cell.outputs:
                if about := output.get("metadata", {}).get(FIGURE_KEY):
                    yield label, name, output["data"], about


def _chart(specification: dict[str, Any], about: dict[str, Any]) -> dict[str, str]:
    headline = specification["title"]["text"]
    return {
        "headline": headline if isinstance(headline, str) else " ".join(headline),
        "caption": about["caption"],
        "data": fingerprints.sha256(about["data"]),
        "specification": fingerprints.sha256(specification),
    }


def _files(project: Project) -> list[Path]:
    """The files that a notebook may read besides claims, checks and series, which are compared one by one."""
    return sorted(
        [
            *(path for path in project.data.glob("*.yml") if path != project.checks),
            *project.frameworks.glob("*.yml"),
            project.sources,
        ]
    )


def _file_sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
