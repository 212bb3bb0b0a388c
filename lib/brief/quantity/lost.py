"""Where the words of a qualifier stand before a number and are not read: "ov er 5", "morethan 5", "more then 5".

A number behind them is none by itself: it would pass without its bound.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache

from brief.quantity import multiples
from brief.quantity.damage import one_letter_off
from brief.quantity.tokens import Gap, Tokens

_COMPARATIVES = {
    "more",
    "less",
    "fewer",
    "greater",
    "higher",
    "lower",
    "larger",
    "smaller",
    "bigger",
    "longer",
    "shorter",
}
_NO_DEGREES = {"well", "soon", "far", "early", "late", "recently"}  # "as well as 5" counts on
_PLAIN = {"rather", "other", "later", "earlier"}  # "rather than 5" denies, "later than 5 May" is a day
_WHOLE = {"may", "up", "at"}  # "may be 5" is no "maybe", "adds up to 5" no "upto"
# What a scanner takes for another letter: "ncarly", "abont", "at ieast", "at 1east"; of two words the last one.
_SHAPES = str.maketrans("1iI|t0cu", "llllloen")
_LAST_OF_TWO = {"least", "most"}
_SHORTEST = 4  # letters of a qualifier that two pieces may be: "ov er"


def lost(tokens: Tokens, start: int, single: AbstractSet[str], glued: AbstractSet[str]) -> bool:
    """Whether words of a qualifier end right before a token that nobody read: of one word, or of two, `glued`."""
    last, before, further = (tokens.at(start - offset) for offset in (1, 2, 3))
    if Gap.BLANK in (tokens.at(start).gap, last.gap) or last.kind != "word":
        return False
    if last.word in glued:
        return True
    if last.word == "than":
        return before.word not in _PLAIN
    if one_letter_off(last.word, "than"):  # "more then 5"
        return before.word in _COMPARATIVES
    if last.word == "as" and further.word == "as" and before.kind == "word" and before.word not in _NO_DEGREES:
        return not multiples.ends(tokens, start - 3)
    if (before.word, last.word) == ("all", "but") or _damaged(tokens, start, single):
        return True
    whole = before.word + last.word
    pieces = before.kind == "word" and before.word not in _WHOLE
    return pieces and last.gap == Gap.SPACE and len(whole) >= _SHORTEST and whole in single


def _damaged(tokens: Tokens, start: int, single: AbstractSet[str]) -> bool:
    """Whether the word before a token is that of a qualifier but for letters that look like others."""
    last, before = tokens.at(start - 1), tokens.at(start - 2)
    glued = last.gap == Gap.NONE and before.kind == "digits"
    word = before.word + last.word if glued else last.word
    whole = single | _LAST_OF_TWO if (tokens.at(start - 2 - glued).word == "at") else single
    return len(word) >= _SHORTEST and word not in whole and word.translate(_SHAPES) in _shapes(frozenset(whole))


@lru_cache
def _shapes(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.translate(_SHAPES) for word in words)
