"""Building an edition: execute its notebooks, stage, render, and put the finished brief in place at once."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import nbformat

from brief import audit, built, frameworks, kernels, ledger, notebooks, reference
from brief.check import check_prose
from brief.editions import Planned
from brief.problems import Problem, Problems, raise_any
from brief.project import Project
from brief.publish import package, reader, renderers
from brief.publish.stage import stage

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Run:
    """One execution of a notebook. Editions that ask for the same one share it."""

    notebook: str
    given: str

    @classmethod
    def of(cls, notebook: str, given: dict[str, Any]) -> Run:
        return cls(notebook, json.dumps(given, sort_keys=True))

    @property
    def file(self) -> str:
        return f"{self.notebook}-{hashlib.sha256(self.given.encode()).hexdigest()[:8]}.ipynb"


def build(
    project: Project, plans: list[Planned], *, renderer: str, jobs: int, progress: Progress
) -> dict[str, list[Path]]:
    """Build editions. The files of one appear together, or not at all and its last brief stays where it was.

    Returns the finished files by edition. Raises `Problems` for whatever went wrong, in whichever step.
    """
    book = ledger.load(project)
    official = reference.load(project)
    audited = audit.audit(book, official, audit.load(project))
    tables = package.resources(book, official, audited, frameworks.load(project, book.documents))
    chosen = renderers.choose(renderer)
    executed = _execute(project, plans, jobs, progress)
    finished: dict[str, list[Path]] = {}
    for planned in plans:
        own = {name: executed[Run.of(name, given)] for name, given in planned.parameters.items()}
        raise_any(check_prose(project, planned.edition, book, official, own))
        progress(f"{planned.id}: rendering with {chosen.name}")
        work = project.output / ".work" / planned.id
        stage(project, planned, own, book, official, audited, work / "stage")
        fresh = work / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        chosen.render(work / "stage", fresh / "brief.html", fresh / "brief.pdf")
        page = reader.page(book, project.reports / "theme", planned.edition.title)
        (fresh / reader.FILE).write_text(page, encoding="utf-8")
        package.write(tables, fresh / "data", planned.edition.title, planned.edition.date)
        built.write(project, planned, own, fresh)
        final = project.output / planned.id
        _replace(fresh, final)
        names = ["brief.html", "brief.pdf", reader.FILE, built.FILE]
        finished[planned.id] = [*(final / name for name in names), *sorted((final / "data").glob("*"))]
    return finished


def _execute(project: Project, plans: list[Planned], jobs: int, progress: Progress) -> dict[Run, nbformat.NotebookNode]:
    """Every notebook that the editions need, each once, in parallel. Reports every failure, not just the first."""
    folder = project.output / ".work" / "notebooks"
    shutil.rmtree(folder, ignore_errors=True)
    runs = {Run.of(name, given): given for planned in plans for name, given in planned.parameters.items()}
    problems: list[Problem] = []
    # Spawned, not forked: a worker must not share the threads and sockets of its parent.
    with ProcessPoolExecutor(
        max_workers=max(1, min(jobs, len(runs))), mp_context=get_context("spawn"), initializer=kernels.warm_up
    ) as pool:
        running = {}
        for run, given in runs.items():
            path = project.notebooks / f"{run.notebook}.ipynb"
            running[pool.submit(_run, path, folder / run.file, given, project.shown(path))] = run
        for done, future in enumerate(as_completed(running), start=1):
            found = future.result()
            problems += found
            progress(f"{'failed' if found else 'executed'} {running[future].notebook} ({done} of {len(runs)})")
    raise_any(problems)
    return {run: nbformat.read(folder / run.file, as_version=4) for run in runs}


def _run(path: Path, output: Path, given: dict[str, Any], shown: str) -> tuple[Problem, ...]:
    """Execute one notebook in this process; what went wrong comes back as data, which travels between processes."""
    try:
        notebooks.execute(path, output, given, shown)
    except Problems as error:
        return error.problems
    return ()


def _replace(fresh: Path, final: Path) -> None:
    """Put a finished folder in the place of the last one: two renames, no moment with half of each."""
    old = final.with_name(f".{final.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if final.exists():
        final.rename(old)
    fresh.rename(final)
    shutil.rmtree(old, ignore_errors=True)


def refresh(project: Project, names: list[str], progress: Progress) -> None:
    """Re-execute notebooks with their own parameters and keep the outputs in place, as they are committed.

    Raises `Problems` when a cell fails; that notebook then stays as it was.
    """
    problems: list[Problem] = []
    for name in names:
        path = project.notebooks / f"{name}.ipynb"
        output = project.output / ".work" / "refresh" / path.name
        try:
            notebooks.execute(path, output, {}, project.shown(path))
        except Problems as error:
            problems += error.problems
            progress(f"failed {name}")
            continue
        shutil.copy(output, path)
        progress(f"refreshed {name}")
    raise_any(problems)
