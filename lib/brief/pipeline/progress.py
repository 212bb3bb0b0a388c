"""How far a build is, for people: a line for what is through, and in a terminal a bar with the time left."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import timedelta
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from brief.pipeline.session import Build, Through

# With more than this many steps a line for each would bury what matters: then only editions and failures have one.
FEW = 40
NAMED = 3


class Reporter:
    """Prints while a build runs, as a context manager. `done` holds the names of the steps that went well."""

    def __init__(self, prepared: Build, console: Console) -> None:
        self._why = prepared.why
        self._all = len(prepared.why) <= FEW
        self._started = time.monotonic()
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[left]}"),
        )
        self._bar = Progress(*columns, console=console, transient=True, disable=not (self._why and console.is_terminal))
        self._task = self._bar.add_task("starting", total=len(prepared.why), left="")
        self._console = console
        self.done: set[str] = set()

    def __enter__(self) -> Reporter:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bar.stop()

    def through(self, step: Through) -> None:
        """Say that a step is through."""
        if step.ended == "done":
            self.done.add(step.task)
        left = remaining(time.monotonic() - self._started, step.count, step.total)
        self._bar.update(self._task, completed=step.count, description=step.task, left=left)
        if step.ended == "failed" or self._all or step.task.startswith("edition "):
            said = f"{step.ended} {step.task}"
            why = f": {listed(self._why[step.task])}" if self._all else ""
            self._console.print(f"{said} ({step.count} of {step.total}{left and f', {left}'}){why}", style="dim")


def remaining(seconds: float, count: int, total: int) -> str:
    """How long the rest takes if it takes as long as what is through: "about 0:01:10 left"."""
    if count == total or not count:
        return ""
    return f"about {timedelta(seconds=round(seconds / count * (total - count)))} left"


def listed(reasons: Sequence[str]) -> str:
    """The first few reasons, and how many more there are."""
    more = len(reasons) - NAMED
    return ", ".join(reasons[:NAMED]) + (f" and {more} more" if more > 0 else "")
