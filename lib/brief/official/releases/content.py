"""A file of an agency, and what was read in it; what every reader needs: lines, numbers, months, refusals."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from brief.base.problems import Place, Problem, Problems

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
COLUMNS = ["series_id", "period_start", "period_end", "value"]
"""Columns of `Content.rows`: three str and a float; the unit is that of the series."""


@dataclass(frozen=True)
class File:
    """The bytes of a file and the name by which problems call it."""

    name: str
    data: bytes

    @classmethod
    def open(cls, path: Path) -> File:
        """A file of this machine. Raises `Problems` where there is none."""
        if not path.is_file():
            raise Problems([Problem(Place(str(path)), "there is no such file")])
        return cls(path.name, path.read_bytes())

    @cached_property
    def sha256(self) -> str:
        """The checksum by which a release is known."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def text(self) -> str:
        """The bytes as text; empty where they are none."""
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return ""

    @cached_property
    def header(self) -> list[str]:
        """The names of the columns in the first line, in small letters with one space; empty where it is no CSV."""
        line = next(iter(self.text.splitlines()), "")
        return [" ".join(name.lower().replace("_", " ").split()) for name in next(csv.reader([line]), [])]

    def resembles(self, names: Sequence[str]) -> bool:
        """Whether most of these columns are in it: then a column that is missing or renamed is a changed layout."""
        return 3 * len(set(names) & set(self.header)) >= 2 * len(names)

    def refuse(self, message: str, expected: str = "", line: int | None = None) -> Problems:
        """The refusal of this file, to be raised."""
        return Problems([Problem(Place(self.name, line), message, expected)])

    def records(self, needed: Sequence[str], *, ends: bool = True) -> Iterator[dict[str, str]]:
        """The lines of a CSV file, by the names in `header`.

        Raises `Problems` where a needed column is missing, a line has more or fewer fields than the header, or, where
        the agency `ends` its last line, that line does not end: layouts change, and a download stops in the middle,
        in a number as well as between two.
        """
        if missing := [name for name in needed if name not in self.header]:
            raise self.refuse(
                f"the layout changed: no column {', '.join(missing)} (columns: {', '.join(self.header)})",
                ", ".join(needed),
                1,
            )
        reader = csv.reader(io.StringIO(self.text, newline=""))
        next(reader)
        for fields in reader:
            if fields:
                self.whole(len(fields), len(self.header), reader.line_num)
                yield dict(zip(self.header, fields, strict=True))
        if ends and not self.text.endswith("\n"):
            raise self.refuse("the last line does not end: the file is cut off", "a whole file", reader.line_num)

    def whole(self, fields: int, needed: int, line: int) -> None:
        """Raises `Problems` where a line has other fields than the first one."""
        if fields != needed:
            raise self.refuse(
                f"a line of {fields} field{'' if fields == 1 else 's'}: the file is cut off or damaged",
                f"{needed} fields, as in the first line",
                line,
            )

    def count(self, text: str, line: str) -> float:
        """As `number`, for a line that others are added to: one that was left out would make their sum too low."""
        number = self.number(text, line)
        if number is None:
            message = f"{text.strip() or 'nothing'} in place of a number ({line}): a sum without it would be too low"
            raise self.refuse(message, "digits, with or without separators")
        return number

    def number(self, text: str, line: str) -> float | None:
        """A number as agencies write it, thousands with separators; None where it was left out (suppressed).

        `line` says in the refusal which line it is.
        """
        plain = text.strip().replace(",", "")
        if plain in ("", "-", "Suppressed", "Unreliable"):
            return None
        try:
            return float(plain)
        except ValueError:
            raise self.refuse(f"{text!r} is not a number ({line})", "digits, with or without separators") from None


@dataclass(frozen=True)
class Content:
    """What a file is, and the rows of our series that it holds."""

    agency: str
    """Who published it."""
    dataset: str
    """Which of the agency's datasets."""
    as_of: str
    """Which release, as far as the file says: the last month of the data, or the day of the query."""
    universe: str
    """Who or what is counted, in the words of `series.yml`."""
    rows: pd.DataFrame
    """A row a period of a series (columns: `COLUMNS`)."""


def frame(rows: Iterable[tuple[str, str, str, float]]) -> pd.DataFrame:
    """Rows (series, first and last of the period, value) as the table of `Content.rows`."""
    return pd.DataFrame(list(rows), columns=COLUMNS)


def month(text: str) -> int:
    """1 for January, JAN or Jan. Raises ValueError for a word that is no month."""
    word = text.strip().capitalize()
    return (MONTHS if word in MONTHS else [name[:3] for name in MONTHS]).index(word) + 1


def gaps(months: Collection[str], last: str) -> list[str]:
    """The months ("2018-10") that are missing from the first of some to a last one, in order."""
    first = min(months)
    span = range(int(first[:4]) * 12 + int(first[5:]) - 1, int(last[:4]) * 12 + int(last[5:]))
    return [name for name in (f"{at // 12}-{at % 12 + 1:02}" for at in span) if name not in months]
