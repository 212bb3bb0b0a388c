"""Two numbers that are the ends of a range: "5 to 10 percent", "$10-20 million", "between 5 and 10"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import takewhile

from brief.quantity import amounts, changes, degrees, lexicon, years
from brief.quantity.readings import Amount, Passage, Reading
from brief.quantity.tokens import DASHES, HYPHENS, MINUS, Gap

_MOST_OF_A_PART = 10
_BEHIND_MONEY = set(
    lexicon.listed(
        "a an per each every for in of and or to on was were is are has have had will would may can could at from by "
        "with then now today there here when where while if but as after before during since until depending which "
        "who that apiece monthly weekly daily yearly annually wholesale retail"
    )
)
_NO_LEVEL = set(lexicon.listed("less more fewer higher lower cheaper"))  # behind money: a difference
_MOST_WORDS_OF_A_NOUN = 4  # "1,000 high school girls"
_BEFORE_A_RANGE = set(
    lexicon.listed(
        "of about at in from for by was were is are cost costs took take takes aged ages between around some"
    )
)


def from_first(passage: Passage, first: Amount) -> Reading | None:
    """As in "5 to 10 percent", "$10-20 million", "five or six"; a change from one to the other are two figures."""
    position, joint = _joint(passage, first)
    if not joint:
        return _of_rates(passage, first)
    second = amounts.amount(passage, position)
    if second is None and joint == "to":
        return _qualified_end(passage, first, position)
    if second is None or (second.negative and not first.negative):
        return None
    if joint == "-" and _is_chained(passage, second.stop):
        return _chain(passage, first, second.stop)
    if years.are_years(passage, first, second, joint):
        return years.pair(first, second)
    if joint == "-" and _is_minus(passage, position) and not _is_prose(passage, first, second):
        falls = first.negative or (first.value or 0) >= (second.value or 0)
        falls = falls and not years.may_be_years(passage, first, second)  # "2018 -19 percent"
        return None if falls else Reading(first.start, second.stop, second.stop, "unreadable")
    return _ends(passage, first, second, joint)


def _of_rates(passage: Passage, first: Amount) -> Reading | None:
    """A range of which both ends say for how much they are: "$5 per pill to $10 per pill"."""
    stop = _end_of_rate(passage, first.stop) if first.currency or first.unit else 0
    if not stop or not (passage.tokens.near(stop).word == "to" or passage.tokens.near(stop).word in DASHES):
        return None
    second = amounts.amount(passage, stop + 1)
    end = _end_of_rate(passage, second.stop) if second else 0
    if second is None or not end or _words(passage, first.stop, stop) != _words(passage, second.stop, end):
        return None
    return _ends(passage, first, second, "to")


def _words(passage: Passage, start: int, stop: int) -> list[str]:
    return [token.word for token in passage.tokens[start:stop]]


def _end_of_rate(passage: Passage, position: int) -> int:
    """Where the words end that say for how much a price or a measure is: "per pill", "a gram", "/kg", "each"."""
    word, behind = passage.tokens.near(position).word, passage.tokens.near(position + 1)
    if word in ("each", "apiece"):
        return position + 1
    return position + 2 if word in ("per", "a", "an", "/") and behind.kind == "word" else 0


def between(passage: Passage, position: int) -> Reading | None:
    """As in "Between 5 and 10 percent"; the words of a qualifier may stand before a number."""
    unreadable = first = None
    for joined in (False, True):
        start = passage.signals.skip_front(passage.tokens, position + 1)
        first = amounts.amount(passage, start, joined=joined) if _starts_a_number(passage, start) else None
        if first is None or passage.tokens.near(first.stop).word not in ("and", "to", "-", "–"):
            continue
        start = passage.signals.skip_front(passage.tokens, first.stop + 1)
        second = amounts.amount(passage, start) if _starts_a_number(passage, start) else None
        if second is None:
            continue
        first = replace(first, start=position)
        if years.are_years(passage, first, second, "and"):
            return years.pair(first, second)
        first = amounts.in_unit_of(first, second)
        low, high = _scaled_low(first, second), second.value
        parted = first.number.part and not second.number.part and not _goes_on(passage, first, second)
        if low is None or high is None or low >= high or parted or is_reversed(low, high, second.number.scale):
            unreadable = Reading(position, second.stop, second.stop, "unreadable")
            continue
        if second.currency and not first.currency:
            return None
        return _pair(first, second, low, high)
    if unreadable is None and first and any(token.word == "and" for token in passage.tokens[first.start : first.stop]):
        return Reading(position, first.stop, first.head, "unreadable")  # "between one and two thirds"
    return unreadable


def _qualified_end(passage: Passage, first: Amount, position: int) -> Reading | None:
    """A range of which the upper end has its own qualifier: "5 to over 10"; after a change, the two are figures."""
    begin = passage.signals.skip_front(passage.tokens, position)
    second = amounts.amount(passage, begin) if begin > position and _starts_a_number(passage, begin) else None
    before = [passage.tokens.at(first.start - offset).word for offset in range(1, changes.LOOK_BACK + 1)]
    if second is None or any(
        word.startswith(changes.CHANGE_STEMS) for word in takewhile(lambda word: word != ".", before)
    ):
        return None
    low, high = _scaled_low(first, second), second.value
    alike = first.unit in ("", second.unit) and first.currency == second.currency
    if _mixes_shares(first, second):  # "a quarter to over 30 percent"
        return Reading(first.start, second.stop, second.stop, "unreadable")
    if low is None or high is None or low >= high or is_reversed(low, high, second.number.scale):
        return None
    if not alike or years.is_year_like(passage, first):
        return None
    return _pair(first, second, low, high)


def _joint(passage: Passage, first: Amount) -> tuple[int, str]:
    """Where the second number of a range would begin, and what joins it."""
    for stop in dict.fromkeys((first.stop, passage.signals.past_marks(passage.tokens, first.head))):
        token = passage.tokens.near(stop)
        if token.word in DASHES and passage.tokens.near(stop + 1).word in ("to", "or"):
            hyphen = passage.tokens.near(stop + 2)
            begin = stop + 2 + (hyphen.word in HYPHENS and hyphen.gap == Gap.NONE)
            return begin, passage.tokens.near(stop + 1).word
        if token.word in ("~", "～") and token.gap == passage.tokens.near(stop + 1).gap == Gap.NONE:
            return stop + 1, "-"
        further = passage.tokens.near(stop + 1)
        if token.word == further.word == "-" and further.gap == Gap.NONE:  # "640--712"
            return stop + 2, "-"
        if token.word in DASHES:
            spaces = token.gap, passage.tokens.near(stop + 1).gap
            if spaces[0] == spaces[1] or Gap.NONE in spaces:
                return stop + 1, "-"
        if token.word in ("to", "or"):
            return stop + 1, token.word
        if token.word == "up" and passage.tokens.near(stop + 1).word == "to":
            return stop + 2, "to"
        if token.word in ("through", "thru"):
            return stop + 1, "to"
    return 0, ""


def _is_chained(passage: Passage, stop: int) -> bool:
    """Whether a further hyphen and digits make it a number of another kind: a date, a telephone number."""
    token, behind = passage.tokens.near(stop), passage.tokens.near(stop + 1)
    return token.word in DASHES and token.gap == Gap.NONE and behind.kind == "digits" and behind.gap == Gap.NONE


def _is_minus(passage: Passage, position: int) -> bool:
    """Whether the dash before a number may be its minus: "14,019 -3.2 -6.5", columns of a table on one line."""
    dash = passage.tokens.at(position - 1)
    return dash.gap in (Gap.SPACE, Gap.WIDE) and passage.tokens.at(position).gap == Gap.NONE and dash.word in MINUS


def _is_prose(passage: Passage, first: Amount, second: Amount) -> bool:
    """Whether a dash with a space before it alone joins a range all the same: "of 20 -30 percent", "Ages 20 -30"."""
    low, high = first.value or Fraction(0), second.value or Fraction(0)
    if (
        first.negative
        or passage.tokens.near(first.stop).word == "−"
        or not low < high
        or low.denominator > 1
        or high.denominator > 1
    ):
        return False  # columns of a table have decimals
    before = passage.tokens.at(first.start - 1).word
    begins = before in ("", ".") or passage.tokens.at(first.start).gap == Gap.BLANK
    measured = second.unit or (first.currency and second.currency) or before in changes.RANGING
    return (
        bool(measured)
        and (begins or before in _BEFORE_A_RANGE)
        and not changes.follows(passage, first, changes.CHANGE_STEMS)
    )


def _chain(passage: Passage, first: Amount, stop: int) -> Reading:
    """A date, a telephone number: the whole, which can't be read."""
    while _is_chained(passage, stop):
        stop += 2
    return Reading(first.start, stop, stop, "unreadable")


