"""NCHS, VSRR Provisional Drug Overdose Death Counts: 12 months ending, by State and drug, reported and predicted."""

from __future__ import annotations

from brief.official.releases.content import Content, File, frame, gaps, month

NEEDED = ("state", "year", "month", "indicator", "data value", "predicted value")
INDICATORS = {
    "Number of Drug Overdose Deaths": "all-drugs",
    "Opioids (T40.0-T40.4,T40.6)": "any-opioid",
    "Synthetic opioids, excl. methadone (T40.4)": "synthetic-opioids",
}
COUNTED = {"data value": "reported", "predicted value": "predicted"}
PERIOD = "12 month-ending"
NATION = ("US", "United States")


def recognizes(file: File) -> bool:
    """Whether the columns are those of this dataset: their names and order differ between releases."""
    return file.resembles((*NEEDED, "percent pending investigation"))


def read(file: File) -> Content:
    """The counts of the United States, for the drugs of our series.

    Raises `Problems` for a changed layout, a file that is cut off, two counts of one month, other periods than
    12 months, or a file without the United States.
    """
    counts: dict[tuple[str, str], dict[str, str]] = {}
    drugs = set()
    for record in file.records(NEEDED):
        if record.get("period", PERIOD) != PERIOD:
            raise file.refuse(f"mixes universes: period {record['period']!r}", PERIOD)
        if record["state"] != "US":
            continue
        drugs.add(record["indicator"])
        if record.get("state name", NATION[0]) not in NATION:
            raise file.refuse(f"mixes universes: {record['state name']!r} as the name of US", " or ".join(NATION))
        if drug := INDICATORS.get(record["indicator"]):
            key = drug, _end(file, record)
            if key in counts:
                raise file.refuse(f"two counts of {record['indicator']}, {key[1]}: two releases in one file", "one")
            counts[key] = record
    _check(file, counts, drugs)
    rows = [
        (f"us-provisional-overdose-deaths-{drug}-{counted}", _start(end), end, value)
        for (drug, end), record in sorted(counts.items())
        for column, counted in COUNTED.items()
        if (value := file.number(record[column], f"{drug}, {end}")) is not None
    ]
    last = max(end for _, end in counts)
    return Content(
        "NCHS",
        "VSRR Provisional Drug Overdose Death Counts",
        f"data to {last}",
        "us-occurrence-provisional (reported and predicted)",
        frame(rows),
    )


def _check(file: File, counts: dict[tuple[str, str], dict[str, str]], drugs: set[str]) -> None:
    if not counts:
        stated = f"indicators {'; '.join(sorted(drugs))}" if drugs else "no line of the United States"
        raise file.refuse(f"no count of ours: {stated}", f"state US, indicator {' or '.join(INDICATORS)}")
    by_drug = {drug: [end for name, end in counts if name == drug] for drug, _ in counts}
    last = max(end for _, end in counts)
    for drug, ends in by_drug.items():
        if missing := gaps(ends, last):
            raise file.refuse(
                f"{drug}: no count of {', '.join(missing)}: the file is cut off, or lines were left out",
                f"each month to {last}",
            )


def _end(file: File, record: dict[str, str]) -> str:
    """The month that a line's 12 months end with."""
    try:
        return f"{int(record['year'])}-{month(record['month']):02}"
    except ValueError:
        raise file.refuse(f"no month: {record['month']} {record['year']}", "January 2018") from None


def _start(end: str) -> str:
    """The first of the 12 months that end with one."""
    year, last = int(end[:4]), int(end[5:])
    return f"{year}-01" if last == 12 else f"{year - 1}-{last + 1:02}"
