"""Whether "over" before a stretch of time is more than it, or during it: "invested over three years"."""

from __future__ import annotations

from brief.quantity import lexicon
from brief.quantity.tokens import Tokens

# Before "over" they make it a bound: "for over five years", "it took over 10 days", "held over 48 hours".
_LASTING = lexicon.PERSONS | set(
    lexicon.listed(
        "for took take takes taken taking lasted lasting lasts last after since is was were are be been of aged spent "
        "by with has have had to at within than until live lived serve served serving ( “ held detained jailed "
        "imprisoned incarcerated sentenced sentence sentences term terms delay delays delayed waited waiting wait "
        "worked work works stayed stay remained age ages anyone those persons youths youth teens minors males females "
        "mothers fathers boys girls offenders everyone clients veterans pupils students workers officers agents"
    )
)
# Behind it, too: "over 18 years of age", "over 40 hours a week", "over 100 days in office".
_BOUND_BEHIND = {
    "a": {"day", "week", "month", "year"},
    "per": {"day", "week", "month", "year"},
    "each": {"day", "week", "month", "year"},
    "every": {"day", "week", "month", "year"},
    "in": {"office", "prison", "jail", "custody", "detention", "hospital", "treatment", "power", "service"},
}
_ELAPSED = {"ago", "old", "older", "earlier", "later"}
# What changes does so during a stretch of time, be it "over 3 years of reform".
_CHANGING = set(
    lexicon.listed(
        ", fell rose grew dropped declined increased decreased doubled climbed sank shrank percent % million billion"
    )
)


def may_be_during(tokens: Tokens, start: int, number: int, stop: int) -> bool:
    """Whether "over" stands alone before a number, and nothing around the two says that something lasts.

    The qualifier begins at `start`, the number at `number`; its unit stops before `stop`.
    """
    before, behind, further = tokens.at(start - 1).word, tokens.near(stop).word, tokens.near(stop + 1).word
    if number - start != 1 or tokens.at(start).word != "over" or before in _LASTING or behind in _ELAPSED:
        return False
    measured = behind == "of" and (further == "age" or before not in _CHANGING)
    return not measured and further not in _BOUND_BEHIND.get(behind, ())
