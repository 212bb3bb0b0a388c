"""Conditions that a sentence of judgement rests on: a small closed language over named values, verdicts and counts.

    verdict(state-synthetic-growth) is holds
    deaths_2024 < deaths_2023 and lower(deaths_fall) >= 20 percent
    count(holds) > 15 claims

A condition is parsed once, checked against what there is before anything runs (unknown names, units that don't fit),
and evaluated at each build. The grammar stands in `conditions.lark`.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TypeVar

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from brief.base.problems import nearest
from brief.quantity import words
from brief.quantity.bounds import Bounds

Entry = TypeVar("Entry")
CLAIMS = "claims"  # the unit of a count
_OPERATORS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "≠": operator.ne,
}
_IN_WORDS = {
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
    "=": "equals",
    "≠": "differs from",
}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "≠", "≠": "="}


class ConditionError(ValueError):
    """A condition that can't be read, or names what is not there; `suggestion` is the nearest right thing."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.suggestion = suggestion


@dataclass(frozen=True)
class Quantity:
    """A named value: its number, what it leaves open, its unit, and how the brief writes it.

    `unit` is "" for a bare number, such as a year. An end that is None is not known.
    """

    value: float | None
    unit: str = ""
    lower: float | None = None
    upper: float | None = None
    text: str = ""


@dataclass(frozen=True)
class Margin:
    """How far something is from coming out otherwise, of which unit, and what: a comparison, or a claim's verdict.

    `share` is the same as a share of the larger side, by which margins of different units are compared.
    """

    distance: float
    unit: str
    share: float
    of: str

    @property
    def amount(self) -> str:
        """It in words: "28,557, 26.5 percent of the larger number"; percents are apart by percentage points.

        What is held against zero is all of the larger number away from it: that is not said. Less than a percent is.

        Examples
        --------
        >>> Margin(0.139, "percent", 0.277, "needed <= flat").amount
        '0.139 percentage points, 27.7 percent of the larger number'
        >>> Margin(10, "percent", 1, "fall > 0 percent").amount
        '10 percentage points'
        """
        unit = "percentage points" if self.unit == "percent" else words.unit_word(self.unit)
        distance = f"{words.number(self.distance, 3)} {unit}".strip()
        if self.share >= 1:
            return distance
        share = words.number(100 * self.share, 3) if self.share >= 0.01 else "less than 1"
        return f"{distance}, {share} percent of the larger number"


