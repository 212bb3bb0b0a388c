"""The graph of a build: runs, and the editions made from them. pytask runs of it what changed."""

from __future__ import annotations

from pytask import PTask, TaskWithoutPath

from brief.base.project import Project
from brief.editions.editions import Planned
from brief.pipeline import work
from brief.pipeline.basis import Basis
from brief.pipeline.inputs import Inputs
from brief.pipeline.nodes import File, Folder, Input, Record
from brief.pipeline.runs import Run, runs_of

BASIS = "basis"  # among a task's attributes: what it depends on
SUBJECT = "subject"  # among them: the run or the edition


def tasks(project: Project, plans: list[Planned], inputs: Inputs, renderer: str, place: str) -> list[PTask]:
    """A task for every run, and one for every edition. `place` is where a worker finds the project."""
    runs = sorted({run for planned in plans for run in runs_of(planned).values()})
    return [
        *(_execute(project, run, inputs, place) for run in runs),
        *(_render(project, planned, inputs, renderer, place) for planned in plans),
    ]


def _execute(project: Project, run: Run, inputs: Inputs, place: str) -> PTask:
    basis = Basis(inputs, tuple(inputs.of_run(run)), run.file(project, "json"))
    name = f"run {run.notebook}{run.words}"
    return TaskWithoutPath(
        name=name,
        function=work.execute,
        depends_on={
            "place": Input(name=f"{name}: place", value=place),
            "run": Input(name=f"{name}: inputs", value=run, basis=basis),
        },
        produces={
            "return": {
                "notebook": _made(project, run),
                "read": Record(name=f"the record of {name}", where=basis.record, basis=basis),
            }
        },
        attributes={BASIS: basis, SUBJECT: run},
    )


def _render(project: Project, planned: Planned, inputs: Inputs, renderer: str, place: str) -> PTask:
    record = project.work / "editions" / f"{planned.id}.json"
    basis = Basis(inputs, tuple(inputs.of_edition(planned, renderer)), record)
    name = f"edition {planned.id}"
    return TaskWithoutPath(
        name=name,
        function=work.render,
        depends_on={
            "place": Input(name=f"{name}: place", value=place),
            "planned": Input(name=f"{name}: inputs", value=planned, basis=basis),
            "renderer": Input(name=f"{name}: renderer", value=renderer),
            "made": {notebook: _made(project, run) for notebook, run in runs_of(planned).items()},
        },
        produces={
            "return": {
                "files": Folder(name=f"a finished file of {planned.id}", where=project.output / planned.id),
                "read": Record(name=f"the record of {name}", where=record, basis=basis),
            }
        },
        attributes={BASIS: basis, SUBJECT: planned},
    )


def _made(project: Project, run: Run) -> File:
    return File(name=f"the executed copy of {run.id}", where=run.file(project, "ipynb"))
