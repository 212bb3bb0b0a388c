"""What is kept of a notebook that failed: the copy as far as it got, which the message names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from brief.base.problems import Problem
from brief.base.project import Project
from brief.notebooks.execution import CellFailed


def kept(error: CellFailed, path: Path, project: Project) -> list[Problem]:
    """Its problems, each with where the copy is, after writing that."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(error.copy)
    copy = f"look at the copy as far as it got: {project.shown(path)}"
    return [
        replace(problem, suggestion=f"{problem.suggestion}; {copy}" if problem.suggestion else copy)
        for problem in error.problems
    ]
