"""Whether "over" before a stretch of time is more than it, or during it: "invested over three years"."""

from __future__ import annotations

from brief.quantity import lexicon
from brief.quantity.tokens import Tokens

# Before "over" they make it a bound: "for over five years", "it took over 10 days", "held over 48 hours".
_LASTING = set(
    lexicon.listed(
        "for took take takes taken taking lasted lasting lasts last after since is was were are be been of aged spent "
        "by with has have had to at within than until live lived serve served serving ( “ held detained jailed "
        "imprisoned incarcerated sentenced sentence sentences term terms delay delays delayed waited waiting wait age "
        "ages anyone those everyone"
    )
)
# So do people who are of an age, where nothing was done to them during it: "for adults over 18 years".
_OF_AN_AGE = lexicon.PERSONS | set(lexicon.listed("youths youth teens minors males females infants"))
_BEFORE_PEOPLE = {"", ".", ",", "(", "for", "among", "all", "in", "to", "and", "or", "most", "other"}
# Behind it, too: "over 18 years of age", "over 40 hours a week", "over 100 days in office".
_BOUND_BEHIND = {
    "a": {"day", "week", "month", "year"},
    "per": {"day", "week", "month", "year"},
    "each": {"day", "week", "month", "year"},
    "every": {"day", "week", "month", "year"},
    "in": {"office", "prison", "jail", "custody", "detention", "hospital", "treatment", "power", "service", "length"},
}
_ELAPSED = {"ago", "old", "older", "earlier", "later"}
# "Over 5 hours of video", "over 10 years of experience"; "over 3 years of reform" may be during it.
_SHORT = {"seconds", "minutes", "hours", "days"}
_OF = set(lexicon.listed("age experience service imprisonment prison education data sobriety"))
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
    short = tokens.at(stop - 1).word in _SHORT and before not in _CHANGING | lexicon.UNIT_WORDS
    measured = behind == "of" and (further in _OF or short)
    aged = before in _OF_AN_AGE and tokens.at(start - 2).word in _BEFORE_PEOPLE
    return not (measured or aged) and further not in _BOUND_BEHIND.get(behind, ())
