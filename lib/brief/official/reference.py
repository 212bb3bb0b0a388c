"""The official series that claims are held against: each observation with its vintage and where it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from pydantic import Field

from brief.base import trace
from brief.base.problems import Place, Problem, nearest, raise_any
from brief.base.project import Project
from brief.base.project import find as find_project
from brief.base.records import Record, closed, read_records

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
    "caveats": "names of the caveats, separated by a space",
    "note": "anything else that a reader should know",
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
    """All series, and the observations of all: `rows`, which a reader gets as `observations` or by series."""

    series: Mapping[str, Series]
    rows: pd.DataFrame

    @property
    def observations(self) -> pd.DataFrame:
        """Every observation of every series, as one tidy table (columns: `COLUMNS`)."""
        trace.note("series", trace.ALL)
        return self.rows

    def select(self, series_id: str, *, start: str = "", end: str = "", vintage: str = "") -> pd.DataFrame:
        """The observations of one series, in order of period and vintage.

        `start` and `end` keep periods that begin and end within them; `vintage` keeps one release.
        Raises KeyError for an unknown series, with the nearest known one.
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
        """A series of calendar years, latest vintage each. Columns: year (int), value."""
        found = self.select(series_id)
        found = found[(found["period_start"] == found["period_end"]) & found["period_start"].str.fullmatch(r"\d{4}")]
        latest = found.drop_duplicates("period_start", keep="last")
        return pd.DataFrame({"year": latest["period_start"].astype(int), "value": latest["value"]}).reset_index(
            drop=True
        )

    def union(self, *series_ids: str) -> pd.DataFrame:
        """Several series in one table. Raises ValueError when they do not count the same universe in the same unit."""
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
    """Every series and observation. Raises `Problems` with everything that is wrong in data/reference."""
    project = project or find_project()
    with trace.by_record():
        return _load(project)


def _load(project: Project) -> Reference:
    series, problems = _series(project)
    frames = []
    for path in sorted(project.reference.glob("*.csv")):
        where = project.shown(path)
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        if list(frame.columns) != list(COLUMNS):
            problems.append(Problem(Place(where, 1), f"columns {', '.join(frame.columns)}", ", ".join(COLUMNS)))
            continue
        problems += _check_rows(frame, series, where)
        frames.append(frame)
    raise_any(problems)
    observations = pd.concat(frames, ignore_index=True)
    for column in ("value", "lower", "upper"):
        observations[column] = pd.to_numeric(observations[column].replace("", None))
    empty = sorted(set(series) - set(observations["series_id"]))
    raise_any(Problem(Place("data/reference/series.yml"), f"series {name} has no observation") for name in empty)
    return Reference(trace.Noted("series", series), observations)


def _series(project: Project) -> tuple[dict[str, Series], list[Problem]]:
    path = project.series
    where = project.shown(path)
    listing = read_records(Series, path, where, "series")
    problems = [
        *listing.problems,
        *(problem for entry in listing.entries for problem in closed(entry, {"caveats": CAVEATS})),
    ]
    return {entry.record.id: entry.record for entry in listing.entries}, problems


def _check_rows(frame: pd.DataFrame, series: dict[str, Series], where: str) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[tuple[str, ...]] = set()
    for position, row in enumerate(frame.to_dict("records"), start=2):
        place = Place(where, position, row["series_id"])
        entry = series.get(row["series_id"])
        if entry is None:
            problems.append(
                Problem(
                    place.at("series_id"),
                    "no such series in series.yml",
                    ", ".join(series),
                    nearest(row["series_id"], series),
                )
            )
            continue
        if row["unit"] != entry.unit:
            problems.append(Problem(place.at("unit"), f"unit {row['unit']!r}", entry.unit))
        for column in ("value", "lower", "upper"):
            try:
                float(row[column] or 0)
            except ValueError:
                problems.append(Problem(place.at(column), f"{row[column]!r} is not a number"))
        if not (row["value"] or row["lower"] or row["upper"]):
            problems.append(Problem(place, "neither a value nor a bound"))
        if row["period_start"][: len(row["period_end"])] > row["period_end"]:
            problems.append(Problem(place.at("period_end"), f"{row['period_end']} is before {row['period_start']}"))
        if not row["publication"]:
            problems.append(Problem(place.at("publication"), "a figure without a publication can't be cited"))
        problems += [
            Problem(place.at("caveats"), f"unknown caveat {caveat!r}", ", ".join(CAVEATS), nearest(caveat, CAVEATS))
            for caveat in row["caveats"].split()
            if caveat not in CAVEATS
        ]
        key = tuple(
            row[column] for column in ("series_id", "period_start", "period_end", "vintage", "publication", "note")
        )
        if key in seen:
            problems.append(Problem(place, "the same period and vintage stands twice"))
        seen.add(key)
    return problems
