"""Four digits that are a year, and two numbers that are the years of a stretch."""

from __future__ import annotations

from fractions import Fraction

from brief.quantity import lexicon
from brief.quantity.readings import Amount, Passage, Reading

# A year comes after one of these, a count hardly ever does.
_BEFORE_A_YEAR = lexicon.MONTHS | set(
    lexicon.listed(
        "in since until till by of from to during before after through throughout for year years fiscal calendar "
        "early mid late the between and spring summer autumn fall winter fy than and/or ending ended around"
    )
)
_AFTER_NO_COUNT = set(
    lexicon.listed(
        "was is has its this as us levels level figures figure data estimates estimate results rates rate numbers "
        "number totals total and or to in of for the a an by on at with when which that after before from it he she "
        "they we but while where until through have had were are will would could may can than edition census survey "
        "report election"
    )
)


def are_years(passage: Passage, first: Amount, second: Amount, joint: str) -> bool:
    """Whether two numbers are years: 2012-2016, 2012-16, 2012/13."""
    if not (is_year_like(passage, first) and second.number.bare and not second.currency and not second.unit):
        return False
    if joint == "or" or second.value is None or first.value is None:
        return False
    short = joint == "-" and second.head - second.start == 1 and first.value % 100 < second.value < 100
    return is_year_like(passage, second) or short


def may_be_years(passage: Passage, first: Amount, second: Amount) -> bool:
    """Whether a year goes on with two digits that may be a later one, or a measure: "2018 -19 percent"."""
    short = first.value is not None and second.value is not None and first.value % 100 < second.value < 100
    return short and is_year_like(passage, first) and not second.currency


def is_year_like(passage: Passage, amount: Amount) -> bool:
    """Whether a number may be a year: four bare digits from 1900 to 2099."""
    value = amount.value
    return bool(
        amount.number.bare
        and not amount.currency
        and not amount.unit
        and value is not None
        and 1900 <= value <= 2099
        and len(passage.tokens.at(amount.head - 1).word) == 4
    )


def pair(first: Amount, second: Amount) -> Reading:
    """Two years, the second of which may be short: 2012 and 2016 in "2012-16"."""
    low, high = first.value or Fraction(0), second.value or Fraction(0)
    if high < 100:
        high += low - low % 100
    return Reading(first.start, second.stop, second.stop, "year", (low, high))


def is_year(passage: Passage, start: int, stop: int, qualifier: str) -> bool:
    """Whether four bare digits are a year: they don't count the noun behind them."""
    before, behind = passage.tokens.at(start - 1), passage.tokens.near(stop)
    written = passage.text[behind.start : behind.end]
    counts = behind.kind == "word" and written[:1].islower() and behind.word not in _AFTER_NO_COUNT
    plural = behind.word.endswith("s") or behind.word in lexicon.PERSONS
    if qualifier != "exact":
        return before.word in _BEFORE_A_YEAR - {"the", "to", "of", "for", "and", "than", "by"} or not counts
    if before.word in (",", "("):
        return behind.word not in lexicon.PERSONS
    return not (counts and plural) or before.word in _BEFORE_A_YEAR
