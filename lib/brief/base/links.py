"""What stands on the disk in a file's place: links, pipes, devices. Nothing outside of the project is read."""

from __future__ import annotations

from collections.abc import Iterator

from brief.base.problems import Place, Problem, raise_any
from brief.base.project import Project


def leading_out(project: Project) -> Iterator[Problem]:
    """A problem for each link among the project's files that leads out of it, to nothing or in a circle.

    Raises `Problems`, before anybody opens them, for what is neither file nor folder, for a file in a folder's place,
    and for YAML and tables by other names.
    """
    raise_any(
        Problem(Place(project.shown(path)), message, expected)
        for paths, message, expected in (
            (project.not_to_be_opened(), "is a pipe, a socket or a device", "a file"),
            (project.no_folders(), "is a file", "a folder"),
            (project.misnamed(), "is read by nobody", "a name that ends with .yml or .csv"),
        )
        for path in paths
    )
    for path in project.leading_out():
        place, expected = Place(project.shown(path)), "a file of the project"
        yield Problem(place, "is a link that leads out of the project, or to nothing", expected, "a copy of the file")
