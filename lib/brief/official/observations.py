"""The observations of a series: when each is of, and what it says as bounds. The one place that reads both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from brief.official.reference import Reference
from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period


@dataclass(frozen=True)
class Observation:
    """One observation: the number of a period, or what was said of it, in one release.

    `origin` is how it came here: a word of `rows.ORIGINS`.
    """

    series: str
    period: Period
    bounds: Bounds
    unit: str
    release: str
    status: str = ""
    publication: str = ""
    caveats: tuple[str, ...] = ()
    origin: str = ""

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Observation:
        """The observation that a row of data/reference is."""
        period = Period(row["period_start"], row["period_end"])
        return cls(
            row["series_id"],
            period,
            bounds(row),
            row["unit"],
            row["release"],
            row.get("status", ""),
            row.get("publication", ""),
            tuple(row.get("caveats", "").split()),
            row.get("origin", ""),
        )

    @property
    def when(self) -> str:
        """Its period in words: "Oct 2019 to Sep 2020"."""
        return self.period.words(short=True)

    @property
    def figure(self) -> str:
        """What it says, in words without the unit: "70,237", "more than 5,000"."""
        return words.bounds(self.bounds)

    @property
    def value(self) -> float:
        """Its number. Raises ValueError where a range was published, or only one end."""
        if self.bounds.lower is None or self.bounds.lower != self.bounds.upper:
            raise ValueError(f"{self.series} has no single number for {self.period}, but {self.figure}")
        return self.bounds.lower

    @property
    def days(self) -> int:
        """How many days its period lasted."""
        return self.period.days or 0  # an observation has an end

    @property
    def last_month(self) -> int:
        """The month in which its period ends, counted from the year 0: so that the next month is one more."""
        end = self.period.last_day or self.period.first_day
        return 12 * end.year + end.month


def bounds(row: Mapping[Any, Any]) -> Bounds:
    """The bounds of a row of data/reference.

    A value is a point. Both ends of a published range are included. A lone end was published as "more than" or
    "nearly" so much: it is excluded, and the other side is unknown.

    Parameters
    ----------
    row
        `value`, `lower`, `upper`: a number each; empty or None where nothing was published.

    Examples
    --------
    >>> from brief.official import observations
    >>> observations.bounds({"value": None, "lower": 5000.0, "upper": None})
    Bounds(lower=5000.0, upper=None, lower_open=True, upper_open=False)
    """
    value, lower, upper = (None if pd.isna(row[name]) else float(row[name]) for name in ("value", "lower", "upper"))
    if value is not None:
        return Bounds.point(value)
    return Bounds(lower, upper, lower_open=upper is None, upper_open=lower is None)


def at(reference: Reference, series_id: str, period: Period, release: str = "") -> Observation:
    """The observation of a period, in one release or the latest.

    Raises KeyError for an unknown series, with the nearest known one; ValueError for a period that the series does not
    have, with those that it has.
    """
    rows = reference.cells(series_id, release=release)
    same = [row for row in rows if (row["period_start"], row["period_end"]) == (period.start, period.end)]
    if not same:
        known = ", ".join(dict.fromkeys(str(Period(row["period_start"], row["period_end"])) for row in rows))
        read = f" in the release {release}" if release else ""
        raise ValueError(f"{series_id} has no observation for {period}{read}; it has {known or 'none'}")
    return Observation.of(same[-1])


def within(
    reference: Reference, series_id: str, period: Period, release: str = "", before: str = ""
) -> list[Observation]:
    """The observations of the periods that begin and end within another, in order; of each the latest release.

    `release` keeps one release, `before` those up to one.
    """
    latest = {
        (row["period_start"], row["period_end"]): row
        for row in reference.cells(series_id, release=release)
        if row["period_start"] >= period.start
        and (not period.end or row["period_end"][: len(period.end)] <= period.end)
        and (not before or row["release"] <= before)
    }
    return [Observation.of(row) for row in latest.values()]
