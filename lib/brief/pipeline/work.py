"""What a worker process does: execute a run, render an edition. Values come in, values go out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

import nbformat

from brief.base.problems import raise_any
from brief.base.project import TABLES
from brief.editions.editions import Planned
from brief.notebooks import execution, limits
from brief.notebooks import files as notebooks
from brief.official.collection import Collection
from brief.pipeline.runs import Run
from brief.publish import data, judged, manifest, pictures, volumes
from brief.publish.prose import settled
from brief.publish.prose.check import check_edition
from brief.publish.render import renderers
from brief.publish.stage import stage
from brief.tables import package


@dataclass(frozen=True)
class Loaded:
    """What every edition of a project says, whatever its parameters: loaded once, and handed to every worker.

    `cell_seconds` is how long a cell may take there.
    """

    collection: Collection
    tables: dict[str, package.Resource]
    library: dict[str, dict[str, Any]]
    cell_seconds: int = limits.SECONDS


def load(collection: Collection, library: dict[str, dict[str, Any]], cell_seconds: int = limits.SECONDS) -> Loaded:
    """All of a collection, and its tables. Raises `Problems` when any part has one."""
    raise_any(collection.problems())
    return Loaded(collection, package.resources(collection), library, cell_seconds)


# What this worker was given, by the name that tasks call it.
_places: dict[str, Loaded] = {}
# The working folder of a process is one: a second thread of it (a Dask worker has as many as it is told) waits.
_one_at_a_time = Lock()


def settle(place: str, root: Path, loaded: Loaded) -> None:
    """Make a project known to this worker, under the name that tasks call it."""
    _places[place] = replace(loaded, collection=loaded.collection.moved(root))


def execute(place: str, run: Run) -> dict[str, Any]:
    """Execute a run: the executed notebook, with its pictures, as bytes, and notes of what it read.

    Raises `CellFailed`, with the notebook as far as it got.
    """
    loaded = _places[place]
    project = loaded.collection.project
    path = project.notebook(run.notebook)
    with _one_at_a_time, TemporaryDirectory(prefix="brief-") as folder:
        notes = Path(folder) / "reads"
        notes.touch()
        name = f"{project.shown(path)}{run.words}"
        executed = execution.execute(path, run.parameters, name, notes, cell_seconds=loaded.cell_seconds)
        pictures.draw(executed, project.fonts, project.shown(path))
        return {
            "notebook": notebooks.written(executed),
            "read": notes.read_text(encoding="utf-8").splitlines(),
        }


def render(place: str, planned: Planned, renderer: str, made: dict[str, bytes]) -> dict[str, Any]:
    """Render an edition from the executed notebooks in `made`: the finished files by their names.

    Raises `Problems` when a sentence of its prose, or the renderer, has one.
    """
    loaded = _places[place]
    collection = loaded.collection
    executed = {name: nbformat.reads(content.decode(), as_version=4) for name, content in made.items()}
    with _one_at_a_time, TemporaryDirectory(prefix="brief-") as folder, ThreadPoolExecutor(1) as beside:
        raise_any(check_edition(collection, planned.edition, executed))
        staged, fresh = Path(folder) / "stage", Path(folder) / "fresh"
        stage(collection, planned, executed, staged)
        fresh.mkdir()
        rendering = beside.submit(renderers.choose(renderer).render, staged, fresh)  # in programs of its own
        for name, page in volumes.pages(collection, planned.edition, executed).items():
            (fresh / name).parent.mkdir(exist_ok=True)
            (fresh / name).write_text(page, encoding="utf-8")
        judgements = settled.of_edition(collection, planned.edition, executed)
        tables = data.tables(executed) | {"judgements": judged.resource(judged.table(collection, executed, judgements))}
        package.write(loaded.tables | tables, fresh / TABLES, planned.edition.title, planned.edition.date)
        manifest.write(collection, planned, executed, fresh, judged=judgements, modules=loaded.library)
        rendering.result()
        files = {path.relative_to(fresh).as_posix(): path.read_bytes() for path in fresh.rglob("*") if path.is_file()}
        return {"files": files, "read": []}
