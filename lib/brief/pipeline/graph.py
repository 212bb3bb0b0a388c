"""The graph of a build: runs, and the editions made from them. pytask runs of it what changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pytask import PathNode, PNode, PTask, TaskWithoutPath

from brief.base.project import Project
from brief.editions.editions import Planned
from brief.pipeline import work
from brief.pipeline.inputs import Basis, Inputs
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
    name = f"run {run.notebook}{run.given_words}"
    return TaskWithoutPath(
        name=name,
        function=work.execute,
        depends_on={
            "place": Given(name=f"{name}: place", value=place),
            "run": Given(name=f"{name}: inputs", value=run, basis=basis),
        },
        produces={
            "return": {
                "notebook": _made(project, run),
                "read": Record(name=f"the record of {name}", path=basis.record, basis=basis),
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
            "place": Given(name=f"{name}: place", value=place),
            "planned": Given(name=f"{name}: inputs", value=planned, basis=basis),
            "renderer": Given(name=f"{name}: renderer", value=renderer),
            "made": {notebook: _made(project, run) for notebook, run in runs_of(planned).items()},
        },
        produces={
            "return": {
                "files": Folder(name=f"a finished file of {planned.id}", path=project.output / planned.id),
                "read": Record(name=f"the record of {name}", path=record, basis=basis),
            }
        },
        attributes={BASIS: basis, SUBJECT: planned},
    )


def _made(project: Project, run: Run) -> Kept:
    return Kept(name=f"the executed copy of {run.id}", path=run.file(project, "ipynb"))


@dataclass(kw_only=True)
class Given(PNode):
    """A value that a task is given; with a basis, it counts as changed when what that rests on did."""

    name: str
    value: Any
    basis: Basis | None = field(default=None, repr=False)
    attributes: dict[Any, Any] = field(default_factory=dict)

    @property
    def signature(self) -> str:
        return hashlib.sha256(self.name.encode()).hexdigest()

    def state(self) -> str:
        return self.basis.digest() if self.basis else "given"

    def load(self, is_product: bool = False) -> Any:
        return self.value


@dataclass(kw_only=True)
class Kept(PathNode):
    """A file that a task is given as its bytes, and made from them."""

    def load(self, is_product: bool = False) -> bytes:
        return self.path.read_bytes()


@dataclass(kw_only=True)
class Record(PathNode):
    """The record of what a task depended on when it last ran."""

    basis: Basis = field(repr=False)

    def save(self, value: Iterable[str]) -> None:
        """Write the record of a task that read `value`."""
        self.path.write_text(self.basis.recorded(value), encoding="utf-8")


@dataclass(kw_only=True)
class Folder(PathNode):
    """A finished edition: its files appear together, or not at all and its last brief stays where it was."""

    def state(self) -> str | None:
        """One checksum of every file in it."""
        files = sorted(path for path in self.path.rglob("*") if path.is_file())
        parts = [f"{path.relative_to(self.path)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest() if parts else None

    def save(self, value: dict[str, bytes]) -> None:
        """Put files in the place of the last ones: two renames, no moment with half of each."""
        fresh, old = (self.path.with_name(f".{self.path.name}.{side}") for side in ("new", "old"))
        for folder in (fresh, old):
            shutil.rmtree(folder, ignore_errors=True)
        for name, content in value.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if self.path.exists():
            self.path.rename(old)
        fresh.rename(self.path)
        shutil.rmtree(old, ignore_errors=True)
