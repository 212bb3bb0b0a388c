"""One grammar for quantities in prose: "nearly 640 percent", "nine out of ten", "$10-20 million", "a dozen".

The ledger uses it to hold a record against its quote; the extractor uses it to find new claims. Its one rule: at each
place the whole expression is read, or none of it. What can't be read has no numbers, and nothing can match it.
Each form of a number has a module beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache
from itertools import takewhile

from brief.quantity import (
    amounts,
    citations,
    degrees,
    denials,
    hedges,
    lexicon,
    lost,
    names,
    nearing,
    ranges,
    seams,
    shares,
    stretches,
    years,
)
from brief.quantity.expressions import Expression
from brief.quantity.qualifiers import QUALIFIERS
from brief.quantity.readings import Passage, Reading
from brief.quantity.scales import Numeral
from brief.quantity.signals import BOUNDS, Signal, Signals
from brief.quantity.tokens import tokenize

_LOWER = {"more_than", "at_least", "as_little_as"}
_UPPER = {"less_than", "up_to", "nearly"}
_COMPARING = {"percent", "percentage points", "times"}
_COMPARATIVES = {"more", "less", "fewer", "greater", "higher", "lower", "larger", "smaller", "above", "below"}
_HEDGED = {"number", "range", "share", "multiple", "magnitude"}
_ENDS = ("", ".", ",", ";", ")")  # where no noun follows, the second bound has the unit of the first


def read(text: str, until: int | None = None) -> list[Expression]:
    """Every quantity in a text, in order. Names such as G-7 and decimals after a dot are no quantities.

    With `until`, those that begin before that letter: what stands behind is looked at and not read. The time it takes
    grows with the length of the text, and no faster.
    """
    return list(_expressions(text, len(text) if until is None else until, tuple(QUALIFIERS)))


@lru_cache(10_000)  # quotes and notes are read again by each part of a build, and by each kernel
def _expressions(text: str, until: int, qualifiers: tuple[str, ...]) -> tuple[Expression, ...]:
    return tuple(takewhile(lambda expression: expression.start < until, _read(text, _signals(qualifiers))))


@lru_cache
def _signals(qualifiers: tuple[str, ...]) -> Signals:
    return Signals(*lexicon.signals())


def _read(text: str, signals: Signals) -> Iterator[Expression]:
    reader = _Reader(Passage(text, tokenize(text, _divided()), signals, hedges.any_in(text)))
    position, last = 0, None
    while position < len(reader.passage.tokens):
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


def _both_bounds(text: str, first: Expression, second: Expression) -> Expression | None:
    """A range that is said by its two bounds, "more than 5 but less than 6 percent"; None for two figures."""
    bounds = {first.qualifier, second.qualifier}
    if first.kind != "number" or second.kind != "number" or not (bounds & _LOWER and bounds & _UPPER):
        return None
    if text[first.end : second.start].strip(" \n\r,") not in ("but", "and yet", "yet"):
        return None
    bare = not second.unit and not second.sign and text[second.end : second.end + 1] in _ENDS
    scaled = _at_one_scale(first, second), _at_one_scale(second, first)
    if bare:  # "at most 10 percent but at least 5."
        second = replace(second, unit=first.unit, sign=first.sign)
    if (first.unit and first.unit != second.unit) or (first.sign and first.sign != second.sign):
        return None
    low, high = sorted((*scaled[0].numbers, *scaled[1].numbers))
    crossed = low == high or (low in scaled[0].numbers) != (first.qualifier in _LOWER)
    scale = max(first.scale, second.scale)
    kind = "unreadable" if crossed or ranges.is_reversed(low, high, scale) else "range"
    numbers = (low, high) if kind == "range" else ()
    text = text[first.start : second.end]
    return replace(second, start=first.start, text=text, kind=kind, qualifier="range", numbers=numbers)


def _at_one_scale(bound: Expression, other: Expression) -> Expression:
    """A lower bound with the scale of the upper one: "more than 1.2 but less than 1.5 million", in either order."""
    if bound.qualifier not in _LOWER or bound.scale > 1 or (bound.unit and other.unit):
        return bound
    return replace(bound, numbers=(ranges.scaled(bound.numbers[0], other.numbers[0], other.scale),))


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


def _joint(front: str, back: str) -> str:
    """What the qualifiers before and behind a number say together: "about 640 or more" is at least."""
    return back if back in BOUNDS and front not in BOUNDS else front or back


def _contradicts(kind: str, numbers: tuple[Fraction, ...], front: str, back: str) -> bool:
    """Whether two bounds say different things, or a bound is none: "up to 640 or more", "more than halved"."""
    halved = kind == "multiple" and (front in BOUNDS or back in BOUNDS) and numbers[0] < 1
    return halved or (front != back and {front, back} <= BOUNDS)


class _Reader:
    """Reads the quantities of one text from left to right; no token is looked at more than a few times."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.floor = 0  # what lies before it belongs to an earlier expression
        self.last: Expression | None = None  # that expression
        self.named = False  # whether a word before it may be what it numbers: "region 4"
        self.skipped = 0  # what lies before it is a name

    def at(self, position: int) -> Reading | None:
        """What begins at a token; None where nothing does."""
        token = self.passage.tokens[position]
        if token.kind == "word" and token.word not in degrees.starts():
            return None
        if token.kind == "address":
            return None
        if token.kind == "digits" and (end := names.end_of_name(self.passage, position)):
            self.skipped = end
            return None
        if token.kind == "digits" and names.is_day_or_hour(self.passage, position):
            return Reading(position, position + 1, position + 1, "date", (Fraction(token.word),), qualifier="exact")
        if token.kind == "digits" and names.is_numbered(self.passage, position):
            return Reading(position, position + 1, position + 1, "numbered", (Fraction(token.word),), qualifier="exact")
        digits = token.kind == "digits" or self.passage.tokens.at(position - 1).word == "number"
        if digits and (end := citations.end_of_citation(self.passage, position)):
            return Reading(position, end, end, "numbered", qualifier="exact")
        if token.word == "between":
            return ranges.between(self.passage, position)
        return self._quantity(position) or degrees.worded(self.passage, position)

    def _quantity(self, position: int) -> Reading | None:
        first = amounts.amount(self.passage, position)
        if first is None:
            return degrees.each(self.passage, position)
        if first.start < self.floor:  # of "5 CAD $10" the first has the CAD
            first = replace(first, start=position)
        return self._whole(
            shares.share(self.passage, first)
            or ranges.from_first(self.passage, first)
            or amounts.single(self.passage, first)
        )

    def _whole(self, reading: Reading) -> Reading:
        """The reading; one that can't be read where more belongs to it than is read."""
        span = seams.beyond(self.passage.text, self.passage.tokens, reading.start, reading.stop, reading.head)
        if span is None:
            return reading
        return Reading(max(span[0], self.floor), span[1], reading.head, "unreadable")

    def expression(self, reading: Reading) -> Expression:
        """A reading with the qualifier before or behind it."""
        tokens = self.passage.tokens
        front, back = self._front(reading), self.passage.signals.back(tokens, reading.stop, reading.head)
        year = reading.bare and years.is_year(self.passage, front.position, reading.stop, front.qualifier or "exact")
        hedged = self.passage.hedged and reading.kind in _HEDGED and not year
        hedge = hedges.behind(tokens, back.position) if hedged else None
        if hedge:
            back = replace(back, position=hedge.stop, qualifier=hedge.qualifier or back.qualifier)
        qualifier = reading.qualifier
        if reading.kind not in ("majority", "rank", "trend", "ordinal", "magnitude", "rate", "date", "numbered"):
            qualifier = _joint(front.qualifier, back.qualifier) or reading.qualifier or "exact"
        start, stop = front.position, max(back.position, reading.stop)
        unit, numbers, scale = reading.unit, reading.numbers, reading.scale
        further = lexicon.SCALES.get(tokens.near(back.position).word)
        plain = reading.kind in ("number", "range") and reading.head == reading.stop and not hedge
        if back.position > reading.stop and further and plain:  # "5+ million"
            numbers, stop, scale = tuple(further * number for number in numbers), back.position + 1, further
            back = replace(back, position=stop)
        if back.position > reading.stop and reading.head == reading.stop and not unit and not hedge:
            unit, stop = self._unit_after(back.position, reading)
        kind = reading.kind
        if kind == "number" and reading.bare and years.is_year(self.passage, start, stop, qualifier):
            kind, qualifier = "year", "exact"
            start = reading.start
        doubted = bool(hedge and not hedge.qualifier) or (hedged and hedges.before(tokens, start))
        if doubted or self._contradicted(reading, kind, start, (front, back)):
            kind, numbers = "unreadable", ()
        denied = front.denied or denials.behind(tokens, start, stop)
        if denied and kind not in ("year", "rank", "ordinal", "majority", "trend", "numbered"):
            kind, numbers = "negated", ()
        self.floor, self.named = stop, tokens.at(start - 1).word in lexicon.LETTERED
        first, last, head = tokens[start], tokens[stop - 1], tokens[reading.head - 1]
        text = self.passage.text[first.start : last.end]
        places = first.start, last.end, head.end
        self.last = Expression(*places, text, kind, qualifier or "exact", numbers, reading.sign, unit, scale)
        return self.last

    def _front(self, reading: Reading) -> Signal:
        """The qualifier before a reading; what compares with it is none: "12 percent more than about 640" is about."""
        tokens, measured = self.passage.tokens, bool(reading.unit or reading.sign)
        front = self.passage.signals.front(tokens, reading.start, self.floor, measured=measured)
        if nearing.meets(tokens, front.position, reading):
            return Signal(reading.start)
        if tokens.at(front.position).word in nearing.WORDS:  # "approached more than 12 companies"
            own = self.passage.signals.front(tokens, reading.start, front.position + 1, measured=measured)
            return own if own.qualifier else front
        if self.last is None or not self._compares(front):
            return front
        measure = (self.last.unit, self.last.sign)
        alike = front.position > self.floor or measure == (reading.unit, reading.sign)  # "5 kg more than 12 kg"
        if not (self.last.unit in _COMPARING or self.last.kind == "multiple" or (any(measure) and alike)):
            return front
        floor = front.position + 1 + (tokens.at(front.position + 1).word == "than")
        own = self.passage.signals.front(tokens, reading.start, floor, measured=measured)
        return replace(own, compares=not own.qualifier)

    def _compares(self, front: Signal) -> bool:
        """Whether the words of a qualifier stand right behind the last expression, be it in brackets."""
        tokens = self.passage.tokens
        floor = self.floor + (tokens.at(self.floor).word == ")")
        words = tokens.near(front.position)
        small = self.passage.text[words.start : words.start + 1].islower()  # "12 percent\nMore than 640"
        return front.position in (self.floor, floor) and words.word in _COMPARATIVES and small

    def _contradicted(self, reading: Reading, kind: str, start: int, around: tuple[Signal, Signal]) -> bool:
        """Whether the words before and behind say different things, or are ones that nobody here reads."""
        front, back = around
        tokens, signals = self.passage.tokens, self.passage.signals
        plain = kind in ("number", "range", "share", "multiple") and not (front.qualifier or front.denied)
        if plain and not front.compares and lost.lost(tokens, start, signals.single, signals.glued):
            return True
        if reading.unit in lexicon.DURATIONS and stretches.may_be_during(tokens, start, reading.start, reading.stop):
            return True
        if nearing.may_meet(tokens, start, reading):
            return True
        counted = self.last and self.last.kind == "number" and not (self.last.unit or self.last.sign or self.named)
        if counted and front.qualifier and self._compares(front):  # "121 more than 1,051", not "in region 4"
            return True
        return _contradicts(kind, reading.numbers, front.qualifier, back.qualifier)

    def _unit_after(self, position: int, reading: Reading) -> tuple[str, int]:
        """The unit behind a qualifier that stands behind the number: "20 or more percent", "20+ percent"."""
        if reading.sign:
            return "", position
        unit, stop = amounts.unit_behind(self.passage, Numeral(None, position), "")
        return unit, max(stop, position)
