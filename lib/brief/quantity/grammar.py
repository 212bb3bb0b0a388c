"""One grammar for quantities in prose: "nearly 640 percent", "nine out of ten", "$10-20 million", "a dozen".

The ledger uses it to hold a record against its quote; whoever looks for new claims uses it to find them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from brief.quantity.qualifiers import QUALIFIERS

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = (
    {"both": 2.0}
    | {word: float(number) for number, word in enumerate(_ONES)}
    | {word: 10.0 * (number + 2) for number, word in enumerate(_TENS)}
)
_SCALES = {
    "decade": 10.0,
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_PLURALS = {f"{word}s": size for word, size in _SCALES.items() if word != "decade"}
_FRACTIONS = {
    "half": 50.0,
    "a third": 100 / 3,
    "one third": 100 / 3,
    "two thirds": 200 / 3,
    "two-thirds": 200 / 3,
    "a quarter": 25.0,
    "one quarter": 25.0,
    "three quarters": 75.0,
    "three-quarters": 75.0,
}
_SUPERLATIVES = (
    "deadliest",
    "highest",
    "largest",
    "greatest",
    "leading",
    "predominant",
    "unprecedented",
    "only",
    "main",
    "primary",
    "central",
    "record",
    "first",
    "most",
    "top",
)


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word).replace(r"\ ", r"\s+") for word in words), key=len, reverse=True))


_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_WORDED = rf"(?:{_either(_TENS)})(?:[-\s](?:{_either(_ONES[1:10])}))?|{_either(_ONES)}|both"
_SCALE = rf"(?:[-\s]+(?:{_either(_SCALES)})\b)*"
# Atomic, so that "twenty-one" is never read as a range from twenty to one.
_NUMBER = (
    rf"(?>(?:{_DIGITS}|\b(?:{_WORDED})\b|\b(?:half\s+)?an?(?=\s+(?:{_either(_SCALES)})\b)){_SCALE}"
    rf"|\bdecade\b)"
)
# "most countries" is a share, "most significant" a rank.
_PLURAL_NOUN = "countries|nations|governments|states|people|users|drugs|substances|deaths|pills"
# "six in ten" is a share, "10 in 2016" is not.
_WHOLES = "two|three|four|five|six|seven|eight|nine|ten|10|100|1,000"
_START = r"(?<![\w.,$#])(?<![A-Za-z]-)"

_QUANTITY = rf"""
    {_START}(?:
        \b(?P<each>an?|one)\s+(?:[\w-]+\s+){{1,3}}?(?:each|every|per)\s+(?:day|week|month|year)\b
      | (?P<share_part>{_NUMBER})\s+(?:out\s+of|in(?=\s+(?:every\s+)?(?:{_WHOLES})\b))\s+(?:every\s+)?
        (?P<share_whole>{_NUMBER})(?!\w)
      | \b(?P<fraction>{_either(_FRACTIONS)})\b(?!\s+an?\s+(?:{_either(_SCALES)})\b)
      | (?P<dollar>\$)?(?P<low>{_NUMBER})(?P<low_sign>\s?%)?(?:\s?[-–]\s?|\s+to\s+)\$?(?P<high>{_NUMBER})(?![\w])
      | (?P<money>\$)?(?P<number>{_NUMBER})(?!\w)
      | (?P<many>(?:many|several|tens\s+of|hundreds\s+of|thousands\s+of)\s+)?\b(?P<magnitude>{_either(_PLURALS)})\b
      | \b(?P<majority>(?:vast\s+|overwhelming\s+|great\s+)?majority|mostly|largely
        |most(?=\s+(?:of|{_PLURAL_NOUN})\b))\b
      | \btrend\s+of\s+(?P<trend>decreasing|declining|falling|increasing|rising|growing)\b
      | \b(?P<rank>{_either(_SUPERLATIVES)})\b
    )
    """


@dataclass(frozen=True)
class Expression:
    """A quantity found in text, at `text[start:end]`.

    `value` or `span` holds the number or the two numbers; shares in words are in percent; `qualifier` is the
    name on the closed list; `sign` is "$" for money; `kind` is one of number, range, share, magnitude, majority,
    rate, trend (a change below or above 0 percent), rank and year.
    """

    start: int
    end: int
    text: str
    kind: str
    qualifier: str
    value: float | None = None
    span: tuple[float, float] | None = None
    sign: str = ""


def read(text: str) -> list[Expression]:
    """Every quantity in a text, in order. Ordinals, names such as G-7 and decimals after a dot are no quantities."""
    front = {word: name for name, qualifier in QUALIFIERS.items() for word in qualifier.words}
    back = {word: name for name, qualifier in QUALIFIERS.items() for word in qualifier.after}
    found = []
    for match in _pattern(tuple(front), tuple(back)).finditer(text):
        before, behind = (" ".join((match[side] or "").lower().split()) for side in ("front", "back"))
        qualifier = front.get(before) or back.get(behind) or "exact"
        bare = Expression(match.start(), match.end(), match.group(), "", qualifier)
        kind = next(group for group in _READERS if match[group])
        found.append(_READERS[kind](match, bare))
    return found


@lru_cache
def _pattern(front: tuple[str, ...], back: tuple[str, ...]) -> re.Pattern[str]:
    """A quantity with the words of a qualifier in front of it or behind it."""
    lead = rf"(?:(?P<front>\b(?:{_either(front)}))\s+(?:(?:just|only)\s+)?)?"
    tail = rf"(?P<back>\s+(?:{_either(back)})\b)?"
    return re.compile(lead + _QUANTITY + tail, re.IGNORECASE | re.VERBOSE)


def _share(match: re.Match[str], bare: Expression) -> Expression:
    return replace(bare, kind="share", value=100 * _value(match["share_part"]) / _value(match["share_whole"]))


def _fraction(match: re.Match[str], bare: Expression) -> Expression:
    return replace(bare, kind="share", value=_FRACTIONS[" ".join(match["fraction"].lower().split())])


def _range(match: re.Match[str], bare: Expression) -> Expression:
    high, scale = _value(match["high"]), _scale(match["high"])
    low = _value(match["low"]) * (scale if _scale(match["low"]) == 1 else 1)
    sign = match["dollar"] or ""
    if low >= high:
        return replace(bare, kind="number", value=_value(match["low"]), sign=sign)
    qualifier = "range" if bare.qualifier == "exact" else bare.qualifier
    return replace(bare, kind="range", span=(low, high), qualifier=qualifier, sign=sign)


def _number(match: re.Match[str], bare: Expression) -> Expression:
    value, sign = _value(match["number"]), match["money"] or ""
    year = match["number"].isdigit() and 1900 <= value <= 2099 and not sign and bare.qualifier == "exact"
    return replace(bare, kind="year" if year else "number", value=value, sign=sign)


def _magnitude(match: re.Match[str], bare: Expression) -> Expression:
    words = (match["many"] or "").lower().split()
    times = {"tens": 10.0, "hundreds": 1e2, "thousands": 1e3}.get(words[0], 1.0) if words else 1.0
    value = times * _PLURALS[match["magnitude"].lower()]
    return replace(bare, kind="magnitude", value=value, qualifier="order_of_magnitude")


def _majority(match: re.Match[str], bare: Expression) -> Expression:
    return replace(bare, kind="majority", value=50.0, qualifier="majority")


def _trend(match: re.Match[str], bare: Expression) -> Expression:
    falls = match["trend"].lower() in ("decreasing", "declining", "falling")
    return replace(bare, kind="trend", value=0.0, qualifier="less_than" if falls else "more_than")


def _each(match: re.Match[str], bare: Expression) -> Expression:
    return replace(bare, kind="rate", value=1.0)


def _rank(match: re.Match[str], bare: Expression) -> Expression:
    return replace(bare, kind="rank", value=1.0, qualifier="exact")


# What each alternative of the pattern means, by the group that matched.
_READERS: dict[str, Callable[[re.Match[str], Expression], Expression]] = {
    "each": _each,
    "share_part": _share,
    "fraction": _fraction,
    "low": _range,
    "number": _number,
    "magnitude": _magnitude,
    "majority": _majority,
    "trend": _trend,
    "rank": _rank,
}


def _value(words: str) -> float:
    """The number that one number expression means: "1.8 million", "twenty-one", "half a dozen"."""
    head = re.split(r"[-\s]+", words.lower().strip())
    total = 0.0
    for part in head:
        if part in _SCALES:
            total = (total or 1.0) * _SCALES[part]
        elif part in _WORDS:
            total += _WORDS[part]
        elif part == "half":
            total = 0.5
        elif part not in ("a", "an"):
            total = float(part.replace(",", ""))
    return total


def _scale(words: str) -> float:
    size = 1.0
    for part in re.split(r"[-\s]+", words.lower().strip()):
        size *= _SCALES.get(part, 1.0)
    return size
