"""Holding what a claim says besides its number against the document: period, place, population, authority."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from brief.base.problems import Problem, Problems
from brief.base.records import Entry
from brief.base.sentences import sentence
from brief.corpus.claims import Claim, Told, ToldPeriod
from brief.corpus.documents import Document
from brief.corpus.quotes import QuoteError, find_quote
from brief.corpus.vocabulary import Vocabulary
from brief.quantity.periods import Period

FIELDS = ("period", "geography", "population", "attributed_to")
_LINE_END = re.compile(r"-[ \t]*[\r\n]\s*")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


class From(StrEnum):
    """Where a field comes from."""

    QUOTE = "quote"
    DOCUMENT = "document"
    SUPPLIED = "supplied"


@dataclass(frozen=True)
class Origin:
    """Where a field comes from: `document.text[start:end]` says it, or it is supplied for a reason."""

    kind: From
    start: int | None = None
    end: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class _Field:
    """A field of a claim, as it is told, and the names that documents give to places and subjects."""

    entry: Entry[Claim]
    name: str
    told: Told | ToldPeriod
    names: Mapping[str, Sequence[str]]


def origins(entry: Entry[Claim], document: Document, quote: tuple[int, int], words: Vocabulary) -> dict[str, Origin]:
    """Where each field that is said comes from. Raises `Problems` with each that nothing bears out.

    A field written plainly stands in the quote, or, a period, in its sentence where that names no other; one with
    `exact` in those words of the document; one that is supplied stands in the reason, and not in the quote.
    """
    places: dict[str, Origin] = {}
    problems: list[Problem] = []
    for name in FIELDS:
        told: Told | ToldPeriod = getattr(entry.record, name)
        if told.value:
            try:
                places[name] = _origin(_Field(entry, name, told, words.names), document, quote)
            except Problems as error:
                problems += error.problems
    if problems:
        raise Problems(problems)
    return places


def _origin(field: _Field, document: Document, quote: tuple[int, int]) -> Origin:
    """Where one field comes from. Raises `Problems` when its words don't say it."""
    entry, name, told = field.entry, field.name, field.told
    quoted = document.text[slice(*quote)]
    if told.supplied:
        if says(told.value, quoted, field.names):
            message = f"supplied, though the quote says it: “{_flat(quoted)}”"
            raise Problems([Problem(entry.at(name), message, suggestion=f"{name}: {told.value}")])
        _check(field, told.supplied, "the reason")
        return Origin(From.SUPPLIED, reason=told.supplied)
    if not told.exact:
        if isinstance(told.value, Period) and not _YEAR.search(quoted):
            first, last = sentence(document.text, *quote)
            if _alone(told.value, document.text[first:last], field.names):
                return Origin(From.DOCUMENT, first, last)
        _check(field, quoted, "the quote")
        return Origin(From.QUOTE, *quote)
    try:
        start, end = find_quote(document.text, told.exact, told.prefix, told.suffix)
    except QuoteError as error:
        message = str(error).replace("the quote is", "the words are").replace("the quote stands", "the words stand")
        place = replace(entry.at(f"{name}.exact"), field=name)
        raise Problems([Problem(place, f"{message}: “{told.exact}”", suggestion=error.suggestion)]) from None
    _check(field, document.text[start:end], "the document")
    return Origin(From.DOCUMENT, start, end)


def _alone(period: Period, sentence: str, names: Mapping[str, Sequence[str]]) -> bool:
    """Whether a sentence says the years of a period and no other."""
    years = {int(year) for year in _YEAR.findall(sentence)}
    named = {int(point[:4]) for point in (period.start, period.end) if point}
    if period.fiscal or years != named:
        return False
    return says(period, sentence, names)


def _check(field: _Field, text: str, where: str) -> None:
    """Raises `Problems` when a text does not say the value of a field."""
    name, value = field.name, field.told.value
    if says(value, text, field.names):
        return
    message = f"the record says {value}, {where} says “{_flat(text)}”"
    expected = ", ".join(_expected(value, field.names))
    way_out = f"{name}: {{is: …, exact: words of the document that say it}}, or {{is: …, supplied: why, naming it}}"
    raise Problems([Problem(field.entry.at(name), message, f"words that say it: {expected}", way_out)])


def says(value: str | Period | None, text: str, names: Mapping[str, Sequence[str]]) -> bool:
    """Whether a text says a value: a period by its years and months, anything else by its words or a known name.

    White space, hyphens at line ends and the case of letters don't matter, but for names in capitals: "US" is not "us".
    """
    flat = _flat(text)
    if isinstance(value, Period):
        return _says_period(value, flat)
    return any(_holds(flat, words) for words in _expected(value, names))


def _expected(value: str | Period | None, names: Mapping[str, Sequence[str]]) -> list[str]:
    if isinstance(value, Period):
        return [value.words()]
    return [str(value), *names.get(str(value), ())]


def _flat(text: str) -> str:
    return " ".join(_LINE_END.sub("-", text).split())


def _holds(flat: str, words: str) -> bool:
    """Whether a text without line breaks holds words; a hyphen in it may be one that a line end made."""
    body = r"\s".join("-?".join(map(re.escape, word.replace("-", ""))) for word in words.split())
    capitals = words.replace(".", "").isupper()
    return bool(re.search(rf"(?<![\w-]){body}(?![\w-])", flat, 0 if capitals else re.IGNORECASE))


def _says_period(period: Period, flat: str) -> bool:
    """Whether a text says both ends of a period; a year after "since" has no end, and only such a one has none."""
    if period.fiscal:
        return bool(re.search(rf"\b(?:fiscal\s+year|FY)\s*{period.end[:4]}\b", flat, re.IGNORECASE))
    since = rf"\bsince (?:\w+ )?{period.start[:4]}\b"
    open_ended = bool(re.search(since, flat, re.IGNORECASE))
    if open_ended != (not period.end):
        return False
    return all(_says_point(point, flat) for point in {period.start, period.end} - {""})


def _says_point(point: str, flat: str) -> bool:
    """Whether a text says a year; and its month by name, and its day, where it has them."""
    year, *rest = point.split("-")
    parts = [rf"\b{year}\b"]
    if rest:
        number = int(rest[0])
        parts.append(rf"\b(?:{calendar.month_name[number]}|{calendar.month_abbr[number]})\b")
    parts += [rf"\b0?{int(day)}(?:st|nd|rd|th)?\b" for day in rest[1:]]
    return all(re.search(part, flat, re.IGNORECASE) for part in parts)
