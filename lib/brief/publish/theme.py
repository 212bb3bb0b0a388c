"""The theme as files that people edit: what a renderer, or a page, could not read of it."""

from __future__ import annotations

from collections.abc import Iterator

from brief.base import texts
from brief.base.problems import Problem, Problems
from brief.base.project import Project

TEXTS = frozenset((".csl", ".css", ".html", ".js", ".lua", ".md", ".openxml", ".typ", ".xml"))


def unreadable(project: Project) -> Iterator[Problem]:
    """A problem for each file of the theme that is no UTF-8, or as git left it: each is a text by its suffix."""
    for path in sorted(path for path in project.theme.rglob("*") if path.suffix in TEXTS):
        try:
            texts.read(path, project.shown(path))
        except Problems as problems:
            yield from problems.problems
