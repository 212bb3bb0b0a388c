"""BLS, consumer prices: a series file of download.bls.gov (series, year, month, index), set apart by tabs."""

from __future__ import annotations

from collections import defaultdict

from brief.official.releases.content import Content, File, frame

SERIES = "CUUR0000SA0"
"""All items, US city average, not seasonally adjusted: the series with which BLS itself converts dollars."""
HEADER = ["series_id", "year", "period", "value", "footnote_codes"]


def recognizes(file: File) -> bool:
    """Whether it is a series file of the BLS."""
    first = next(iter(file.text.splitlines()), "")
    return len({name.strip() for name in first.split("\t")} & set(HEADER)) >= len(HEADER) - 1


def read(file: File) -> Content:
    """The mean of the 12 monthly indexes of a year, to three decimals; years with fewer months give no row.

    Raises `Problems` for another layout, a cut line, a month that stands twice, or another series.
    """
    lines = file.text.splitlines()
    header = [name.strip() for name in lines[0].split("\t")]
    if header != HEADER:
        raise file.refuse(f"the layout changed: columns {', '.join(header)}", ", ".join(HEADER), 1)
    years: dict[str, dict[str, float]] = defaultdict(dict)
    for number, line in enumerate(lines[1:], start=2):
        fields = [field.strip() for field in line.split("\t")]
        file.whole(len(fields), len(HEADER), number)
        series, year, period, value, _ = fields
        if series != SERIES or period not in _MONTHS:
            continue
        if period in years[year]:
            raise file.refuse(f"{series}, {year} {period} stands twice: two releases in one file", "once", number)
        index = file.number(value, f"line {number}")
        if index is not None:
            years[year][period] = index
    if len(lines) == 1:
        raise file.refuse("no line below the names of the columns: the file is cut off", "a line a series and month")
    if not years:
        raise file.refuse(f"another series: {SERIES} is not in the file", "CPI-U, all items, not seasonally adjusted")
    last = max(years)
    rows = [
        ("cpi-u-annual-average", year, year, round(sum(months.values()) / 12, 3))
        for year, months in sorted(years.items())
        if len(months) == 12
    ]
    return Content(
        "BLS", f"CPI-U, series {SERIES}", f"data to {last}-{max(years[last])[1:]}", "us-urban-consumers", frame(rows)
    )


_MONTHS = [f"M{number:02}" for number in range(1, 13)]
