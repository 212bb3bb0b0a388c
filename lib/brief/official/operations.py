"""How an official value is read off a series: a class for each operation, with the fields that it needs.

A class reads its value with its arithmetic in words and numbers. Observations are bounds: what was published as "more
than" stays open through every step.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Discriminator, Field

from brief.base.records import Record, Text
from brief.official import observations
from brief.official.observations import Observation
from brief.official.reference import Reference
from brief.quantity import periods, words
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period
from brief.quantity.units import convert

# Of two periods that are "as long" as each other: months and years differ by as many days.
_SAME_LENGTH_DAYS = 3
_TERMS_SHOWN = 4


@dataclass(frozen=True)
class Official:
    """An official value: bounds (a point where one value was published), its unit, the arithmetic, the release."""

    bounds: Bounds
    unit: str
    steps: str
    vintage: str


class Operation(Record, ABC):
    """One way to read an official value."""

    label: str = ""
    """This reading in a few words, where there are several."""
    unit: str = ""
    """The claim's unit, where the series names the same thing otherwise: "times" for "multiple"."""

    @classmethod
    def name(cls) -> str:
        """The word by which a reading asks for it."""
        return cls.__name__.lower()

    @property
    @abstractmethod
    def series_ids(self) -> tuple[str, ...]:
        """The ids of all series that it names."""

    @abstractmethod
    def read(self, reference: Reference) -> Official:
        """The official value. Raises KeyError for an unknown series, ValueError for what the series do not have."""


class _OfSeries(Operation, ABC):
    series: str
    """Id of the series."""
    vintage: Text = ""
    """The release; empty: the latest."""

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of all series that it names."""
        return (self.series,)

    def _at(self, reference: Reference, period: Period) -> Observation:
        return observations.at(reference, self.series, period, self.vintage)

    def _within(self, reference: Reference, period: Period) -> list[Observation]:
        return observations.within(reference, self.series, period, self.vintage)


class Level(_OfSeries):
    """One observation, as it was published."""

    operation: Literal["level"]
    """Its name."""
    period: Period
    """The period of the observation."""

    def read(self, reference: Reference) -> Official:
        """The observation."""
        row = self._at(reference, self.period)
        return Official(row.bounds, row.unit, f"{row.when}: {words.quantity(row.bounds, row.unit)}", row.vintage)


class Sum(_OfSeries):
    """The observations of a series within a period, added up; the latest release of each."""

    operation: Literal["sum"]
    """Its name."""
    period: Period
    """From the first observation to the last."""

    def read(self, reference: Reference) -> Official:
        """The sum. Raises ValueError where a year or a month is missing: a sum over the gap would be too low."""
        rows = self._within(reference, self.period)
        if not rows:
            raise ValueError(f"{self.series} has no observation from {self.period.words()}")
        frequency = reference.entry(self.series).frequency
        if frequency in ("annual", "monthly"):
            observed = {row.period for row in rows}
            if missing := [str(step) for step in self.period.steps(frequency) if step not in observed]:
                raise ValueError(
                    f"{self.series} has no observation for {', '.join(missing)}: a sum over the gap would be too low"
                )
        total = sum((row.bounds for row in rows), Bounds.point(0))
        if len(rows) <= _TERMS_SHOWN:
            terms = " + ".join(f"{row.figure} ({row.when})" for row in rows)
        else:
            span = Period(rows[0].period.start, rows[-1].period.end)
            terms = f"sum of {len(rows)} periods, {span.words(short=True)}"
        unit = rows[0].unit
        return Official(total, unit, f"{terms} = {words.quantity(total, unit)}", max(row.vintage for row in rows))


class Parts(Operation):
    """The readings under `parts`, added up."""

    operation: Literal["parts"]
    """Its name."""
    parts: Annotated[tuple[Reading, ...], Field(min_length=1)]
    """The readings to add up; each has a label."""

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of all series that it names."""
        return tuple(name for part in self.parts for name in part.series_ids)

    def read(self, reference: Reference) -> Official:
        """The sum. Raises ValueError for parts that count different things."""
        read = [part.read(reference) for part in self.parts]
        units = {part.unit for part in read}
        if len(units) > 1:
            raise ValueError(f"the parts count different things: {', '.join(sorted(units))}")
        total = sum((part.bounds for part in read), Bounds.point(0))
        labels = [part.label or " and ".join(part.series_ids) for part in self.parts]
        terms = " + ".join(f"{label} {words.bounds(part.bounds)}" for label, part in zip(labels, read, strict=True))
        unit = read[0].unit
        return Official(total, unit, f"{terms} = {words.quantity(total, unit)}", max(part.vintage for part in read))


