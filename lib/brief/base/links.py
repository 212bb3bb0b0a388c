"""Links on the disk: nothing outside of the project is read through one."""

from __future__ import annotations

from collections.abc import Iterator

from brief.base.problems import Place, Problem
from brief.base.project import Project


def leading_out(project: Project) -> Iterator[Problem]:
    """A problem for each link among the project's files that leads out of it, to nothing or in a circle."""
    for path in project.leading_out():
        place, expected = Place(project.shown(path)), "a file of the project"
        yield Problem(place, "is a link that leads out of the project, or to nothing", expected, "a copy of the file")
