"""One number by another: a growth, a share, a rate, how many make up a kilogram."""

from __future__ import annotations

from typing import Literal

from brief.official import observations
from brief.official.operations.operation import Official, OfPeriod, OfSeries, rounded
from brief.official.reference import Reference
from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period
from brief.quantity.units import convert


class Growth(OfSeries):
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
            f"({last.figure} / {first.figure} − 1) × 100 = {rounded(percent, 'percent')}",
            (first, last),
        )


class Share(OfPeriod):
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
        whole = observations.at(reference, self.of, self.period, self.release)
        reference.union(self.series, self.of)
        percent = (part.bounds / whole.bounds).mapped(lambda share: share * 100)
        steps = f"{part.when}: {part.figure} of {whole.figure} = {rounded(percent, 'percent')}"
        return Official(percent, "percent", steps, (part, whole))


class Rate(OfPeriod):
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
        steps = f"{terms} / {words.number(length)} {self.per}s = {rounded(rate, unit)}"
        return Official(rate, unit, steps, tuple(rows))


class Inverse(OfPeriod):
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
        steps = f"{words.exact(milligrams)} mg / {row.figure} mg a pill = {rounded(pills, 'pills')}"
        return Official(pills, "pills", steps, (row,))
