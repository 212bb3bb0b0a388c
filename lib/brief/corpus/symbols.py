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

_IN_STERLING = re.compile(r"£|\bsterling\b|\bpence\b")
_BRITISH = re.compile(
    r"\bHome Office\b|\bNational Crime Agency\b|\bHMRC\b|\bPolice Scotland\b|\bWestminster\b|"
    r"\bScottish Government\b|\b(?:UK|British) [Gg]overnment\b|\bCrown Prosecution\b|\bMetropolitan Police\b"
)
_PAID = re.compile(
    r"\b(?:worth|cost(?:s|ing)?|spen[dt](?:s|ing)?|invest(?:s|ed|ing)?|paid|pay(?:s|ing)?|fined|earn(?:s|ed|ing)?|raised|"
    r"stole|saved|(?:valued|priced) at|(?:sold|sells?|bought) for|"
    r"(?:budget|grants?|fines?|fees?|bribes?|payments?|penalt(?:y|ies)|rewards?|funding|investment|price|profits?|savings?"
    r"|revenues?|sales) of)\s+$",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(
    r"(?:-|\s+)(?:fine|fee|bribe|reward|bounty|penalty|grant|note)s?\b|\s+(?:(?:of|in)\s+(?:[\w’']+\s+)?(?:money|funding|cash|investments?|funds|assets|debt|profits?|fines|revenue)\b"
    r"|(?:an?|per)\s+(?:gram|kilo|kg|ounce|pill|tablet|wrap|bag|dose|head|person|patient|year)\b)",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"\s+of\s")
_WEIGHED = re.compile(
    r"\b(?:lbs?|kgs?|kilo\w*|ounces?|oz|weigh\w*|grams?|tonnes?|tons?)\b|\bpounds? of\b", re.IGNORECASE
)

_AMERICAN = re.compile(r"\bU\.S\.|\bUS\b|\bUnited States\b|\bAmericans?\b|\b(?:DEA|CBP|FBI|ONDCP)\b|\bAdministration\b")
# A document in which they stand counts in the dollars of the United States, as those of the United Nations do.
_WASHINGTON = re.compile(r"\bWhite House\b|\bHomeland Security\b|\b(?:US|U\.S\.) Congress\b")
_UNITED_NATIONS = re.compile(r"\bUnited Nations\b|\bUNODC\b|\bWorld Drug Report\b")
_TITLE = 500  # letters at the beginning of a document that say whose it is
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
_SCALED = rf"(?:(?:US\$|[£$€]|USD|EUR|GBP)\s?(?:{_SCALE}|mn?|bn)|{_SCALE}|mn|bn)"
_HEADING = re.compile(
    rf"[(\[](?:in\s+)?{_SCALED}(?:\s+(?:of\s+)?[\w$£€-]+)?[)\]]"
    rf"|\b[Ii]n\s{_SCALE}(?:\sof\s[\w$]+)?(?=\s*$)|(?:US\$|[£$€])(?:mn?|bn|000)\b"
    rf"|^(?:Figures|Numbers|Values|Amounts)\b.{{0,20}}\b[Ii]n\s{_SCALE}\.(?=\s*$)"
    rf"|^[A-Z][\w .]{{2,40}},\s{_SCALE}(?=\s*$)"
    r"|\([x×]\s?1,?000\)|^Units?:\s1,?000\b",
    re.MULTILINE,
)
_ABOVE = 800  # letters before a number among which the heading of its table stands
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_FULL_STOP = re.compile(r"[a-z)]\.\s*$", re.MULTILINE)
_FIGURES = re.compile(r"[\d\s.,%–-]+")
_ROW = re.compile(r"(?=.*\d)\w\S*(?:\s+\S+){0,3}")
_SENTENCE = re.compile(r"[a-z)][.!?]\s+[A-Z]|(?:\b[a-z]{2,}\b,?\s+){4}")


def are_tonnes(text: str) -> bool:
    """Whether a document says that its Mt are tonnes, as in "metric tons (Mt)"; they may be millions of them."""
    return bool(_SETTLED.search(text)) and not _MILLIONS.search(text)


def has_unclear_comma(words: str) -> bool:
    """Whether a comma in a number may be a decimal point, as in "3,5 kg"."""
    return bool(_DECIMAL_COMMA.search(words))


@lru_cache(100)
def _on_one_line(document: str) -> str:
    """A document without its line ends, which may divide "New Zealand"."""
    return " ".join(document.split())


def pounds(document: str, before: str, behind: str, quote: str) -> str:
    """What "pounds" are between the words before and behind: lb or GBP; empty where nobody can say.

    Where a document is British, weight needs a word of it in the quote; what is paid or spent is money everywhere.
    """
    document = _on_one_line(document)
    sterling = bool(_IN_STERLING.search(document))
    british = sterling or len(_BRITISH.findall(document)) > len(_AMERICAN.findall(document))
    something = bool(_OF_SOMETHING.match(behind)) and not british  # "paid 500 pounds of it"
    if _OF_MONEY.match(behind) or (_PAID.search(" ".join(before.split()) + " ") and not something):
        return "GBP" if british else ""
    return "" if british and not _WEIGHED.search(quote) else "lb"


@lru_cache(100)  # asked for each claim of a document
def dollars(document: str) -> str:
    """Whose a bare dollar sign is in a document: USD, or those of the country that it speaks of more."""
    document = _on_one_line(document)
    named = {code: len(country.findall(document)) for code, country in _OF_DOLLARS.items()}
    code = max(named, key=lambda code: named[code])
    american = _WASHINGTON.search(document) or _UNITED_NATIONS.search(document[:_TITLE])
    foreign = named[code] > len(_AMERICAN.findall(document)) and not american
    return code if foreign and not _IN_US_DOLLARS.search(document) else "USD"


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
    rest = document[start : end if end >= 0 else len(document)]
    below = above[heading.end() :] + rest
    row = above[above.rfind("\n") + 1 :] + rest
    return "" if _SENTENCE.search(below + row) or _has_ended(below) else " ".join(heading.group().split())


def _has_ended(below: str) -> bool:
    """Whether a table has ended before the last line of what stands below its heading.

    One blank line may stand behind the heading; behind rows, or a second time, none but figures and rows go on.
    """
    blocks = _BLANK_LINE.split(below)
    rows = bool(re.search(r"\n.*\d", blocks[0]))
    further = blocks[1:] if rows else blocks[2:]
    rows = rows or any(map(str.isdigit, "".join(blocks[1:2])))
    going_on = (_FIGURES.fullmatch(block) or (rows and _are_rows(block)) for block in further)
    return bool(_FULL_STOP.search(below)) or not all(going_on)


def _are_rows(block: str) -> bool:
    """Whether each line of a block is a row of a few words with a number: "Texas 360 deaths", no item of a list."""
    return all(_ROW.fullmatch(line.strip()) for line in block.splitlines() if line.strip())
