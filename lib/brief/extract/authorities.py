"""What a text says of whose numbers it gives: according to whom, reported by whom, from whose data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.extract.geography import is_place
from brief.extract.said import Said
from brief.quantity.lexicon import listed

_WORD = r"(?:[A-Z][\w’'&.-]*\w|[A-Z]\.?)"
_JOINT = r"(?:\s+(?:of|for|on|and|the|&|in|de|against)){1,2}"
# A proper name with its short form in brackets. It has ten words at most: so the time grows with the text, no faster.
_SHORT = r"(?:\s+\((?P<short>[A-Z][A-Za-z&-]{1,9})\)(?:[’']s)?)?"
_NAME = rf"(?P<name>{_WORD}(?:(?:{_JOINT})?\s+{_WORD}){{0,9}})(?:[’']s?)?{_SHORT}"
_SHOWS = r"(?:shows?|showed|suggests?|suggested|indicates?|indicated|reveals?|revealed)"
_SAYS = (
    r"(?:said|says?|estimates?|estimated|reported|reports|found|finds|announced|states?|stated|notes|noted|calculated|"
    r"calculates|projected|projects|warned|warns|anticipates?|concluded)"
)
_DATA = (
    r"(?:data|figures|estimates|statistics|numbers|records|reporting|reports?|research|analysis|analyses|survey|study)"
)
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"\b[Aa]ccording\s+to\s+(?:(?:[a-z-]+\s+){{0,4}}?(?:from|by|of|in)\s+)?(?:the\s+|an?\s+)?{_NAME}",
        r"\b[Aa]ccording\s+to\s+(?P<name>(?:the\s+|an?\s+)?[a-z][\w’'-]*(?:\s+[\w’'-]+){0,5})",
        rf"\b(?:said|(?:reported|estimated|published|recorded|compiled|counted|seized)\s+by)\s+(?:the\s+)?{_NAME}",
        rf"\b(?i:{_DATA})\s+(?:from|by)\s+(?:the\s+)?{_NAME}",
        rf"{_NAME}\s+(?:\d{{4}}\s+)?(?:[a-z]+\s+)?{_DATA}\s+(?:that\s+)?{_SHOWS}\b",
        rf"{_NAME}(?:,[^,.;\n]{{2,40}},)?\s+(?:(?:has|have|had|currently)\s+)?(?:{_SAYS}|{_SHOWS})\b",
        rf"\bSource:\s+(?:the\s+)?{_NAME}",
    )
]
_LEADING = re.compile(r"(?:The|An?|In|But|And|As|While|When|Since|If|For|At|On|By|Although)\s+(?:the\s+)?")
_NO_NAME = set(
    listed(
        "The This That These Those He She They We It I You Our His Her Their Many Some Most Both Each All One There "
        "Table Figure Chart Source"
    )
)


def authorities(text: str) -> Iterator[Said]:
    """Every authority that a text names for what it says. Its value is its short form where the text gives one.

    The words are those of the whole phrase, "According to data from the Centers for Disease Control (CDC)".
    """
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if said := _said(match):
                yield said


def _said(match: re.Match[str]) -> Said | None:
    start, name = match.start(), " ".join(match["name"].split())
    if leading := _LEADING.match(name):
        if match.start() == match.start("name"):
            start = match.start() + len(re.match(_LEADING, match["name"])[0])  # type: ignore[index]  # it matches
        name = name[leading.end() :]
    if not name or name.split()[0].rstrip("’'s") in _NO_NAME or is_place(name):
        return None
    short = match.groupdict().get("short")
    return Said(start, match.end(), match.string[start : match.end()], short or name)
