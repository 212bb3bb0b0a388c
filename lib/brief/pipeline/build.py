"""Building editions: what changed is run, in parallel, and a finished brief takes the place of the last one at once."""

from __future__ import annotations

from functools import partial

from brief.base import fingerprints, links
from brief.base.problems import raise_any
from brief.base.project import Project
from brief.editions.editions import Planned
from brief.notebooks import limits
from brief.official.collection import Collection
from brief.pipeline import graph, session, work
from brief.pipeline.cache import alone
from brief.pipeline.inputs import Inputs
from brief.pipeline.session import Build, Progress, Through
from brief.pipeline.workers import Pool, local
from brief.publish import theme
from brief.publish.render import renderers

__all__ = ["Build", "Pool", "Through", "alone", "build", "local", "prepare"]


def prepare(
    project: Project,
    plans: list[Planned],
    pool: Pool,
    *,
    renderer: str,
    force: bool = False,
    cell_seconds: int = limits.SECONDS,
) -> Build:
    """Find out what has to run for editions to be as their inputs are now; with `force`, everything has to.

    A cell may take `cell_seconds`.

    Raises `Problems` when documents, claims or series have any, or the renderer is not there.
    """
    collection = Collection(project)
    raise_any([*links.leading_out(project), *theme.unreadable(project), *collection.problems("ledger", "reference")])
    library = fingerprints.library(fingerprints.LIBRARY)
    inputs = Inputs(collection, library, plans)
    tasks = graph.tasks(project, plans, inputs, renderers.choose(renderer).name, pool.place)
    why = {task.name: ["--force"] for task in tasks} if force else session.explain(project, tasks)
    if why:
        pool.get_ready()
    return Build(project, tasks, pool, why, force, partial(work.load, collection, library, cell_seconds))


def build(prepared: Build, progress: Progress) -> None:
    """Run what has to run. The files of an edition appear together, or not at all and its last brief stays.

    Raises `Problems` with whatever went wrong, once all that doesn't depend on it is finished.
    """
    try:
        if prepared.why:
            raise_any(session.execute(prepared, progress))
    finally:
        prepared.pool.let_go()
