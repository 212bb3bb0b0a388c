"""What a number counts, or is of: the noun behind it."""

from __future__ import annotations

import re

from brief.extract.said import NOTHING, Said
from brief.quantity.lexicon import listed

_MOST = 5  # words
_NEAR = 90  # letters behind a number
_STOPS = set(
    listed(
        "and or but in on at of to for from by with as than that which who whom whose when where while after before "
        "since until during through per each every was were is are be been being has have had will would can could "
        "may might should must do did does the a an this these those it they he she we there if so not only also "
        "between into over under about because such including include includes involving died die dies dying killed "
        "more less fewer last within across throughout among annually yearly daily compared"
    )
)
_WORD = re.compile(r"\s?([A-Za-z][\w’'/&-]*|-[a-z]+)")
_OF = re.compile(r"\s+(?:of|in(?!\s+the\b)(?=\s+[a-z]))\s+(?:the\s+|all\s+|these\s+|those\s+|its\s+)*")


def counted(text: str, end: int, *, measured: bool) -> Said:
    """The words behind a number that ends at `end`: "Americans" of "72,000 Americans died", at most five.

    Of what is `measured` they follow "of": "fentanyl" of "12,000 pounds of fentanyl", "deaths" of "60% of deaths".
    """
    near = re.split(r"\n[ \t]*\r?\n|\f", text[end : end + _NEAR])[0]
    place = 0
    if measured:
        if not (of := _OF.match(near)):
            return NOTHING
        place = of.end() - 1
    first, words = None, list[re.Match[str]]()
    while len(words) < _MOST and (word := _WORD.match(near, place)):
        if word[1].lower() in _STOPS or (words and word[1].endswith("ed")):
            break
        first = word.start(1) if first is None else first
        words.append(word)
        place = word.end()
    if first is None or place == len(near) == _NEAR:  # the last word may be half of one
        return NOTHING
    said = text[end + first : end + place]
    return Said(end + first, end + place, said, " ".join(said.split()))
