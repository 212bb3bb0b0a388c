"""Re-executing notebooks in place, so that the outputs they keep are those of their code."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from brief.base import whole
from brief.base.problems import Place, Problem, Problems, nearest, raise_any
from brief.base.project import Project
from brief.notebooks import files as notebooks
from brief.notebooks import limits
from brief.notebooks.execution import CellFailed, execute
from brief.pipeline import failures, preload
from brief.pipeline.runs import Run
from brief.publish import pictures


def named(project: Project, beginnings: Sequence[str]) -> list[str]:
    """All notebooks whose names begin so, such as 03; every one, when nothing is asked for.

    Raises `Problems` for what no notebook's name begins with.
    """
    names = notebooks.maintained(project.notebooks)
    matches = {text: [name for name in names if name.startswith(Path(text).stem)] for text in beginnings}
    raise_any(
        Problem(Place(f"notebook {text}"), "there is no such notebook", ", ".join(names), nearest(text, names))
        for text, match in matches.items()
        if not match
    )
    return list(dict.fromkeys(name for match in matches.values() for name in match)) or names


def refresh(
    project: Project, names: list[str], say: Callable[[str], None], *, cell_seconds: int = limits.SECONDS
) -> None:
    """Re-execute notebooks with their own parameters and keep the outputs in place, as they are committed.

    A cell may take `cell_seconds`.

    Raises `Problems` when a cell fails; that notebook then stays as it was, and the message names the failed copy.
    """
    _check_writable(project)
    preload.warm_up(project)
    problems: list[Problem] = []
    for name in names:
        path = project.notebook(name)
        try:
            executed = execute(path, {}, project.shown(path), cell_seconds=cell_seconds)
            pictures.keep(executed, project.fonts, project.shown(path))
        except CellFailed as error:
            problems += failures.kept(error, Run.of(name, {}).file(project, "failed.ipynb"), project)
        except Problems as error:
            problems += error.problems
        else:
            whole.write(path, notebooks.written(executed))
            say(f"refreshed {name}")
            continue
        say(f"failed {name}")
    raise_any(problems)


def _check_writable(project: Project) -> None:
    """Raises `Problems` before anything runs where no outputs can be kept."""
    if not os.access(project.notebooks, os.W_OK):
        place, hint = Place(project.shown(project.notebooks)), "a copy of the project where you may write"
        raise Problems([Problem(place, "can't be written: the outputs have no place", suggestion=hint)])
