"""Whether "over" before a stretch of time is more than it, or during it: "invested over three years"."""

from __future__ import annotations

from brief.quantity import lexicon
from brief.quantity.tokens import Tokens

# Before "over" they make it a bound: "for over five years", "it took over 10 days".
_LASTING = set(
    lexicon.listed(
        "for took take takes taken taking lasted lasting lasts last after since is was were are be been of aged spent "
        "by with has have had to at within than until live lived serve served serving ( “"
    )
)

_ELAPSED = {"ago", "old", "older", "earlier", "later"}


def may_be_during(tokens: Tokens, start: int, number: int, stop: int) -> bool:
    """Whether "over" stands alone before a number, and nothing around the two says that something lasts.

    The qualifier begins at `start`, the number at `number`; its unit stops before `stop`.
    """
    alone = number - start == 1 and tokens.at(start).word == "over"
    return alone and tokens.at(start - 1).word not in _LASTING and tokens.near(stop).word not in _ELAPSED
