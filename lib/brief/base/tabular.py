"""A CSV file that people edit, as rows that know their lines. A row stands on one line; what is wrong has its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from brief.base import texts
from brief.base.problems import Place, Problem, Problems, nearest, raise_any

_CELL = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"(?=,|$)|(?P<plain>[^",]*)(?=,|$)')
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True)
class Row:
    """The cells of a line by their columns."""

    line: int
    cells: dict[str, str]


def read(path: Path, file: str, needed: Sequence[str], optional: Sequence[str] = ()) -> list[Row]:
    """The rows of a CSV file as text; a column that is optional and not there is empty.

    `file` is the path as a person would type it. Raises `Problems` with everything that is wrong: bytes that are no
    UTF-8, another separator, a quotation mark that is left open, more or fewer cells than columns, a column that is
    missing, unknown or stands twice, a letter that can't be seen, a space around a cell.
    """
    lines = _lines(path, file)
    header = _header(lines[0], file, needed, optional)
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip(","):  # a row without cells: spreadsheets leave some at the end
            continue
        try:
            cells = _cells(line)
            if len(cells) != len(header):
                raise ValueError(f"{len(cells)} cells for {len(header)} columns")
        except ValueError as error:
            expected = "a cell for each column; in quotation marks where it holds a comma"
            problems.append(Problem(Place(file, number), str(error), expected))
            continue
        row = dict.fromkeys((*needed, *optional), "") | dict(zip(header, cells, strict=True))
        problems += _unseen(row, Place(file, number))
        rows.append(Row(number, row))
    raise_any(problems)
    return rows


def _lines(path: Path, file: str) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problems([texts.undecoded(error, file)]) from None
    except OSError as error:
        raise Problems([texts.unopened(error, file)]) from None
    if text.startswith("\ufeff"):
        raise Problems([Problem(Place(file, 1), "begins with a byte order mark (U+FEFF)", "UTF-8 without it")])
    raise_any(texts.unfit(text, file))
    if "\r" in text and "\n" not in text:
        message, way_out = (
            "its lines end with a carriage return alone (CR)",
            "save it as CSV UTF-8, not for Macintosh",
        )
        raise Problems([Problem(Place(file, 1), message, "line feeds", way_out)])
    lines = text.replace("\r\n", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    if not any(line.strip() for line in lines):
        raise Problems([Problem(Place(file), "is empty", "a header, and a line for each row")])
    return lines


def _header(line: str, file: str, needed: Sequence[str], optional: Sequence[str]) -> list[str]:
    place, known = Place(file, 1), ", ".join((*needed, *optional))
    for sign, separator in _SEPARATORS.items():
        if sign in line and "," not in line:
            raise Problems([Problem(place, f"the cells are set apart by {separator}", "commas")])
    try:
        header = _cells(line)
    except ValueError as error:
        raise Problems([Problem(place, str(error), known)]) from None
    allowed = [*needed, *optional]
    if not set(header) & set(allowed):
        raise Problems([Problem(place, f"is no header: {line[:80]!r}", known)])
    problems = [
        Problem(place, f"no such column {name!r}", known, nearest(name, allowed))
        for name in header
        if name not in allowed
    ]
    problems += [Problem(place, f"no column {name}", known) for name in needed if name not in header]
    problems += [
        Problem(place, f"the column {name} stands twice") for name in dict.fromkeys(header) if header.count(name) > 1
    ]
    raise_any(problems)
    return header


def _cells(line: str) -> list[str]:
    """The cells of a line. Raises ValueError, with the column of the sign that is wrong, for what is no CSV."""
    cells, position = [], 0
    while match := _CELL.match(line, position):
        quoted = match["quoted"]
        cells.append(match["plain"] if quoted is None else quoted.replace('""', '"'))
        position = match.end() + 1
        if position > len(line):
            return cells
    mark = line.find('"', position)
    what = "a quotation mark that is left open" if line[position:].lstrip().startswith('"') else "a quotation mark"
    raise ValueError(f"{what} at column {mark + 1}: {line[mark : mark + 20]!r}")


def _unseen(row: dict[str, str], place: Place) -> Iterator[Problem]:
    """A problem for each cell with a letter that can't be seen, or with a space at its end or beginning."""
    for column, cell in row.items():
        if cell.isascii() and cell.isprintable() and cell == cell.strip():
            continue
        if hidden := next((sign for sign in cell if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp")), None):
            yield Problem(place.at(column), f"a letter that can't be seen (U+{ord(hidden):04X}) in {cell!r}")
        elif cell != cell.strip():
            yield Problem(place.at(column), f"a space before or behind {cell.strip()!r}", "the cell without it")
