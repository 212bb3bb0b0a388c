"""How an official value is read off a series: a class for each operation, with the fields that it needs.

A class reads its value with its arithmetic in words and numbers. Observations are bounds: what was published as "more
than" stays open through every step.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise, takewhile
from typing import Annotated, Literal, Self

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
    """An official value: bounds (a point where one value was published), its unit, the arithmetic, what it is from."""

    bounds: Bounds
    unit: str
    steps: str
    rows: tuple[Observation, ...]

    @property
    def vintage(self) -> str:
        """The release: the latest, where it is from several."""
        return max(row.vintage for row in self.rows)


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
    def of_release(self, vintage: str) -> Self:
        """The same, read in another release."""

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

    @property
    def measured(self) -> tuple[str, ...]:
        """The id of its series."""
        return (self.series,)

    def of_release(self, vintage: str) -> Self:
        """The same, read in another release."""
        return self.model_copy(update={"vintage": vintage})

    def _at(self, reference: Reference, period: Period) -> Observation:
        return observations.at(reference, self.series, period, self.vintage)

    def _within(self, reference: Reference, period: Period) -> list[Observation]:
        return observations.within(reference, self.series, period, self.vintage)


class _OfPeriod(_OfSeries, ABC):
    period: Period
    """The period that it looks at."""

    @property
    def span(self) -> Period:
        """The period."""
        return self.period


class Level(_OfPeriod):
    """One observation, as it was published."""

    operation: Literal["level"]
    """Its name."""
    period: Period
    """The period of the observation."""

    def read(self, reference: Reference) -> Official:
        """The observation."""
        row = self._at(reference, self.period)
        return Official(row.bounds, row.unit, f"{row.when}: {words.quantity(row.bounds, row.unit)}", (row,))


class Sum(_OfPeriod):
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
        return Official(total, unit, f"{terms} = {words.quantity(total, unit)}", tuple(rows))


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

    @property
    def measured(self) -> tuple[str, ...]:
        """The ids of the series that its parts measure."""
        return tuple(name for part in self.parts for name in part.measured)

    @property
    def span(self) -> Period:
        """From the first day of a part to the last."""
        return _around(self.parts)

    def of_release(self, vintage: str) -> Self:
        """The same, each part read in another release."""
        return self.model_copy(update={"parts": tuple(part.of_release(vintage) for part in self.parts)})

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
        rows = tuple(row for part in read for row in part.rows)
        return Official(total, unit, f"{terms} = {words.quantity(total, unit)}", rows)


class Growth(_OfSeries):
    """By how many percent a series grew from one period to another."""

    operation: Literal["growth"]
    """Its name."""
    start: Period
    """The period that it grew from."""
    end: Period
    """The period that it grew to."""

    @property
    def span(self) -> Period:
        """From the start of the first period to the end of the last."""
        return Period(self.start.start, self.end.end)

    def read(self, reference: Reference) -> Official:
        """The change in percent: (last / first - 1) * 100."""
        first, last = self._at(reference, self.start), self._at(reference, self.end)
        percent = (last.bounds / first.bounds).mapped(lambda times: (times - 1) * 100)
        return Official(
            percent,
            "percent",
            f"{first.when}: {first.figure}; {last.when}: {last.figure}; "
            f"({last.figure} / {first.figure} − 1) × 100 = {_rounded(percent, 'percent')}",
            (first, last),
        )


class Share(_OfPeriod):
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
        return Official(percent, "percent", steps, (part, whole))


class Rate(_OfPeriod):
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
            counted, rows = last.bounds - first.bounds, [first, last]
            years = last.period.decimal_year() - first.period.decimal_year()
            terms = f"({last.figure} ({last.when}) − {first.figure} ({first.when}))"
        else:
            last = self._at(reference, self.period)
            counted, rows = last.bounds, [last]
            years, terms = last.period.years or 0.0, f"{last.figure} ({last.when})"
        length = years if self.per == "year" else convert(years, "year", "week")
        rate = counted.mapped(lambda count: count / length)
        unit = f"{last.unit} per {self.per}"
        steps = f"{terms} / {words.number(length)} {self.per}s = {_rounded(rate, unit)}"
        return Official(rate, unit, steps, tuple(rows))


class Inverse(_OfPeriod):
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
        return Official(pills, "pills", steps, (row,))


class Run(_OfPeriod):
    """For how many months in a row a count fell, or rose by at most `flat` percent: the longest run of a period."""

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
        changes = [100 * (after / before - 1) for before, after in pairwise(counts)]
        rises = [change > self.flat for change in changes]
        longest = max(len(list(run)) if not rise else 0 for rise, run in groupby(rises))
        level = f" or rose by no more than {words.number(self.flat)} percent" if self.flat else ""
        steps = (
            f"{len(changes)} monthly changes to {periods.in_words(rows[-1].period.end, short=True)}: "
            f"{sum(change < 0 for change in changes)} fell; the largest rise is "
            f"{words.percent(max(0.0, *changes), 2)}; the count fell{level} for at most {longest} in a row"
        )
        return Official(Bounds.point(longest), "months", steps, tuple(rows))


class Length(_OfPeriod):
    """How many months a published period lasted, its first and last day included."""

    operation: Literal["length"]
    """Its name."""
    period: Period
    """The period."""

    def read(self, reference: Reference) -> Official:
        """The months: days / 30.4375."""
        row = self._at(reference, self.period)
        months = Bounds.point(convert(row.days, "day", "month"))
        return Official(months, "months", f"{row.when}: {row.days} days = {_rounded(months, 'months')}", (row,))


class Rank(_OfPeriod):
    """The rank of an observation among its rivals for the same period; without rivals, among the earlier periods.

    Series begin somewhere: a rank among earlier periods says nothing of those before its series, and says so.
    """

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
        place = words.quantity(Bounds.point(rank), "rank")
        first = periods.in_words(min(row.period for row in others.values()).start, short=True)
        among = f"among these {len(others) + 1} only" if self.rivals else f"nothing is said of the time before {first}"
        return Official(
            Bounds.point(rank),
            "rank",
            f"{own.when}: {words.quantity(own.bounds, own.unit)}; highest of {_others(len(others))}: "
            f"{others[name].figure} ({name}); {place}, {among}",
            (own, *(others.values() if self.rivals else ())),
        )

    def _rivals(self, reference: Reference) -> dict[str, Observation]:
        reference.union(self.series, *self.rivals)
        return {reference.series[name].title: observations.at(reference, name, self.period) for name in self.rivals}

    def _earlier(self, reference: Reference, own: Observation) -> dict[str, Observation]:
        rows = observations.within(reference, self.series, Period("0001", own.period.end), before=own.vintage)
        earlier = [row for row in rows if row.period.end != own.period.end]
        return {row.when: row for row in earlier if abs(row.days - own.days) <= _SAME_LENGTH_DAYS}


class Lead(_OfPeriod):
    """For how many years in a row, to the last of a period, a series was the highest among its rivals."""

    operation: Literal["lead"]
    """Its name."""
    period: Period
    """The years that are looked at."""
    rivals: Annotated[tuple[str, ...], Field(min_length=1)]
    """What it is compared with: ids of series."""

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of all series that it names."""
        return (self.series, *self.rivals)

    def read(self, reference: Reference) -> Official:
        """The years. Raises ValueError for a year that one of the series does not have."""
        years = list(self.period.steps("annual"))
        led, rows = _led(reference, self.series, self.rivals, years)
        count = len(list(takewhile(bool, reversed(led))))
        unit = "year" if count == 1 else "years"
        steps = f"the highest of {len(self.series_ids)} for {count} {unit} in a row to {years[-1]}, by {rows[0].unit}"
        return Official(Bounds.point(count), "years", steps, rows)


