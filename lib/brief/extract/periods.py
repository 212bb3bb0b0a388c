"""What the sentence of a number says of time, as the ledger writes periods."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from brief.base.sentences import sentence

_NUMBER_OF_MONTH = {
    month: f"{number:02}"
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_FARTHER = 40
_PERIOD = re.compile(
    rf"""
    \b(?:(?i:fiscal|financial)\s+years?\s+|FY\s?)(?P<fiscal>{_YEAR})\b
  | \b(?P<from>{_YEAR})\s?(?:[-–/]|to|and|through|until)\s?(?P<to>{_YEAR}|\d\d)\b(?!-\d)
  | \b(?i:since)\s+(?:{_MONTH}\s+)?(?P<since>{_YEAR})\b
  | \b(?P<month>{_MONTH})\s+(?:(?P<day>{_DAY}),?\s+)?(?P<year>{_YEAR})\b
  | \b(?P<day2>{_DAY})\s+(?P<month2>{_MONTH}),?\s+(?P<year2>{_YEAR})\b
  | (?<![\w$£€.,/-])(?P<alone>{_YEAR})(?![\w%/-]|[.,]\d)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Said:
    """Words that say a period, at `text[start:end]`, and the period as the ledger writes it."""

    start: int
    end: int
    period: str


@dataclass(frozen=True)
class Dated:
    """A text and the periods that it names."""

    text: str

    @cached_property
    def periods(self) -> list[Said]:
        """Each, in order."""
        return list(_periods(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [said.start for said in self.periods]

    def within(self, start: int, end: int) -> list[Said]:
        """Those within a place."""
        return self.periods[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def period_of(dated: Dated, start: int, end: int) -> str:
    """The period that the sentence of `text[start:end]` says, nearest to it; empty where it says none."""
    said = dated.within(*sentence(dated.text, start, end))
    near = [period for period in said if period.end <= start or period.start >= end]
    if not near:
        return ""
    return min(near, key=lambda period: _distance(dated.text, period, start, end)).period


def _distance(text: str, period: Said, start: int, end: int) -> int:
    """How far a period is from a number; what a comma or a semicolon divides from it is farther."""
    between = text[period.end : start] if period.end <= start else text[end : period.start]
    return len(between) + _FARTHER * bool(re.search(r"[,;:(]\s", between))


def _periods(text: str) -> Iterator[Said]:
    for match in _PERIOD.finditer(text):
        yield Said(match.start(), match.end(), _written(match))


def _written(match: re.Match[str]) -> str:
    if match["fiscal"]:
        return f"FY{match['fiscal']}"
    if match["since"]:
        return f"{match['since']}/.."
    if match["from"]:
        end = match["to"] if len(match["to"]) == 4 else match["from"][:2] + match["to"]
        return f"{match['from']}/{end}" if end > match["from"] else match["from"]
    if match["alone"]:
        return match["alone"]
    year, month, day = match["year"] or match["year2"], match["month"] or match["month2"], match["day"] or match["day2"]
    point = f"{year}-{_NUMBER_OF_MONTH[month[:3].lower()]}"
    number = int(re.sub(r"\D", "", day)) if day else 0
    return f"{point}-{number:02}" if 1 <= number <= 31 else point
