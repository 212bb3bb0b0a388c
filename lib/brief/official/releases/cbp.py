"""CBP, Drug Seizure Statistics, nationwide file: pounds by fiscal month, component, region, area and drug."""

from __future__ import annotations

from collections import defaultdict

from brief.official.releases.content import Content, File, frame, gaps, month

NEEDED = (
    "fy", "month (abbv)", "component", "region", "land filter", "area of responsibility", "drug type",
    "sum qty (lbs)",
)  # fmt: skip
COMPONENTS = ("Office of Field Operations", "U.S. Border Patrol")
SOUTHWEST = "Southwest Border"
REGIONS = ("Coastal/Interior", "Northern Border", SOUTHWEST)
LAND = ("Land Only", "Other")
MONTHLY = "cbp-fentanyl-seizures-monthly"
YEARLY = "cbp-fentanyl-seizures-fiscal-year"
YEARLY_SOUTHWEST = "cbp-southwest-border-fentanyl-seizures-fiscal-year"
YEARLY_HEROIN = "cbp-heroin-seizures-fiscal-year"
PARTS = {
    ("component", COMPONENTS[0]): "cbp-ofo-fentanyl-seizures-fiscal-year",
    ("component", COMPONENTS[1]): "cbp-usbp-fentanyl-seizures-fiscal-year",
    ("region", "Coastal/Interior"): "cbp-coastal-interior-fentanyl-seizures-fiscal-year",
    ("region", "Northern Border"): "cbp-northern-border-fentanyl-seizures-fiscal-year",
    ("region", SOUTHWEST): YEARLY_SOUTHWEST,
    ("land filter", "Land Only"): "cbp-land-fentanyl-seizures-fiscal-year",
    ("land filter", "Other"): "cbp-other-than-land-fentanyl-seizures-fiscal-year",
}
"""The nation's fentanyl split by who seized it, by region, and by land or not: each split adds up to the nation."""


def recognizes(file: File) -> bool:
    """Whether the columns are those of CBP's seizures."""
    return file.resembles(NEEDED)


def read(file: File) -> Content:
    """Fentanyl in pounds: each month nationwide; each whole fiscal year nationwide and by `PARTS`. Heroin by year.

    A file that was filtered to the Southwest Border gives the rows of that border only. Raises `Problems` for a
    changed layout, another component, region or land filter, a line that stands twice, or a month that is missing.
    """
    keys: set[tuple[str, ...]] = set()
    months: set[str] = set()
    regions: set[str] = set()
    pounds: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for record in file.records(NEEDED):
        key = tuple(record[name] for name in NEEDED[:-1])
        if key in keys:
            raise file.refuse(f"stands twice: {', '.join(key)}: two releases in one file", "each line once")
        keys.add(key)
        when = _calendar(file, record["fy"], record["month (abbv)"])
        _check(file, record)
        months.add(when)
        regions.add(record["region"])
        for series in _series(record):
            pounds[series][when] += file.count(record["sum qty (lbs)"], ", ".join(key))
    _check_whole(file, months, regions)
    whole = regions == set(REGIONS)
    yearly = (YEARLY, YEARLY_HEROIN, *PARTS.values()) if whole else (YEARLY_SOUTHWEST,)
    rows = [row for series in yearly for row in _years(series, pounds[series], months)]
    if whole:
        rows += [(MONTHLY, when, when, round(total, 1)) for when, total in sorted(pounds[YEARLY].items())]
    return Content(
        "CBP",
        "Drug Seizure Statistics, nationwide file" if whole else f"Drug Seizure Statistics, filtered to {SOUTHWEST}",
        f"{min(months)} to {max(months)}",
        "cbp-nationwide and its parts, cbp-southwest-border among them" if whole else "cbp-southwest-border",
        frame(rows),
    )


def _series(record: dict[str, str]) -> list[str]:
    """The series of fiscal years to which a line counts."""
    if record["drug type"] == "Heroin":
        return [YEARLY_HEROIN]
    if record["drug type"] != "Fentanyl":
        return []
    return [YEARLY, *(series for (column, name), series in PARTS.items() if record[column] == name)]


def _check_whole(file: File, months: set[str], regions: set[str]) -> None:
    """Refuses a file without lines, with a month missing, or filtered to something that is no series of ours."""
    if not months:
        raise file.refuse(
            "no line below the names of the columns: the file is cut off", "a line a month, component, region and drug"
        )
    if missing := gaps(months, max(months)):
        raise file.refuse(f"no line of {', '.join(missing)}: the file is cut off, or lines were left out", "each month")
    if regions not in (set(REGIONS), {SOUTHWEST}):
        raise file.refuse(
            f"filtered to {', '.join(sorted(regions)) or 'nothing'}: neither the nation nor the Southwest Border",
            f"the regions {', '.join(REGIONS)}; or {SOUTHWEST} alone",
        )


def _check(file: File, record: dict[str, str]) -> None:
    for name, known in (("component", COMPONENTS), ("region", REGIONS), ("land filter", LAND)):
        if record[name] not in known:
            raise file.refuse(f"mixes universes: {name} {record[name]!r}", " or ".join(known))


def _calendar(file: File, fiscal_year: str, name: str) -> str:
    """The calendar month of a fiscal one: FY2023, OCT is 2022-10. A year that goes on is "2026 (FYTD)"."""
    try:
        year, number = int(fiscal_year.removesuffix(" (FYTD)")), month(name)
    except ValueError:
        raise file.refuse(f"no fiscal month: {fiscal_year}, {name}", "2023, OCT; or 2026 (FYTD), DEC") from None
    return f"{year - (number >= 10)}-{number:02}"


def _years(series: str, pounds: dict[str, float], months: set[str]) -> list[tuple[str, str, str, float]]:
    """The fiscal years of which every month is in the file."""
    rows = []
    for year in sorted({int(when[:4]) + (when[5:] >= "10") for when in months}):
        fiscal = [
            *(f"{year - 1}-{number}" for number in (10, 11, 12)),
            *(f"{year}-0{number}" for number in range(1, 10)),
        ]
        if set(fiscal) <= months:
            rows.append((series, fiscal[0], fiscal[-1], round(sum(pounds.get(when, 0.0) for when in fiscal), 1)))
    return rows