class Since(_OfPeriod):
    """How many years before the end of a period a series was last the highest among its rivals."""

    operation: Literal["since"]
    """Its name."""
    period: Period
    """The years that are looked at."""
    rivals: Annotated[tuple[str, ...], Field(min_length=1)]
    """What it is compared with: ids of series."""
    to: Period
    """The year from which is counted: that of the document."""

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of all series that it names."""
        return (self.series, *self.rivals)

    def read(self, reference: Reference) -> Official:
        """The years. Raises ValueError for a year that one of the series does not have, and where it never led."""
        years = list(self.period.steps("annual"))
        led, rows = _led(reference, self.series, self.rivals, years)
        if not any(led):
            raise ValueError(f"{self.series} was never the highest from {self.period.words()}")
        last = max(year for year, leads in zip(years, led, strict=True) if leads)
        count = self.to.first_day.year - last.first_day.year
        steps = (
            f"last the highest of {len(self.series_ids)} in {last}, by {rows[0].unit}; {count} years before {self.to}"
        )
        return Official(Bounds.point(count), "years", steps, rows)


def _led(
    reference: Reference, series: str, rivals: tuple[str, ...], years: list[Period]
) -> tuple[list[bool], tuple[Observation, ...]]:
    """For each year whether a series was above every rival, and all the observations."""
    reference.union(series, *rivals)
    rows = [[observations.at(reference, name, year) for name in (series, *rivals)] for year in years]
    return [own.value > max(row.value for row in others) for own, *others in rows], tuple(
        row for of in rows for row in of
    )


class Rising(Operation):
    """How many of several rose: those of `changes` that did, and at most the `others`, which no series counts."""

    operation: Literal["rising"]
    """Its name."""
    changes: Annotated[tuple[Growth, ...], Field(min_length=1)]
    """The changes to look at; each has a label."""
    others: Annotated[int, Field(ge=0)] = 0
    """How many more the claim names."""

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of all series that it names."""
        return tuple(change.series for change in self.changes)

    @property
    def measured(self) -> tuple[str, ...]:
        """The same: each is measured."""
        return self.series_ids

    @property
    def span(self) -> Period:
        """From the start of the first change to the end of the last."""
        return _around(self.changes)

    def of_release(self, vintage: str) -> Self:
        """The same, each change read in another release."""
        return self.model_copy(update={"changes": tuple(change.of_release(vintage) for change in self.changes)})

    def read(self, reference: Reference) -> Official:
        """The count. Raises ValueError for a change that may be either."""
        read = [change.read(reference) for change in self.changes]
        if unclear := [one.steps for one in read if 0 in one.bounds and one.bounds != Bounds.point(0)]:
            raise ValueError(f"not known to rise or to fall: {'; '.join(unclear)}")
        rose = sum(Bounds(upper=0).before(one.bounds) for one in read)
        labels = [change.label or change.series for change in self.changes]
        steps = "; ".join(f"{label} {one.steps}" for label, one in zip(labels, read, strict=True))
        total = len(read) + self.others
        return Official(
            Bounds(rose, rose + self.others),
            "countries",
            f"{steps}; so {rose} of the {len(read)} looked at rose, and at most {rose + self.others} of {total}",
            tuple(row for one in read for row in one.rows),
        )


