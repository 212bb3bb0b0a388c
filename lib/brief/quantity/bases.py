"""Digits that name a unit, a population or an interval, and say no result: "per 100,000 people", "ages 15 to 44"."""

from __future__ import annotations

import re

_ROUND = r"1(?:00?)?(?:[,.\s]?000)*\b(?! ?[,.]?\d)(?: (?:thousand|million|billion)\b)?"
BASE = re.compile(
    rf"(?:\bper\s+|(?<=\w)\s?/\s?)(?:[$£€]\s?)?(?:{_ROUND}|100 ?k\b)"
    r"|\bper\s+(?:(?:a|one|ten|hundred)\s+)?(?:hundred|thousand|million|billion)\b"
    r"|\b(?:ages?|aged)\s+\d{1,2}\b(?:\s?(?:to|and|or|-|–)\s?(?:\d{1,2}\b|over|older|above|more|under|younger))?"
    r"|\b\d{1,2}\s(?:or|and)\s(?:older|younger)\b"
    r"|\b(?:90|95|99)\s?(?:%|percent)\s(?:CIs?|CrIs?|confidence|credible|uncertainty|intervals?)\b"
    r"|\b(?:19|20)\d\d\s?=\s?1(?:00)?\b(?![,.]?\d)"
    r"|\bbase\s(?:year\s)?100\b(?![,.]?\d)"
    r"|(?<!from\s)\b0\s(?:to|-|–)\s100\b(?:\spercent\b|\s?%)?"
    r"|\b(?:the|all|United\sStates['’])\s50\s(?:[Uu]nited\s)?[Ss]tates\b"
    r"|\b(?:12-month|24-hour)\b",
    re.IGNORECASE,
)


def without(text: str) -> str:
    """The text with spaces in their place, of the same length."""
    return BASE.sub(lambda match: re.sub(r"\S", " ", match.group()), text)
