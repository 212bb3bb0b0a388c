"""To which date the official figures reach: part by part, since deaths, seizures and substances end at other dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from brief.corpus.vocabulary import Part
from brief.official.series import Series
from brief.quantity.periods import Period

FINAL, PROVISIONAL = "final", "provisional"


@dataclass(frozen=True)
class End:
    """Where the figures of a part end, each as a year, a month or a day.

    The provisional ones have no end where they do not go on after the final ones.
    """

    part: str
    final: Period | None
    provisional: Period | None

    @property
    def words(self) -> str:
        """As a part of a sentence: "US deaths, final to 2024 and provisional to September 2025"."""
        ends = ((FINAL, self.final), (PROVISIONAL, self.provisional))
        return f"{self.part}, " + " and ".join(f"{kind} to {end.words()}" for kind, end in ends if end)


@dataclass(frozen=True)
class Reach:
    """Where each part ends that has figures, in the order of the vocabulary; and the newest release, if any."""

    ends: tuple[End, ...]
    release: Period | None

    @property
    def words(self) -> str:
        """As sentences; empty where there is nothing to say."""
        if self.release is None:
            return ""
        parts = "; ".join(end.words for end in self.ends)
        opening = f"Official figures behind this brief: {parts}. " if parts else ""
        newest = f"The newest official figure was published in {self.release.words()}"
        return f"{opening}{newest}; later releases were not read."


def reach(rows: pd.DataFrame, series: Mapping[str, Series], parts: Mapping[str, Part]) -> Reach:
    """How far observations reach.

    Parameters
    ----------
    rows
        Columns `series_id`, `period_end`, `release`, `status` (`str`), as of `Reference.rows`.
    series
        What each of them counts, by id.
    parts
        The parts to tell apart, by name; a row that belongs to none is not spoken of.
    """
    ends = []
    for name, part in parts.items():
        of_part = {
            each.id
            for each in series.values()
            if part.holds(unit=each.unit, place=each.geography, subject=each.subject)
        }
        group = rows[rows["series_id"].isin(of_part)]
        final, provisional = (
            _newest(group.loc[group["status"] == kind, "period_end"]) for kind in (FINAL, PROVISIONAL)
        )
        if final and provisional and _last(provisional) <= _last(final):
            provisional = None
        if final or provisional:
            ends.append(End(name, final, provisional))
    return Reach(tuple(ends), _newest(rows["release"]))


def _newest(points: pd.Series[str]) -> Period | None:
    """The year, month or day that ends last; of those that end alike the one that says most."""
    periods = [Period.parse(point) for point in dict.fromkeys(points) if point]
    return max(periods, key=lambda period: (_last(period), len(period.end)), default=None)


def _last(period: Period) -> date:
    return period.last_day or period.first_day