class Growth(_OfSeries):
    """By how many percent a series grew from one period to another."""

    operation: Literal["growth"]
    """Its name."""
    start: Period
    """The period that it grew from."""
    end: Period
    """The period that it grew to."""

    def read(self, reference: Reference) -> Official:
        """The change in percent: (last / first - 1) * 100."""
        first, last = self._at(reference, self.start), self._at(reference, self.end)
        percent = (last.bounds / first.bounds).mapped(lambda times: (times - 1) * 100)
        return Official(
            percent,
            "percent",
            f"{first.when}: {first.figure}; {last.when}: {last.figure}; "
            f"({last.figure} / {first.figure} − 1) × 100 = {_rounded(percent, 'percent')}",
            last.vintage,
        )


class Share(_OfSeries):
    """An observation in percent of that of another series for the same period."""

    operation: Literal["share"]
    """Its name."""
    of: str
    """The whole: id of a series."""
    period: Period
    """The period of both."""

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of all series that it names."""
        return (self.series, self.of)

    def read(self, reference: Reference) -> Official:
        """The share in percent. Raises ValueError for series of different universes."""
        part = self._at(reference, self.period)
        whole = observations.at(reference, self.of, self.period, self.vintage)
        reference.union(self.series, self.of)
        percent = (part.bounds / whole.bounds).mapped(lambda share: share * 100)
        steps = f"{part.when}: {part.figure} of {whole.figure} = {_rounded(percent, 'percent')}"
        return Official(percent, "percent", steps, part.vintage)


class Rate(_OfSeries):
    """How much a stock gained in a period, or how much was counted in it, a year or a week."""

    operation: Literal["rate"]
    """Its name."""
    period: Period
    """The period: of a stock from the month of one count to that of another, else that of the count."""
    per: Literal["year", "week"] = "year"
    """A year or a week."""

    def read(self, reference: Reference) -> Official:
        """The rate. A year has 365.25 days; the months from one count of a stock to another are twelfths of a year."""
        if reference.entry(self.series).kind == "stock":
            first, last = (self._at(reference, Period(end, end)) for end in (self.period.start, self.period.end))
            counted = last.bounds - first.bounds
            years = last.period.decimal_year() - first.period.decimal_year()
            terms = f"({last.figure} ({last.when}) − {first.figure} ({first.when}))"
        else:
            last = self._at(reference, self.period)
            counted, years, terms = last.bounds, last.period.years or 0.0, f"{last.figure} ({last.when})"
        length = years if self.per == "year" else convert(years, "year", "week")
        rate = counted.mapped(lambda count: count / length)
        unit = f"{last.unit} per {self.per}"
        steps = f"{terms} / {words.number(length)} {self.per}s = {_rounded(rate, unit)}"
        return Official(rate, unit, steps, last.vintage)


class Inverse(_OfSeries):
    """How many pills a pure kilogram makes at a content in mg a pill: 1,000,000 mg divided by it."""

    operation: Literal["inverse"]
    """Its name."""
    period: Period
    """The period of the content."""

    def read(self, reference: Reference) -> Official:
        """The number of pills."""
        row = self._at(reference, self.period)
        milligrams = convert(1, "kilogram", "milligram")
        pills = Bounds.point(milligrams) / row.bounds
        steps = f"{words.exact(milligrams)} mg / {row.figure} mg a pill = {_rounded(pills, 'pills')}"
        return Official(pills, "pills", steps, row.vintage)


class Run(_OfSeries):
    """How many months in a row, up to the last, a count fell, or rose by no more than `flat` percent."""

    operation: Literal["run"]
    """Its name."""
    period: Period
    """From the first month that is counted to the last, whose change from the month before is looked at."""
    flat: float = 0.0
    """The largest rise, in percent, that still counts as level."""

    def read(self, reference: Reference) -> Official:
        """The months. Raises ValueError for a month without a count, or a count that is not one number."""
        rows = self._within(reference, self.period)
        months = [row.last_month for row in rows]
        if len(rows) < 2 or months != list(range(months[0], months[0] + len(months))):
            raise ValueError(f"{self.series} has no unbroken months from {self.period.words()}")
        counts = [row.value for row in rows]
        rises = [100 * (after / before - 1) > self.flat for before, after in pairwise(counts)]
        count = next((back for back, rise in enumerate(reversed(rises)) if rise), len(rises))
        allowed = f" or rose by no more than {words.number(self.flat)} percent" if self.flat else ""
        steps = (
            f"{len(rises)} monthly changes to {periods.in_words(rows[-1].period.end, short=True)}: "
            f"{sum(rises)} rose; the count fell{allowed} for the last {count} in a row"
        )
        return Official(Bounds.point(count), "months", steps, max(row.vintage for row in rows))


class Length(_OfSeries):
    """How many months a published period lasted, its first and last day included."""

    operation: Literal["length"]
    """Its name."""
    period: Period
    """The period."""

    def read(self, reference: Reference) -> Official:
        """The months: days / 30.4375."""
        row = self._at(reference, self.period)
        months = Bounds.point(convert(row.days, "day", "month"))
        return Official(months, "months", f"{row.when}: {row.days} days = {_rounded(months, 'months')}", row.vintage)


class Rank(_OfSeries):
    """The rank of an observation among its rivals for the same period; without rivals, among the earlier periods."""

    operation: Literal["rank"]
    """Its name."""
    period: Period
    """The period of the observation."""
    rivals: tuple[str, ...] = ()
    """What it is ranked against: ids of series."""

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of all series that it names."""
        return (self.series, *self.rivals)

    def read(self, reference: Reference) -> Official:
        """The rank, 1 for the highest. Of a published range, the end that is less good for the claim counts."""
        own = self._at(reference, self.period)
        others = self._rivals(reference) if self.rivals else self._earlier(reference, own)
        if not others:
            raise ValueError(f"{self.series} has nothing to rank {self.period} against")
        least = own.bounds.lower or 0.0
        most = {name: row.bounds.upper or row.bounds.lower or 0.0 for name, row in others.items()}
        rank = 1 + sum(value > least for value in most.values())
        name = max(most, key=lambda other: most[other])
        return Official(
            Bounds.point(rank),
            "rank",
            f"{own.when}: {words.quantity(own.bounds, own.unit)}; highest of {len(others)} others: "
            f"{others[name].figure} ({name}); {words.quantity(Bounds.point(rank), 'rank')}",
            own.vintage,
        )

    def _rivals(self, reference: Reference) -> dict[str, Observation]:
        reference.union(self.series, *self.rivals)
        return {reference.series[name].title: observations.at(reference, name, self.period) for name in self.rivals}

    def _earlier(self, reference: Reference, own: Observation) -> dict[str, Observation]:
        rows = observations.within(reference, self.series, Period("0001", own.period.end), before=own.vintage)
        earlier = [row for row in rows if row.period.end != own.period.end]
        return {row.when: row for row in earlier if abs(row.days - own.days) <= _SAME_LENGTH_DAYS}


class Year(_OfSeries):
    """The calendar year of an observation."""

    operation: Literal["year"]
    """Its name."""
    period: Period
    """The period of the observation."""

    def read(self, reference: Reference) -> Official:
        """The year in which its period starts."""
        row = self._at(reference, self.period)
        steps = f"{reference.series[self.series].title}: {row.when}"
        return Official(Bounds.point(row.period.first_day.year), "calendar year", steps, row.vintage)


Reading = Annotated[
    Level | Sum | Parts | Growth | Share | Rate | Inverse | Run | Length | Rank | Year, Discriminator("operation")
]
Parts.model_rebuild()

OPERATIONS: tuple[type[Operation], ...] = (Level, Sum, Parts, Growth, Share, Rate, Inverse, Run, Length, Rank, Year)


def _rounded(ends: Bounds, unit: str) -> str:
    return words.quantity(ends, unit, words.rounded(unit))
