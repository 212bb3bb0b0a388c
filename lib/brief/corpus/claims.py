"""A claim as a person wrote it down: the record in data/ledger."""

from __future__ import annotations

from pydantic import model_validator

from brief.base.records import Record
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period
from brief.quantity.qualifiers import Quoted


class Claim(Record):
    """A quoted quantity, as a person wrote it down."""

    id: str
    """Name of the claim, unique in all files; prose and checks use it."""
    topic: str
    """One of the topics."""
    measure: str
    """What is counted or measured, in a few words."""
    exact: str
    """The quote, word for word; line breaks and hyphens at line ends don't matter."""
    prefix: str = ""
    """The words right before the quote, where it stands in more than one place."""
    suffix: str = ""
    """The words right after it, likewise."""
    value: float | None = None
    """The number that the quote says; either this or `range`."""
    range: tuple[float, float] | None = None
    """The two numbers that the quote says, `[low, high]`."""
    qualifier: str
    """One of the qualifiers; the quote has to signal it."""
    unit: str
    """One of the units; a word of the quote has to signal it."""
    period: Period | None = None
    """`2017`, `2017-12`, `2012/2016`, `2000/..` (open) or `FY2022`; none: not said."""
    geography: str = ""
    """Where; empty where the document doesn't say."""
    population: str = ""
    """Who or what is counted, where the measure doesn't say."""
    attributed_to: str = ""
    """The authority that the document names for it; empty where it names none."""
    caveats: tuple[str, ...] = ()
    """Names of claim caveats."""
    counted: tuple[str, ...] = ()
    """The items of a list, in the order of the quote, where the count is ours."""

    @model_validator(mode="after")
    def _one_number(self) -> Claim:
        if (self.value is None) == (self.range is None):
            raise ValueError("give either value: or range: [low, high]")
        if self.counted and self.value is None:
            raise ValueError("a counted list takes value:, not range:")
        return self

    @property
    def quoted(self) -> Quoted:
        """The number with its qualifier and unit, which knows its bounds and its words."""
        return Quoted(self.qualifier, self.unit, self.value, self.range)

    @property
    def bounds(self) -> Bounds:
        """What the words give."""
        return self.quoted.bounds

    @property
    def accepted(self) -> Bounds:
        """The official values with which it holds."""
        return self.quoted.accepted

    @property
    def label(self) -> str:
        """The number with its qualifier in a few words, for a chart: "nearly 640%"."""
        return self.quoted.label

    @property
    def period_start(self) -> str:
        """First year, month or day of the period; empty where none is said."""
        return self.period.start if self.period else ""

    @property
    def period_end(self) -> str:
        """Last year, month or day of the period; empty where it is open or none is said."""
        return self.period.end if self.period else ""
