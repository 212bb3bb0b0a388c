"""What every operation has: the series and the release that it names, and the official value that it reads."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from brief.base.records import Record, Text
from brief.official import observations
from brief.official.observations import Observation
from brief.official.reference import Reference
from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period


@dataclass(frozen=True)
class Official:
    """An official value: bounds (a point where one value was published), its unit, the arithmetic, what it is from."""

    bounds: Bounds
    unit: str
    steps: str
    rows: tuple[Observation, ...]

    @property
    def release(self) -> str:
        """The release: the latest, where it is from several."""
        return max(row.release for row in self.rows)


class Operation(Record, ABC):
    """One way to read an official value."""

    label: str = ""
    """This reading in a few words, where there are several."""

    @classmethod
    def name(cls) -> str:
        """The word by which a reading asks for it."""
        return cls.__name__.lower()

    @property
    @abstractmethod
    def series_ids(self) -> tuple[str, ...]:
        """The ids of all series that it names."""

    @property
    @abstractmethod
    def measured(self) -> tuple[str, ...]:
        """The ids of the series that measure what the claim says: not those that it is only set beside."""

    @property
    @abstractmethod
    def span(self) -> Period:
        """From the first day that it looks at to the last."""

    @abstractmethod
    def of_release(self, release: str) -> Self:
        """The same, read in another release."""

    @abstractmethod
    def read(self, reference: Reference) -> Official:
        """The official value. Raises KeyError for an unknown series, ValueError for what the series do not have."""


class OfSeries(Operation, ABC):
    """An operation on one series, in the latest release or another."""

    series: str
    """Id of the series."""
    release: Text = ""
    """The release; empty: the latest."""

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of all series that it names."""
        return (self.series,)

    @property
    def measured(self) -> tuple[str, ...]:
        """The id of its series."""
        return (self.series,)

    def of_release(self, release: str) -> Self:
        """The same, read in another release."""
        return self.model_copy(update={"release": release})

    def _at(self, reference: Reference, period: Period) -> Observation:
        return observations.at(reference, self.series, period, self.release)

    def _within(self, reference: Reference, period: Period) -> list[Observation]:
        return observations.within(reference, self.series, period, self.release)


class OfPeriod(OfSeries, ABC):
    """An operation on one series in one period."""

    period: Period
    """The period that it looks at."""

    @property
    def span(self) -> Period:
        """The period."""
        return self.period


def around(readings: Sequence[Operation]) -> Period:
    """From the first day that one of the readings looks at to the last."""
    first = min(reading.span for reading in readings)
    last = max((reading.span for reading in readings), key=lambda span: span.last_day or date.max)
    return Period(first.start, last.end)


def rounded(ends: Bounds, unit: str) -> str:
    """A computed value in words, with as many digits as its unit is written with."""
    return words.quantity(ends, unit, words.rounded(unit))
