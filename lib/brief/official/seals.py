"""Seals: a checksum of each official row, series and release, so that none changes unless somebody says so twice.

A seal guards against a slip of the hand, not against somebody who means to deceive: it can be made anew, and then the
change shows in two files. `brief reference seal` makes it; for a computed row only beside the agency's file.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from brief.base import tabular
from brief.base.problems import Place, Problem, raise_any
from brief.base.project import Project
from brief.official import reference
from brief.official.reference import Files
from brief.official.releases.catalog import Release
from brief.official.rows import COLUMNS as ROW_COLUMNS
from brief.official.rows import Row
from brief.official.series import Series

COLUMNS = ("id", "period_start", "period_end", "release", "seal")
"""Of data/seals.csv. A line without period and release is of the record of the series or release itself."""
Key = tuple[str, str, str, str]
SERIES_WORDS = {"title", "description"}
"""What may change without a seal: words for readers. All else says what the numbers are."""
_LENGTH = 12  # 48 bits: a slip of the hand goes through once in 10^14


@dataclass(frozen=True)
class Sealed:
    """A seal that was made, and its line in the file."""

    seal: str
    line: int


@dataclass(frozen=True)
class Due:
    """The seal that a row or record should have, its place, and the agency's file that it must equal ("": none)."""

    seal: str
    place: Place
    file: str = ""

    def way(self, name: str) -> str:
        """How it is sealed."""
        compared = "--files DIR, with the agency's file in DIR" if self.file else "once it was compared"
        return f"brief reference seal {name}, {compared}"


def hold(project: Project) -> list[str]:
    """The series of which nothing is sealed. Raises `Problems` for each row and record that changed since."""
    files, sealed = reference.read(project), load(project)
    raise_any(problems(files, sealed, project.shown(project.seals)))
    return unsealed(files.series, sealed)


def load(project: Project) -> dict[Key, Sealed]:
    """The seals by what they are of; none where there is no such file. Raises `Problems` for a line that is wrong."""
    if not project.seals.exists():
        return {}
    where = project.shown(project.seals)
    sealed: dict[Key, Sealed] = {}
    mistakes = []
    for line in tabular.read(project.seals, where, COLUMNS):
        name, start, end, release, seal = (line.cells[column] for column in COLUMNS)
        key = (name, start, end, release)
        if key in sealed:
            mistakes.append(Problem(Place(where, line.line, name), "sealed twice", "once"))
        sealed[key] = Sealed(seal, line.line)
    raise_any(mistakes)
    return sealed


def save(sealed: Mapping[Key, str], project: Project) -> None:
    """Write the file of some seals, in order: whole or not at all."""
    part = project.seals.with_name(f"{project.seals.name}.part")
    with part.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *((*key, sealed[key]) for key in sorted(sealed))])
    part.replace(project.seals)


def unsealed(series: Collection[str], sealed: Mapping[Key, Sealed]) -> list[str]:
    """The series of which nothing is sealed: those that somebody is still writing."""
    known = {name for name, *_ in sealed}
    return [name for name in series if name not in known]


def due(files: Files) -> dict[Key, Due]:
    """The seals that the files of data/reference should have."""
    seals = {row.key: Due(_of_row(row), row.place, row["file"]) for row in files.rows}
    for name, series in files.series.items():
        seals[name, "", "", ""] = Due(_of_series(series.record), series.place)
    for name, release in files.releases.items():
        seals[name, "", "", ""] = Due(_of_release(release.record), release.place, name)
    return seals


def problems(files: Files, sealed: Mapping[Key, Sealed], where: str) -> Iterator[Problem]:
    """What changed, came or went since it was sealed; a series of which nothing is sealed may still be written."""
    seals = due(files)
    known = {name for name, *_ in sealed}
    for key, expected in seals.items():
        what, way = "row" if key[1] else "record", expected.way(key[0])
        if key not in sealed and key[0] in known:
            yield Problem(expected.place, f"this {what} is not sealed", way)
        elif key in sealed and sealed[key].seal != expected.seal:
            yield Problem(expected.place, f"this {what} was changed since it was sealed", f"as it was; or {way}")
    for (name, start, end, release), seal in sealed.items():
        if (name, start, end, release) not in seals:
            period = " to ".join(dict.fromkeys((start, end)))
            what = f"row of {period}, release of {release}," if start else "series or release"
            place = Place(where, seal.line, name)
            yield Problem(place, f"the {what} is gone", f"as it was; or brief reference seal {name}")


def _of_row(row: Row) -> str:
    return _checksum(row[column] for column in ROW_COLUMNS)


def _of_series(series: Series) -> str:
    return _checksum(str(value) for value in series.model_dump(exclude=SERIES_WORDS).values())


def _of_release(release: Release) -> str:
    return _checksum(str(value) for value in release.model_dump(exclude={"note"}).values())


def _checksum(texts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:_LENGTH]
