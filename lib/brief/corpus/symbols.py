"""Signs in a document that may mean two things: what its own words settle, and what is said where they don't."""

from __future__ import annotations

import re

# "metric tons (Mt)" and "Mt: tonnes" make tonnes of it; "million tonnes (Mt)" does not.
_TONNES = r"(?:metric\s+tons?|(?:metric\s+)?tonnes?)"
_SETTLED = re.compile(rf"(?<!million)(?<!mega)\s{_TONNES}\s*\(\s*Mt\s*\)|\bMt\s*(?:=|:|,|\()\s*{_TONNES}\b")
_MILLIONS = re.compile(r"(?:million\s+(?:metric\s+)?ton(?:ne)?s?|mega-?tonnes?)\s*\(\s*Mt\s*\)", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)")


def are_tonnes(text: str) -> bool:
    """Whether a document says that its Mt are tonnes, as in "metric tons (Mt)"; they may be millions of them."""
    return bool(_SETTLED.search(text)) and not _MILLIONS.search(text)


def has_unclear_comma(words: str) -> bool:
    """Whether a comma in a number may be a decimal point, as in "3,5 kg"."""
    return bool(_DECIMAL_COMMA.search(words))
