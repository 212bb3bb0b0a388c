"""Shares in words and digits: "nine out of ten", "one in five", "6 of every 10"."""

from __future__ import annotations

from fractions import Fraction

from brief.quantity import amounts, changes, lexicon, names
from brief.quantity.numerals import numeral
from brief.quantity.readings import Amount, Passage, Reading
from brief.quantity.scales import Numeral
from brief.quantity.tokens import DASHES, Gap

# Wholes of a share in words: "six in ten"; "10 in 2016" is none.
_WHOLES = {*range(2, 11), 12, 15, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000}


def share(passage: Passage, first: Amount) -> Reading | None:
    """As in "Nine out of ten", "one in five", "6 of every 10": a share in percent."""
    if first.unit or first.currency or first.number.part or first.value is None:
        return None
    position, sure = _out_of(passage, first.head)
    if position == first.head:
        return None
    bare = lexicon.SCALES.get(passage.tokens.near(position).word)  # "one in every hundred"
    whole = Numeral(Fraction(bare), position + 1) if bare else numeral(passage.tokens, position)
    if whole is None or whole.part or names.is_ordinal(passage, whole.stop):
        return None
    number = whole.value
    if not sure and (number is None or not _is_whole(passage, first, whole)):
        return None
    if number is None or not 0 <= first.value <= number or not number:
        return Reading(first.start, whole.stop, whole.stop, "unreadable")
    return _range_of_shares(passage, first, whole.stop, 100 * first.value / number)


def _range_of_shares(passage: Passage, first: Amount, stop: int, part: Fraction) -> Reading:
    """A share, or a range of two: "one in five to one in four"; "one in four or five" can't be read."""
    token = passage.tokens.near(stop)
    ranging = token.word == "and" and passage.tokens.at(first.start - 1).word == "between"
    joint = ranging or token.word in ("to", "or") or (token.word in DASHES and token.gap == Gap.NONE)
    second = amounts.amount(passage, stop + 1) if joint else None
    other = second is not None and (token.word != "or" or abs(part - (second.value or Fraction(0))) > 1)
    mixed = second is not None and second.unit == "percent" and other  # no "one in five or 20 percent"
    if second and mixed and not changes.is_of_a_change(passage, first):  # "one in four to 30 percent"
        return Reading(first.start, second.stop, second.stop, "unreadable")
    if second is None or second.unit or second.currency:
        return Reading(first.start, stop, stop, "share", (part,), unit="percent")
    further = share(passage, second)
    if further is None or len(further.numbers) != 1 or further.kind != "share":
        stop = further.stop if further else second.stop
        return Reading(first.start, stop, stop, "unreadable")
    ends = min(part, *further.numbers), max(part, *further.numbers)
    return Reading(first.start, further.stop, further.head, "range", ends, unit="percent", qualifier="range")


def _out_of(passage: Passage, position: int) -> tuple[int, bool]:
    """Where the whole of a share begins, and whether the words leave no doubt that it is one."""
    words = [passage.tokens.near(position + offset).word for offset in range(4)]
    every = {"every", "each"}
    if words[:2] == ["out", "of"]:
        return position + 2 + (words[2] in every | {"the", "all"}), True
    if words[0] in ("in", "of", "for") and words[1] in every:
        return position + 2, True
    if words[0] == "in":
        article = words[1] == "a" and passage.tokens.near(position + 2).kind == "digits"
        return position + 1 + article, False
    if words[1] == "in" and passage.tokens.near(position).kind == "word" and words[0] not in lexicon.UNIT_WORDS:
        return (position + 2, False) if passage.tokens.at(position - 1).word in ("one", "1") else (position, False)
    if words[0] == "-" and words[1] == "in" and words[2] == "-":
        return position + 3, True
    return position, False


def _is_whole(passage: Passage, first: Amount, whole: Numeral) -> bool:
    """Whether "A in B" is a share: no year, no stretch of time, both in words or both in digits."""
    number, value = whole.value, first.value
    if number is None or value is None or number.denominator != 1 or not 0 < value < number:
        return False
    behind = passage.tokens.near(whole.stop)
    hyphen = behind.word in DASHES and behind.gap == Gap.NONE
    if behind.word in lexicon.UNIT_WORDS or hyphen or first.number.scale > 1:
        return False
    if whole.bare and 1900 <= number <= 2099:
        return False
    return number in _WHOLES if value > 1 else number < 10**9
