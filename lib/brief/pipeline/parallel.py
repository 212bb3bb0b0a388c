"""A plugin of pytask (an entry point in pyproject.toml) that runs the tasks of a session of ours in an executor.

What a task is given is loaded here and travels to a worker as values; what it returns is saved here. So a worker
needs neither pytask nor our disk, and may be on another machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from typing import Any

import pytask
from pytask import ExecutionReport, PTask, Session

PARALLEL = "brief_parallel"  # in a session's configuration: a `Parallel`


@dataclass(frozen=True)
class Parallel:
    """Where tasks run, how many at most are there or on their way, and who hears of each that is through.

    Of those that are ready, one for which `long` is more begins sooner: the last ones to begin are short, and no core
    waits long for another's.
    """

    executor: Executor
    ahead: int
    long: Callable[[PTask], int]
    through: Callable[[ExecutionReport], None]


@pytask.hookimpl(tryfirst=True)
def pytask_execute_build(session: Session) -> bool | None:
    """Called by pytask to run what is to be run, in any session of this Python; others are left to pytask."""
    parallel: Parallel | None = session.config.get(PARALLEL)
    if parallel is None:
        return None
    scheduler = session.scheduler
    assert scheduler is not None, "pytask makes one before it calls this"
    tasks = {task.signature: task for task in session.tasks}
    running: dict[Future[dict[str, Any]], PTask] = {}
    order = {task.signature: (-parallel.long(task), task.name) for task in session.tasks}
    ready: list[PTask] = []
    while scheduler.is_active():
        ready += [tasks[signature] for signature in scheduler.get_ready(len(tasks))]
        ready.sort(key=lambda task: order[task.signature])
        room = parallel.ahead - len(running)
        begun, ready = ready[:room], ready[room:]
        for task in begun:
            try:
                session.hook.pytask_execute_task_setup(session=session, task=task)
                running[parallel.executor.submit(task.function, **_loaded(task.depends_on))] = task
            except Exception:  # nothing changed, or a task that it needs has failed: pytask says so by raising
                _through(session, parallel, ExecutionReport.from_task_and_exception(task, sys.exc_info()))
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            _through(session, parallel, _saved(session, running.pop(future), future))
    return True


def _loaded(nodes: Any) -> Any:
    """What a task is given: nodes by its arguments, or mappings of nodes."""
    return {key: _loaded(node) for key, node in nodes.items()} if isinstance(nodes, dict) else nodes.load()


def _saved(session: Session, task: PTask, future: Future[dict[str, Any]]) -> ExecutionReport:
    """Save what a task returned, and report on it."""
    products: Any = task.produces["return"]
    try:
        returned = future.result()
        for name, node in products.items():
            node.save(returned[name])
        session.hook.pytask_execute_task_teardown(session=session, task=task)
    except Exception:
        return ExecutionReport.from_task_and_exception(task, sys.exc_info())
    return ExecutionReport.from_task(task)


def _through(session: Session, parallel: Parallel, report: ExecutionReport) -> None:
    session.hook.pytask_execute_task_process_report(session=session, report=report)
    session.execution_reports.append(report)
    if session.scheduler:
        session.scheduler.done(report.task.signature)
    parallel.through(report)
