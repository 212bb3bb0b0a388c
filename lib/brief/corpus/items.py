"""What a document sets out to do, as a person wrote it down: the records of items and of the rule they are coded by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from brief.base.records import Id, Record


@dataclass(frozen=True)
class Level:
    """A kind of item: what it may stand under (None: nothing), and whether it is an action or an aim."""

    plural: str
    parents: tuple[str | None, ...]
    action: bool


# In the order in which tables show them. An action says what is done, an aim what it is done for.
LEVELS = {
    "goal": Level("goals", (None,), action=False),
    "objective": Level("objectives", (None,), action=False),
    "initiative": Level("initiatives", ("goal",), action=False),
    "intervention": Level("interventions", ("initiative",), action=True),
    "commitment": Level("commitments in running text", ("goal", "initiative"), action=True),
    "vision": Level("visions", ("goal",), action=False),
    "line_of_effort": Level("lines of effort", (None, "line_of_effort"), action=True),
    "programme": Level("programmes", (None, "goal"), action=True),
    "operation": Level("operations", ("programme",), action=True),
    "measure": Level("measures", (None, "objective", "measure"), action=True),
}


class Code(Record):
    """One code of a closed list: its name for readers, and when an item gets it."""

    title: str
    """Its name for readers."""
    rule: str
    """When an item gets it."""


def _paragraphs(text: str) -> str:
    """A text whose paragraphs each begin with what they are about and a full stop."""
    for paragraph in text.strip().split("\n\n"):
        about, stop, rule = paragraph.partition(".")
        if not (about.strip() and stop and rule.strip()):
            raise ValueError(
                "each paragraph begins with what it is about and a full stop, such as “Stage. The words …”; "
                f"{paragraph.strip()[:40]!r} does not"
            )
    return text


class Coding(Record):
    """The coding rule (data/frameworks/coding.yml): four closed lists, and what wins where several fit."""

    stages: dict[str, Code]
    """The stages of the supply chain."""
    actors: dict[str, Code]
    """With whom or against whom."""
    instruments: dict[str, Code]
    """By what means."""
    places: dict[str, Code]
    """Where it takes effect."""
    tie_break: Annotated[str, AfterValidator(_paragraphs)]
    """Which code wins where several fit."""

    @property
    def codes(self) -> dict[str, dict[str, Code]]:
        """The closed list of each coded field: stage, actor, instrument, place."""
        return {"stage": self.stages, "actor": self.actors, "instrument": self.instruments, "place": self.places}

    @property
    def tie_breaks(self) -> dict[str, str]:
        """The rules of `tie_break` by what they are about: the first word of each paragraph."""
        paragraphs = (paragraph.partition(".") for paragraph in self.tie_break.strip().split("\n\n"))
        return {about.strip(): rule.strip() for about, _, rule in paragraphs}

    def titles(self, field: str) -> dict[str, str]:
        """Code to its name for readers, in the order of the list."""
        return {name: code.title for name, code in self.codes[field].items()}


class Quote(Record):
    """A contiguous part of an item's words in its document (a W3C TextQuoteSelector)."""

    exact: str
    """The words of this part."""
    prefix: str = ""
    """The words right before it, where it stands in more than one place."""
    suffix: str = ""
    """The words right after it, likewise."""


def _quotes(value: Any) -> Any:
    """One quote or a list of them, each as words alone or with what stands around them."""
    parts = value if isinstance(value, list | tuple) else [value]
    return [{"exact": part} if isinstance(part, str) else part for part in parts]


Quotes = Annotated[
    tuple[Quote, ...],
    Field(min_length=1),
    BeforeValidator(_quotes, json_schema_input_type=str | list[str | Quote]),
]


class Item(Record):
    """Something a document sets out to do, as a person wrote it down.

    `exact` is quoted from the document, in parts where its words are torn apart; `prefix` and `suffix` belong
    to an item of one part. `text` is the same words, mended where scanning damaged them.
    """

    id: Id
    """Name of the item, unique in all files."""
    level: str = Field(description=f"What it is: {', '.join(LEVELS)}.")
    parent: str | None
    """Id of the item that it stands under; `null`: none."""
    exact: Quotes
    """The quote; in parts where its words are torn apart, each words alone or a Quote."""
    prefix: str = ""
    """The words right before a quote of one part, where it stands in more than one place."""
    suffix: str = ""
    """The words right after it, likewise."""
    text: str
    """The same words, mended where scanning damaged them."""
    stage: str
    """Stage of the supply chain, a code of coding.yml."""
    actor: str
    """With whom or against whom, a code of coding.yml."""
    instrument: str
    """By what means, a code of coding.yml."""
    place: str
    """Where it takes effect, a code of coding.yml."""
    duplicate_of: str | None = None
    """Id of the item of the same document that it repeats."""
    lost_dash: bool = False
    """Whether its list mark was lost in scanning."""

    @model_validator(mode="after")
    def _one_context(self) -> Item:
        if (self.prefix or self.suffix) and len(self.exact) > 1:
            raise ValueError("an item in parts gives prefix: and suffix: with the part")
        return self

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The parts of the quote, each with its context."""
        if self.prefix or self.suffix:
            return (Quote(exact=self.exact[0].exact, prefix=self.prefix, suffix=self.suffix),)
        return self.exact
