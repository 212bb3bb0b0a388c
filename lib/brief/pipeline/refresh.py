"""Re-executing notebooks in place, so that the outputs they keep are those of their code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from brief.base.problems import Place, Problem, nearest, raise_any
from brief.base.project import Project
from brief.notebooks import files as notebooks
from brief.notebooks.execution import CellFailed, execute
from brief.pipeline import preload


def named(project: Project, beginnings: Sequence[str]) -> list[str]:
    """The notebooks whose names begin so, such as 03; all, when nothing is asked for.

    Raises `Problems` for what no notebook's name begins with.
    """
    names = notebooks.maintained(project.notebooks)
    matches = {text: [name for name in names if name.startswith(Path(text).stem)] for text in beginnings}
    raise_any(
        Problem(Place(f"notebook {text}"), "there is no such notebook", ", ".join(names), nearest(text, names))
        for text, match in matches.items()
        if not match
    )
    return [match[0] for match in matches.values()] or names


def refresh(project: Project, names: list[str], say: Callable[[str], None]) -> None:
    """Re-execute notebooks with their own parameters and keep the outputs in place, as they are committed.

    Raises `Problems` when a cell fails; that notebook then stays as it was.
    """
    preload.warm_up(project)
    problems: list[Problem] = []
    for name in names:
        path = project.notebook(name)
        try:
            executed = execute(path, {}, project.shown(path))
        except CellFailed as error:
            problems += error.problems
            say(f"failed {name}")
            continue
        path.write_bytes(notebooks.written(executed))
        say(f"refreshed {name}")
    raise_any(problems)
