"""What right before or behind a number belongs to it though nobody here reads it: ±5, 10⁶, 1,000 000, 3 to 1.

Where there is such a thing, the whole is no number: a part of it must not pass as one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from brief.quantity import lexicon
from brief.quantity.numerals import numeral
from brief.quantity.tokens import DASHES, MINUS, Gap, Tokens

_SUPERSCRIPTS = set("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
# Signs of mathematics that mean what they mean beside a number; any other one makes it part of a formula.
_READ_SIGNS = set("+=|<>~∼≈≅≃≤≥≦≧⩽⩾≪≫≲≳≮≯−×⁄¬") | {"＜", "＞", "＋", "＝", "～"}
_DAMAGE = set(",.;:|'’-·") | DASHES
_AROUND_ZEROS = 2
_FIGURES = {"figure", "figures", "digit", "digits"}
_LOOKS_LIKE_DIGITS = {"o", "l", "i", "s", "b", "z", "oo"}  # "1.O percent"
# Words with which a sentence begins: "rose to 72,000.1 In 2017" ends with the mark of a note.
_BEGINNINGS = {
    word.capitalize()
    for word in lexicon.listed(
        "the in a an this these that those it they he she we however for by as of on but and according although while "
        "since from at there our its their many most some all such when where if to with both each no not one until "
        "during despite between among after before because"
    )
}


def beyond(text: str, tokens: Tokens, start: int, stop: int, head: int) -> tuple[int, int] | None:
    """Where the whole begins and ends of which a number at `tokens[start:stop]` is a part; None where it stands alone.

    The digits and words of the number itself end at `head`.
    """
    begin = _before(tokens, start)
    end = max(_note(text, tokens, head), *(seam(tokens, start, head) for seam in _SEAMS))
    return (begin, max(end, stop)) if end or begin < start else None


def _before(tokens: Tokens, start: int) -> int:
    """Where what goes on with a number before it begins: "±5", "+/-5", "plus or minus 5", " ,500"."""
    token, before = tokens.at(start), tokens.at(start - 1)
    if token.gap == Gap.BLANK:
        return start
    words = before.word, tokens.at(start - 2).word
    if words in (("/", "+"), ("or", "plus")):
        return start - 2
    if before.kind != "sign":
        return start
    if _unread(before.word):
        return start - 1
    if token.gap == Gap.NONE and token.kind == "digits":
        if before.word == "," and before.gap != Gap.NONE:
            return start - 1
        further = tokens.at(start - 2 if before.word in (",", ".", "．", "，") else start - 1)
        if further.kind == "sign" and further.word.isdecimal():
            return start - 1
    return start


def _unread(sign: str) -> bool:
    return len(sign) == 1 and unicodedata.category(sign) == "Sm" and sign not in _READ_SIGNS


def _power(tokens: Tokens, start: int, head: int) -> int:
    """Where a power ends: "10^6", "10**6", "10⁶"."""
    last, token = tokens.at(head - 1), tokens.near(head)
    if token.gap != Gap.NONE:
        return 0
    sign = 2 if (token.word, tokens.near(head + 1).word) == ("*", "*") else token.word == "^"
    if sign and tokens.near(head + sign).kind in ("digits", "sign"):
        return head + sign + 1 + (tokens.near(head + sign).word in MINUS)
    if token.word in _SUPERSCRIPTS and last.word.endswith("10") and last.word[:-2] in ("", "1.", "2.", "5·"):
        return head + 1
    return head + 1 if token.word in _SUPERSCRIPTS and "·" in last.word else 0


def _margin(tokens: Tokens, start: int, head: int) -> int:
    """Where a margin behind a number ends, or another formula: "5 ± 2", "5 +/- 2", "5 plus or minus 2"."""
    words = tuple(tokens.near(head + offset).word for offset in range(3))
    if _unread(words[0]) and tokens.near(head + 1).kind == "digits":
        return head + 2
    if words[:2] == ("+", "/") and words[2] in MINUS or words == ("plus", "or", "minus"):
        return head + 3 + (tokens.near(head + 3).kind == "digits")
    return 0


def _zeros(tokens: Tokens, start: int, head: int) -> int:
    """Where digits end that a space or damage divides: "1,000 000", "5;000", "5 0000"."""
    position = head
    while position < head + _AROUND_ZEROS and tokens.near(position).word in _DAMAGE:
        position += 1
    token = tokens.near(position)
    zeros = token.kind == "digits" and len(token.word) > 1 and token.word.startswith("0") and token.word[1] != "."
    if not zeros or tokens.at(head - 1).kind != "digits" or token.gap > Gap.LINE:
        return 0
    return position + 1


def _points(tokens: Tokens, start: int, head: int) -> int:
    """Where digits end behind points that leave something out: "5...10", "5…10"."""
    position = head
    while tokens.near(position).word in (".", "…") and tokens.near(position).gap == Gap.NONE:
        position += 1
    left_out = position - head > 1 or tokens.near(head).word == "…"
    digits = tokens.near(position).kind == "digits" and tokens.near(position).gap == Gap.NONE
    return position + 1 if left_out and digits else 0


def _look_alike(tokens: Tokens, start: int, head: int) -> int:
    """Where a decimal ends whose digits are letters: "1.O percent"."""
    point, behind = tokens.near(head), tokens.near(head + 1)
    if point.word != "." or point.gap != Gap.NONE or behind.gap != Gap.NONE:
        return 0
    return head + 2 if behind.word in _LOOKS_LIKE_DIGITS and tokens.near(head + 2).gap != Gap.NONE else 0


def _slash(tokens: Tokens, start: int, head: int) -> int:
    """Where a fraction ends that is written with spaces or words: "1 / 3", "two/thirds"."""
    spaced = tokens.near(head).gap != Gap.NONE and len(tokens.at(head - 1).word) > 3  # "August 26, 2016 / 65(33)"
    if tokens.near(head).word not in ("/", "⁄") or spaced:
        return 0
    behind = tokens.near(head + 1)
    parted = behind.word in lexicon.PARTS or behind.word in lexicon.PLURAL_PARTS
    return head + 2 if behind.kind == "digits" or parted or behind.word in lexicon.ONES else 0


def _ratio(tokens: Tokens, start: int, head: int) -> int:
    """Where a ratio ends: "3 to 1", "ten-to-one"; of a fall "from 3 to 1" are two figures."""
    position = head
    while position < head + 3 and (tokens.near(position).word == "to" or tokens.near(position).word in DASHES):
        position += 1
    words = [tokens.near(offset).word for offset in range(head, position)]
    one = tokens.near(position).word in ("1", "one") and tokens.near(position).gap <= Gap.LINE
    if words.count("to") != 1 or not one or tokens.at(start - 1).word == "from":
        return 0
    behind = tokens.near(position + 1)
    measured = behind.word in lexicon.UNIT_WORDS or behind.word in lexicon.SCALES or behind.kind == "digits"
    return 0 if measured or behind.word in ("/", "½") else position + 1


def _further_words(tokens: Tokens, start: int, head: int) -> int:
    """Where words end that no rule joins to a number in words: "twenty nineteen", "one two", "twenty-first"."""
    last, token = tokens.at(head - 1), tokens.near(head)
    if last.kind != "word":
        return 0
    hyphen = token.word in DASHES and token.gap == Gap.NONE
    position = head + hyphen
    word, behind = tokens.near(position).word, tokens.near(position + 1)
    compound = behind.word in DASHES and behind.gap == Gap.NONE  # "two five-year plans"
    if hyphen:
        return position + 1 if last.word in lexicon.TENS and word in lexicon.ORDINALS else 0
    if compound or tokens.near(position).gap > Gap.SPACE:
        return 0
    nth = last.word in lexicon.TENS and word in lexicon.ORDINALS
    part = last.word in lexicon.ONES and word in lexicon.PARTS and word not in ("half", "quarter")
    further = last.word not in lexicon.SCALES and (word in lexicon.ONES or word in lexicon.TENS)
    return position + 1 if nth or part or (further and last.word not in ("percent", "a")) else 0


def _further_digits(tokens: Tokens, start: int, head: int) -> int:
    """Where a number ends that goes on behind its scale: "one thousand 500", "5 hundred and 20"."""
    last, token = tokens.at(head - 1), tokens.near(head)
    if last.word not in lexicon.SCALES:
        return 0
    joined = token.word == "and" and last.word == "hundred" and tokens.at(head - 2).kind == "digits"
    behind = tokens.near(head + joined)
    if behind.kind != "digits" or behind.gap != Gap.SPACE or len(behind.word) > 3 or not behind.word.isdigit():
        return 0
    return head + joined + 1


def _figures(tokens: Tokens, start: int, head: int) -> int:
    """Where a size ends that is told by the number of its digits: "a six-figure sum", "low six figures".

    "Two figures", "one figure" are counted.
    """
    hyphen = tokens.near(head).word in DASHES
    position = head + hyphen
    before = tokens.at(start - 1 - (tokens.at(start - 1).word in DASHES))
    sized = hyphen or before.word in ("low", "mid", "high")
    one = tokens.at(head - 1).word in ("one", "1")
    singular = tokens.near(position).word in ("figure", "digit") and not one
    return position + 1 if singular or (sized and tokens.near(position).word in _FIGURES) else 0


def _contradicted(tokens: Tokens, start: int, head: int) -> int:
    """Where a number ends that is written twice, and not the same twice: "fifteen (50)"."""
    first, second = tokens.at(head - 1), tokens.near(head + 1)
    if tokens.near(head).word != "(" or tokens.near(head).gap == Gap.NONE or first.kind == second.kind:
        return 0
    once, again = numeral(tokens, start), numeral(tokens, head + 1)
    if not once or not again or once.stop != head or tokens.near(again.stop).word != ")":
        return 0
    return 0 if once.value == again.value else again.stop + 1


def _note(text: str, tokens: Tokens, head: int) -> int:
    """Where a number ends whose last decimal is the mark of a note, or may be: "rose to 72,000.1 In 2017"."""
    last, behind = tokens.at(head - 1), tokens.near(head)
    decimal = last.kind == "digits" and last.word[-2:-1] == "." and behind.gap in (Gap.SPACE, Gap.LINE)
    return head if decimal and text[behind.start : behind.end] in _BEGINNINGS else 0


_SEAMS: tuple[Callable[[Tokens, int, int], int], ...] = (
    _power,
    _margin,
    _zeros,
    _points,
    _look_alike,
    _slash,
    _ratio,
    _further_words,
    _further_digits,
    _figures,
    _contradicted,
)
