"""Whether "as … as" before a number compares with it: "twice as many as 320", "half as many as 320" are no bounds."""

from __future__ import annotations

from brief.quantity import lexicon
from brief.quantity.tokens import HYPHENS, Tokens

_COMPARING = {"twice", "thrice", "double", "triple", "treble", "quadruple", "quintuple", *lexicon.FOLDS}
_COUNTS = {*lexicon.ONES, *lexicon.TENS, *lexicon.SCALES, "several", "many"}
# Before "half" they make it a stretch of time: "in the second half as many as 640 died".
_STRETCHES = {
    *lexicon.ORDINALS,
    *lexicon.listed("the this that last latter later other each next past nd st and a one"),
}
# Before a part they do: "in a quarter as many as 640 died".
_WITHIN = set(lexicon.listed("in at by for during within and after before until since"))


def ends(tokens: Tokens, stop: int) -> bool:
    """Whether the words that stop before a token are a multiple or a part."""
    word, before = tokens.at(stop - 1).word, tokens.at(stop - 2)
    if word in _COMPARING:
        return True
    if word == "times":
        parts = before.word in lexicon.PARTS or before.word in lexicon.PLURAL_PARTS
        return before.kind == "digits" or before.word in _COUNTS or parts
    if word == "half":
        return before.word not in _STRETCHES | _WITHIN
    count = stop - 2 - (before.word in HYPHENS)
    number = tokens.at(count).word
    if word in lexicon.PARTS:
        return number in ("a", "an", "one") and tokens.at(count - 1).word not in _WITHIN
    return word in lexicon.PLURAL_PARTS and number in _COUNTS and tokens.at(count - 1).word not in _WITHIN
