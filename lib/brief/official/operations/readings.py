"""All operations as the one type of a reading, and those that are made of other readings: a sum of parts, a count."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field

from brief.official.operations.amounts import Length, Level, Sum, Year
from brief.official.operations.operation import Official, Operation, around
from brief.official.operations.orders import Lead, Rank, Run, Since
from brief.official.operations.ratios import Growth, Inverse, Rate, Share
from brief.official.reference import Reference
from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period


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
        return around(self.parts)

    def of_release(self, release: str) -> Self:
        """The same, each part read in another release."""
        return self.model_copy(update={"parts": tuple(part.of_release(release) for part in self.parts)})

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
        return around(self.changes)

    def of_release(self, release: str) -> Self:
        """The same, each change read in another release."""
        return self.model_copy(update={"changes": tuple(change.of_release(release) for change in self.changes)})

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
