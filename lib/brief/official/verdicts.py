"""The verdicts: what the audit can say of a claim, each with its words, its sign and its meaning."""

from __future__ import annotations

from enum import StrEnum


class Finding(StrEnum):
    """How an official value, read in one way, lies to what a claim says."""

    HOLDS = "holds"
    OVERSTATED = "overstated"
    UNDERSTATED = "understated"
    CONTRADICTED = "contradicted"
    UNDECIDED = "undecided"

    @property
    def meaning(self) -> str:
        """What it says of one reading, in a sentence."""
        return _FINDINGS[self]


class Verdict(StrEnum):
    """The verdict on a claim. Its value is its words: in code, conditions, tables, pages and prose."""

    HOLDS = "holds"
    HELD_AT_THE_TIME = "held at the time"
    OUT_OF_DATE = "out of date"
    OVERSTATED = "overstated"
    UNDERSTATED = "understated"
    CONTRADICTED = "contradicted"
    DEPENDS_ON_THE_READING = "depends on the reading"
    NOT_REPRODUCIBLE = "not reproducible"
    NOT_CHECKED = "not checked"
    NO_OFFICIAL_SERIES = "no official series"
    OWN_STATEMENT = "own statement"

    @property
    def label(self) -> str:
        """The verdict in words, which are its value."""
        return self.value

    @property
    def compared(self) -> bool:
        """Whether the claim was held against an official figure."""
        return self not in (Verdict.NOT_CHECKED, Verdict.NO_OFFICIAL_SERIES, Verdict.OWN_STATEMENT)

    @property
    def mark(self) -> str:
        """A sign beside a number in the brief; its words always stand with it."""
        return _MARKS[self]

    @property
    def meaning(self) -> str:
        """What the verdict says, in a sentence."""
        return _MEANINGS[self]

    @property
    def css(self) -> str:
        """Its name as a class in the style sheet."""
        return self.value.replace(" ", "-")


_FINDINGS = {
    Finding.HOLDS: "The official value lies within what the words allow.",
    Finding.OVERSTATED: "It lies below.",
    Finding.UNDERSTATED: "It lies above.",
    Finding.CONTRADICTED: "It changed in the other direction.",
    Finding.UNDECIDED: "It was published as a bound or a range that is too wide to tell.",
}
_MARKS = {
    Verdict.HOLDS: "✓",
    Verdict.HELD_AT_THE_TIME: "◷",
    Verdict.OUT_OF_DATE: "◷",
    Verdict.OVERSTATED: "▲",
    Verdict.UNDERSTATED: "▼",
    Verdict.CONTRADICTED: "✗",
    Verdict.DEPENDS_ON_THE_READING: "?",
    Verdict.NOT_REPRODUCIBLE: "?",
    Verdict.NOT_CHECKED: "○",
    Verdict.NO_OFFICIAL_SERIES: "○",
    Verdict.OWN_STATEMENT: "○",
}
_MEANINGS = {
    Verdict.HOLDS: "On every fair reading, the official value lies within what the words allow.",
    Verdict.HELD_AT_THE_TIME: (
        "The release that existed when the document was written agreed; a later release of the same measure does not."
    ),
    Verdict.OUT_OF_DATE: (
        "True when it was written and true as a bound, but overtaken: the number no longer describes its own present."
    ),
    Verdict.OVERSTATED: "On every fair reading, the official value is below what the words allow.",
    Verdict.UNDERSTATED: "On every fair reading, the official value is above what the words allow.",
    Verdict.CONTRADICTED: "The official figures went the other way.",
    Verdict.DEPENDS_ON_THE_READING: "At least one fair reading holds and at least one does not.",
    Verdict.NOT_REPRODUCIBLE: "No reading holds, and what would settle it was not published.",
    Verdict.NOT_CHECKED: "A series exists or may exist; nobody has looked yet.",
    Verdict.NO_OFFICIAL_SERIES: "An official series was looked for and not found.",
    Verdict.OWN_STATEMENT: "The document's statement about itself; nothing outside could check it.",
}
