"""What tasks depend on, and in which state each of that is: a checksum by the note that names it.

Notes are those of `brief.base.trace`, and: `notebook NAME`, `module NAME` (of the library), `edition ID`,
`renderer NAME`, `environment python` (this Python and every package it has).
"""

from __future__ import annotations

import hashlib
import platform
import sysconfig
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from brief.base import fingerprints, trace
from brief.base.problems import Problems
from brief.base.project import listed
from brief.corpus.anchoring import Anchored
from brief.editions.editions import Planned
from brief.notebooks import files as notebooks
from brief.official.collection import Collection
from brief.pipeline.runs import Run
from brief.publish import stage
from brief.publish.prose import sections as prose
from brief.publish.render import renderers

ABSENT = "absent"
# What executes a notebook and draws its pictures, whatever the notebook itself imports.
EXECUTING = ("brief.notebooks.execution", "brief.publish.pictures")


class Inputs:
    """The state of everything, now."""

    def __init__(self, collection: Collection, library: dict[str, dict[str, Any]], plans: Iterable[Planned]) -> None:
        project, ledger = collection.project, collection.ledger
        self._project = project
        self._reference = collection.reference
        self._plans = {planned.id: planned for planned in plans}
        self._library = library
        self._imports: dict[str, list[str]] = {}
        self._rows: dict[str, list[list[str]]] = {}
        self._known: dict[str, str] = {}
        self._of: dict[str, Callable[[str], str]] = {
            "claim": lambda name: _records(name, ledger.claims, _claim),
            "document": lambda name: _records(
                name, ledger.documents, lambda document: document.source.model_dump(mode="json")
            ),
            "series": self._series,
            "file": lambda name: _file(project.root / name),
            "folder": lambda name: _folder(project.root / name),
            "tree": lambda name: _tree(project.root / name),
            "notebook": self._notebook,
            "module": lambda name: self._library[name]["code"] if name in self._library else ABSENT,
            "edition": lambda name: _edition(self._plans[name]) if name in self._plans else ABSENT,
            "renderer": lambda name: renderers.RENDERERS[name].version() if name in renderers.RENDERERS else ABSENT,
            "environment": lambda _: _environment(),
        }

    def state(self, note: str) -> str:
        """The state of what a note names; `absent` when it is not there.

        It raises nothing: a task that can't be judged would be left out, and what it makes would look up to date.
        """
        if note not in self._known:
            kind, _, name = note.partition(" ")
            try:
                self._known[note] = self._of[kind](name) if kind in self._of else ABSENT
            except (OSError, Problems) as error:  # whoever reads it says so in full
                self._known[note] = f"not readable: {error}"
        return self._known[note]

    def of_run(self, run: Run) -> list[str]:
        """What a run depends on, before it is known what it reads."""
        if run.notebook not in self._imports:
            path = self._project.notebook(run.notebook)
            notebook = notebooks.shared(path, self._project.shown(path))
            self._imports[run.notebook] = fingerprints.closure(
                self._library, [*fingerprints.imports(notebooks.code(notebook), self._library), *EXECUTING]
            )
        return [
            f"notebook {run.notebook}",
            "environment python",
            *(f"module {name}" for name in self._imports[run.notebook]),
            *self._files(self._project.fonts),
        ]

    def of_edition(self, planned: Planned, renderer: str) -> list[str]:
        """What an edition depends on besides its runs."""
        copied = [self._project.reports / name for name in stage.COPIED if name != "sections"]
        sections = [self._project.root / section.file for section in prose.of(self._project, planned.edition)]
        return [
            f"edition {planned.id}",
            f"renderer {renderer}",
            "environment python",
            *(f"module {name}" for name in self._library),
            *(f"{kind} {trace.ALL}" for kind in ("document", "claim", "series")),
            *self._files(self._project.vocabulary, self._project.checks, self._project.frameworks),
            *self._files(*copied, *sections),
        ]

    def _files(self, *paths: Path) -> list[str]:
        files = [file for path in paths for file in ([path] if path.is_file() else listed(path, "**/*"))]
        return [f"file {self._project.shown(path)}" for path in files if path.is_file()]

    def _series(self, name: str) -> str:
        if not self._rows:
            for row in self._reference.rows.itertuples(index=False):
                self._rows.setdefault(str(row.series_id), []).append([str(value) for value in row])
        return _records(
            name, self._reference.series, lambda series: [series.model_dump(mode="json"), self._rows[series.id]]
        )

    def _notebook(self, name: str) -> str:
        path = self._project.notebook(name)
        cells = notebooks.shared(path, self._project.shown(path)).cells
        kept = ("id", "cell_type", "source", "metadata")
        return fingerprints.sha256([{key: cell.get(key) for key in kept} for cell in cells])


def _records(name: str, records: Any, content: Any) -> str:
    if name == trace.ALL:
        return fingerprints.sha256([content(record) for record in records.values()])
    return fingerprints.sha256(content(records[name])) if name in records else ABSENT


def _claim(anchored: Anchored) -> Any:
    source = anchored.document.source.model_dump(mode="json")
    return [anchored.claim.model_dump(mode="json"), anchored.start, anchored.end, anchored.phrase, source]


def _edition(planned: Planned) -> str:
    return fingerprints.sha256([planned.edition.model_dump(mode="json"), planned.parameters])


def _file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ABSENT


def _tree(folder: Path) -> str:
    """Every file in a folder, whatever is in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return fingerprints.sha256([[path.relative_to(folder).as_posix(), _file(path)] for path in files])


def _folder(path: Path) -> str:
    hidden = (".", "__pycache__")
    names = sorted(entry.name for entry in path.iterdir() if not entry.name.startswith(hidden)) if path.is_dir() else []
    return fingerprints.sha256(names)


def _environment() -> str:
    """Every package of this Python: its folder of metadata is named for it and its version."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    packages = sorted(path.name for folder in folders for path in Path(folder).glob("*.dist-info"))
    return fingerprints.sha256([platform.python_version(), platform.machine(), packages])
