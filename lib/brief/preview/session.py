"""A preview from its start to its end."""

from __future__ import annotations

import asyncio
import secrets
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from brief.base import refusals
from brief.base.problems import Place, Problem, Problems
from brief.base.project import Project
from brief.editions import editions
from brief.pipeline import build as builder
from brief.pipeline.screen import Screen
from brief.pipeline.session import quietly
from brief.preview import server
from brief.preview.following import follow
from brief.preview.rest import Rest
from brief.preview.state import State
from brief.publish.render import names


@dataclass(frozen=True)
class Preview:
    """A preview of one edition. `started` gets the address of its page, `tell` a line for each build."""

    project: Project
    edition_id: str
    renderer: str
    jobs: int
    cell_seconds: int
    port: int
    started: Callable[[str], None]
    tell: Callable[[str], None]

    def run(self) -> None:
        """Serve and follow until it is interrupted.

        Raises `Problems` for an edition that does not exist and for a port that is taken.
        """
        editions.plan(self.project, self.edition_id)
        asyncio.run(self._run())

    async def _run(self) -> None:
        state, token = State(), secrets.token_urlsafe(16)
        folder = self.project.output / self.edition_id
        try:
            serving, address = server.start(folder, self.project.theme, state, token, self.port)
        except OSError as error:
            place = Place(f"--port {self.port}")
            raise Problems([Problem(place, f"can't be used: {error.strerror}", suggestion="--port 0")]) from None
        self.started(address)
        screen, rest = Screen(self.project, self.edition_id, self.jobs, self.cell_seconds), None
        if self.renderer == names.EMBEDDED:
            rest = Rest(self.project, self.edition_id, self.cell_seconds, self.tell)

        def build() -> tuple[str, ...]:
            return self._attempt(lambda: self._show(screen, state) if rest else self._build())

        try:
            await follow(self.project, state, build, asyncio.Event(), rest)
        finally:
            screen.close()
            if rest:
                rest.give_up()
            serving.stop()

    def _attempt(self, build: Callable[[], str]) -> tuple[str, ...]:
        """Everything that is wrong, in words; nothing where a build went well."""
        try:
            said = build()
        except Problems as error:
            self.tell(str(error))
            return tuple(str(problem) for problem in error.problems)
        except OSError as error:
            refused = str(refusals.problem(error, "brief preview"))
            self.tell(refused)
            return (refused,)
        except Exception as error:
            self.tell("".join(traceback.format_exception(error)))
            return (f"{type(error).__name__}: {error} (a defect of ours: the terminal says where)",)
        self.tell(said)
        return ()

    def _show(self, screen: Screen, state: State) -> str:
        started = time.monotonic()
        state.page = screen.page()
        return f"shown, after {time.monotonic() - started:.1f} s"

    def _build(self) -> str:
        plans = [editions.plan(self.project, self.edition_id)]
        pool = builder.local(self.project, self.jobs)
        prepared = builder.prepare(self.project, plans, pool, renderer=self.renderer, cell_seconds=self.cell_seconds)
        builder.build(prepared, quietly)
        return f"built: {len(prepared.why)} of {len(prepared.tasks)} steps" if prepared.why else "nothing had changed"
