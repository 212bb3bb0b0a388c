"""Signs and words in a document that may mean two things: what its own words settle, and what is said where they don't.

"Mt" may be tonnes or millions of them, "pounds" weight or money, "$" another country's dollars, "3,5" a number with a
decimal comma, and digits of a table may stand for thousands.
"""

from __future__ import annotations

import re
from functools import lru_cache

# "metric tons (Mt)" and "Mt: tonnes" make tonnes of it; "million tonnes (Mt)" does not.
_TONNES = r"(?:metric\s+tons?|(?:metric\s+)?tonnes?)"
_SETTLED = re.compile(rf"(?<!million)(?<!mega)\s{_TONNES}\s*\(\s*Mt\s*\)|\bMt\s*(?:=|:|,|\()\s*{_TONNES}\b")
_MILLIONS = re.compile(r"(?:million\s+(?:metric\s+)?ton(?:ne)?s?|mega-?tonnes?)\s*\(\s*Mt\s*\)", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)")

_BRITISH = re.compile(
    r"£|\bsterling\b|\bpence\b|\bHome Office\b|\bNational Crime Agency\b|\bHMRC\b|\bPolice Scotland\b|\bWestminster\b|"
    r"\bScottish Government\b|\b(?:UK|British) [Gg]overnment\b|\bCrown Prosecution\b|\bMetropolitan Police\b"
)
_PAID = re.compile(
    r"\b(?:worth|cost(?:s|ing)?|spen[dt](?:s|ing)?|invest(?:s|ed|ing)?|paid|pay(?:s|ing)?|fined|earn(?:s|ed|ing)?|raised|"
    r"stole|saved|(?:valued|priced) at|(?:sold|sells?|bought) for|"
    r"(?:budget|grants?|fine|funding|investment|price|profits?|savings?|revenues?|sales) of)\s+$",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(
    r"\s+(?:(?:of|in)\s+(?:[\w’']+\s+)?(?:money|funding|cash|investments?|funds|assets|debt|profits?|fines|revenue)\b"
    r"|(?:an?|per)\s+(?:gram|kilo|kg|ounce|pill|tablet|wrap|bag|dose|head|person|patient|year)\b)",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:lbs?|kgs?|kilo\w*|ounces?|oz|weigh\w*|grams?|tonnes?|tons?)\b|\bpounds? of\b", re.IGNORECASE
)

_AMERICAN = re.compile(r"\bU\.S\.|\bUS\b|\bUnited States\b|\bAmericans?\b|\b(?:DEA|CBP|FBI|ONDCP)\b")
_OF_DOLLARS = {
    "CAD": re.compile(r"\bCanad(?:a|ian)s?\b|\bRCMP\b|\bCBSA\b|\.gc\.ca\b"),
    "AUD": re.compile(r"\bAustralian?s?\b|\.gov\.au\b"),
    "NZD": re.compile(r"\bNew Zealand(?:ers?)?\b|\.govt\.nz\b"),
    "HKD": re.compile(r"\bHong Kong\b|\.gov\.hk\b"),
    "SGD": re.compile(r"\bSingapor\w+|\.gov\.sg\b"),
}
_IN_US_DOLLARS = re.compile(
    r"\b(?:in|are|is) (?:US|U\.S\.|United States|American) dollars\b|\$\s*(?:=|means|refers to) (?:US|U\.S\.)"
)

_MEASURED = r"\s?(?:%|‰|per\s?cent|percent|kg|g|mg|t|tonnes?|million|billion|€|EUR|euros?|litres?|l|years?)(?![\w])"
_WITH_COMMA = re.compile(rf"(?<![\d.,])\d{{1,3}},\d{{1,2}}{_MEASURED}")
_WITH_POINT = re.compile(rf"(?<![\d.,])\d{{1,3}}\.\d{{1,2}}{_MEASURED}|(?<![\d.,])\d{{1,3}}(?:,\d{{3}})+(?![\d,])")
_SETTLING = 2  # decimal commas, without one decimal point beside them
_SEPARATOR = re.compile(r"(?<=\d)(?:,(?=\d{1,2}(?!\d))|\.(?=\d{3}(?!\d)))")
_EXCHANGED = {",": ".", ".": ","}

_SCALE = r"(?:thousands?|millions?|billions?|[’'‘]?000s?)"
_HEADING = re.compile(
    rf"\((?:in\s+)?(?:US\$|[£$€]|USD|EUR|GBP)?\s?(?:{_SCALE}|mn?|bn)(?:\s+(?:of\s+)?[\w$£€-]+)?\)"
    rf"|\b[Ii]n\s{_SCALE}(?:\sof\s[\w$]+)?(?=\s*$)|(?:US\$|[£$€])(?:mn?|bn|000)\b",
    re.MULTILINE,
)
_ABOVE = 800  # letters before a number among which the heading of its table stands
_SENTENCE = re.compile(r"[a-z)][.!?]\s+[A-Z]|(?:\b[a-z]{2,}\b,?\s+){4}")


def are_tonnes(text: str) -> bool:
    """Whether a document says that its Mt are tonnes, as in "metric tons (Mt)"; they may be millions of them."""
    return bool(_SETTLED.search(text)) and not _MILLIONS.search(text)


def has_unclear_comma(words: str) -> bool:
    """Whether a comma in a number may be a decimal point, as in "3,5 kg"."""
    return bool(_DECIMAL_COMMA.search(words))


def pounds(document: str, before: str, behind: str, quote: str) -> str:
    """What "pounds" are between the words before and behind: lb or GBP; empty where nobody can say.

    Where a document is British, weight needs a word of it in the quote; what is paid or spent is money everywhere.
    """
    british = bool(_BRITISH.search(document))
    if _PAID.search(before) or _OF_MONEY.match(behind):
        return "GBP" if british else ""
    return "" if british and not _WEIGHED.search(quote) else "lb"


@lru_cache(100)  # asked for each claim of a document
def dollars(document: str) -> str:
    """Whose a bare dollar sign is in a document: USD, or those of the country that it speaks of more."""
    named = {code: len(country.findall(document)) for code, country in _OF_DOLLARS.items()}
    code = max(named, key=lambda code: named[code])
    foreign = named[code] > len(_AMERICAN.findall(document)) and not _IN_US_DOLLARS.search(document)
    return code if foreign else "USD"


@lru_cache(100)
def _has_decimal_commas(document: str) -> bool:
    commas = sum(1 for _ in _WITH_COMMA.finditer(document))
    return commas >= _SETTLING and not _WITH_POINT.search(document)


def pointed(text: str, document: str) -> str:
    """A text of a document with decimal points for its decimal commas, letter for letter; as it is where it has none.

    A document has them where measures have commas twice at least, and no number has a point, or a comma for thousands.
    """
    if "," not in text or not _has_decimal_commas(document):
        return text
    return _SEPARATOR.sub(lambda sign: _EXCHANGED[sign.group()], text)


def heading_of_scale(document: str, start: int) -> str:
    """The heading of a table that gives its digits a scale, "(thousands)", above a number at `start`; else empty."""
    above = document[max(0, start - _ABOVE) : start]
    headings = list(_HEADING.finditer(above))
    if not headings or "\n" not in above[headings[-1].end() :]:
        return ""
    heading = headings[-1]
    end = document.find("\n", start)
    row = above[above.rfind("\n") + 1 :] + document[start : end if end >= 0 else len(document)]
    return "" if _SENTENCE.search(above[heading.end() :] + row) else " ".join(heading.group().split())
