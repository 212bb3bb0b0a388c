"""Following what a person saves: one build after the other, never two at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from brief.base.project import Project
from brief.preview.rest import Rest
from brief.preview.state import State
from brief.publish.pages.generated import FOLDER

IDLE = 2_000  # milliseconds without a save, after which nobody waits for a page
SETTLED = 50  # milliseconds without a further change: an editor writes a file in several steps


class Own(DefaultFilter):
    """What a person writes, and nothing that a build makes or an editor leaves."""

    ignore_dirs = (*DefaultFilter.ignore_dirs, "_output", FOLDER, ".ipynb_checkpoints", ".virtual_documents", ".quarto")

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change is a reason to build."""
        name = Path(path).name
        return super().__call__(change, path) and not name.startswith((".", "~", "#")) and not name.endswith(".new")


def watched(project: Project) -> list[Path]:
    """The folders in which a person's files lie."""
    return [project.seeds, project.data, project.notebooks, project.reports]


async def follow(
    project: Project, state: State, build: Callable[[], tuple[str, ...]], stop: asyncio.Event, rest: Rest | None = None
) -> None:
    """Build, and again after each save, until `stop`. `build` returns what is wrong, nothing where it went well.

    What `rest` has to do is done while nobody saves.
    """
    await _built(state, build, rest)
    async for changes in awatch(
        *watched(project),
        watch_filter=Own(),
        step=SETTLED,
        debounce=10 * SETTLED,
        stop_event=stop,
        rust_timeout=IDLE,
        yield_on_timeout=True,
    ):
        if changes:
            if rest:
                await asyncio.to_thread(rest.give_up)
            await _built(state, build, rest)
        elif rest:
            rest.go_on()


async def _built(state: State, build: Callable[[], tuple[str, ...]], rest: Rest | None) -> None:
    """Build once, beside the server: pages are told what came of it."""
    problems = await asyncio.to_thread(build)
    if problems:
        state.refused(problems)
        return
    state.built()
    if rest:
        rest.wait_for_it()
