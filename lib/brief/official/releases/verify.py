"""Holds every row of data/reference against the agencies' files in a folder."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from brief.base.problems import Problem, Problems
from brief.official.reference import Reference
from brief.official.releases import catalog, readers
from brief.official.releases.content import Content, File

Key = tuple[str, str, str]
RESULTS = {
    "equal": "equal to the file that it names",
    "different": "different from the file that it names",
    "same_elsewhere": "not computed; a file of another release has the same value",
    "revised": "not computed; files of other releases have other values",
    "not_covered": "not covered by any file",
}
COLUMNS = ["series_id", "period_start", "period_end", "release", "file", "value", "result", "read", "in_file"]
"""Columns of `Verified.rows`: str, but for `value` and `in_file`, floats (NaN where no file has the row)."""


class Opened(NamedTuple):
    """A file that could be read: its name, its id in releases.yml (empty: not there), what stands in it."""

    name: str
    id: str
    content: Content


@dataclass(frozen=True)
class Verified:
    """Every row of the reference with what the files say of it, the files read, and those that could not be."""

    rows: pd.DataFrame
    files: tuple[Opened, ...]
    refused: tuple[Problem, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each result, in the order of `RESULTS`."""
        return {result: int((self.rows["result"] == result).sum()) for result in RESULTS}

    @property
    def different(self) -> pd.DataFrame:
        """The rows that differ from the file that they name."""
        return self.rows[self.rows["result"] == "different"]

    @property
    def revised(self) -> pd.DataFrame:
        """The rows for which other releases have other values."""
        return self.rows[self.rows["result"] == "revised"]


def verify(reference: Reference, folder: Path) -> Verified:
    """What the files of a folder say of each row with a value. Files are known by their checksum or their content."""
    files, refused = _open(sorted(path for path in folder.rglob("*") if path.is_file()), reference)
    values = [(file.name, file.id, _values(file.content)) for file in files]
    rows = [_row(row, values) for row in reference.rows.to_dict("records") if pd.notna(row["value"])]
    return Verified(pd.DataFrame(rows, columns=COLUMNS), tuple(files), tuple(refused))


def _open(paths: Iterable[Path], reference: Reference) -> tuple[list[Opened], list[Problem]]:
    files: list[Opened] = []
    refused: list[Problem] = []
    for path in paths:
        file = File.open(path)
        release = catalog.by_checksum(reference.releases, file.sha256)
        try:
            files.append(Opened(file.name, release.id if release else "", readers.read(file)))
        except Problems as error:
            refused += error.problems
    return files, refused


def _values(content: Content) -> dict[Key, float]:
    rows = content.rows
    keys = zip(rows["series_id"], rows["period_start"], rows["period_end"], strict=True)
    return dict(zip(keys, rows["value"], strict=True))


def _row(row: Mapping[Hashable, Any], files: list[tuple[str, str, dict[Key, float]]]) -> list[Any]:
    """One row of `Verified.rows`: what the file that it names says; else what the others say, an equal one first."""
    key = (str(row["series_id"]), str(row["period_start"]), str(row["period_end"]))
    named = [(name, values.get(key)) for name, known, values in files if known and known == row["file"]]
    others = [(name, values[key]) for name, _, values in files if key in values]
    same = [(name, value) for name, value in others if value == row["value"]]
    if named:
        result = "equal" if named[0][1] == row["value"] else "different"
    else:
        result = "same_elsewhere" if same else "revised" if others else "not_covered"
    name, in_file = next(iter(named or same or others), ("", None))
    return [*key, row["release"], row["file"], row["value"], result, name, in_file]