@dataclass(frozen=True)
class Facts:
    """What conditions may speak of.

    `values` are the named values. `outcomes` gives for each kind ("verdict", "comparison") what each record came out
    as, `words` the closed list of what it can, and `margins` how far a record is from coming out otherwise, where that
    can be said. `counts` gives how many claims came out as a word, `subjects` how readers know a record.
    """

    values: Mapping[str, Quantity] = field(default_factory=dict)
    outcomes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    margins: Mapping[str, Mapping[str, Margin]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    subjects: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """What a condition, or a part of one, came out as; `holds` is None where a number that decides it is not known.

    `margin` says how far it is from coming out otherwise: of the parts that decide, the nearest; None where there is no
    scale, as for a rank. `seen` are the values that it looked at, by their names; `told` says for readers what was
    found, without names.
    """

    holds: bool | None
    margin: Margin | None
    seen: tuple[str, ...]
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Term:
    """One side of a comparison: as it is written, its number (None: not known), its unit, what was found, and told."""

    name: str
    number: float | None
    unit: str
    words: str
    told: str


def evaluate(condition: str, facts: Facts) -> Finding:
    """What a condition comes out as.

    Raises `ConditionError` for what `check` finds.
    """
    return _evaluate(_parsed(condition), facts)


def check(condition: str, facts: Facts) -> list[ConditionError]:
    """Every reason why a condition could not be evaluated: grammar, unknown names, units that don't fit."""
    try:
        tree = _parsed(condition)
    except ConditionError as error:
        return [error]
    errors: list[ConditionError] = []
    for part in tree.find_pred(lambda part: part.data in ("compared", "outcome")):
        try:
            _evaluate(part, facts)
        except ConditionError as error:
            errors.append(error)
    return errors


def names(condition: str) -> set[str]:
    """The named values and records that a condition speaks of. Raises `ConditionError` where it can't be read."""
    return values(condition) | {str(part.children[1]) for part in _parsed(condition).find_data("outcome")}


def values(condition: str) -> set[str]:
    """The named values that a condition speaks of. Raises `ConditionError` where it can't be read."""
    return {str(token) for token in _values(condition)}


def qualified(condition: str, prefix: str) -> str:
    """The condition with a prefix before each named value, as the brief knows them.

    Examples
    --------
    >>> qualified("upper(rise) < 5 percent and peak > latest", "overdose_")
    'upper(overdose_rise) < 5 percent and overdose_peak > overdose_latest'

    """
    for token in sorted(_values(condition), key=lambda token: token.start_pos or 0, reverse=True):
        condition = f"{condition[: token.start_pos]}{prefix}{condition[token.start_pos :]}"
    return condition


def _values(condition: str) -> list[Token]:
    parts = _parsed(condition).find_pred(lambda part: part.data in ("value", "end"))
    return [token for part in parts if isinstance(token := part.children[-1], Token)]


@cache
def _parser() -> Lark:
    return Lark(files("brief.quantity").joinpath("conditions.lark").read_text(encoding="utf-8"), parser="lalr")


@cache
def _parsed(condition: str) -> Tree[Token]:
    try:
        return _parser().parse(condition)
    except UnexpectedInput as error:
        rest = condition[error.pos_in_stream or 0 :].strip() if error.pos_in_stream is not None else ""
        where = f"at “{rest[:30]}”" if rest else "at its end"
        raise ConditionError(
            f"not a condition, {where}: “{condition}”",
            "verdict(claim-id) is holds, or a comparison of named values such as deaths_2024 < 80,000 deaths",
        ) from None


def _evaluate(tree: Tree[Token], facts: Facts) -> Finding:
    match tree.data:
        case "either":
            return _joined([_evaluate(part, facts) for part in _parts(tree)], decides=True)
        case "both":
            return _joined([_evaluate(part, facts) for part in _parts(tree)], decides=False)
        case "negated":
            inner = _evaluate(_parts(tree)[0], facts)
            holds = None if inner.holds is None else not inner.holds
            return Finding(holds, inner.margin, inner.seen, inner.told)
        case "outcome":
            return _outcome(tree, facts)
    return _compared(tree, facts)


def _parts(tree: Tree[Token]) -> list[Tree[Token]]:
    return [part for part in tree.children if isinstance(part, Tree)]


def _joined(findings: list[Finding], decides: bool) -> Finding:
    """Parts joined by `or` (one that holds decides) or by `and` (one that doesn't decides); else unknown stays so.

    Where one part decides, all that decide have to change, also the farthest; where none does, the nearest is enough.
    """
    results = [finding.holds for finding in findings]
    holds = decides if decides in results else None if None in results else not decides
    seen = tuple(dict.fromkeys(words for finding in findings for words in finding.seen))
    told = tuple(dict.fromkeys(words for finding in findings for words in finding.told))
    margins = [finding.margin for finding in findings if finding.holds is holds]
    if holds is None or (holds is decides and None in margins):
        return Finding(holds, None, seen, told)
    scaled = [margin for margin in margins if margin is not None]
    pick = max if holds is decides else min
    return Finding(holds, pick(scaled, key=lambda margin: margin.share, default=None), seen, told)


def _outcome(tree: Tree[Token], facts: Facts) -> Finding:
    kind, name = (str(child) for child in tree.children[:2])
    first, *others = (_outcome_words(part) for part in _parts(tree))
    records = _known("kind of record", kind, facts.outcomes)
    outcome = _known(kind, name, records)
    known = {words: words for words in facts.words[kind]}
    # "is not reproducible" names an outcome; "is not holds" denies one.
    denied = first not in known and first.startswith("not ")
    words = [first.removeprefix("not ") if denied else first, *others]
    for word in words:
        _known(f"outcome of a {kind}", word, known)
    margin = facts.margins.get(kind, {}).get(name)
    subject = facts.subjects.get(kind, {}).get(name, f"the {kind} on {name}")
    return Finding((outcome in words) != denied, margin, (f"{kind}({name}) is {outcome}",), (f"{subject}: {outcome}",))


def _outcome_words(tree: Tree[Token]) -> str:
    """What something can come out as, as it is written: "held at the time"; an underscore is a space."""
    return " ".join(str(child) for child in tree.children).replace("_", " ")


def _compared(tree: Tree[Token], facts: Facts) -> Finding:
    terms = [_term(part, facts) for part in _parts(tree)]
    signs = [str(child) for child in tree.children if isinstance(child, Token)]
    units = {term.unit for term in terms}
    if len(units) > 1:
        sides = ", ".join(f"{term.words} is {term.unit or 'a bare number'}" for term in terms)
        raise ConditionError(f"the units don't fit: {sides}", f"the same unit on every side: {sorted(units)[-1]}")
    findings = [_pair(first, sign, second) for first, sign, second in zip(terms[:-1], signs, terms[1:], strict=True)]
    return _joined(findings, decides=False)


def _pair(first: _Term, sign: str, second: _Term) -> Finding:
    seen = tuple(term.words for term in (first, second) if not term.words[0].isdigit())
    if first.number is None or second.number is None:
        return Finding(None, None, seen, (f"{first.told} beside {second.told}",))
    distance = abs(first.number - second.number)
    scale = max(abs(first.number), abs(second.number))
    of = f"{first.name} {sign} {second.name}"
    margin = Margin(distance, first.unit, distance / scale if scale else 0.0, of)
    holds = _OPERATORS[sign](first.number, second.number)
    told = f"{first.told} {_IN_WORDS[sign if holds else _OPPOSITE[sign]]} {second.told}"
    return Finding(holds, margin, seen, (told,))


def _term(tree: Tree[Token], facts: Facts) -> _Term:
    match tree.data:
        case "amount":
            number, unit = tree.children
            written = f"{number} {unit or ''}".strip()
            value = float(str(number).replace(",", ""))
            return _Term(written, value, str(unit or ""), written, _measured(value, str(unit or "")))
        case "counted":
            word = _outcome_words(_parts(tree)[0])
            count = _known("count", word, facts.counts)
            told = f"{words.counted(count, 'claim')}" + ("" if word == CLAIMS else f" “{word}”")
            return _Term(f"count({word})", float(count), CLAIMS, f"count({word}) = {count}", told)
        case "end":
            side, name = (str(child) for child in tree.children)
            quantity = _known("value", name, facts.values)
            end = quantity.lower if side == "lower" else quantity.upper
            told = f"{'at least' if side == 'lower' else 'at most'} {_measured(end, quantity.unit)}"
            return _Term(f"{side}({name})", end, quantity.unit, f"{side}({name}) = {_words(end)}", told)
    name = str(tree.children[0])
    quantity = _known("value", name, facts.values)
    seen = f"{name} = {quantity.text or _words(quantity.value)}"
    return _Term(name, quantity.value, quantity.unit, seen, _measured(quantity.value, quantity.unit))


def _measured(number: float | None, unit: str) -> str:
    """A number with its unit, for readers; a bare whole one below 3,000 may be a year, and has no separator."""
    if number is None or not math.isfinite(number):
        return "a number that is not known"
    if not unit and float(number).is_integer() and 1000 <= number < 3000:
        return f"{number:.0f}"
    singular = unit.removesuffix("s") if number == 1 else unit
    return words.quantity(Bounds.point(number), singular, words.number).strip()


def _words(number: float | None) -> str:
    return "not known" if number is None or not math.isfinite(number) else f"{number:,.6g}"


def _known(kind: str, name: str, known: Mapping[str, Entry]) -> Entry:
    if name not in known:
        raise ConditionError(f"no {kind} {name!r}", nearest(name, known))
    return known[name]
