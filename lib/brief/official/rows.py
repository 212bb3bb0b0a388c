"""The rows of `data/reference/*.csv`: an official number each, and what a row must be so that it can be relied on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from brief.base import tabular
from brief.base.problems import Place, Problem, nearest
from brief.official import quotations
from brief.official.quotations import NUMBERS
from brief.official.releases.catalog import Release
from brief.official.series import CAVEATS, STATUSES, Series
from brief.quantity.periods import Period

COLUMNS = {
    "series_id": "name of the series, in series.yml",
    "period_start": "first year, month or day",
    "period_end": "last year, month or day",
    "value": "the published number; empty for a published range",
    "lower": "lower end of a published range, or of `more than`",
    "upper": "upper end of a published range, or of `nearly`",
    "unit": "unit of value, lower and upper; the unit of the series",
    "release": "year, month or day of the release that was read",
    "status": "final, provisional or estimate",
    "publication": "the publication: producer, title, date",
    "published": "when it was published",
    "url": "its address, where known",
    "read_via": "where it was read, when not in the publication itself",
    "file": "the agency's file that it was computed from, in releases.yml; empty where there is none",
    "caveats": "names of the caveats, separated by a space",
    "note": 'what else a reader should know; "..." are the words in which the number was read, “…” are others',
}
OPTIONAL = ("file",)
ORIGINS = {
    "computed": "Computed from the agency's own file.",
    "agency": "Read at the agency, and typed.",
    "second_hand": "Read in a text that quotes the agency, and typed.",
}
GUARDS = {
    "file": "The agency's file, from which it can be computed again.",
    "words": "The words in which it was read, quoted in the note.",
    "seal": "A checksum alone: the words are not kept, or it was derived from them.",
}
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


@dataclass(frozen=True)
class Row:
    """A row with its place; `cells` are texts by the columns `COLUMNS`."""

    cells: dict[str, str]
    place: Place

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def key(self) -> tuple[str, str, str, str]:
        """By what it is known: its series, period and release."""
        return self["series_id"], self["period_start"], self["period_end"], self["release"]

    @property
    def caveats(self) -> list[str]:
        """The names of its caveats."""
        return self["caveats"].split()

    @property
    def origin(self) -> str:
        """How it came here: a word of `ORIGINS`."""
        if self["file"]:
            return "computed"
        return "second_hand" if {"second_hand", "press"} & set(self.caveats) else "agency"

    @property
    def words(self) -> str:
        """The words in which its number was read; empty where they are not kept."""
        return " … ".join(quotations.words(self["note"]))

    @property
    def held_by(self) -> str:
        """What holds its number: a word of `GUARDS`."""
        if self["file"]:
            return "file"
        return "words" if self.words and "derived" not in self.caveats else "seal"

    def refuse(self, column: str, message: str, expected: str = "", suggestion: str = "") -> Problem:
        """A problem with one of its cells."""
        return Problem(self.place.at(column), message, expected, suggestion)


def read(path: Path, file: str) -> list[Row]:
    """The rows of a file. Raises `Problems` for one that is no table with the columns `COLUMNS`."""
    needed = [name for name in COLUMNS if name not in OPTIONAL]
    table = tabular.read(path, file, needed, OPTIONAL)
    return [Row(line.cells, Place(file, line.line, line.cells["series_id"])) for line in table]


def problems(
    rows: Iterable[Row],
    series: Mapping[str, Series],
    releases: Mapping[str, Release],
    *,
    unsure: Collection[str] = (),
) -> Iterator[Problem]:
    """All that is wrong with the rows of all files: each by itself, and those that speak of one period.

    `unsure` are the columns, of `series_id` and `file`, whose names stand in a file that could not be read whole: none
    of theirs is called unknown.
    """
    by_period: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        entry = series.get(row["series_id"])
        if entry is not None:
            yield from _as_series(row, entry)
        elif "series_id" not in unsure:
            near = nearest(row["series_id"], series)
            yield row.refuse("series_id", "no such series in series.yml", ", ".join(series), near)
        yield from _numbers(row)
        yield from (dated := list(_dates(row)))
        if entry and not dated:
            yield from _in_time(row, entry)
        yield from _lists(row)
        yield from _origin(row, releases, sure="file" not in unsure)
        yield from _words(row)
        by_period[row.key[:3]].append(row)
    for same in by_period.values():
        yield from _one_value(same)


def _as_series(row: Row, series: Series) -> Iterator[Problem]:
    if row["unit"] != series.unit:
        yield row.refuse("unit", f"unit {row['unit']!r}", series.unit)
    if series.status in STATUSES and row["status"] in STATUSES and row["status"] != series.status:
        yield row.refuse(
            "status",
            f"{row['status']}, in a series that is {series.status}",
            f"{series.status}; or mixed, in series.yml",
        )


def _numbers(row: Row) -> Iterator[Problem]:
    given = {column: row[column] for column in NUMBERS if row[column]}
    if not given:
        yield Problem(row.place, "neither a value nor a bound")
    for column, text in given.items():
        if not _NUMBER.fullmatch(text):
            yield row.refuse(column, f"{text!r} is not a number", "digits, such as 2628 or -3.5")
            return
    numbers = {column: float(text) for column, text in given.items()}
    lower, value, upper = (numbers.get(column) for column in ("lower", "value", "upper"))
    if lower is not None and upper is not None and lower >= upper:
        yield row.refuse("upper", f"{row['upper']} is not more than lower, {row['lower']}", "lower < upper; or a value")
    elif value is not None and not (lower is None or lower <= value) & (upper is None or value <= upper):
        yield row.refuse("value", f"{row['value']} lies outside {row['lower'] or '..'} to {row['upper'] or '..'}")


def _dates(row: Row) -> Iterator[Problem]:
    for column in ("period_start", "period_end", "release", "published"):
        if not row[column]:
            if column != "published":
                yield row.refuse(column, "is empty", "a year, month or day")
            continue
        try:
            Period(row[column], row[column])
        except ValueError as error:
            yield row.refuse(column, str(error), "2018, 2018-09 or 2018-09-30")


def _in_time(row: Row, series: Series) -> Iterator[Problem]:
    """Its period is one of the series', and it was released when it could be."""
    try:
        period = Period(row["period_start"], row["period_end"])
    except ValueError:
        yield row.refuse("period_end", f"{row['period_end']} is before {row['period_start']}")
        return
    if not _fits(period, series.frequency):
        yield row.refuse("period_end", f"{period} in a series that is {series.frequency}", _PERIODS[series.frequency])
    released = Period(row["release"], row["release"]).last_day
    announced = series.frequency == "point" or "projection" in row.caveats
    if released and released < period.first_day and not announced:
        yield row.refuse("release", f"released in {row['release']}, before {period}", "a release of a later time")
    if released and row["published"] and Period(row["published"], row["published"]).first_day > released:
        yield row.refuse("published", f"{row['published']}, after the release that was read, {row['release']}")


