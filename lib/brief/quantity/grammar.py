"""One grammar for quantities in prose: "nearly 640 percent", "nine out of ten", "$10-20 million", "a dozen".

The ledger uses it to hold a record against its quote; whoever looks for new claims uses it to find them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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


def _either(words) -> str:
    return "|".join(sorted((re.escape(word).replace(r"\ ", r"\s+") for word in words), key=len, reverse=True))


_FRONT = {re.sub(r"\s+", " ", word): name for name, entry in QUALIFIERS.items() for word in entry.words}
_BACK = {word: name for name, entry in QUALIFIERS.items() for word in entry.after}

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
_LEAD = rf"(?:(?P<front>\b(?:{_either(_FRONT)}))\s+(?:(?:just|only)\s+)?)?"
_START = r"(?<![\w.,$#])(?<![A-Za-z]-)"

_PATTERN = re.compile(
    rf"""
    {_LEAD}{_START}(?:
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
    (?P<back>\s+(?:{_either(_BACK)})\b)?
    """,
    re.IGNORECASE | re.VERBOSE,
)


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
    return [_expression(match) for match in _PATTERN.finditer(text)]


def _expression(match: re.Match[str]) -> Expression:
    found = match.groupdict()
    qualifier = "exact"
    if found["front"]:
        qualifier = _FRONT[" ".join(found["front"].lower().split())]
    elif found["back"]:
        qualifier = _BACK[" ".join(found["back"].lower().split())]

    def made(
        kind: str,
        value: float | None = None,
        span: tuple[float, float] | None = None,
        name: str = qualifier,
        sign: str = "",
    ) -> Expression:
        return Expression(match.start(), match.end(), match.group(), kind, name, value, span, sign)

    if found["share_part"]:
        return made("share", 100 * _value(found["share_part"]) / _value(found["share_whole"]))
    if found["low"]:
        high, scale = _value(found["high"]), _scale(found["high"])
        low = _value(found["low"]) * (scale if _scale(found["low"]) == 1 else 1)
        if low < high:
            return made(
                "range",
                span=(low, high),
                name="range" if qualifier == "exact" else qualifier,
                sign=found["dollar"] or "",
            )
        return made("number", _value(found["low"]), sign=found["dollar"] or "")
    if found["number"]:
        value = _value(found["number"])
        year = found["number"].isdigit() and 1900 <= value <= 2099 and not found["money"] and qualifier == "exact"
        return made("year" if year else "number", value, sign=found["money"] or "")
    if found["magnitude"]:
        words = (found["many"] or "").lower().split()
        times = {"tens": 10.0, "hundreds": 1e2, "thousands": 1e3}.get(words[0], 1.0) if words else 1.0
        return made("magnitude", times * _PLURALS[found["magnitude"].lower()], name="order_of_magnitude")
    if found["fraction"]:
        return made("share", _FRACTIONS[" ".join(found["fraction"].lower().split())])
    if found["majority"]:
        return made("majority", 50.0, name="majority")
    if found["trend"]:
        falls = found["trend"].lower() in ("decreasing", "declining", "falling")
        return made("trend", 0.0, name="less_than" if falls else "more_than")
    if found["each"]:
        return made("rate", 1.0)
    return made("rank", 1.0, name="exact")


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