def _ends(passage: Passage, first: Amount, second: Amount, joint: str) -> Reading | None:
    """The two ends as a range; None where the two are figures of their own."""
    changing = changes.is_change(passage, first) or changes.is_by(passage, first)
    original, first = first, first if changing else amounts.in_unit_of(first, second)
    low, high = _scaled_low(first, second), second.value
    unreadable = Reading(first.start, second.stop, second.stop, "unreadable")
    joined = joint == "-" and passage.tokens.near(first.head).gap == Gap.NONE
    other = unreadable if joined else None
    if _parts_one_end(first, second, joint):
        return unreadable
    if joint != "or" and _mixes_shares(first, second) and not (first.number.part and _goes_on(passage, first, second)):
        return None if changes.is_of_a_change(passage, first) else unreadable
    if _are_of_one_measure(original, second) and not changing and (first is original or (low or 0) >= (high or 0)):
        return unreadable
    if low is None or high is None or low >= high:
        return other
    if _are_two(passage, first, second, joint):
        return None
    if is_reversed(low, high, second.number.scale) or _leaves_out_a_scale(first, second):
        return unreadable
    if not _are_alike(passage, first, second, joined=joined):
        return unreadable if joint == "to" and _is_given(passage, first, second) else other
    if joint == "to" and changes.may_lead_to(passage, first, second):
        return unreadable
    return _pair(first, second, low, high)


