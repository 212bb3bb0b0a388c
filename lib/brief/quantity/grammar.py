"""One grammar for quantities in prose: "nearly 640 percent", "nine out of ten", "$10-20 million", "a dozen".

The ledger uses it to hold a record against its quote; the extractor uses it to find new claims. Its one rule: at each
place the whole expression is read, or none of it. What can't be read has no numbers, and nothing can match it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from itertools import takewhile

from brief.quantity import lexicon, seams
from brief.quantity.numerals import Numeral, numeral
from brief.quantity.qualifiers import QUALIFIERS
from brief.quantity.signals import Signals
from brief.quantity.tokens import DASHES, HYPHENS, MINUS, Gap, Tokens, tokenize

SUPERLATIVES = set(
    lexicon.listed(
        "deadliest highest largest greatest leading predominant unprecedented only main primary central "
        "record historic first most top"
    )
)
_MAJORITY_DEGREES = set(["vast", "overwhelming", "great", "large", "clear", "slim", "substantial", "small", "narrow"])
# "most countries" is a share, "most significant" a rank.
_PLURAL_NOUNS = set(lexicon.listed("countries nations governments states people users drugs substances deaths pills"))
# A change without a number, which is below or above 0 percent.
_CHANGES: dict[tuple[str, ...], str] = {
    **{("trend", "of", word): "less_than" for word in ("decreasing", "declining", "falling")},
    **{("trend", "of", word): "more_than" for word in ("increasing", "rising", "growing")},
    **{("are", word): "less_than" for word in ("decreasing", "declining", "falling")},
    **{("are", word): "more_than" for word in ("increasing", "rising", "growing")},
    **{("will", word): "more_than" for word in ("intensify", "expand", "increase")},
    **{("continue", "to", word): "more_than" for word in ("expand", "accelerate", "grow")},
    ("likely", "to", "continue"): "more_than",
    ("steady", "decrease"): "less_than",
    ("significantly", "more"): "more_than",
}
_STRETCHES = {"day", "week", "month", "year"}
# Wholes of a share in words: "six in ten"; "10 in 2016" is none.
_WHOLES = {*range(2, 11), 12, 15, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000}
# A year comes after one of these, a count hardly ever does.
_BEFORE_A_YEAR = lexicon.MONTHS | set(
    lexicon.listed(
        "in since until till by of from to during before after through throughout for year years fiscal calendar "
        "early mid late the between and spring summer autumn fall winter fy than and/or ending ended around"
    )
)
_PERSONS = set(
    lexicon.listed(
        "people persons men women children individuals patients participants adults inmates users respondents"
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
# "Rose from 5 to 10" are two figures; without a word of change, "from 5 to 10" is a range.
_CHANGE_STEMS = tuple(
    lexicon.listed(
        "rose rise risen rising fell fall increas decreas declin drop grew grow climb jump surg soar plung plummet "
        "slump tumbl shrank shrink shrunk went moved moving chang cut cutting raise raising lower reduc expand doubl "
        "tripl improv revis slow shift widen narrow eas slip swell swung swing rebound recover dip rocket balloon "
        "escalat upgrad downgrad spik boost gain lost lose losing trim slash skyrocket edg advanc retreat accelerat "
        "worsen up down quadrupl halv creep crept evolv progress adjust"
    )
)
_RANGING = set(
    lexicon.listed(
        "range ranges ranged ranging vary varies varied varying anywhere span spans spanned spanning fluctuated "
        "fluctuates oscillated lasting aged ages age between"
    )
)
_LOOK_BACK = 14


@dataclass(frozen=True)
class Expression:
    """A quantity found in text, at `text[start:end]`: its qualifier, its number, its unit of measurement.

    `numbers` are the number or the two ends of a range, exactly; shares in words are in percent; none where the whole
    can't be read or is denied ("not 640"). `qualifier` is the name on the closed list; `sign` is the sign or code of
    money; `unit` the name of a unit of measurement. The number itself ends at `head`, before unit and later words.
    `kind` is one of number, range, share, multiple, magnitude, majority, rate, trend (a change below or above 0
    percent), rank, year, date (a day or an hour), ordinal, negated and unreadable.
    """

    start: int
    end: int
    head: int
    text: str
    kind: str
    qualifier: str
    numbers: tuple[Fraction, ...] = ()
    sign: str = ""
    unit: str = ""

    @property
    def value(self) -> float | None:
        """The number, where there is one."""
        return float(self.numbers[0]) if len(self.numbers) == 1 else None

    @property
    def span(self) -> tuple[float, float] | None:
        """The two numbers of a range."""
        return (float(self.numbers[0]), float(self.numbers[1])) if len(self.numbers) == 2 else None

    def says(self, *stated: float) -> bool:
        """Whether these are its numbers: exactly, and this is the one place that says how exactly.

        A number that no decimals end, such as a third in percent, may be rounded to one decimal or more.
        """
        return len(stated) == len(self.numbers) > 0 and all(map(_equal, self.numbers, stated))


@dataclass(frozen=True)
class _Amount:
    """A number with its sign, its currency and its unit, at `tokens[start:stop]`; the number ends at `head`."""

    start: int
    stop: int
    head: int
    number: Numeral
    currency: str = ""
    unit: str = ""
    negative: bool = False

    @property
    def value(self) -> Fraction | None:
        if self.number.value is None:
            return None
        return -self.number.value if self.negative else self.number.value


@dataclass(frozen=True)
class _Reading:
    """What stands at `tokens[start:stop]`, before its qualifier is looked for."""

    start: int
    stop: int
    head: int
    kind: str
    numbers: tuple[Fraction, ...] = ()
    sign: str = ""
    unit: str = ""
    qualifier: str = ""
    bare: bool = False


def read(text: str) -> list[Expression]:
    """Every quantity in a text, in order. Names such as G-7 and decimals after a dot are no quantities.

    The time it takes grows with the length of the text, and no faster.
    """
    return list(_expressions(text, tuple(QUALIFIERS)))


@lru_cache(10_000)  # quotes and notes are read again by each part of a build, and by each kernel
def _expressions(text: str, names: tuple[str, ...]) -> tuple[Expression, ...]:
    return tuple(_read(text, _signals(names)))


@lru_cache
def _signals(names: tuple[str, ...]) -> Signals:
    return Signals(*lexicon.signals())


def _read(text: str, signals: Signals) -> Iterator[Expression]:
    reader = _Reader(text, tokenize(text, _divided()), signals)
    position, last = 0, None
    while position < len(reader.tokens):
        reading = reader.at(position)
        if reading is None:
            position = max(position + 1, reader.skipped)
            continue
        expression = reader.expression(reading)
        position = reader.floor
        both = _both_bounds(text, last, expression) if last else None
        if last and not both:
            yield last
        last = both or expression
    if last:
        yield last


_LOWER = {"more_than", "at_least", "as_little_as"}
_UPPER = {"less_than", "up_to", "nearly"}


def _both_bounds(text: str, first: Expression, second: Expression) -> Expression | None:
    """A range that is said by its two bounds, "more than 5 but less than 6 percent"; None for two figures."""
    bounds = {first.qualifier, second.qualifier}
    if first.kind != "number" or second.kind != "number" or not (bounds & _LOWER and bounds & _UPPER):
        return None
    if text[first.end : second.start].strip(" \n\r,") not in ("but", "and yet", "yet"):
        return None
    if (first.unit and first.unit != second.unit) or (first.sign and first.sign != second.sign):
        return None
    low, high = sorted((*first.numbers, *second.numbers))
    kind = "unreadable" if low == high or (low in first.numbers) != (first.qualifier in _LOWER) else "range"
    numbers = (low, high) if kind == "range" else ()
    text = text[first.start : second.end]
    return replace(second, start=first.start, text=text, kind=kind, qualifier="range", numbers=numbers)


@cache
def _divided() -> frozenset[str]:
    """Words that a hyphen may divide at the end of a line and that the grammar needs whole."""
    return frozenset(
        lexicon.ONES
        | lexicon.TENS
        | lexicon.SCALES
        | lexicon.PLURAL_SCALES
        | lexicon.PARTS
        | lexicon.PLURAL_PARTS
        | lexicon.TIMES
        | dict.fromkeys(word for words in (*lexicon.UNITS, *lexicon.signals()[0]) for word in words)
    )


def _equal(number: Fraction, stated: float) -> bool:
    if not math.isfinite(stated):
        return False
    written = Decimal(str(stated))
    if Fraction(written) == number:
        return True
    places, endless = -int(written.as_tuple().exponent), number.denominator
    while endless % 2 == 0 or endless % 5 == 0:
        endless //= 2 if endless % 2 == 0 else 5
    return endless > 1 and places >= 1 and 2 * abs(Fraction(written) - number) <= Fraction(1, 10**places)


class _Reader:
    """Reads the quantities of one text from left to right; no token is looked at more than a few times."""

    def __init__(self, text: str, tokens: Tokens, signals: Signals) -> None:
        self.text = text
        self.tokens = tokens
        self.signals = signals
        self.floor = 0  # what lies before it belongs to an earlier expression
        self.skipped = 0  # what lies before it is a name

    def at(self, position: int) -> _Reading | None:
        """What begins at a token; None where nothing does."""
        token = self.tokens[position]
        if token.kind == "word" and token.word not in _starts():
            return None
        if token.kind == "address":
            return None
        if token.kind == "digits" and self._named(position):
            return None
        if token.kind == "digits" and self._a_day_or_an_hour(position):
            return _Reading(position, position + 1, position + 1, "date", (Fraction(token.word),), qualifier="exact")
        if token.word == "between":
            return self._between(position)
        return (
            self._quantity(position)
            or self._times(position)
            or self._magnitude(position)
            or self._words_of_degree(position)
        )

    # Numbers.

    def _quantity(self, position: int) -> _Reading | None:
        first = self._amount(position)
        if first is None:
            return self._each(position)
        return self._whole(self._share(first) or self._range(first) or self._single(first))

    def _whole(self, reading: _Reading) -> _Reading:
        """The reading; one that can't be read where more belongs to it than is read."""
        span = seams.beyond(self.text, self.tokens, reading.start, reading.stop, reading.head)
        if span is None:
            return reading
        return _Reading(max(span[0], self.floor), span[1], reading.head, "unreadable")

    def _amount(self, position: int, *, joined: bool = True) -> _Amount | None:
        """A number at a token, with what belongs to it before and behind."""
        start, negative = position, self._minus(position)
        position += negative
        position += negative and self.tokens.at(start).kind == "word" and self._hyphen(position)
        currency, stop = self._currency(position)
        if currency and not negative and self.tokens.near(stop).word in MINUS:
            negative, stop = True, stop + 1
        elif not currency and self.tokens.at(position).word == "+" and self.tokens.near(position + 1).gap == Gap.NONE:
            stop = position + 1
        if stop > start and self.tokens.near(stop).kind not in ("digits", "word", "sign"):
            return None
        number = numeral(self.tokens, stop, joined=joined)
        if number is None or (stop > start and not number.digits and not currency and not negative):
            return None
        if currency and not number.digits and self.tokens.near(stop).word in ("a", "an"):
            return None
        if number.digits and self._ordinal(number.stop):
            return None
        unit, end = self._unit(number, currency)
        return _Amount(start, end, number.stop, number, currency, unit, negative)

    def _minus(self, position: int) -> bool:
        """Whether a sign or a word makes the number negative; between two numbers, or two words, it is a hyphen."""
        token, behind = self.tokens.at(position), self.tokens.near(position + 1)
        if token.word in ("minus", "negative") and token.kind == "word":
            return numeral(self.tokens, position + 1 + self._hyphen(position + 1)) is not None
        if token.word not in MINUS or behind.gap != Gap.NONE:
            return False
        if behind.kind != "digits" and not (behind.word in lexicon.CURRENCIES and behind.kind == "sign"):
            return False
        before = self.tokens.at(position - 1)
        return token.gap != Gap.NONE or before.word in ("(", "[", "“", '"', "‘", "'", ":", "=", "/", "~", "≈")

    def _hyphen(self, position: int) -> bool:
        return self.tokens.near(position).word in HYPHENS and self.tokens.near(position).gap == Gap.NONE

    def _currency(self, position: int) -> tuple[str, int]:
        """The currency before a number and where it ends: "$", "US$", "USD "."""
        token, behind = self.tokens.at(position), self.tokens.near(position + 1)
        if token.kind == "word" and behind.word == "$" and behind.gap == Gap.NONE:
            code = lexicon.CURRENCIES.get(f"{token.word}$", "")
            return (code, position + 2) if code else ("", position)
        if token.word == "$" and f"{behind.word}$" in lexicon.CURRENCIES and behind.gap == Gap.NONE:
            return lexicon.CURRENCIES[f"{behind.word}$"], position + 2
        code = lexicon.currency(token.word)
        if not code or (token.kind == "word" and behind.kind != "digits"):
            return "", position
        return code, position + 1

    def _named(self, position: int) -> bool:
        """Whether letters before or behind digits make them a name: G7, COVID-19, 2C-B, #640; skips the name."""
        stop = position + 1
        before, glued = self.tokens.at(position - 1), self.tokens.at(position).gap == Gap.NONE
        named = False
        if glued and before.kind == "word" and before.word not in lexicon.CURRENCIES:
            named = True
        elif glued and before.word in HYPHENS and before.gap == Gap.NONE:
            named = self.tokens.at(position - 2).kind == "word" and self.tokens.at(position - 2).word != "minus"
        elif glued and before.word in ("#", "№", "_", "\\"):
            named = True
        elif glued and before.word in ("[", "("):
            named = self._is_a_mark(position)
        if not named and not self._ends_in_a_name(stop) and not self._a_chemical(position):
            return False
        while self.tokens.near(stop).gap == Gap.NONE and self.tokens.near(stop).word not in (
            ",",
            ";",
            ")",
            ":",
            "]",
            '"',
        ):
            stop += 1
        self.skipped = stop
        return True

    def _a_day_or_an_hour(self, position: int) -> bool:
        """Whether digits are a day of a month or an hour: "12 March", "March 12, 2016", "5 p.m."."""
        token, behind = self.tokens.at(position), self.tokens.near(position + 1)
        if not token.word.isdigit() or int(token.word[:3]) > 31:
            return False
        hour = tuple(self.tokens.near(position + offset).word for offset in range(1, 4))
        if hour in (("a", ".", "m"), ("p", ".", "m")):
            return True
        if self._a_month(position + 1) and behind.gap in (Gap.SPACE, Gap.LINE):
            return True
        year = self.tokens.near(position + 1 + (behind.word == ","))
        dated = year.kind == "digits" and len(year.word) == 4 and year.word[:2] in ("19", "20")
        return self._a_month(position - 1) and dated

    def _a_month(self, position: int) -> bool:
        token = self.tokens.at(position)
        return token.kind == "word" and token.word in lexicon.MONTHS and self.text[token.start].isupper()

    def _a_chemical(self, position: int) -> bool:
        """Whether digits are a place in the name of a substance: "4-ANPP", "3-methylfentanyl"; "5-year" is a count."""
        hyphen, behind = self.tokens.near(position + 1), self.tokens.near(position + 2)
        if hyphen.word not in HYPHENS or hyphen.gap != Gap.NONE or behind.gap != Gap.NONE or behind.kind != "word":
            return False
        if behind.word.startswith(lexicon.RADICALS):
            return True
        written, before = self.text[behind.start : behind.end], self.tokens.at(position - 1)
        shouted = before.kind == "word" and self.text[before.start : before.end].isupper()
        plain = (
            behind.word in lexicon.UNIT_WORDS or behind.word in lexicon.SCALES or behind.word in lexicon.SHORT_SCALES
        )
        return len(written) > 1 and written.isupper() and not shouted and not plain

    def _is_a_mark(self, position: int) -> bool:
        """Whether digits in brackets are the mark of a note: "[12]", and "(1)" right behind a word."""
        bracket, behind = self.tokens.at(position - 1), self.tokens.near(position + 1)
        if behind.gap != Gap.NONE or behind.word not in ("]", ")"):
            return False
        return bracket.word == "[" or bracket.gap == Gap.NONE

    def _ends_in_a_name(self, stop: int) -> bool:
        token, behind = self.tokens.near(stop), self.tokens.near(stop + 1)
        if token.kind != "word" or token.gap != Gap.NONE:
            return False
        if token.word in ("st", "nd", "rd", "th") or (token.word,) in lexicon.UNITS or token.word in lexicon.PARTS:
            return behind.gap == Gap.NONE and behind.kind == "digits" and token.word not in ("km", "m", "cm")
        if token.word in lexicon.SHORT_SCALES or token.word in ("ish", "plus", "million", "billion"):
            return False
        return (token.word,) not in lexicon.UNITS and token.word not in lexicon.CURRENCIES

    def _ordinal(self, stop: int) -> bool:
        token = self.tokens.near(stop)
        return token.gap == Gap.NONE and token.word in ("st", "nd", "rd", "th")

    def _unit(self, number: Numeral, currency: str) -> tuple[str, int]:
        """The unit of measurement behind a number and where it ends; a footnote mark may stand between."""
        stop = self.signals.past_marks(self.tokens, number.stop)
        hyphen = self.tokens.near(stop).word in DASHES and self.tokens.near(stop).gap == Gap.NONE
        position = stop + 1 if hyphen and self.tokens.near(stop + 1).gap in (Gap.NONE, Gap.LINE) else stop
        if currency:
            return "", number.stop
        token = self.tokens.near(position)
        if lexicon.currency(token.word) and token.gap <= Gap.SPACE:
            return lexicon.currency(token.word), position + 1
        if token.word not in lexicon.UNIT_WORDS:
            return "", number.stop
        for length in range(lexicon.LONGEST_UNIT, 0, -1):
            words = tuple(self.tokens.near(position + offset).word for offset in range(length))
            if words in lexicon.UNITS and self._fits(position, length, number, hyphen):
                return lexicon.UNITS[words], position + length
        return "", number.stop

    def _fits(self, position: int, length: int, number: Numeral, hyphen: bool) -> bool:
        """Whether letters behind a number are its unit: "5 g" are grams, "Group 5 G" are not, nor is "5 p"."""
        token, behind = self.tokens.at(position), self.tokens.near(position + length)
        if behind.gap == Gap.NONE and behind.kind == "word":
            return False
        written = self.text[token.start : token.end]
        if length == 1 and len(written) == 1 and written.isalpha():
            small = written.islower() or written == "L"
            return small and (token.gap == Gap.NONE or (written in "gLlhx" and behind.kind != "digits"))
        if token.word == "second":
            return hyphen or number.value == 1
        return token.gap <= Gap.LINE

    def _share(self, first: _Amount) -> _Reading | None:
        """As in "Nine out of ten", "one in five", "6 of every 10": a share in percent."""
        if first.unit or first.currency or first.number.part or first.value is None:
            return None
        position, sure = self._out_of(first.head)
        if position == first.head:
            return None
        bare = lexicon.SCALES.get(self.tokens.near(position).word)  # "one in every hundred"
        whole = Numeral(Fraction(bare), position + 1) if bare else numeral(self.tokens, position)
        if whole is None or whole.part or self._ordinal(whole.stop):
            return None
        number = whole.value
        if not sure and (number is None or not self._is_whole(first, whole)):
            return None
        if number is None or not 0 <= first.value <= number or not number:
            return _Reading(first.start, whole.stop, whole.stop, "unreadable")
        return self._shares(first, whole.stop, 100 * first.value / number)

    def _shares(self, first: _Amount, stop: int, share: Fraction) -> _Reading:
        """A share, or a range of two: "one in five to one in four"; "one in four or five" can't be read."""
        token = self.tokens.near(stop)
        joint = token.word in ("to", "or") or (token.word in DASHES and token.gap == Gap.NONE)
        second = self._amount(stop + 1) if joint else None
        if second is None or second.unit or second.currency:
            return _Reading(first.start, stop, stop, "share", (share,), unit="percent")
        further = self._share(second)
        if further is None or len(further.numbers) != 1 or further.kind != "share":
            stop = further.stop if further else second.stop
            return _Reading(first.start, stop, stop, "unreadable")
        ends = min(share, *further.numbers), max(share, *further.numbers)
        return _Reading(first.start, further.stop, further.head, "range", ends, unit="percent", qualifier="range")

    def _out_of(self, position: int) -> tuple[int, bool]:
        """Where the whole of a share begins, and whether the words leave no doubt that it is one."""
        words = [self.tokens.near(position + offset).word for offset in range(4)]
        every = {"every", "each"}
        if words[:2] == ["out", "of"]:
            return position + 2 + (words[2] in every | {"the", "all"}), True
        if words[0] in ("in", "of", "for") and words[1] in every:
            return position + 2, True
        if words[0] == "in":
            article = words[1] == "a" and self.tokens.near(position + 2).kind == "digits"
            return position + 1 + article, False
        if words[1] == "in" and self.tokens.near(position).kind == "word" and words[0] not in lexicon.UNIT_WORDS:
            return (position + 2, False) if self.tokens.at(position - 1).word in ("one", "1") else (position, False)
        if words[0] == "-" and words[1] == "in" and words[2] == "-":
            return position + 3, True
        return position, False

    def _is_whole(self, first: _Amount, whole: Numeral) -> bool:
        """Whether "A in B" is a share: no year, no stretch of time, both in words or both in digits."""
        number, value = whole.value, first.value
        if number is None or value is None or number.denominator != 1 or not 0 < value < number:
            return False
        behind = self.tokens.near(whole.stop)
        if behind.word in lexicon.UNIT_WORDS or behind.word in DASHES or first.number.scale > 1:
            return False
        if whole.bare and 1900 <= number <= 2099:
            return False
        return number in _WHOLES if value > 1 else number < 10**9

    def _range(self, first: _Amount) -> _Reading | None:
        """As in "5 to 10 percent", "$10-20 million", "five or six"; a change from one to the other are two figures."""
        position, joint = self._joint(first)
        if not joint:
            return None
        second = self._amount(position)
        if second is None and joint == "to":
            return self._qualified_end(first, position)
        if second is None or second.negative:
            return None
        if joint == "-" and self._chained(second.stop):
            return self._chain(first, second.stop)
        if self._years(first, second, joint):
            return self._pair_of_years(first, second)
        return self._ends(first, second, joint)

    def _qualified_end(self, first: _Amount, position: int) -> _Reading | None:
        """A range of which the upper end has its own qualifier: "5 to over 10"; after a change, the two are figures."""
        begin = self.signals.skip_front(self.tokens, position)
        second = self._amount(begin) if begin > position and self._starts_a_number(begin) else None
        before = [self.tokens.at(first.start - offset).word for offset in range(1, _LOOK_BACK + 1)]
        if second is None or any(
            word.startswith(_CHANGE_STEMS) for word in takewhile(lambda word: word != ".", before)
        ):
            return None
        low, high = self._scaled_low(first, second), second.value
        alike = first.unit in ("", second.unit) and first.currency == second.currency
        if low is None or high is None or low >= high or not alike or self._year_like(first):
            return None
        return self._pair(first, second, low, high)

    def _joint(self, first: _Amount) -> tuple[int, str]:
        """Where the second number of a range would begin, and what joins it."""
        for stop in dict.fromkeys((first.stop, self.signals.past_marks(self.tokens, first.head))):
            token = self.tokens.near(stop)
            if token.word in DASHES and self.tokens.near(stop + 1).word in ("to", "or"):
                hyphen = self.tokens.near(stop + 2)
                begin = stop + 2 + (hyphen.word in HYPHENS and hyphen.gap == Gap.NONE)
                return begin, self.tokens.near(stop + 1).word
            if token.word in ("~", "～") and token.gap == self.tokens.near(stop + 1).gap == Gap.NONE:
                return stop + 1, "-"
            if token.word in DASHES:
                spaces = token.gap, self.tokens.near(stop + 1).gap
                if spaces[0] == spaces[1] or Gap.NONE in spaces:
                    return stop + 1, "-"
            if token.word in ("to", "or"):
                return stop + 1, token.word
            if token.word in ("through", "thru"):
                return stop + 1, "to"
        return 0, ""

    def _chained(self, stop: int) -> bool:
        """Whether a further hyphen and digits make it a number of another kind: a date, a telephone number."""
        token, behind = self.tokens.near(stop), self.tokens.near(stop + 1)
        return token.word in DASHES and token.gap == Gap.NONE and behind.kind == "digits" and behind.gap == Gap.NONE

    def _chain(self, first: _Amount, stop: int) -> _Reading:
        while self._chained(stop):
            stop += 2
        return _Reading(first.start, stop, stop, "unreadable")

    def _years(self, first: _Amount, second: _Amount, joint: str) -> bool:
        """Whether two numbers are years: 2012-2016, 2012-16, 2012/13."""
        if not (self._year_like(first) and second.number.bare and not second.currency and not second.unit):
            return False
        if joint == "or" or second.value is None or first.value is None:
            return False
        short = joint == "-" and second.head - second.start == 1 and first.value % 100 < second.value < 100
        return self._year_like(second) or short

    def _year_like(self, amount: _Amount) -> bool:
        value = amount.value
        return bool(
            amount.number.bare
            and not amount.currency
            and not amount.unit
            and value is not None
            and 1900 <= value <= 2099
            and len(self.tokens.at(amount.head - 1).word) == 4
        )

    def _pair_of_years(self, first: _Amount, second: _Amount) -> _Reading:
        low, high = first.value or Fraction(0), second.value or Fraction(0)
        if high < 100:
            high += low - low % 100
        return _Reading(first.start, second.stop, second.stop, "year", (low, high))

    def _ends(self, first: _Amount, second: _Amount, joint: str) -> _Reading | None:
        """The two ends as a range; None where the two are figures of their own."""
        low, high = self._scaled_low(first, second), second.value
        joined = joint == "-" and self.tokens.near(first.head).gap == Gap.NONE
        other = _Reading(first.start, second.stop, second.stop, "unreadable") if joined else None
        if second.number.part and not first.number.part and not first.number.digits:  # "one to two thirds"
            return _Reading(first.start, second.stop, second.stop, "unreadable")
        if low is None or high is None or low >= high:
            return other
        if not self._alike(first, second, joined=joined):
            return other
        if joint != "-" and self._year_like(first) and not self._year_like(second):
            return None  # "in 2018 to 3.9 million"
        if joint == "to" and (self._changed(first) or self._by(first)):
            return None
        if joint == "or" and (first.number.digits != second.number.digits or first.number.part):
            return None
        return self._pair(first, second, low, high)

    def _alike(self, first: _Amount, second: _Amount, *, joined: bool) -> bool:
        """Whether two numbers measure the same, each in its own words or the first in those of the second."""
        if first.unit and first.unit != second.unit and second.unit != "percentage points":
            return False
        if second.currency and not first.currency:
            return False
        if joined and first.number.digits != second.number.digits:  # "7-Eleven"
            return False
        money = second.currency or second.number.scale > 1 or joined or self._ends_money(second.stop)
        return bool(money) or not first.currency

    def _pair(self, first: _Amount, second: _Amount, low: Fraction, high: Fraction) -> _Reading:
        percent = 100 if first.number.part and second.number.part and not second.unit else 1
        return _Reading(
            *(first.start, second.stop, second.head, "range", (percent * low, percent * high)),
            sign=first.currency or second.currency,
            unit="percent" if percent == 100 else second.unit or first.unit,
            qualifier="range",
        )

    def _ends_money(self, stop: int) -> bool:
        token = self.tokens.near(stop)
        return token.kind != "word" or token.word in (
            "a",
            "an",
            "per",
            "each",
            "for",
            "in",
            "of",
            "and",
            "or",
            "to",
            "on",
        )

    def _scaled_low(self, first: _Amount, second: _Amount) -> Fraction | None:
        """The lower end, with the scale of the upper one where it has none: the 10 of "$10-20 million"."""
        low, high, scale = first.value, second.value, second.number.scale
        if low is None or high is None or scale == 1 or first.number.scale > 1 or first.number.part:
            return low
        return low * scale if low * scale < high or low * scale >= low >= high else low

    def _by(self, first: _Amount) -> bool:
        """Whether it is "by $5 to $10", a change and what it led to; "by 1 to 1.5 degrees" is a range."""
        return self.tokens.at(first.start - 1).word == "by" and bool(first.currency or first.unit)

    def _changed(self, first: _Amount) -> bool:
        """Whether "from" before a number makes it the start of a change."""
        before = [self.tokens.at(first.start - offset).word for offset in range(1, _LOOK_BACK + 1)]
        before = list(takewhile(lambda word: word not in (".", ";", ""), before))
        if "from" not in before[:4] or any(word in _RANGING for word in before[:6]):
            return False
        return any(word.startswith(_CHANGE_STEMS) for word in before)

    def _between(self, position: int) -> _Reading | None:
        """As in "Between 5 and 10 percent"; the words of a qualifier may stand before a number."""
        for joined in (False, True):
            start = self.signals.skip_front(self.tokens, position + 1)
            first = self._amount(start, joined=joined) if self._starts_a_number(start) else None
            if first is None or self.tokens.near(first.stop).word not in ("and", "to", "-", "–"):
                continue
            start = self.signals.skip_front(self.tokens, first.stop + 1)
            second = self._amount(start) if self._starts_a_number(start) else None
            if second is None:
                continue
            first = replace(first, start=position)
            if self._years(first, second, "and"):
                return self._pair_of_years(first, second)
            low, high = self._scaled_low(first, second), second.value
            if low is None or high is None or low >= high:
                return _Reading(position, second.stop, second.stop, "unreadable")
            if second.currency and not first.currency:
                return None
            return self._pair(first, second, low, high)
        return None

    def _starts_a_number(self, position: int) -> bool:
        token = self.tokens.near(position)
        return token.kind in ("digits", "sign") or token.word in _starts()

    def _single(self, amount: _Amount) -> _Reading:
        """One number."""
        value, number = amount.value, amount.number
        if value is None or self._multiplied(amount.head):
            stop = self._end_of_product(amount.head) if self._multiplied(amount.head) else amount.stop
            return _Reading(amount.start, stop, amount.head, "unreadable")
        if number.part and not amount.currency and self._of_a_whole(amount):
            return _Reading(amount.start, amount.head, amount.head, "share", (100 * value,), unit="percent")
        return _Reading(
            *(amount.start, amount.stop, amount.head, "number", (value,)),
            sign=amount.currency,
            unit=amount.unit,
            bare=self._year_like(amount),
        )

    def _multiplied(self, stop: int) -> bool:
        """Whether a number goes on with a product: 5 × 10⁶, 10 x 20."""
        return self.tokens.near(stop).word in ("×", "x", "*") and self.tokens.near(stop + 1).kind == "digits"

    def _end_of_product(self, stop: int) -> int:
        """Where a product ends, its exponent included."""
        stop += 2
        if self.tokens.near(stop).word in (*MINUS, "^") and self.tokens.near(stop).gap == Gap.NONE:
            stop += 1 + (self.tokens.near(stop + 1).kind == "digits")
        return stop

    def _of_a_whole(self, amount: _Amount) -> bool:
        """Whether a fraction is a share: "1/3 of deaths"; "1/2 kg" is a weight."""
        return not amount.unit or amount.unit == "percent"

    # Words that say a number.

    def _times(self, position: int) -> _Reading | None:
        """As in "Doubled", "twice", "threefold"; "double-digit" and "twofold" names say none."""
        token, behind = self.tokens.at(position), self.tokens.near(position + 1)
        times = lexicon.TIMES.get(token.word) or lexicon.FOLDS.get(token.word)
        if not times or (behind.word in DASHES and behind.gap == Gap.NONE) or behind.word in ("down", "check"):
            return None
        return _Reading(position, position + 1, position + 1, "multiple", (times,), unit="times")

    def _magnitude(self, position: int) -> _Reading | None:
        """As in "Thousands", "tens of thousands", "many millions"."""
        token, start, times, stop = self.tokens.at(position), position, 1, position
        if token.word in ("many", "several", "few"):
            stop = position + 1
        elif token.word in ("tens", "hundreds", "thousands", "dozens", "scores") and self._words(position + 1, "of"):
            further = self.tokens.near(position + 2).word
            if further in lexicon.PLURAL_SCALES and further not in ("dozens", "hundreds"):
                times = {"tens": 10, "dozens": 12, "scores": 20}.get(token.word) or lexicon.PLURAL_SCALES[token.word]
                stop = position + 2
        size = lexicon.PLURAL_SCALES.get(self.tokens.at(stop).word)
        if stop > position and token.word in ("several", "few"):  # "several hundred"
            size = size or lexicon.SCALES.get(self.tokens.at(stop).word)
        if size is None or (stop > position and self.tokens.near(stop) is not self.tokens.at(stop)):
            return None
        number = Fraction(times * size)
        return _Reading(start, stop + 1, stop + 1, "magnitude", (number,), qualifier="order_of_magnitude")

    def _each(self, position: int) -> _Reading | None:
        """As in "A new drug each week": one a week."""
        if self.tokens.at(position).word not in ("a", "an"):
            return None
        for offset in range(2, 5):
            if self.tokens.near(position + offset - 1).kind != "word":
                return None
            word, stretch = self.tokens.near(position + offset).word, self.tokens.near(position + offset + 1).word
            if word in ("each", "every", "per") and stretch in _STRETCHES:
                stop = position + offset + 2
                return _Reading(position, stop, stop, "rate", (Fraction(1),))
        return None

    def _both(self, position: int) -> _Reading | None:
        """As in "Both" of two things."""
        if self.tokens.at(position).word != "both":
            return None
        return _Reading(position, position + 1, position + 1, "number", (Fraction(2),))

    def _decade(self, position: int) -> _Reading | None:
        """As in "Less than a decade": ten years."""
        start = position
        if self.tokens.at(position).word == "a":
            position += 1
        if self.tokens.at(position).word != "decade" or (position > start and self.tokens[position].gap == Gap.BLANK):
            return None
        return _Reading(start, position + 1, position + 1, "number", (Fraction(10),), unit="years")

    def _words_of_degree(self, position: int) -> _Reading | None:
        return (
            self._decade(position)
            or self._both(position)
            or self._majority(position)
            or self._trend(position)
            or self._rank(position)
            or self._nth(position)
        )

    def _majority(self, position: int) -> _Reading | None:
        word, stop = self.tokens.at(position).word, position + 1
        if word in _MAJORITY_DEGREES and self._words(position + 1, "majority"):
            stop = position + 2
        elif word == "most":
            behind = self.tokens.near(position + 1).word
            if behind != "of" and behind not in _PLURAL_NOUNS:
                return None
        elif word not in ("majority", "mostly", "largely"):
            return None
        return _Reading(position, stop, stop, "majority", (Fraction(50),), unit="percent", qualifier="majority")

    def _trend(self, position: int) -> _Reading | None:
        """A change without a number: "trend of decreasing", "will intensify", "significantly more"."""
        first = self.tokens.at(position).word
        for words, qualifier in _CHANGES.items():
            stop = position + len(words)
            compares = words[-1] == "more" and self.tokens.near(stop).word == "than"  # "more than 5" qualifies the 5
            if first == words[0] and self._words(position + 1, *words[1:]) and not compares:
                return _Reading(position, stop, stop, "trend", (Fraction(0),), unit="percent", qualifier=qualifier)
        return None

    def _rank(self, position: int) -> _Reading | None:
        """As in "The deadliest", "the second largest"; "one of the largest" gives no rank."""
        token = self.tokens.at(position)
        if token.word not in SUPERLATIVES:
            return None
        before = [self.tokens.at(position - offset).word for offset in range(1, 4)]
        before = [word for word in before if word not in DASHES and word != "the"]
        counted = token.word in ("only", "record", "historic") and self._counts(position + 1)
        if before[:1] == ["at"] or counted or (token.word == "only" and before[:1] == ["not"]):
            return None  # "at most", "not only", "only five", "a record 500"
        place = Fraction(lexicon.ORDINALS.get(before[0], 1) if before and token.word != "first" else 1)
        shared = before[:2] == ["of", "one"] or before[:1] == ["among"]
        numbers = () if shared else (place,)
        return _Reading(position, position + 1, position + 1, "rank", numbers, qualifier="exact")

    def _counts(self, position: int) -> bool:
        """Whether a number starts at a token."""
        return self.tokens.near(position).kind == "digits" or self.tokens.near(position).word in lexicon.ONES

    def _nth(self, position: int) -> _Reading | None:
        """An ordinal: "21st", "third"."""
        token = self.tokens.at(position)
        if token.kind == "digits" and token.word.isdigit() and self._ordinal(position + 1):
            number = Fraction(token.word[:9])
            return _Reading(position, position + 2, position + 2, "ordinal", (number,), qualifier="exact")
        return None

    def _words(self, position: int, *words: str) -> bool:
        return all(self.tokens.near(position + offset).word == word for offset, word in enumerate(words))

    # Qualifiers.

    def expression(self, reading: _Reading) -> Expression:
        """A reading with the qualifier before or behind it."""
        measured = bool(reading.unit or reading.sign)
        front = self.signals.front(self.tokens, reading.start, self.floor, measured=measured)
        back = self.signals.back(self.tokens, reading.stop, reading.head)
        qualifier = reading.qualifier
        if reading.kind not in ("majority", "rank", "trend", "ordinal", "magnitude", "rate", "date"):
            qualifier = front.qualifier or back.qualifier or reading.qualifier or "exact"
        start, stop = front.position, max(back.position, reading.stop)
        unit, numbers = reading.unit, reading.numbers
        scale = lexicon.SCALES.get(self.tokens.near(back.position).word)
        if back.position > reading.stop and scale and reading.head == reading.stop:  # "5+ million"
            numbers, stop = tuple(scale * number for number in numbers), back.position + 1
            back = replace(back, position=stop)
        if back.position > reading.stop and reading.head == reading.stop and not unit:
            unit, stop = self._unit_after(back.position, reading)
        kind = reading.kind
        if kind == "number" and reading.bare and self._is_year(start, stop, qualifier):
            kind, qualifier = "year", "exact"
            start = reading.start
        if front.denied and kind not in ("year", "rank", "ordinal", "majority", "trend"):
            kind, numbers = "negated", ()
        self.floor = stop
        first, last, head = self.tokens[start], self.tokens[stop - 1], self.tokens[reading.head - 1]
        text = self.text[first.start : last.end]
        return Expression(
            first.start, last.end, head.end, text, kind, qualifier or "exact", numbers, reading.sign, unit
        )

    def _unit_after(self, position: int, reading: _Reading) -> tuple[str, int]:
        """The unit behind a qualifier that stands behind the number: "20 or more percent", "20+ percent"."""
        if reading.sign:
            return "", position
        unit, stop = self._unit(Numeral(None, position), "")
        return unit, max(stop, position)

    def _is_year(self, start: int, stop: int, qualifier: str) -> bool:
        """Whether four bare digits are a year: they don't count the noun behind them."""
        before, behind = self.tokens.at(start - 1), self.tokens.near(stop)
        written = self.text[behind.start : behind.end]
        counts = behind.kind == "word" and written[:1].islower() and behind.word not in _AFTER_NO_COUNT
        plural = behind.word.endswith("s") or behind.word in _PERSONS
        if qualifier != "exact":
            return before.word in _BEFORE_A_YEAR - {"the", "to", "of", "for", "and", "than", "by"} or not counts
        if before.word in (",", "("):
            return behind.word not in _PERSONS
        return not (counts and plural) or before.word in _BEFORE_A_YEAR


@cache
def _starts() -> frozenset[str]:
    """Words at which a quantity may begin."""
    words = set(lexicon.ONES) | set(lexicon.TENS) | set(lexicon.TIMES) | set(lexicon.FOLDS) | SUPERLATIVES
    words |= set(lexicon.PLURAL_SCALES) | {
        "a",
        "an",
        "half",
        "quarter",
        "between",
        "minus",
        "decade",
        "both",
        "negative",
        "tens",
        "scores",
        "few",
        "point",
    }
    words |= lexicon.BARE_SCALES
    words |= {"many", "several", "majority", "mostly", "largely", "most"} | _MAJORITY_DEGREES
    words |= {first for first, *_ in _CHANGES}
    return frozenset(words | {word.rstrip("$") for word in lexicon.CURRENCIES if word[0].isalpha()})


__all__ = ["SUPERLATIVES", "Expression", "read"]
