"""A number in words: "one hundred and five thousand", "a dozen", "two point five million"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from brief.quantity import lexicon
from brief.quantity.scales import MOST_WORDS, Numeral, and_a_half, says, scaled
from brief.quantity.tokens import DASHES, Gap, Token, Tokens

_BEFORE_A_POINT = set(lexicon.listed("by of to only just is was from nought oh than under over about"))


def in_words(tokens: Tokens, start: int, joined: bool) -> Numeral | None:
    """A whole number in words: "one hundred and five thousand", "a dozen", "two thousand five hundred"."""
    total = current = 0
    smallest = 10**18  # scales fall from left to right: "million thousand" is one scale times another
    position, scale, last = start, 1, ""
    while position - start < 2 * MOST_WORDS:
        step = _next_word(tokens, position, start, last, joined)
        if step is None:
            break
        kind, size, position = step
        if kind == "scale":
            count = current if last in ("ones", "tens") else max(current, 1)
            if size >= 1000 and size < smallest:
                total, current, smallest = total + count * size, 0, size
            elif size >= 1000:
                total, current = (total + current) * size, 0
            else:
                current = count * size
            scale = size
        else:
            current += size
        last = kind
    if not last or last == "article":
        return None
    number = Numeral(Fraction(total + current), position, scale=scale)
    if position - start >= 2 * MOST_WORDS:
        return Numeral(None, position)
    number = _in_tenths(tokens, number, last)
    return scaled(tokens, and_a_half(tokens, number))


def behind_a_point(tokens: Tokens, start: int) -> Numeral | None:
    """As in "Rose by point five percent"; "at that point five percent" are whole."""
    before = tokens.at(start - 1).word
    if tokens.at(start).word != "point" or before not in _BEFORE_A_POINT:
        return None
    number = _in_tenths(tokens, Numeral(Fraction(0), start), "")
    return scaled(tokens, number) if number.stop > start else None


def _in_tenths(tokens: Tokens, number: Numeral, last: str) -> Numeral:
    """As in "Two point five million"."""
    if tokens.near(number.stop).word != "point" or last == "scale" or number.value is None:
        return number
    places, position = "", number.stop + 1
    while tokens.near(position).word in lexicon.ONES and len(places) < MOST_WORDS:
        digit = lexicon.ONES[tokens.near(position).word]
        if digit > 9:
            break
        places += str(digit)
        position += 1
    return replace(number, value=number.value + Fraction(f"0.{places}"), stop=position) if places else number


def _next_word(tokens: Tokens, position: int, start: int, last: str, joined: bool) -> tuple[str, int, int] | None:
    """The next word of a number: its kind, its size and where it ends; None where the number is over."""
    token = tokens.at(position) if position == start else tokens.near(position)
    if not last:
        return _first_word(tokens, token, position)
    if token.word in DASHES and token.gap == Gap.NONE:
        return _hyphened(tokens, position, last)
    if token.word == "," and last == "scale" and _goes_on(tokens, position + 1):
        position, token = position + 1, tokens.near(position + 1)
    if token.word == "and" and joined and last in ("scale", "hundred"):
        behind = tokens.near(position + 1)
        if behind.word in lexicon.TENS or behind.word in lexicon.ONES:
            return (*_kind_and_size(behind.word), position + 2)
        return None
    if token.kind != "word":
        return None
    return _joins(tokens, token, position, last)


def _first_word(tokens: Tokens, token: Token, position: int) -> tuple[str, int, int] | None:
    if token.word in ("a", "an"):
        return ("article", 0, position + 1) if tokens.near(position + 1).word in lexicon.SCALES else None
    if token.word in lexicon.ONES or token.word in lexicon.TENS:
        return (*_kind_and_size(token.word), position + 1)
    if token.word in lexicon.BARE_SCALES and _counts(tokens, position + 1):
        return "scale", lexicon.SCALES[token.word], position + 1
    return None


def _counts(tokens: Tokens, position: int) -> bool:
    """Whether "hundred" counts though nothing stands before it: "hundred and five", "hundred percent"."""
    word, behind = tokens.near(position).word, tokens.near(position + 1).word
    if word == "and":
        return behind in lexicon.ONES or behind in lexicon.TENS
    return word in ("percent", "%") or (word == "per" and behind == "cent")


def _goes_on(tokens: Tokens, position: int) -> bool:
    """Whether a number goes on behind a comma: "forty-seven thousand, six hundred"."""
    return tokens.near(position).word in lexicon.ONES and tokens.near(position + 1).word == "hundred"


def _hyphened(tokens: Tokens, position: int, last: str) -> tuple[str, int, int] | None:
    """What a hyphen joins: "twenty-four", "five-million"."""
    behind = tokens.near(position + 1)
    if behind.gap not in (Gap.NONE, Gap.LINE):
        return None
    if last == "scale" and says(tokens, position + 1, "and", "-"):  # "one-hundred-and-five"
        further = tokens.near(position + 3).word
        return (*_kind_and_size(further), position + 4) if further in lexicon.TENS | lexicon.ONES else None
    if last == "tens" and 0 < lexicon.ONES.get(behind.word, 0) < 10:
        return "ones", lexicon.ONES[behind.word], position + 2
    if behind.word in lexicon.SCALES:
        return "scale", lexicon.SCALES[behind.word], position + 2
    return None


def _joins(tokens: Tokens, token: Token, position: int, last: str) -> tuple[str, int, int] | None:
    if token.word in lexicon.SCALES:
        return "scale", lexicon.SCALES[token.word], position + 1
    if last == "tens" and 0 < lexicon.ONES.get(token.word, 0) < 10:
        return "ones", lexicon.ONES[token.word], position + 1
    if last == "scale" and (token.word in lexicon.ONES or token.word in lexicon.TENS):
        return (*_kind_and_size(token.word), position + 1)
    return None


def _kind_and_size(word: str) -> tuple[str, int]:
    return ("tens", lexicon.TENS[word]) if word in lexicon.TENS else ("ones", lexicon.ONES[word])