def _are_two(passage: Passage, first: Amount, second: Amount, joint: str) -> bool:
    """Whether two numbers are figures of their own, though words may join them to a range."""
    if first.number.part and not second.number.part and not _goes_on(passage, first, second):
        return True
    if joint != "-" and years.is_year_like(passage, first) and not years.is_year_like(passage, second):
        return True  # "in 2018 to 3.9 million"
    if joint == "or":
        return first.number.digits != second.number.digits or first.number.part
    return joint == "to" and (changes.is_change(passage, first) or changes.is_by(passage, first))


def _parts_one_end(first: Amount, second: Amount, joint: str) -> bool:
    """Whether a part stands beside what is none, and nobody can say how: "one to two thirds", "half or 60 percent"."""
    if second.number.part and not first.number.part and not first.number.digits:
        return True
    if joint == "or" and first.number.part and second.number.part:  # "a third or a half"
        return first.value != second.value
    return joint == "or" and first.number.part and _is_other_share(first, second)


def _mixes_shares(first: Amount, second: Amount) -> bool:
    """Whether one end is a part and the other none: "half to 60 percent", "10 percent to a third".

    A part "to 340 people" is of a change, even where no word before says so.
    """
    parts = [amount.number.part and not (amount.unit or amount.currency) for amount in (first, second)]
    whole = not second.number.part and (second.unit == "percent" or second.number.scale > 1)
    return (parts[0] and whole) or (parts[1] and first.unit == "percent")


def _is_other_share(first: Amount, second: Amount) -> bool:
    """Whether "or" gives another number than the part before it: "half or 60 percent", no "a third or 33 percent"."""
    if first.value is None or second.value is None or second.number.part:
        return False
    return second.unit == "percent" and abs(100 * first.value - second.value) > 1


def _goes_on(passage: Passage, first: Amount, second: Amount) -> bool:
    """Whether a part goes on to a whole number: "half to one percent"; of a fall "by half to 340" are two figures."""
    small = (second.value or 0) <= _MOST_OF_A_PART and (second.unit or not second.number.digits)
    return bool(small) and passage.tokens.at(first.start - 1).word != "by" and not changes.is_change(passage, first)


