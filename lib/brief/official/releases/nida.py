"""NIDA's workbook of overdose death rates: CDC WONDER's final counts and age-adjusted rates, a sheet each."""

from __future__ import annotations

import re
from typing import Any

from brief.official.releases import workbook
from brief.official.releases.content import Content, File, frame

SHEETS = {"Number Drug OD Deaths": "us-overdose-deaths", "Rate Drug OD Deaths": "us-overdose-death-rate"}
TITLES = {"Number Drug OD Deaths": "Number of National Drug Overdose Deaths", "Rate Drug OD Deaths": "Age-Adjusted"}
LABELS = {
    "Total Overdose Deaths": "all-drugs",
    "Any Opioid": "any-opioid",
    "Prescription Opioids": "prescription-opioids",
    "Synthetic Opioids other than Methadone (primarily fentanyl)": "synthetic-opioids",
    "Heroin": "heroin",
    "Cocaine": "cocaine",
    "Psychostimulants With Abuse Potential (primarily methamphetamine)": "psychostimulants",
}
CODES = {"Any Opioid": "T40.0-T40.4, T40.6", "Prescription Opioids": "T40.2-T40.3"}


def recognizes(file: File) -> bool:
    """Whether it is a workbook with one of the two sheets."""
    return bool(set(SHEETS) & set(workbook.names(file)))


def read(file: File) -> Content:
    """Counts and rates a year, for the drugs of our series.

    Raises `Problems` where a sheet, a title, a line of a drug or a year is missing, or other codes are meant.
    """
    sheets = workbook.cells(file, list(SHEETS))
    rows = [row for sheet, lines in sheets.items() for row in _rows(file, sheet, lines)]
    first, last = min(row[1] for row in rows), max(row[1] for row in rows)
    return Content(
        "NIDA, from CDC WONDER", "Overdose Death Rates workbook", f"{first} to {last}", "us-residents-final",
        frame(rows),
    )  # fmt: skip


def _rows(file: File, sheet: str, lines: list[list[Any]]) -> list[tuple[str, str, str, float]]:
    words = [cell for line in lines for cell in line if isinstance(cell, str)]
    text = " ".join(" ".join(words).split())
    if TITLES[sheet] not in text or "Ages 15-24" in text:
        raise file.refuse(f"sheet {sheet!r} is of something else: {next(iter(words), 'empty')!r}", TITLES[sheet])
    for label, codes in CODES.items():
        if f"{label} ICD-10" in text and codes not in text:
            raise file.refuse(f"sheet {sheet!r}: other codes of {label}", codes)
    position, years = _years(file, sheet, lines)
    rows, seen = [], set()
    for number, line in enumerate(lines[position + 1 :], start=position + 2):
        drug = LABELS.get(_label(line[: min(years)]))
        if drug is None:
            continue
        if drug in seen:
            raise file.refuse(f"sheet {sheet!r}: two lines of {drug}", "one", number)
        seen.add(drug)
        rows += [
            (f"{SHEETS[sheet]}-{drug}", year, year, round(value, 1))
            for column, year in years.items()
            if (value := _number(file, sheet, line[column], number)) is not None
        ]
    if missing := set(LABELS.values()) - seen:
        raise file.refuse(f"sheet {sheet!r} has no line of {', '.join(sorted(missing))}", "; ".join(LABELS))
    return rows


def _years(file: File, sheet: str, lines: list[list[Any]]) -> tuple[int, dict[int, str]]:
    """The line of the years, and the year of each column, without a gap."""
    for position, line in enumerate(lines):
        years = {column: match[1] for column, cell in enumerate(line) if (match := _YEAR.match(str(cell)))}
        if len(years) > 1:
            numbers = [int(year) for year in years.values()]
            if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
                raise file.refuse(
                    f"sheet {sheet!r}: the years are not in a row: {numbers}", "one a column", position + 1
                )
            return position, years
    raise file.refuse(f"sheet {sheet!r} has no line of years", "1999, 2000 and so on")


_YEAR = re.compile(r"((?:19|20)\d\d)(?:\.0)?$")


def _number(file: File, sheet: str, cell: Any, line: int) -> float | None:
    if cell is None or cell != cell:  # an empty cell is NaN: unreliable or suppressed
        return None
    return float(cell) if isinstance(cell, int | float) else file.number(str(cell), f"sheet {sheet!r}, line {line}")


def _label(cells: list[Any]) -> str:
    """The words before the years, without the number of the footnote."""
    words = " ".join(cell for cell in cells if isinstance(cell, str)).strip()
    return re.sub(r"(?<=[a-z)])\s*\d[a-z]?\^?$", "", words)
