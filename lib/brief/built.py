"""What a build leaves beside the brief, so that two builds can be compared later: `edition.json`.

It holds what the brief says (values, charts, verdicts) and what that was made from (parameters, claims,
series, code); long things as checksums. No time and no path is in it: the same inputs give the same bytes.
"""

from __future__ import annotations

import ast
import csv
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat

from brief import audit, notebooks
from brief.editions import Planned
from brief.outputs import FIGURE_KEY, VEGALITE_MIME
from brief.problems import Problem, Problems, nearest, raise_any
from brief.project import Project

FILE = "edition.json"
FORMAT = 1
LIBRARY = Path(__file__).parent
# What computes the numbers and writes the chart specifications: a new release of one may change them.
PACKAGES = ("altair", "pandas", "pint")
TABLES = ("claims", "sources", "series", "reference", "audit")


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
    tables = {name: _rows(folder, name) for name in TABLES}
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
        "sections": {name: _file_sha256(project.reports / "sections" / f"{name}.qmd") for name in edition.sections},
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
            label: {"notebook": name, "caption": about["caption"], "rows": sha256(data["text/markdown"])}
            for label, name, data, about in _shown(executed)
            if "text/markdown" in data
        },
        "claims": {row["id"]: sha256(row) for row in tables["claims"]},
        "series": {row["id"]: sha256([row, *observations[row["id"]]]) for row in tables["series"]},
        "checks": {
            name: sha256(check.model_dump(mode="json", exclude={"claims"}))
            for check, _ in audit.load(project)
            for name in check.claims
        },
        "verdicts": {row["claim_id"]: row["verdict"] for row in tables["audit"]},
        "files": {project.shown(path): _file_sha256(path) for path in _files(project)},
        "library": modules,
        "packages": {name: version(name) for name in PACKAGES},
    }
    path = folder / FILE
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def read(folder: Path) -> Built:
    """A built edition. Raises `Problems` when the folder holds no complete one, or one of another format."""
    where = folder / FILE
    try:
        record = json.loads(where.read_text(encoding="utf-8"))
        tables = {name: _rows(folder, name) for name in TABLES}
    except FileNotFoundError as error:
        missing = Path(error.filename).relative_to(folder).as_posix()
        raise Problems(
            [Problem(str(folder), f"not a built edition: there is no {missing}", suggestion="brief build")]
        ) from None
    except ValueError as error:
        raise Problems([Problem(str(where), f"not readable as JSON: {error}", suggestion="brief build")]) from None
    if record.get("format") != FORMAT:
        raise Problems(
            [
                Problem(
                    str(where),
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
    known = sorted(path.parent.name for path in output.glob(f"[!.]*/{FILE}"))
    folders, problems = [], []
    for name in given:
        found = [folder for folder in (output / name, Path(name)) if (folder / FILE).is_file()]
        folders += found[:1]
        if found:
            continue
        if (output / name).is_dir() or Path(name).is_dir():
            problems.append(
                Problem(
                    name,
                    f"the folder holds no {FILE}",
                    "a folder that `brief build` wrote",
                    "build it again: builds of an earlier version left none",
                )
            )
        else:
            problems.append(
                Problem(
                    name,
                    "neither an edition that was built nor a folder",
                    ", ".join(known) or "brief build, first",
                    nearest(name, known),
                )
            )
    raise_any(problems)
    return folders


def library(folder: Path) -> dict[str, dict[str, Any]]:
    """Each module of the library: the checksum of its code, and which other modules it imports."""
    names = {_module(path.relative_to(folder)): path for path in sorted(folder.rglob("*.py"))}
    sources = {name: path.read_text(encoding="utf-8") for name, path in names.items()}
    return {name: {"code": sha256(source), "imports": _imports(source, names)} for name, source in sources.items()}


def imports(notebook: nbformat.NotebookNode, modules: Collection[str]) -> list[str]:
    """The modules of the library that a notebook imports by name, in any of its code cells."""
    return _imports("\n".join(_python(cell.source) for cell in notebook.cells if cell.cell_type == "code"), modules)


def closure(library: dict[str, dict[str, Any]], names: Iterable[str]) -> list[str]:
    """Modules with all those that they import, directly or not, and the packages they are in.

    A name that is not in `library` imports nothing.
    """
    reached: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name and name not in reached:
            reached.add(name)
            waiting += [*library.get(name, {}).get("imports", []), name.rpartition(".")[0]]
    return sorted(reached)


def _python(source: str) -> str:
    """A cell's code as plain Python, which %magic is not."""
    try:
        ast.parse(source)
    except SyntaxError:
        # Half a second, for the notebooks that need it.
        from IPython.core.inputtransformer2 import TransformerManager

        return TransformerManager().transform_cell(source)
    return source


def sha256(content: Any) -> str:
    """The checksum of anything that JSON can hold, whatever order its mappings are in."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _module(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(("brief", *(parts[:-1] if parts[-1] == "__init__" else parts)))


def _imports(source: str, modules: Collection[str]) -> list[str]:
    """The modules of the library that a source imports by name, anywhere in it."""
    return sorted(_named(source) & set(modules))


@lru_cache(256)  # the editions of a build have the library and most notebooks in common
def _named(source: str) -> frozenset[str]:
    """Everything that a source imports by a name that may be a module's."""
    named: set[str] = set()
    for node in _statements(ast.parse(source).body):
        if isinstance(node, ast.ImportFrom) and node.module:
            named |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
    return frozenset(named)


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Every statement, in whatever it stands; no expression, of which there are ten times as many."""
    for statement in body:
        yield statement
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            yield from _statements(getattr(statement, part, []))


def _notebook(
    notebook: nbformat.NotebookNode, given: dict[str, Any], shown: str, modules: Collection[str]
) -> dict[str, Any]:
    """A notebook's parameters, and its code without them: to set a parameter is not to change the code."""
    cells = [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "code" and not {"parameters", "injected-parameters"} & set(cell.metadata.get("tags", []))
    ]
    parameters = notebooks.parameters(notebook, shown)
    return {
        "parameters": {
            name: _parameter(parameter.default, given.get(name, parameter.default))
            for name, parameter in parameters.items()
        },
        "code": sha256(cells),
        "imports": imports(notebook, modules),
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
        "data": sha256(about["data"]),
        "specification": sha256(specification),
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
    with (folder / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