def is_reversed(low: Fraction, high: Fraction, scale: int) -> bool:
    """Whether a lower end is more of the scale than the upper one: in "6 to 5 million" one of the two is wrong."""
    return scale >= lexicon.SCALES["thousand"] and high / scale < low <= 10 * high / scale and high > 100 * low


def _is_given(passage: Passage, first: Amount, second: Amount) -> bool:
    """Whether nobody can say if money ranges or goes to a count: "$500 to 1,000 people"; what is given goes to it."""
    if not first.currency or second.currency:
        return False
    return not changes.follows(passage, first, changes.GIVING_STEMS + changes.CHANGE_STEMS)


def _are_of_one_measure(first: Amount, second: Amount) -> bool:
    """Whether two units are a larger and a smaller one, as in "500 mg to 1 g"."""
    return first.unit in amounts.SMALLER.get(second.unit, ()) or second.unit in amounts.SMALLER.get(first.unit, ())


def _are_alike(passage: Passage, first: Amount, second: Amount, *, joined: bool) -> bool:
    """Whether two numbers measure the same, each in its own words or the first in those of the second."""
    if first.unit and first.unit != second.unit and second.unit != "percentage points":
        return False
    if second.currency and not first.currency:
        return False
    if joined and first.number.digits != second.number.digits:  # "7-Eleven"
        return False
    if joined and not first.number.digits and (second.value or 0) in lexicon.TENS.values():  # "six-forty"
        return False
    money = second.currency or second.number.scale > 1 or joined or _ends_money(passage, second.stop)
    return bool(money) or not first.currency


def _leaves_out_a_scale(first: Amount, second: Amount) -> bool:
    """Whether a lower end in digits may stand for hundreds or thousands: "5-6,000" are 5,000 to 6,000, as "2-300"."""
    low, high = first.value, second.value
    scales = first.number.scale, second.number.scale
    if low and high and 1 < scales[0] < scales[1] and low * scales[1] < high:  # "two hundred to three hundred thousand"
        return True
    if not (low and high and first.number.bare and second.number.digits) or first.unit or second.number.scale > 1:
        return False
    if second.currency or high.denominator > 1:
        return False
    scale = 1000 if high % 1000 == 0 else 100 if high % 100 == 0 else 0
    return scale > 0 and low * scale < high < low * scale * 10


def _pair(first: Amount, second: Amount, low: Fraction, high: Fraction) -> Reading:
    percent = 100 if first.number.part and second.number.part and not second.unit else 1
    return Reading(
        *(first.start, second.stop, second.head, "range", (percent * low, percent * high)),
        sign=first.currency or second.currency,
        unit="percent" if percent == 100 else second.unit or first.unit,
        qualifier="range",
    )


def _ends_money(passage: Passage, stop: int) -> bool:
    """Whether nothing is counted behind the second number of money: "$10 to 20 there", no "$500 to 1,000 girls"."""
    behind = [passage.tokens.near(stop + offset) for offset in range(_MOST_WORDS_OF_A_NOUN)]
    words = [token.word for token in takewhile(lambda token: token.kind == "word", behind)]
    noun = list(takewhile(lambda word: word not in _BEHIND_MONEY or word in ("wholesale", "retail"), words))
    counted = any((word.endswith("s") and word != "always") or word in lexicon.PERSONS for word in noun)
    return not (counted or _NO_LEVEL & set(noun[:1]))


def _scaled_low(first: Amount, second: Amount) -> Fraction | None:
    """The lower end, with the scale of the upper one where it has none: the 10 of "$10-20 million"."""
    low, high, scale = first.value, second.value, second.number.scale
    if low is None or high is None or first.number.scale > 1 or first.number.part:
        return low
    return scaled(low, high, scale)


def scaled(low: Fraction, high: Fraction, scale: int) -> Fraction:
    """A lower end without a scale of its own, with that of the upper one where it stays below it."""
    return low * scale if low * scale < high or low * scale >= low >= high else low


def _starts_a_number(passage: Passage, position: int) -> bool:
    token = passage.tokens.near(position)
    return token.kind in ("digits", "sign") or token.word in degrees.starts()
