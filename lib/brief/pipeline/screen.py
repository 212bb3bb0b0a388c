"""The page of an edition alone, for who waits at a screen: as a build makes it, without paper, Word and data.

One for a whole preview: its workers stay, what kernels are forked from stays, and so does what it has read, as long as
its files are to the byte as they were.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import BrokenExecutor, Executor
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbformat import NotebookNode
from pytask import PTask

from brief.base import fingerprints, links
from brief.base.problems import raise_any
from brief.base.project import Project
from brief.editions import editions
from brief.editions.editions import Planned
from brief.official.collection import Collection
from brief.pipeline import cache, graph, session
from brief.pipeline.graph import BASIS, SUBJECT
from brief.pipeline.inputs import Inputs
from brief.pipeline.runs import Run, runs_of
from brief.pipeline.session import Build
from brief.pipeline.work import Loaded
from brief.pipeline.workers import Pool, local
from brief.publish import theme
from brief.publish.prose.check import Checked, check_edition
from brief.publish.render import embedded, names
from brief.publish.render.sections import Kept
from brief.publish.stage import Laid, stage


@dataclass
class Screen:
    """Makes the page of one edition, again and again, until it is closed."""

    project: Project
    edition_id: str
    jobs: int
    cell_seconds: int
    _read: tuple[str, Collection] | None = field(default=None, init=False)
    _checked: Checked = field(default_factory=Checked, init=False)
    _laid: dict[str, Laid] = field(default_factory=dict, init=False)
    _rendered: Kept = field(default_factory=Kept, init=False)
    _executor: Executor | None = field(default=None, init=False)
    _open: ExitStack = field(default_factory=ExitStack, init=False)

    def page(self) -> str:
        """The page as all that it is made from is now; notebooks that it rests on are executed where they have to.

        Raises `Problems` with whatever is wrong.
        """
        collection = self._collection()
        raise_any([*links.leading_out(self.project), *theme.unreadable(self.project), *collection.problems()])
        planned = editions.plan(self.project, self.edition_id)
        with cache.alone(self.project):
            self._execute(collection, planned)
            kept = {name: run.file(self.project, "ipynb").read_bytes() for name, run in runs_of(planned).items()}
        executed = {name: _notebook(content) for name, content in kept.items()}
        raise_any(check_edition(collection, planned.edition, executed, self._checked))
        with TemporaryDirectory(prefix="brief-") as folder:
            staged = Path(folder) / "stage"
            stage(collection, planned, executed, staged, self._laid)
            return embedded.screen(staged, self._rendered)

    def _collection(self) -> Collection:
        """What was written down, read again where a byte of it is another."""
        state = hashlib.sha256()
        for path in sorted(path for top in (self.project.seeds, self.project.data) for path in top.rglob("*")):
            if path.is_file():
                state.update(f"{self.project.shown(path)} {hashlib.sha256(path.read_bytes()).hexdigest()} ".encode())
        if self._read is None or self._read[0] != state.hexdigest():
            self._read = state.hexdigest(), Collection(self.project)
        return self._read[1]

    def _execute(self, collection: Collection, planned: Planned) -> None:
        """Execute the notebooks whose last run is not of what there is now. Raises `Problems` of those that fail."""
        inputs = Inputs(collection, fingerprints.library(fingerprints.LIBRARY), [planned])
        tasks = graph.tasks(self.project, [planned], inputs, names.EMBEDDED, str(self.project.root))
        runs = [task for task in tasks if isinstance(task.attributes[SUBJECT], Run)]
        due = [task for task in runs if self._is_due(task)]
        if due:
            build = Build(self.project, due, self._pool(), {}, False, self._place)
            try:
                problems = session.execute(build, session.quietly)
            except session.Broken as error:
                cache.forget(self.project, str(error))
                problems = session.execute(replace(build, tasks=runs), session.quietly)
            raise_any(problems)

    def _is_due(self, task: PTask) -> bool:
        run, basis = task.attributes[SUBJECT], task.attributes[BASIS]
        made = basis.is_known() and run.file(self.project, "ipynb").is_file()
        return not made or bool(basis.changed())

    def _place(self) -> Loaded:
        """What workers need to know to execute a notebook: where it is."""
        return Loaded(Collection(self.project), {}, {}, self.cell_seconds)

    def _pool(self) -> Pool:
        """Workers that stay; others, where one was ended from outside."""
        try:
            if self._executor:
                self._executor.submit(int).result()
        except BrokenExecutor:
            self.close()
        pool = local(self.project, self.jobs)
        if self._executor is None:
            self._executor = self._open.enter_context(pool.started(self._place()))
        executor = self._executor
        return replace(pool, started=lambda _: nullcontext(executor))

    def close(self) -> None:
        """End the workers."""
        self._open.close()
        self._executor = None


@lru_cache(64)
def _notebook(content: bytes) -> NotebookNode:
    notebook: NotebookNode = nbformat.reads(content.decode(), as_version=4)
    return notebook
