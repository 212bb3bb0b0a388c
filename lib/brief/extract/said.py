"""Words of a text that say something of the numbers in their sentence: when, where, who says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

_FARTHER = 40  # letters by which a comma, a semicolon, a colon or a bracket moves words away
# What binds words to the number before them: "1.9 million in 2002", "12 deaths in Scotland".
_BOUND = re.compile(r"(?:\s+[\w’'-]+)?\s+(?:in|during|for)\s+(?:the\s+)?")
_NEAREST = 4  # sayings before and behind a number among which the nearest is looked for


@dataclass(frozen=True)
class Said:
    """Words at `text[start:end]`, and what they say as the ledger writes it; empty where nothing is said."""

    start: int = 0
    end: int = 0
    text: str = ""
    value: str = ""


NOTHING = Said()


class Index:
    """All that a text says of one kind, in order, found again by place."""

    def __init__(self, text: str, sayings: Iterable[Said]) -> None:
        self._text = text
        self._sayings = sorted(sayings, key=lambda said: said.start)
        self._starts = [said.start for said in self._sayings]

    def nearest(self, start: int, end: int, within: tuple[int, int]) -> Said:
        """What is said nearest to `text[start:end]`, within its sentence and outside of itself."""
        at = bisect_left(self._starts, start)
        near = self._sayings[max(0, at - _NEAREST) : at + _NEAREST]
        beside = [
            said for said in near if (said.end <= start or said.start >= end) and within[0] <= said.start < within[1]
        ]
        return min(beside, key=lambda said: self._distance(said, start, end), default=NOTHING)

    def _distance(self, said: Said, start: int, end: int) -> int:
        """How far words are from a number; what a comma or a semicolon divides from it is farther."""
        between = self._text[said.end : start] if said.end <= start else self._text[end : said.start]
        if said.start >= end and _BOUND.fullmatch(between):
            return 0
        return len(between) + _FARTHER * bool(re.search(r"[,;:(]\s", between))
