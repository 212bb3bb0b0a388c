"""Every quantity of a text as a candidate for the ledger: its place, its words, its number, what kind it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from brief.base.sentences import Sentences
from brief.corpus.claims import grows
from brief.extract.authorities import authorities
from brief.extract.counted import counted
from brief.extract.geography import geography
from brief.extract.kinds import CLAIMABLE, STATISTIC, kind
from brief.extract.periods import periods
from brief.extract.said import NOTHING, Index, Said
from brief.quantity.bounds import Bounds
from brief.quantity.expressions import Expression
from brief.quantity.grammar import read
from brief.quantity.qualifiers import Quoted

_AROUND = 40  # letters before and behind a number
# Columns that lost the space between them, or a number with the mark of a note: "15,48214,996", "72,0001".
_COLUMNS = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3}){1,6}")
_GLUED = re.compile(r"\d{1,3}(?:,\d{3})+")
_DIGITS = re.compile(r"\d+")
_GLUED_WHOLE = re.compile(r"(?:\d{1,3}(?:,\d{3})+){1,6}\d{0,2}")
_COUNTS_ONE = re.compile(
    r"\s(?:[a-z-]+\s)?(?:death|person|people|pill|tablet|dose|seizure|case|arrest|overdose|child|man|woman|study|country|"
    r"state|patient|sample|gram|kilogram|american|victim|suspect|officer)\b"
)


@dataclass(frozen=True)
class Candidate:
    """A quantity that a document states, at `text[start:end]`: qualifier, number, unit of measurement.

    `value` is the number of a single one; `lower` and `upper` are what its words leave open, None where unknown. Shares
    in words are in percent. `unit` is the unit of measurement, or empty. `kind` is statistic for a figure; `rule` says
    what found it, or told it apart. What its sentence says of when, where and who says so comes with the words that say
    it: `period`, `geography`, `attributed_to`, each as the ledger writes it; and `counted`, the noun that it counts.
    What the words don't say is empty.
    """

    start: int
    end: int
    text: str
    value: float | None
    lower: float | None
    upper: float | None
    qualifier: str
    unit: str
    kind: str
    rule: str
    period: Said = NOTHING
    geography: Said = NOTHING
    attributed_to: Said = NOTHING
    counted: Said = NOTHING


_FINDERS = {"period": periods, "geography": geography, "attributed_to": authorities}


class _Context:
    """What a text says around its numbers."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._sentences = Sentences(text)
        self._indexes = {name: Index(text, find(text)) for name, find in _FINDERS.items()}

    def of(self, start: int, end: int, *, measured: bool) -> dict[str, Said]:
        """What is said of the figure at `text[start:end]`, by the field of a candidate."""
        sentence = self._sentences.around(start, end)
        near = {name: index.nearest(start, end, sentence) for name, index in self._indexes.items()}
        return {**near, "counted": counted(self.text, end, measured=measured)}


def candidates(text: str) -> list[Candidate]:
    """Every quantity of a text, in order. The time it takes grows with the length of the text and no faster."""
    context = _Context(text)
    return [_candidate(text, number, context) for number in _numbers(text)]


def _numbers(text: str) -> Iterator[Expression]:
    for number in read(text):
        whole = number.kind == "unreadable" and len(number.text) <= _AROUND
        if whole and _GLUED_WHOLE.fullmatch(number.text):
            yield from _apart(number, _GLUED)
        elif whole and _COLUMNS.fullmatch(number.text):
            yield from _apart(number, _DIGITS)
        else:
            yield number


def _apart(number: Expression, parts: re.Pattern[str]) -> Iterator[Expression]:
    """The numbers of which one was made, by losing columns, the space between them or the height of a note's mark."""
    for match in parts.finditer(number.text):
        start, end = number.start + match.start(), number.start + match.end()
        value = Fraction(match.group().replace(",", ""))
        yield replace(number, start=start, end=end, head=end, text=match.group(), kind="number", numbers=(value,))


def _candidate(text: str, number: Expression, context: _Context) -> Candidate:
    name, rule = kind(text, number)
    if name == "determiner" and number.value == 1 and _COUNTS_ONE.match(text[number.end : number.end + 40]):
        name, rule = STATISTIC, "one of what is counted"
    bounds = _bounds(number, text[max(0, number.start - _AROUND) : number.end + _AROUND])
    unit = number.sign or number.unit
    said = context.of(number.start, number.end, measured=bool(unit)) if name in CLAIMABLE else {}
    return Candidate(
        *(number.start, number.end, " ".join(number.text.split()), number.value, bounds.lower, bounds.upper),
        *(number.qualifier, unit, name, rule),
        *(said.get(field, NOTHING) for field in ("period", "geography", "attributed_to", "counted")),
    )


def _bounds(number: Expression, around: str) -> Bounds:
    """What the words leave open; the words around tell whether a share ends at the whole."""
    if not number.numbers:
        return Bounds()
    if len(number.numbers) == 2:
        return Bounds(float(number.numbers[0]), float(number.numbers[1]))
    return Quoted(number.qualifier, number.unit, float(number.numbers[0]), growth=grows(around)).bounds
