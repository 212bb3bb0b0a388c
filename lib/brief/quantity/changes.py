"""Two numbers of a change, which are no range: "rose from 5 to 10", "fell by half to 340", "by $5 to $10"."""

from __future__ import annotations

from itertools import takewhile

from brief.quantity import lexicon
from brief.quantity.readings import Amount, Passage

# "Rose from 5 to 10" are two figures; without a word of change, "from 5 to 10" is a range.
CHANGE_STEMS = tuple(
    lexicon.listed(
        "rose rise risen rising fell fall increas decreas declin drop grew grow climb jump surg soar plung plummet "
        "slump tumbl shrank shrink shrunk went moved moving chang cut cutting raise raising lower reduc expand doubl "
        "tripl improv revis slow shift widen narrow eas slip swell swung swing rebound recover dip rocket balloon "
        "escalat upgrad downgrad spik boost gain lost lose losing trim slash skyrocket edg advanc retreat accelerat "
        "worsen up down quadrupl halv creep crept evolv progress adjust correct amend "
        "restat misstat gone going goes move multipli switch transition passed passes"
    )
)
RANGING = set(
    lexicon.listed(
        "range ranges ranged ranging vary varies varied varying anywhere span spans spanned spanning fluctuated "
        "fluctuates oscillated lasting aged ages age between"
    )
)
GIVING_STEMS = tuple(
    lexicon.listed(
        "give gave giving grant award pay paid send sent offer provide providing distribut allocate donat transfer "
        "lend lent loan handed hand disburse issue issuing contribute add adds added"
    )
)
# Words between "from" and its number: "from a yearly average of 8 tons".
_LEVEL = set(
    lexicon.listed(
        "of an a the yearly annual monthly weekly daily average mean median total low high level peak record estimated "
        "reported about around some nearly roughly approximately price rate"
    )
)
LOOK_BACK = 14
_NEAR = 4  # words before a number in which a change stands
_MOST_OF_A_RANGE = 3


def follows(passage: Passage, first: Amount, stems: tuple[str, ...]) -> bool:
    """Whether a word of the sentence before an amount begins with one of the stems."""
    before = [passage.tokens.at(first.start - offset).word for offset in range(1, LOOK_BACK + 1)]
    return any(word.startswith(stems) for word in takewhile(lambda word: word not in (".", ";", ""), before))


def is_of_a_change(passage: Passage, first: Amount) -> bool:
    """Whether a part is of a change, or is given, and the second number what it led to: "fell by half to 340"."""
    before = passage.tokens.at(first.start - 1).word
    return before == "by" or (before != "to" and follows(passage, first, CHANGE_STEMS + GIVING_STEMS))


def is_by(passage: Passage, first: Amount) -> bool:
    """Whether it is "by $5 to $10", a change and what it led to; "by 1 to 1.5 degrees" is a range."""
    return passage.tokens.at(first.start - 1).word == "by" and bool(first.currency or first.unit)


def may_lead_to(passage: Passage, first: Amount, second: Amount) -> bool:
    """Whether a change may lead to the second number: "rose by 12 to 340", "rose 5 percent to 10 percent".

    Of "rose 5 to 10 percent" both belong to the change.
    """
    before = [passage.tokens.at(first.start - offset) for offset in range(1, _NEAR + 1)]
    words = [token.word for token in takewhile(lambda token: token.kind == "word", before)]
    changes = any(word.startswith(CHANGE_STEMS) for word in words[:_NEAR]) and not RANGING & set(words)
    whole = bool(first.unit and second.unit not in ("", "times")) or bool(first.currency and second.currency)
    much = (second.value or 0) > _MOST_OF_A_RANGE * (first.value or 0) and not (second.unit or second.currency)
    return changes and (whole or (much and second.number.digits))


def is_change(passage: Passage, first: Amount) -> bool:
    """Whether "from" before a number makes it the start of a change."""
    before = [passage.tokens.at(first.start - offset).word for offset in range(1, LOOK_BACK + 1)]
    before = list(takewhile(lambda word: word not in (".", ";", ""), before))
    level = list(takewhile(lambda word: word in _LEVEL, before))
    if "from" not in before[: max(_NEAR, len(level) + 1)] or any(word in RANGING for word in before[:6]):
        return False
    return any(word.startswith(CHANGE_STEMS) for word in before)
