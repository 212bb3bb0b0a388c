"""The verdicts: what the audit can say of a claim, each with its words, its sign and its meaning."""

from __future__ import annotations

from enum import StrEnum


class Finding(StrEnum):
    """How an official value, read in one way, lies to what a claim says."""

    HOLDS = "holds"
    OVERSTATED = "overstated"
    UNDERSTATED = "understated"
    UNDECIDED = "undecided"


class Verdict(StrEnum):
    """The verdict on a claim, from the findings of all readings. Its value is the code in data, pages and CSV."""

    HOLDS = "holds"
    HELD_AT_THE_TIME = "held_at_the_time"
    OVERSTATED = "overstated"
    UNDERSTATED = "understated"
    OUT_OF_DATE = "out_of_date"
    DEPENDS_ON_THE_READING = "depends_on_the_reading"
    NO_OFFICIAL_SERIES = "no_official_series"

    @property
    def label(self) -> str:
        """The verdict in words: "held at the time"."""
        return self.value.replace("_", " ")

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
        return self.value.replace("_", "-")


_MARKS = {
    Verdict.HOLDS: "✓",
    Verdict.HELD_AT_THE_TIME: "◷",
    Verdict.OVERSTATED: "▲",
    Verdict.UNDERSTATED: "▼",
    Verdict.OUT_OF_DATE: "◷",
    Verdict.DEPENDS_ON_THE_READING: "?",
    Verdict.NO_OFFICIAL_SERIES: "○",
}
_MEANINGS = {
    Verdict.HOLDS: "On every reading, the official value lies within what the words allow.",
    Verdict.HELD_AT_THE_TIME: "What was published when the document was written agreed; a later release does not.",
    Verdict.OVERSTATED: "On every reading, the official value is below what the words allow.",
    Verdict.UNDERSTATED: "On every reading, the official value is above what the words allow.",
    Verdict.OUT_OF_DATE: "True when it was written, but overtaken: a later period says otherwise.",
    Verdict.DEPENDS_ON_THE_READING: "The readings of the words disagree, or an official range is too wide to decide.",
    Verdict.NO_OFFICIAL_SERIES: "No official series was found that could check it.",
}