_PERIODS = {
    "annual": "a year, a fiscal year (from October in the US, from April in the UK), or two years for a change",
    "monthly": "a month",
    "twelve-months-ending": "12 months",
    "point": "one year, month or day",
}
_FISCAL_YEARS = ("-10", "-04")


def _fits(period: Period, frequency: str) -> bool:
    single = period.start == period.end
    months = period.frequency == "monthly" and not single and len(list(period.steps())) == 12
    match frequency:
        case "annual":
            return period.frequency == "annual" or (months and period.start.endswith(_FISCAL_YEARS))
        case "monthly":
            return single and period.frequency == "monthly"
        case "twelve-months-ending":
            return months
        case "point":
            return single
    return True


def _lists(row: Row) -> Iterator[Problem]:
    caveats = [("caveats", "caveat", word, CAVEATS) for word in row.caveats]
    for column, what, word, allowed in [("status", "status", row["status"], STATUSES), *caveats]:
        if word not in allowed:
            yield row.refuse(column, f"unknown {what} {word!r}", ", ".join(allowed), nearest(word, allowed))
    if len(set(row.caveats)) < len(row.caveats):
        yield row.refuse("caveats", "a caveat stands twice", "each once")
    if "provisional" in row.caveats and row["status"] == "final":
        yield row.refuse("caveats", "provisional, of a final number", "status provisional, or no such caveat")


def _origin(row: Row, releases: Mapping[str, Release], *, sure: bool) -> Iterator[Problem]:
    """Where it was read. A computed row names a file of its own release, and was read nowhere else."""
    if not row["publication"]:
        yield row.refuse("publication", "a figure without a publication can't be cited")
    if row["url"] and not row["url"].startswith(("https://", "http://")):
        yield row.refuse("url", f"{row['url']!r} is no address", "https://...")
    if not row["file"]:
        if "second_hand" in row.caveats and not row["read_via"]:
            yield row.refuse("read_via", "is empty, of a number that was read second-hand", "where it was read")
        return
    file = releases.get(row["file"])
    if file is None and sure:
        near = nearest(row["file"], releases)
        expected = "the id of a record of releases.yml"
        yield row.refuse("file", f"no file {row['file']!r} in releases.yml", expected, near)
    elif file and file.release != row["release"]:
        yield row.refuse("release", f"{row['release']}, but computed from {file.id}", file.release)
    if row["read_via"] or "second_hand" in row.caveats:
        yield row.refuse("file", "computed from a file and read elsewhere too", "file, or read_via")
    if row["lower"] or row["upper"]:
        yield row.refuse("lower" if row["lower"] else "upper", "a bound, of a number computed from a file", "a value")


def _words(row: Row) -> Iterator[Problem]:
    """The quoted words say the number; what was derived from them may be another."""
    if row.held_by == "words" and all(_NUMBER.fullmatch(row[column]) for column in NUMBERS if row[column]):
        for column in quotations.missing(row.cells):
            yield row.refuse(
                column,
                f"{row[column]} is not what the quoted words say: “{row.words}”",
                "the number of the words; or the caveat derived; or “…” around words that are not of the number",
            )


def _one_value(rows: list[Row]) -> Iterator[Problem]:
    """A period has one value in a release, and one can tell which of its releases is the later one."""
    for position, row in enumerate(rows):
        for earlier in rows[:position]:
            if row["release"] == earlier["release"]:
                yield Problem(row.place, f"the same period and release stand twice: {_place(earlier)}", "one value")
            elif f"{row['release']}-".startswith(f"{earlier['release']}-") or f"{earlier['release']}-".startswith(
                f"{row['release']}-"
            ):
                yield row.refuse(
                    "release",
                    f"{row['release']} beside {earlier['release']}, {_place(earlier)}: which is the later release?",
                    "releases that can be told apart: 2018-09 and 2018-10",
                )


def _place(row: Row) -> str:
    return f"{row.place.file}:{row.place.line}"
