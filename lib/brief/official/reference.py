"""The official series that claims are held against: each observation with its vintage and where it was read."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd
from pydantic import Field

from brief.base import trace
from brief.base.problems import Place, Problem, Problems, attempt, nearest, raise_any
from brief.base.project import Project
from brief.base.project import find as find_project
from brief.base.records import Entry, Record, closed, read_records
from brief.official.releases import catalog
from brief.official.releases.catalog import Release
from brief.quantity.periods import Period

COLUMNS = {
    "series_id": "name of the series, in series.yml",
    "period_start": "first year, month or day",
    "period_end": "last year, month or day",
    "value": "the published number; empty for a published range",
    "lower": "lower end of a published range, or of `more than`",
    "upper": "upper end of a published range, or of `nearly`",
    "unit": "unit of value, lower and upper; the unit of the series",
    "vintage": "year, month or day of the release that was read",
    "status": "final, provisional or estimate",
    "publication": "the publication: producer, title, date",
    "published": "when it was published",
    "url": "its address, where known",
    "read_via": "where it was read, when not in the publication itself",
    "release": "the agency's file that it was computed from, in releases.yml; empty where there is none",
    "caveats": "names of the caveats, separated by a space",
    "note": "anything else that a reader should know",
}
ORIGINS = {
    "computed": "Computed from the agency's own file.",
    "agency": "Read at the agency, and typed.",
    "second_hand": "Read in a text that quotes the agency, and typed.",
}
OBSERVATION_COLUMNS = COLUMNS | {"origin": "how it came here: " + ", ".join(ORIGINS)}
STATUSES = {
    "final": "Complete, not expected to change.",
    "provisional": "Still to be completed.",
    "estimate": "Not counted: estimated.",
}
KINDS = {
    "flow": "What happened in a period; periods that do not overlap may be added up.",
    "stock": "How much there is at a time; never added up.",
    "level": "A rate or mean of a period.",
    "share": "A part of a whole, or a change, in percent.",
    "index": "A number that only means something beside another of the same series.",
    "multiple": "How many times as much.",
    "price": "What a unit costs, or brings in.",
}
FREQUENCIES = {
    "annual": "A year, or a fiscal year.",
    "monthly": "A month.",
    "twelve-months-ending": "12 months, anew every month: they overlap and are never added up.",
    "operation": "As long as an operation lasted.",
    "point": "A day or a month on which it held.",
}
CAVEATS = {
    "second_hand": "Read in a text that quotes the publication.",
    "provisional": "A provisional count, still to be completed.",
    "superseded": "A later release of the same series changed it.",
    "derived": "Computed here from published numbers.",
    "conflicting_sources": "Publications disagree; the note says how.",
    "projection": "A statement about the future.",
    "operation_claim": "An agency's statement on one of its operations.",
    "approximate_vintage": "The release's date is known only roughly.",
}
SERIES_WORDS = {
    "kind": KINDS,
    "frequency": FREQUENCIES,
    "status": STATUSES | {"mixed": "Some observations are final, others provisional."},
    "caveats": CAVEATS,
}


class Series(Record):
    """What a series counts. Two series with the same unit and different `universe` must never be mixed."""

    id: str
    """Name of the series; checks and citations use it."""
    title: str
    """What it counts."""
    producer: str
    """Who publishes it."""
    publication: str
    """Where it is published."""
    universe: str
    """Who or what is counted; series of different universes are never mixed."""
    scope: str
    """Codes or limits."""
    unit: str
    """Unit of every observation."""
    kind: str
    """What kind of number it is: flow, stock, share, price and so on."""
    frequency: str
    """How often there is an observation."""
    status: str
    """Final, provisional or estimate."""
    url: str = ""
    """Address of the publication; empty where none is known."""
    license: str = ""
    """Terms of use."""
    description: str = ""
    """Anything else a reader needs to read it rightly."""
    sample: int | None = Field(default=None, gt=0)
    """How many were asked or tested, for a share found in a sample; empty for a full count."""
    caveats: tuple[str, ...] = ()
    """Names of series caveats."""


@dataclass(frozen=True)
class Reference:
    """All series, and the observations of all: `rows`, which a reader gets as `observations` or by series.

    Examples
    --------
    >>> from brief.official import reference
    >>> official = reference.load()
    >>> official.annual("us-overdose-deaths-all-drugs").head(1).to_dict("records")
    [{'year': 1999, 'value': 16849.0}]
    """

    series: Mapping[str, Series]
    rows: pd.DataFrame
    releases: Mapping[str, Release] = field(default_factory=dict)

    @property
    def observations(self) -> pd.DataFrame:
        """Every observation of every series, as one tidy table (columns: `OBSERVATION_COLUMNS`)."""
        trace.note("series", trace.ALL)
        return self.rows

    def select(self, series_id: str, *, start: str = "", end: str = "", vintage: str = "") -> pd.DataFrame:
        """The observations of one series, in order of period and release.

        Parameters
        ----------
        series_id
            Id of the series.
        start
            Keep periods that begin at this year, month or day, or later.
        end
            Keep periods that end at this year, month or day, or earlier.
        vintage
            Keep one release.

        Returns
        -------
        pd.DataFrame
            `COLUMNS`, which say what they mean: `value`, `lower` and `upper` are `float`, all else is `str`.

        Raises
        ------
        KeyError
            For an unknown series, with the nearest known one.

        Examples
        --------
        >>> from brief.official import reference
        >>> official = reference.load()
        >>> rows = official.select("us-overdose-deaths-synthetic-opioids", start="2012", end="2016")
        >>> rows["value"].to_list()
        [2628.0, 3105.0, 5544.0, 9580.0, 19413.0]
        """
        self.entry(series_id)
        found = self._by_series.get(series_id, self.rows.iloc[:0])
        if start:
            found = found[found["period_start"] >= start]
        if end:
            found = found[found["period_end"].str[: len(end)] <= end]
        if vintage:
            found = found[found["vintage"] == vintage]
        return found.reset_index(drop=True)

    @cached_property
    def _by_series(self) -> dict[str, pd.DataFrame]:
        """The observations of each series, in order: an audit selects a hundred times, and sorting is the slow part."""
        ordered = self.rows.sort_values(["period_start", "period_end", "vintage"], kind="stable")
        return {str(name): rows for name, rows in ordered.groupby("series_id")}

    def entry(self, series_id: str) -> Series:
        """What a series counts. Raises KeyError for an unknown one, with the nearest known."""
        if series_id not in self.series:
            close = nearest(series_id, self.series)
            raise KeyError(f"no series {series_id!r} in data/reference" + (f"; did you mean {close}?" if close else ""))
        return self.series[series_id]

    def annual(self, series_id: str) -> pd.DataFrame:
        """A series of calendar years, the latest release of each.

        Parameters
        ----------
        series_id
            Id of the series.

        Returns
        -------
        pd.DataFrame
            `year` (`int`), `value` (`float`).

        Raises
        ------
        KeyError
            For an unknown series, with the nearest known one.

        Examples
        --------
        >>> from brief.official import reference
        >>> official = reference.load()
        >>> deaths = official.annual("us-overdose-deaths-synthetic-opioids").set_index("year")["value"]
        >>> deaths.loc[[2012, 2016]].tolist()
        [2628.0, 19413.0]
        """
        found = self.select(series_id)
        found = found[(found["period_start"] == found["period_end"]) & found["period_start"].str.fullmatch(r"\d{4}")]
        latest = found.drop_duplicates("period_start", keep="last")
        return pd.DataFrame({"year": latest["period_start"].astype(int), "value": latest["value"]}).reset_index(
            drop=True
        )

    def union(self, *series_ids: str) -> pd.DataFrame:
        """Several series in one table.

        Parameters
        ----------
        series_ids
            Ids of series that count the same universe in the same unit.

        Returns
        -------
        pd.DataFrame
            As of `select`.

        Raises
        ------
        KeyError
            For an unknown series, with the nearest known one.
        ValueError
            When they count different things.

        Examples
        --------
        >>> from brief.official import reference
        >>> official = reference.load()
        >>> both = official.union("us-overdose-deaths-heroin", "us-overdose-deaths-cocaine")
        >>> sorted(both["series_id"].unique())
        ['us-overdose-deaths-cocaine', 'us-overdose-deaths-heroin']
        """
        known = [self.entry(name) for name in series_ids]
        kinds = {(entry.universe, entry.unit) for entry in known}
        if len(kinds) > 1:
            said = "; ".join(f"{entry.id}: {entry.universe}, {entry.unit}" for entry in known)
            raise ValueError(f"these series count different things and must not be mixed ({said})")
        return pd.concat([self.select(name) for name in series_ids], ignore_index=True)

    def cite(self, series_id: str) -> tuple[str, str]:
        """Organization and publication of a series. Raises KeyError for an unknown id."""
        entry = self.entry(series_id)
        return entry.producer, entry.publication

    def ids(self) -> list[str]:
        """The ids of all series."""
        return list(self.series)


def load(project: Project | None = None) -> Reference:
    """Every series and observation.

    Parameters
    ----------
    project
        The one around the working folder unless told.

    Raises
    ------
    Problems
        With everything that is wrong in data/reference.

    Examples
    --------
    >>> from brief.official import reference
    >>> reference.load().cite("us-overdose-deaths-all-drugs")
    ('US CDC, National Center for Health Statistics', 'CDC WONDER, Multiple Cause of Death')
    """
    project = project or find_project()
    with trace.by_record():
        return _load(project)


def _load(project: Project) -> Reference:
    entries, problems = _series(project)
    series = {name: entry.record for name, entry in entries.items()}
    releases = attempt(problems, catalog.load, project) or {}
    frames = []
    for path in sorted(project.reference.glob("*.csv")):
        where = project.shown(path)
        frame = attempt(problems, _table, path, where)
        if frame is not None:
            problems += _check_rows(frame, series, releases, where)
            frames.append(frame)
    raise_any(problems)
    observations = pd.concat(frames or [pd.DataFrame(columns=list(COLUMNS), dtype=str)], ignore_index=True)
    for column in ("value", "lower", "upper"):
        observations[column] = pd.to_numeric(observations[column].replace("", None))
    empty = sorted(set(series) - set(observations["series_id"]))
    raise_any(Problem(entries[name].place, "this series has no observation") for name in empty)
    observations["origin"] = [
        _origin(release, caveats)
        for release, caveats in zip(observations["release"], observations["caveats"], strict=True)
    ]
    return Reference(trace.Noted("series", series), observations, releases)


def _table(path: Path, file: str) -> pd.DataFrame:
    """The rows of a CSV file as text, with the columns `COLUMNS`. Raises `Problems` for a file that is none such."""
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (UnicodeDecodeError, ValueError) as error:  # pandas' own errors are ValueErrors
        message = f"not readable as CSV: {' '.join(str(error).split())}"
        raise Problems([Problem(Place(file), message, "UTF-8, a header, as many fields on each line")]) from None
    if list(frame.columns) != list(COLUMNS):
        raise Problems([Problem(Place(file, 1), f"columns {', '.join(frame.columns)}", ", ".join(COLUMNS))])
    return frame


def _origin(release: str, caveats: str) -> str:
    if release:
        return "computed"
    return "second_hand" if "second_hand" in caveats.split() else "agency"


def _series(project: Project) -> tuple[dict[str, Entry[Series]], list[Problem]]:
    path = project.series
    where = project.shown(path)
    listing = read_records(Series, path, where, "series")
    problems = [
        *listing.problems,
        *(problem for entry in listing.entries for problem in closed(entry, SERIES_WORDS)),
    ]
    return {entry.record.id: entry for entry in listing.entries}, problems


def _check_rows(
    frame: pd.DataFrame, series: dict[str, Series], releases: Mapping[str, Release], where: str
) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[tuple[str, ...]] = set()
    for position, fields in enumerate(frame.itertuples(index=False, name=None), start=2):
        row: dict[str, str] = dict(zip(COLUMNS, fields, strict=True))
        place = Place(where, position, row["series_id"])
        problems += _check_series(row, series, place)
        problems += _check_values(row, place)
        problems += _check_dates(row, place)
        problems += _check_origin(row, releases, place)
        problems += _check_words(row, place)
        key = tuple(row[column] for column in ("series_id", "period_start", "period_end", "vintage", "publication"))
        if key in seen:
            problems.append(Problem(place, "the same period, vintage and publication stand twice", "one value"))
        seen.add(key)
    return problems


def _check_series(row: Mapping[str, str], series: Mapping[str, Series], place: Place) -> list[Problem]:
    entry = series.get(row["series_id"])
    if entry is None:
        near = nearest(row["series_id"], series)
        return [Problem(place.at("series_id"), "no such series in series.yml", ", ".join(series), near)]
    if row["unit"] != entry.unit:
        return [Problem(place.at("unit"), f"unit {row['unit']!r}", entry.unit)]
    return []


def _check_values(row: Mapping[str, str], place: Place) -> list[Problem]:
    problems, numbers = [], {}
    for column in ("value", "lower", "upper"):
        try:
            numbers[column] = float(row[column] or 0)
        except ValueError:
            problems.append(Problem(place.at(column), f"{row[column]!r} is not a number"))
            continue
        if not math.isfinite(numbers[column]):
            problems.append(Problem(place.at(column), f"{row[column]!r} is not a finite number"))
    if not (row["value"] or row["lower"] or row["upper"]):
        problems.append(Problem(place, "neither a value nor a bound"))
    if not problems and row["lower"] and row["upper"] and numbers["lower"] > numbers["upper"]:
        problems.append(Problem(place.at("upper"), f"{row['upper']} is less than lower, {row['lower']}"))
    return problems


def _check_dates(row: Mapping[str, str], place: Place) -> list[Problem]:
    problems = []
    for column in ("period_start", "period_end", "vintage", "published"):
        if not row[column]:
            if column != "published":
                problems.append(Problem(place.at(column), "is empty", "a year, month or day"))
            continue
        try:
            Period(row[column], row[column])
        except ValueError as error:
            problems.append(Problem(place.at(column), str(error)))
    if not problems:
        try:
            Period(row["period_start"], row["period_end"])
        except ValueError:
            problems.append(Problem(place.at("period_end"), f"{row['period_end']} is before {row['period_start']}"))
    if not row["publication"]:
        problems.append(Problem(place.at("publication"), "a figure without a publication can't be cited"))
    return problems


def _check_origin(row: Mapping[str, str], releases: Mapping[str, Release], place: Place) -> list[Problem]:
    """A computed row names a release of its own vintage, and was read nowhere else."""
    if not row["release"]:
        return []
    release = releases.get(row["release"])
    if release is None:
        near = nearest(row["release"], releases)
        return [Problem(place.at("release"), f"no release {row['release']!r} in releases.yml", suggestion=near)]
    problems = []
    if release.vintage != row["vintage"]:
        problems.append(
            Problem(place.at("vintage"), f"{row['vintage']}, but computed from {release.id}", release.vintage)
        )
    if row["read_via"] or "second_hand" in row["caveats"].split():
        problems.append(
            Problem(place.at("release"), "computed from a file and read elsewhere too", "release, or read_via")
        )
    return problems


def _check_words(row: Mapping[str, str], place: Place) -> list[Problem]:
    caveats = [("caveats", "caveat", word, CAVEATS) for word in row["caveats"].split()]
    return [
        Problem(place.at(field), f"unknown {what} {word!r}", ", ".join(allowed), nearest(word, allowed))
        for field, what, word, allowed in [("status", "status", row["status"], STATUSES), *caveats]
        if word not in allowed
    ]
