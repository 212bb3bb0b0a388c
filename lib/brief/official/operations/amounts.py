"""What was counted: one observation, a sum of them, the year and the length of a period."""

from __future__ import annotations

from typing import Literal

from brief.official.operations.operation import Official, OfPeriod, rounded
from brief.official.reference import Reference
from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period
from brief.quantity.units import convert

_TERMS_SHOWN = 4


class Level(OfPeriod):
    """One observation, as it was published."""

    operation: Literal["level"]
    """Its name."""
    period: Period
    """The period of the observation."""

    def read(self, reference: Reference) -> Official:
        """The observation."""
        row = self._at(reference, self.period)
        return Official(row.bounds, row.unit, f"{row.when}: {words.quantity(row.bounds, row.unit)}", (row,))


class Sum(OfPeriod):
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


class Year(OfPeriod):
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


class Length(OfPeriod):
    """How many months a published period lasted, its first and last day included."""

    operation: Literal["length"]
    """Its name."""
    period: Period
    """The period."""

    def read(self, reference: Reference) -> Official:
        """The months: days / 30.4375."""
        row = self._at(reference, self.period)
        months = Bounds.point(convert(row.days, "day", "month"))
        return Official(months, "months", f"{row.when}: {row.days} days = {rounded(months, 'months')}", (row,))
