"""CDC WONDER exports: a table of deaths by year, and the criteria of the query in the notes at its end."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import datetime

from brief.official.releases.content import Content, File, frame

NEEDED = ("Year", "Year Code", "Deaths")
OVERDOSE = (
    *(f"X{code}" for code in range(40, 45)), *(f"X{code}" for code in range(60, 65)), "X85",
    *(f"Y{code}" for code in range(10, 15)),
)  # fmt: skip
DRUGS = {
    (): "all-drugs",
    ("T40.0", "T40.1", "T40.2", "T40.3", "T40.4", "T40.6"): "any-opioid",
    ("T40.1",): "heroin",
    ("T40.2",): "natural-semisynthetic-opioids",
    ("T40.2", "T40.3"): "prescription-opioids",
    ("T40.4",): "synthetic-opioids",
    ("T40.5",): "cocaine",
    ("T43.6",): "psychostimulants",
}
DATASETS = ("Multiple Cause of Death", "Underlying Cause of Death", "Provisional Mortality Statistics")
# What does not narrow down whose deaths are counted.
FORM = (
    "Title", "Group By", "Show Totals", "Show Zero Values", "Show Suppressed", "Standard Population",
    "Calculate Rates Per", "Rate Options", "Year/Month",
)  # fmt: skip
_CRITERION = re.compile(r"([A-Z0-9][A-Za-z0-9 /-]{2,60}):(?: (.*))?$", re.DOTALL)


def recognizes(file: File) -> bool:
    """Whether it is an export of CDC WONDER: a table set apart by tabs with a column of notes."""
    return file.text.startswith(('"Notes"\t', "Notes\t"))  # without quotes where it was saved again


def read(file: File) -> Content:
    """Deaths by year (men and women added up where it is by gender too), for the drugs of our series.

    Raises `Problems` for another layout, a file whose notes or rows are cut off, other underlying causes than drug
    overdose or drug-induced ones, and criteria that leave out some of the people.
    """
    rows, notes = _parts(file)
    criteria, lines = _criteria(notes), [line for line in notes if line]
    dataset = criteria.get("Dataset", "")
    if not dataset.startswith(DATASETS):
        raise file.refuse(f"another dataset: {dataset or 'none is named in the notes'}", ", ".join(DATASETS))
    queried = re.search(r"Query Date: (\w+ \d+, \d{4})", " ".join(lines))
    if not queried:
        raise file.refuse("the notes are cut off: no date of the query", "Query Date: ...")
    restricted = [
        f"{name}: {value}"
        for name, value in criteria.items()
        if name not in ("Dataset", *FORM) and not _of_causes(name) and value not in ("All", "All Ages", "")
    ]
    if restricted:
        raise file.refuse(f"counts only some of the deaths: {'; '.join(restricted)}", "all residents of the country")
    series = _series(file, criteria)
    day = datetime.strptime(queried[1], "%b %d, %Y").date().isoformat()
    return Content(
        "CDC WONDER",
        dataset,
        f"queried {day}",
        "us-residents-drug-induced" if "drug-induced" in series else "us-residents-final",
        frame((series, year, year, deaths) for year, deaths in _deaths(file, rows, _last_final(file, dataset, lines))),
    )


def _parts(file: File) -> tuple[list[dict[str, str]], list[str]]:
    """The rows of the table, and the lines of the notes behind it."""
    lines = [line.strip().strip('"') for line in file.text.splitlines()]
    if "---" not in lines:
        raise file.refuse("the notes at the end are cut off", 'a line "---", then the criteria of the query')
    end = lines.index("---")
    records = list(csv.reader(file.text.splitlines()[:end], delimiter="\t"))
    header = records[0]
    if missing := [name for name in NEEDED if name not in header]:
        raise file.refuse(
            f"the layout changed: no column {', '.join(missing)} (columns: {', '.join(header)})", ", ".join(NEEDED), 1
        )
    for line, fields in enumerate(records, start=1):
        file.whole(len(fields), len(header), line)
    rows = [dict(zip(header, fields, strict=True)) for fields in records[1:]]
    return rows, lines[end:]


def _criteria(notes: Sequence[str]) -> dict[str, str]:
    """The criteria by name; a long one goes on for several lines."""
    criteria: dict[str, str] = {}
    name = ""
    for line in notes:
        if line == "---":
            if "Group By" in criteria:
                break
            continue
        if match := _CRITERION.match(line):
            name = match[1]
            criteria[name] = match[2] or ""
        elif name:
            criteria[name] += f" {line}"
    criteria.pop("Query Parameters", None)
    return criteria


def _of_causes(name: str) -> bool:
    return name.endswith(("ICD-10 Codes", "Drug/Alcohol Induced Causes"))


def _series(file: File, criteria: dict[str, str]) -> str:
    underlying = " ".join(text for name, text in criteria.items() if _of_causes(name) and not name.startswith("MCD"))
    multiple = " ".join(text for name, text in criteria.items() if name.startswith("MCD"))
    drug = DRUGS.get(tuple(sorted(set(re.findall(r"\bT\d\d\.\d\b", multiple)))))
    if multiple.strip() in ("", "All"):
        drug = DRUGS[()]
    if drug is None:
        raise file.refuse(
            f"no series of ours has the codes {multiple}", "; ".join(" ".join(codes) or "no codes" for codes in DRUGS)
        )
    if underlying == "Drug-induced causes":
        return f"us-drug-induced-deaths-{drug}"
    codes = _spread(underlying)
    if codes != set(OVERDOSE):
        raise file.refuse(
            f"other underlying causes: {', '.join(sorted(codes)) or underlying or 'none is named'}",
            "drug overdose (X40-X44, X60-X64, X85, Y10-Y14) or drug-induced causes",
        )
    return f"us-overdose-deaths-{drug}"


def _spread(text: str) -> set[str]:
    """The codes named in a criterion, ranges spread out."""
    codes: set[str] = set()
    for first, last in re.findall(r"\b([A-Z]\d\d)(?:-([A-Z]\d\d))?\b", text):
        letter, end = first[0], int((last or first)[1:])
        codes |= {f"{letter}{number:02}" for number in range(int(first[1:]), end + 1)}
    return codes


def _last_final(file: File, dataset: str, lines: Sequence[str]) -> int:
    """The last year of final data; the datasets with provisional years say which it is."""
    if not dataset.startswith("Provisional"):
        return 9999
    match = re.search(r"final Multiple Cause of Death Files, \d{4}-(\d{4})", " ".join(lines))
    if not match:
        raise file.refuse("the notes do not say which years are final", "final Multiple Cause of Death Files, ...")
    return int(match[1])


def _deaths(file: File, rows: list[dict[str, str]], last_final: int) -> list[tuple[str, float]]:
    """Deaths a year, up to the last final one; the table's own total is checked."""
    years: dict[str, float] = {}
    left_out: list[str] = []
    total = None
    for row in rows:
        deaths = file.number(row["Deaths"], row["Year"] or row["Notes"])
        if row["Notes"] == "Total" and not row["Year"]:
            total = deaths
        elif row["Notes"]:
            continue
        elif deaths is None:
            left_out.append(row["Year"])
        else:
            years[row["Year Code"]] = years.get(row["Year Code"], 0) + deaths
    if total is None:
        raise file.refuse("the table is cut off: no line of the total", 'a last line "Total"')
    if sum(years.values()) != total:
        raise file.refuse(
            f"the years add up to {sum(years.values()):,.0f}"
            + (f"; no count of {', '.join(left_out)} (suppressed)" if left_out else ": lines are missing"),
            f"the table's own total, {total:,.0f}",
        )
    return [(year, deaths) for year, deaths in sorted(years.items()) if int(year) <= last_final]
