"""What came before what: a rank, the years in the lead and since then, the months of a fall."""

from __future__ import annotations

from itertools import groupby, pairwise, takewhile
from typing import Annotated, Literal

from pydantic import Field

from brief.official import observations
from brief.official.observations import Observation
from brief.official.operations.operation import Official, OfPeriod
from brief.official.reference import Reference
from brief.quantity import periods, words
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period

# Of two periods that are "as long" as each other: months and years differ by as many days.
_SAME_LENGTH_DAYS = 3


class Run(OfPeriod):
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


class Rank(OfPeriod):
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
        rows = observations.within(reference, self.series, Period("0001", own.period.end), before=own.release)
        earlier = [row for row in rows if row.period.end != own.period.end]
        return {row.when: row for row in earlier if abs(row.days - own.days) <= _SAME_LENGTH_DAYS}


class Lead(OfPeriod):
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


class Since(OfPeriod):
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


def _others(count: int) -> str:
    return "1 other" if count == 1 else f"{count} others"
