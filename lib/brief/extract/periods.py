"""What a text says of time, as the ledger writes periods."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.extract.said import Said

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
_PERIOD = re.compile(
    rf"""
    \b(?:(?i:fiscal|financial)\s+years?\s+|FY\s?)(?P<fiscal>{_YEAR})\b
  | \b(?P<from>{_YEAR})(?:\s?(?:[-–/]|to|and|through|until)\s?(?P<to>{_YEAR})|[-–/](?P<short>\d\d))\b(?!-\d)
  | \b(?i:since)\s+(?:{_MONTH}\s+)?(?P<since>{_YEAR})\b
  | \b(?P<month>{_MONTH})\s+(?:(?P<day>{_DAY}),?\s+)?(?P<year>{_YEAR})\b
  | \b(?P<day2>{_DAY})\s+(?P<month2>{_MONTH}),?\s+(?P<year2>{_YEAR})\b
  | (?<![\w$£€.,/-])(?P<alone>{_YEAR})(?![\w%/-]|[.,]\d)
    """,
    re.VERBOSE,
)


# What is only compared with: "12% more than in 2022", "up from 2022".
_COMPARED = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|(?:up|down)\s+from|relative\s+to|versus|vs\.?)\s+(?:in\s+|the\s+|those\s+|that\s+){0,3}$"
)


def periods(text: str) -> Iterator[Said]:
    """Every period that a text names for what it says, in order; not those with which it only compares."""
    for match in _PERIOD.finditer(text):
        if _COMPARED.search(text, max(0, match.start() - 40), match.start()):
            continue
        yield Said(match.start(), match.end(), match.group(), _written(match))


def _written(match: re.Match[str]) -> str:
    if match["fiscal"]:
        return f"FY{match['fiscal']}"
    if match["since"]:
        return f"{match['since']}/.."
    if match["from"]:
        end = match["to"] or match["from"][:2] + match["short"]
        return f"{match['from']}/{end}" if end > match["from"] else match["from"]
    if match["alone"]:
        return match["alone"]
    year, month, day = match["year"] or match["year2"], match["month"] or match["month2"], match["day"] or match["day2"]
    point = f"{year}-{_NUMBER_OF_MONTH[month[:3].lower()]}"
    number = int(re.sub(r"\D", "", day)) if day else 0
    return f"{point}-{number:02}" if 1 <= number <= 31 else point
