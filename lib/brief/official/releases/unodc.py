"""UNODC, prices and purity of drugs: annex of the World Drug Report, what countries sent in, a sheet each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from brief.official.releases import workbook
from brief.official.releases.content import Content, File, frame

PRICES, PURITIES = "Prices in USD", "Purities"
HEADERS = {
    PRICES: (
        "Region", "SubRegion", "Country/Territory", "DrugGroup", "Drug", "Specify", "LevelOfSale", "Year",
        "Typical_USD", "Minimum_USD", "Maximum_USD", "Unit",
    ),
    PURITIES: (
        "Region", "SubRegion", "Country/Territory", "LevelOfSale", "DrugGroup", "Drug", "Specify", "Year",
        "Typical", "Minimum", "Maximum", "Measurement",
    ),
}  # fmt: skip
SERIES = {
    (PURITIES, "Mexico", "Wholesale", "% (percent)"): "fentanyl-purity-mexico-unodc",
    (PURITIES, "United States of America", "Wholesale", "% (percent)"): "fentanyl-purity-us-wholesale-unodc",
    # Per kilogram, though the country filed it under retail.
    (PRICES, "United States of America", "Retail", "Kilograms"): "fentanyl-price-per-kg-us-unodc",
}
"""Sheet, country, level of sale and unit of each series; only the lines whose drug is fentanyl itself."""


def recognizes(file: File) -> bool:
    """Whether it is a workbook with one of the two sheets."""
    return bool(set(HEADERS) & set(workbook.names(file)))


def read(file: File) -> Content:
    """The typical price or purity of fentanyl a year, for the countries of our series.

    A line with a lowest and a highest number alone gives no row. Raises `Problems` for a missing sheet, another layout,
    and a year that stands twice.
    """
    sheets = workbook.cells(file, list(HEADERS))
    rows = [row for sheet, lines in sheets.items() for row in _rows(file, sheet, lines)]
    if not rows:
        raise file.refuse("no line of ours: fentanyl in Mexico or the United States", "the annex of all countries")
    first, last = min(row[1] for row in rows), max(row[1] for row in rows)
    return Content(
        "UNODC", "Prices and purity of drugs (World Drug Report, annex)", f"fentanyl, {first} to {last}",
        "national submissions, a country each", frame(sorted(rows)),
    )  # fmt: skip


def _rows(file: File, sheet: str, lines: list[list[Any]]) -> list[tuple[str, str, str, float]]:
    header = next((position for position, line in enumerate(lines) if line[0] == "Region"), None)
    names = tuple(str(cell) for cell in lines[header]) if header is not None else ()
    if names != HEADERS[sheet]:
        named = ", ".join(names) or "no line of column names"
        raise file.refuse(f"the layout changed: sheet {sheet!r}, {named}", ", ".join(HEADERS[sheet]))
    rows: dict[tuple[str, str], float] = {}
    for line in lines[(header or 0) + 1 :]:
        record = dict(zip(names, line, strict=True))
        unit = record["Unit" if sheet == PRICES else "Measurement"]
        series = SERIES.get((sheet, record["Country/Territory"], record["LevelOfSale"], unit))
        typical = record["Typical_USD" if sheet == PRICES else "Typical"]
        if record["Drug"] != "Fentanyl" or not series or pd.isna(typical):
            continue
        key = series, _year(file, record["Year"])
        if key in rows:
            raise file.refuse(f"two typical numbers of {series}, {key[1]}", "one a year")
        rows[key] = typical if isinstance(typical, float) else file.count(str(typical), f"{series}, {key[1]}")
    return [(series, year, year, value) for (series, year), value in rows.items()]


def _year(file: File, cell: Any) -> str:
    """A year, as a workbook keeps numbers: 2021 or 2021.0."""
    return f"{file.count(str(cell), 'Year'):.0f}"
