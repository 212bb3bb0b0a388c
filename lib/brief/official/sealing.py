"""Making seals: what somebody says is right, row by row; a computed row only where the agency's file says the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from brief.base.problems import Place, Problem, nearest, raise_any
from brief.base.project import Project
from brief.official import reference, seals
from brief.official.releases.verify import Verified, verify
from brief.official.seals import Due, Key


@dataclass(frozen=True)
class Sealing:
    """The seals with those that are new, and what became of each that changed: "changed", "new" or "gone"."""

    seals: dict[Key, str]
    changes: dict[Key, str]


def sealing(project: Project, names: Collection[str], folder: Path | None) -> Sealing:
    """The seals of a project once the series and releases called `names` (all, where none is named) are sealed.

    Raises `Problems` where data/reference has any, for an unknown name, and for a computed row that no file in
    `folder` says the same of; then nothing is sealed.
    """
    files, sealed = reference.read(project), seals.load(project)
    due = seals.due(files)
    known = {name for name, *_ in (*due, *sealed)}
    raise_any(
        Problem(Place(project.shown(project.seals)), f"no series or release {name!r}", suggestion=nearest(name, known))
        for name in names
        if name not in known
    )
    wanted = {*names} or known
    verified = verify(reference.load(project), folder) if folder else None
    kept = {key: seal.seal for key, seal in sealed.items()}
    new = {key: one for key, one in due.items() if key[0] in wanted and kept.get(key) != one.seal}
    gone = [key for key in kept if key[0] in wanted and key not in due]
    raise_any(_unequal(new, verified))
    changes = {key: "changed" if key in kept else "new" for key in new} | dict.fromkeys(gone, "gone")
    kept |= {key: one.seal for key, one in new.items()}
    return Sealing({key: seal for key, seal in kept.items() if key not in gone}, changes)


def _unequal(new: dict[Key, Due], verified: Verified | None) -> Iterator[Problem]:
    """A problem for each computed row, and each release, that no file says the same of."""
    equal, opened = set(), set()
    if verified:
        rows = verified.rows[verified.rows["result"] == "equal"]
        equal = {*zip(rows["series_id"], rows["period_start"], rows["period_end"], rows["release"], strict=True)}
        opened = {file.id for file in verified.files}
    for key, due in new.items():
        if due.file and key not in equal and not (due.file == key[0] and due.file in opened):
            yield Problem(due.place, f"not sealed: no file of {due.file} says the same", due.way(key[0]))
