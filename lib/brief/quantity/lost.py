"""Where the words of a qualifier stand before a number and are not read: "ov er 5", "morethan 5", "more then 5".

A number behind them is none by itself: it would pass without its bound.
"""

from __future__ import annotations

from collections.abc import Collection

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
_SHORTEST = 4  # letters of a qualifier that two pieces may be: "ov er"


def lost(tokens: Tokens, start: int, single: Collection[str], glued: Collection[str]) -> bool:
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
    whole = before.word + last.word
    pieces = before.kind == "word" and before.word not in _WHOLE
    return pieces and last.gap == Gap.SPACE and len(whole) >= _SHORTEST and whole in single