def _around(readings: Sequence[Operation]) -> Period:
    first = min(reading.span for reading in readings)
    last = max((reading.span for reading in readings), key=lambda span: span.last_day or date.max)
    return Period(first.start, last.end)


class Year(_OfPeriod):
    """The calendar year of an observation."""

    operation: Literal["year"]
    """Its name."""
    period: Period
    """The period of the observation."""

    def read(self, reference: Reference) -> Official:
        """The year in which its period starts."""
        row = self._at(reference, self.period)
        steps = f"{reference.series[self.series].title}: {row.when}"
        return Official(Bounds.point(row.period.first_day.year), "calendar year", steps, (row,))


Reading = Annotated[
    Level | Sum | Parts | Growth | Share | Rate | Inverse | Run | Length | Rank | Lead | Since | Rising | Year,
    Discriminator("operation"),
]
Parts.model_rebuild()

OPERATIONS: tuple[type[Operation], ...] = (
    Level,
    Sum,
    Parts,
    Growth,
    Share,
    Rate,
    Inverse,
    Run,
    Length,
    Rank,
    Lead,
    Since,
    Rising,
    Year,
)


def _others(count: int) -> str:
    return "1 other" if count == 1 else f"{count} others"


def _rounded(ends: Bounds, unit: str) -> str:
    return words.quantity(ends, unit, words.rounded(unit))
