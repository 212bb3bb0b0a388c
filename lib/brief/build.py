"""Building an edition: execute its notebooks, stage, render, and put the finished brief in place at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import nbformat

from brief import ledger as ledger_
from brief import audit, built, frameworks, notebooks
from brief import reference as reference_
from brief.check import check_prose
from brief.editions import Planned
from brief.problems import Problem, Problems, raise_any
from brief.project import Project
from brief.publish import package, reader, renderers
from brief.publish.stage import stage

Progress = Callable[[str], None]


def build(project: Project, planned: Planned, *, renderer: str, jobs: int, progress: Progress) -> list[Path]:
    """Build one edition; its files appear together, or not at all and the last brief stays where it was.

    Returns the finished files. Raises `Problems` for whatever went wrong, in whichever step.
    """
    ledger = ledger_.load(project)
    reference = reference_.load(project)
    work = project.output / ".work" / planned.id
    audited = audit.audit(ledger, reference, audit.load(project))
    executed = _execute(project, planned, work / "notebooks", jobs, progress)
    raise_any(check_prose(project, planned.edition, ledger, reference, executed))
    progress("staging")
    staged = work / "stage"
    stage(project, planned, executed, ledger, reference, audited, staged)
    fresh = work / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    chosen = renderers.choose(renderer)
    progress(f"rendering with {chosen.name}")
    chosen.render(staged, fresh / "brief.html", fresh / "brief.pdf")
    progress("writing the source reader and the data")
    (fresh / reader.FILE).write_text(reader.page(ledger, project.reports / "theme", planned.edition.title), encoding="utf-8")
    made = package.resources(ledger, reference, audited, frameworks.load(project, ledger.documents))
    package.write(made, fresh / "data", planned.edition.title, planned.edition.date)
    built.write(project, planned, executed, fresh)
    final = project.output / planned.id
    _replace(fresh, final)
    return [final / "brief.html", final / "brief.pdf", final / reader.FILE, final / built.FILE,
            *sorted((final / "data").glob("*"))]


def _execute(project: Project, planned: Planned, folder: Path, jobs: int,
             progress: Progress) -> dict[str, nbformat.NotebookNode]:
    """The edition's notebooks, executed in parallel, in the edition's order. Reports every failure, not just the first."""
    shutil.rmtree(folder, ignore_errors=True)
    executed: dict[str, nbformat.NotebookNode] = {}
    problems: list[Problem] = []
    tasks = {name: (project.notebooks / f"{name}.ipynb", folder / f"{name}.ipynb", given)
             for name, given in planned.parameters.items()}
    with _pool(min(jobs, len(tasks))) as pool:
        running = {pool.submit(_run, path, output, given, project.shown(path)): name
                   for name, (path, output, given) in tasks.items()}
        for done, future in enumerate(as_completed(running), start=1):
            name = running[future]
            found = future.result()
            problems += found
            progress(f"{'failed' if found else 'executed'} {name} ({done} of {len(tasks)})")
    raise_any(problems)
    for name, (_, output, _) in tasks.items():
        executed[name] = nbformat.read(output, as_version=4)
    return executed


def _run(path: Path, output: Path, given: dict[str, Any], shown: str) -> tuple[Problem, ...]:
    """Execute one notebook in this process; what went wrong comes back as data, which travels between processes."""
    try:
        notebooks.execute(path, output, given, shown)
    except Problems as error:
        return error.problems
    return ()


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(max_workers=max(1, workers), mp_context=get_context("spawn")) as pool:
        yield pool


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
