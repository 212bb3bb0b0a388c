"""A number's scale and the part behind it: "5 million", "4.2bn", "two and a half", "5 and 1/2"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from brief.quantity import lexicon
from brief.quantity.tokens import DASHES, Gap, Tokens

MOST_WORDS = 24
_PAIRS_OF_A_SLASH = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 100}  # 1/3 is a fraction; 9/11, 24/7 and 2012/13 are none


@dataclass(frozen=True)
class Numeral:
    """A number at `tokens[start:stop]`; `value` is None where it can't be read.

    `scale` is what its last scale word multiplies ("5 million": a million); `part` says that it is a part of a whole
    ("two thirds"); `bare` that it is digits and nothing else, which a year may be.
    """

    value: Fraction | None
    stop: int
    scale: int = 1
    part: bool = False
    bare: bool = False
    digits: bool = False


def scaled(tokens: Tokens, number: Numeral) -> Numeral:
    """A number with the scales behind it: "5 million", "5-million", "4.2bn", "2 hundred thousand"."""
    for _ in range(MOST_WORDS):
        scale, stop = _scale(tokens, number.stop)
        if scale == 1:
            break
        value = None if number.value is None else number.value * scale
        number = replace(number, value=value, stop=stop, scale=scale, bare=False, part=False)
    return and_a_half(tokens, number)


def and_a_half(tokens: Tokens, number: Numeral) -> Numeral:
    """As in "Two and a half", "a million and a half", "one and a quarter million": parts of the last scale."""
    joined = tokens.near(number.stop).word in ("and", "-")
    if not joined or number.value is None or number.part or number.value.denominator != 1:
        return number
    for words in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half")):
        if says(tokens, number.stop, *words):
            value = number.value + Fraction(number.scale, 2)
            return replace(number, value=value, stop=number.stop + len(words), bare=False)
    part, stop = _and_a_part(tokens, number.stop)
    return replace(number, value=number.value + part * number.scale, stop=stop, bare=False) if part else number


def _and_a_part(tokens: Tokens, position: int) -> tuple[Fraction, int]:
    """The part behind "and" and where it ends, as in "two and two-thirds", "5 and 1/2"; 0 where none stands.

    "Two and a third of them", "5 and 1/2 of them" are two figures.
    """
    start, hyphened = position, tokens.near(position).word == "-" and tokens.near(position).gap == Gap.NONE
    position += hyphened
    if tokens.near(position).word != "and":
        return Fraction(0), start
    position += 1 + (hyphened and tokens.near(position + 1).word == "-")
    first = tokens.near(position)
    fraction = slashed(tokens, position) if first.kind == "digits" else None
    if fraction and fraction.value is not None:
        return (fraction.value, fraction.stop) if _ends_mixed(tokens, fraction.stop) else (Fraction(0), start)
    count = 1 if first.word == "a" else lexicon.ONES.get(first.word, 0)
    hyphen = tokens.near(position + 1).word in DASHES and tokens.near(position + 1).gap == Gap.NONE
    position += 1 + hyphen
    word = tokens.near(position).word
    size = (lexicon.PARTS if count == 1 or hyphen else lexicon.PLURAL_PARTS).get(word, 0)
    size = size or lexicon.PLURAL_PARTS.get(word, 0) * (count > 1)
    if not count or not size or not _ends_mixed(tokens, position + 1):
        return Fraction(0), start
    return Fraction(count, size), position + 1


def _ends_mixed(tokens: Tokens, stop: int) -> bool:
    """Whether a number and its part may end here: before a scale, a unit, a sign; no other word, no hyphen."""
    token = tokens.near(stop)
    measured = token.word in lexicon.SCALES or token.word in lexicon.UNIT_WORDS
    return (token.kind != "word" or measured) and not (token.word in DASHES and token.gap == Gap.NONE)


def slashed(tokens: Tokens, start: int) -> Numeral | None:
    """The fraction that is written with a slash; one of no value where the slash means something else."""
    slash, behind = tokens.near(start + 1), tokens.near(start + 2)
    if slash.word not in ("/", "⁄") or slash.gap != Gap.NONE or behind.kind != "digits" or behind.gap != Gap.NONE:
        return None
    part, whole = tokens.at(start).word, behind.word
    stop = start + 3
    further = tokens.near(stop)
    if further.word in ("/", "⁄") and further.gap == Gap.NONE and tokens.near(stop + 1).kind == "digits":
        return Numeral(None, stop + 2, digits=True)
    if not (part.isdigit() and whole.isdigit() and len(part) < 4 and len(whole) < 4):
        return Numeral(None, stop, digits=True)
    if further.word in ("th", "ths", "rd", "rds", "nds") and further.gap == Gap.NONE:  # "1/10th", "2/3rds"
        stop += 1
    if int(whole) in _PAIRS_OF_A_SLASH and 0 < int(part) < int(whole):
        return Numeral(Fraction(int(part), int(whole)), stop, part=True, digits=True)
    return Numeral(None, stop, digits=True)


def _scale(tokens: Tokens, position: int) -> tuple[int, int]:
    """The scale at a token and where it ends; 1 where none stands."""
    token = tokens.near(position)
    if token.gap == Gap.NONE and token.word in lexicon.SHORT_SCALES and token.kind == "word":
        return _short_scale(tokens, position)
    if token.word in DASHES and token.gap == Gap.NONE and tokens.near(position + 1).gap in (Gap.NONE, Gap.LINE):
        position, token = position + 1, tokens.near(position + 1)
    money = lexicon.currency(tokens.at(position - 2).word) and token.gap == Gap.SPACE
    ends = tokens.near(position + 1).gap != Gap.NONE or tokens.near(position + 1).word in (".", ",", ")")
    if money and ends and token.word in lexicon.SHORT_SCALES:
        return lexicon.SHORT_SCALES[token.word], position + 1
    glued = tokens.near(position + 1).gap == Gap.NONE and tokens.near(position + 1).kind == "digits"  # "5 mil1ion"
    if token.word in lexicon.SPACED_SCALES and token.kind == "word" and not glued:
        return lexicon.SHORT_SCALES[token.word], position + 1
    if token.word in lexicon.SCALES:
        return lexicon.SCALES[token.word], position + 1
    if token.word in lexicon.PLURAL_SCALES and tokens.near(position + 1).word != "of":
        return lexicon.PLURAL_SCALES[token.word], position + 1
    return 1, position


def _short_scale(tokens: Tokens, position: int) -> tuple[int, int]:
    """The scale of letters glued to digits: "t", "b" and "mm" only behind money; "5t" are tonnes, "2B" is a name."""
    word, behind = tokens.at(position).word, tokens.near(position + 1)
    glued = (
        behind.gap == Gap.NONE
        and behind.kind in ("digits", "word")
        or (
            behind.gap == Gap.NONE
            and (behind.word in ("²", "³", "/") or behind.word == "-" and _joins_a_word(tokens, position + 2))
        )
    )
    money = lexicon.currency(tokens.at(position - 2).word)
    if glued or (word in ("t", "b", "mm") and not money):
        return 1, position
    return lexicon.SHORT_SCALES[word], position + 1


def _joins_a_word(tokens: Tokens, position: int) -> bool:
    """Whether a hyphen before a token makes one word of what it joins: "5m-long", no "$5m-plus"."""
    return tokens.near(position).kind == "word" and tokens.near(position).word not in ("plus", "odd", "ish", "worth")


def says(tokens: Tokens, position: int, *words: str) -> bool:
    """Whether words stand at a token."""
    return all(tokens.near(position + offset).word == word for offset, word in enumerate(words))
