"""A claim as a person wrote it down: the record in data/ledger."""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from brief.base.records import Id, Record
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period
from brief.quantity.qualifiers import Quoted

# A percentage by which something grew may be more than the whole: "rose by", "an increase of", "50 percent more".
_GROWTH = re.compile(
    r"\b(?:increas|rose|rise|rising|grew|grow|climb|surg|jump|soar|gain)\w*[^.;]*?\bby\b"
    r"|\b(?:increase|rise|growth|gain|surge|jump)s?\s+of\b"
    r"|(?:percent|%)\s+(?:increase|rise|growth|more|higher|greater|larger|above)\b"
    r"|\bincreased\s+(?:nearly|almost|more than|over|some|about|at least)?\s*[\d,.]+\s*(?:percent|%)",
    re.IGNORECASE,
)


# Two caveats that say opposite things of a claim's authority.
REQUOTED, UNSOURCED = "secondary_quote", "unsourced"


def grows(words: str) -> bool:
    """Whether words tell of a growth in percent, which may be more than the whole."""
    return bool(_GROWTH.search(" ".join(words.split())))


class _Told(Record):
    """A field that the quote says itself, or `exact` says elsewhere in the document, or we supply with a reason."""

    exact: str = ""
    """Words elsewhere in the document that say it."""
    prefix: str = ""
    """The words right before them, where they stand in more than one place."""
    suffix: str = ""
    """The words right after them, likewise."""
    supplied: str = ""
    """Why we supply what the document doesn't say here, in words that name it."""

    @property
    @abstractmethod
    def words(self) -> str:
        """What the field says, as readers write it; empty where nothing is said."""

    @model_validator(mode="after")
    def _one_origin(self) -> _Told:
        if self.exact and self.supplied:
            raise ValueError("give either exact: or supplied:, not both")
        if (self.prefix or self.suffix) and not self.exact:
            raise ValueError("prefix: and suffix: go with exact:")
        return self


class Told(_Told):
    """What a claim says besides its number, and where that comes from. Written plainly, the quote says it."""

    value: str = Field(default="", alias="is")
    """What the field says; needed."""

    @property
    def words(self) -> str:
        """What the field says."""
        return self.value


class ToldPeriod(_Told):
    """The period of a claim, and where it comes from. Written plainly, the quote says it."""

    value: Period | None = Field(default=None, alias="is")
    """The period; needed."""

    @property
    def words(self) -> str:
        """The period as readers write it; empty where none is said."""
        return self.value.words() if self.value else ""


def _told(value: Any) -> Any:
    """A field written plainly is one that the quote says."""
    if isinstance(value, dict) and not value.get("is"):
        raise ValueError("is: is missing")
    return {"is": value} if isinstance(value, str) else value


def _told_period(value: Any) -> Any:
    """A period written plainly is one that the quote says; left empty, none is said."""
    if value is None:
        return ToldPeriod()
    if isinstance(value, _Told | dict):
        return _told(value)
    return {"is": Period.read(value)}


TextField = Annotated[Told, BeforeValidator(_told, json_schema_input_type=str | Told)]
PeriodField = Annotated[ToldPeriod, BeforeValidator(_told_period, json_schema_input_type=Period | ToldPeriod)]

Number = Annotated[float, Field(allow_inf_nan=False)]


class LeftOut(Record):
    """Words before the quote that limit or explain it, and why the quote may stand without them."""

    exact: str
    """The words that are left out."""
    because: str
    """Why the claim means the same without them."""


class Claim(Record):
    """A quoted quantity, as a person wrote it down."""

    id: Id
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
    value: Number | None = None
    """The number that the quote says; either this or `range`."""
    range: tuple[Number, Number] | None = None
    """The two numbers that the quote says, `[low, high]`."""
    qualifier: str
    """One of the qualifiers; the quote has to signal it."""
    unit: str
    """One of the units; a word of the quote has to signal it."""
    period: PeriodField = Field(default_factory=ToldPeriod)
    """`2017`, `2017-12`, `2012/2016`, `2000/..` (open) or `FY2022`; none: not said."""
    geography: TextField = Field(default_factory=Told)
    """Where; empty where the document doesn't say."""
    population: TextField = Field(default_factory=Told)
    """Who or what is counted, where the measure doesn't say."""
    attributed_to: TextField = Field(default_factory=Told)
    """The authority that the document names for it; empty where it names none."""
    likelihood: tuple[str, ...] = ()
    """Words of the quote that say how sure it is: likely, could. Each that signals it has to be kept."""
    degree: tuple[str, ...] = ()
    """Words of the quote that say to what degree, beside the qualifier: vast majority, just. Likewise."""
    leaves_out: LeftOut | None = None
    """Words of the sentence that the quote does without, though they limit or explain it."""
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

    @model_validator(mode="after")
    def _authority(self) -> Claim:
        if REQUOTED in self.caveats and not self.attributed_to.value:
            raise ValueError(
                f"{REQUOTED} re-quotes an authority, and attributed_to: names none; without one: {UNSOURCED}"
            )
        if UNSOURCED in self.caveats and self.attributed_to.value:
            raise ValueError(f"{UNSOURCED}, though attributed_to: names an authority; with one: {REQUOTED}")
        return self

    @property
    def quoted(self) -> Quoted:
        """The number with its qualifier and unit, which knows its bounds and its words."""
        # Above or below 0 percent is a change: of a share it would say nothing.
        growth = self.value == 0 or grows(self.exact)
        many = self.qualifier == "order_of_magnitude" and "many" in self.degree
        return Quoted(self.qualifier, self.unit, self.value, self.range, growth, many)

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
        return self.period.value.start if self.period.value else ""

    @property
    def period_end(self) -> str:
        """Last year, month or day of the period; empty where it is open or none is said."""
        return self.period.value.end if self.period.value else ""
