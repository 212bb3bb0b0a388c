"""One session of pytask on the graph: silent, with our workers, progress and messages in the place of its own."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytask
from pytask import ExecutionReport, PTask, Session, TaskOutcome

from brief.base import patches, refusals
from brief.base.problems import Place, Problem, Problems
from brief.base.project import Project
from brief.editions.editions import Planned
from brief.notebooks.execution import CellFailed
from brief.pipeline import cache, failures
from brief.pipeline.graph import BASIS, SUBJECT
from brief.pipeline.parallel import PARALLEL, Parallel
from brief.pipeline.runs import Run
from brief.pipeline.work import Loaded
from brief.pipeline.workers import Pool

# No worker waits for its next task: this many for each are with it or on their way, and no more in memory.
AHEAD = 3


@dataclass(frozen=True)
class Through:
    """A task that is through: its name, how that ended, and how many of all that have to run are through by now."""

    task: str
    ended: str
    count: int
    total: int


class Broken(RuntimeError):
    """pytask could not begin: what it kept of the last build can't be read."""


Progress = Callable[[Through], None]


def quietly(step: Through) -> None:
    """No word of a step: who asked says what came of it when all are through."""


def explain(project: Project, tasks: list[PTask]) -> dict[str, list[str]]:
    """By the name of each task that would run: why. Nothing is run.

    Nothing is written where the project is, but what the last build kept is thrown away where it can't be read. Only a
    task that was found unchanged is left out. One that can't be judged is run, and says then what is wrong.
    """
    try:
        session = _explained(project, tasks)
    except Broken as error:
        cache.forget(project, str(error))
        session = _explained(project, tasks)
    judged = {report.task.name: report.outcome for report in session.execution_reports}
    why = {task.name: _reasons(task) for task in tasks if judged.get(task.name) != TaskOutcome.SKIP_UNCHANGED}
    for task in tasks:  # for the session that runs them
        for mark in ("would_be_executed", "skip_ancestor_failed"):
            pytask.remove_marks(task, mark)
    return why


def _explained(project: Project, tasks: list[PTask]) -> Session:
    with TemporaryDirectory(prefix="brief-") as folder:
        cache.copy(project, Path(folder))
        return _session(Path(folder), tasks, explain=True)


@dataclass(frozen=True)
class Build:
    """What is to be built: every task, the workers, for each task that has to run the reasons why, and what they need.

    `load` may raise `Problems`: with what is audited, which no notebook needs to meet first.
    """

    project: Project
    tasks: list[PTask]
    pool: Pool
    why: dict[str, list[str]]
    force: bool
    load: Callable[[], Loaded]

    def made(self, edition_id: str, done: set[str]) -> bool:
        """Whether the files of an edition are as its inputs are now, when the tasks in `done` went well."""
        return f"edition {edition_id}" in done or f"edition {edition_id}" not in self.why


def execute(build: Build, progress: Progress) -> list[Problem]:
    """Run what has to run; the problems of all that failed.

    What doesn't need a failed task is finished. Where it is stopped or killed, what was through is not run again.
    """
    through = 0

    def tell(report: ExecutionReport) -> None:
        nonlocal through
        if report.task.name in build.why:
            through += 1
            ended = {TaskOutcome.SUCCESS: "done", TaskOutcome.FAIL: "failed"}.get(report.outcome, "left out")
            progress(Through(report.task.name, ended, through, len(build.why)))

    with build.pool.started(build.load()) as executor:
        parallel = Parallel(executor, build.pool.count * AHEAD, partial(_long, build.project), tell)
        session = _session(build.project.work, build.tasks, force=build.force, **{PARALLEL: parallel})
    reports = {report.task.name: report for report in session.execution_reports}
    editions: dict[Problem, list[str]] = {}
    for task in build.tasks:
        for problem in _problems(build.project, reports[task.name]):
            editions.setdefault(problem, []).extend(_edition(task))
    several = sum(bool(_edition(task)) for task in build.tasks) > 1
    return [_named(problem, names) if several else problem for problem, names in editions.items()]


def _long(project: Project, task: PTask) -> int:
    """How long a task takes, beside others: an edition longest, a notebook by its size, mostly of its charts."""
    subject = task.attributes[SUBJECT]
    path = project.notebook(subject.notebook) if isinstance(subject, Run) else None
    return sys.maxsize if path is None else path.stat().st_size if path.is_file() else 0


def _edition(task: PTask) -> list[str]:
    """The id of the edition that a task renders; of one that executes a notebook, nothing."""
    subject = task.attributes[SUBJECT]
    return [subject.id] if isinstance(subject, Planned) else []


def _named(problem: Problem, editions: list[str]) -> Problem:
    """A problem of prose with the editions that have it: a sentence may hold in one scenario and not in another."""
    return replace(problem, message=f"{problem.message} (in {', '.join(editions)})") if editions else problem


def _session(folder: Path, tasks: list[PTask], **options: Any) -> Session:
    """A session whose database is in a folder. Raises `Broken` when it breaks off."""
    settings = folder / "pytask.toml"  # pytask keeps its database and its lock beside it
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[tool.pytask.ini_options]\n", encoding="utf-8")
    with patches.silent(pytask.console):
        session = pytask.build(tasks=tasks, config=settings, paths=folder, capture="no", verbose=0, **options)
    if session.exit_code not in (pytask.ExitCode.OK, pytask.ExitCode.FAILED):
        raise Broken(f"pytask broke off: {session.exit_code!r}")
    if any(report.exc_info and report.exc_info[0] is KeyboardInterrupt for report in session.execution_reports):
        raise KeyboardInterrupt  # pytask stops at one while it explains, and says no more of it
    return session


def _reasons(task: PTask) -> list[str]:
    """Why a task would run, as pytask found it; for what it depends on, with the names of what changed."""
    basis = task.attributes[BASIS]
    if not basis.record.is_file():
        return ["never made before"]
    explanation = task.attributes.get("explanation")
    reasons = explanation.reasons if explanation else []
    return [
        *basis.changed(),
        *(f"{reason.node_name} runs" for reason in reasons if reason.reason == "cascade"),
        *(f"{reason.node_name} is not there" for reason in reasons if reason.reason == "missing"),
        *(
            f"{reason.node_name} was changed"
            for reason in reasons
            if reason.reason == "changed" and reason.node_type == "product"
        ),
    ] or ["how far the last build came is not known"]


def _problems(project: Project, report: ExecutionReport) -> list[Problem]:
    """Why a task failed. What was not run because of that has no problem of its own."""
    error = report.exc_info[1] if report.exc_info else None
    if report.outcome != TaskOutcome.FAIL or error is None:
        return []
    if isinstance(error, CellFailed):
        subject: Run = report.task.attributes[SUBJECT]
        return failures.kept(error, subject.file(project, "failed.ipynb"), project)
    if isinstance(error, Problems):
        return list(error.problems)
    if isinstance(error, BrokenExecutor):
        hint = "fewer at a time with --jobs, if it took too much memory; what is through is not done again"
        return [Problem(Place("build"), "a worker was ended from outside, and with it the build", suggestion=hint)]
    if isinstance(error, OSError):
        return [refusals.problem(error, report.task.name)]
    lines = "".join(traceback.format_exception(error)).rstrip()
    message = f"{type(error).__name__}: {error}"
    return [Problem(Place(report.task.name), message, suggestion=f"report this as a defect:\n{lines}")]
