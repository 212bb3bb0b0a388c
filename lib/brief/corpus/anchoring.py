"""Holding a claim's record against the quote: the words, the number, its qualifier and its unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from brief.base.problems import Problem, Problems, attempt, raise_any
from brief.base.records import Entry, closed
from brief.corpus import enumerations, measures, symbols
from brief.corpus.claims import Claim
from brief.corpus.contexts import Context
from brief.corpus.documents import Document
from brief.corpus.fields import Origin, origins
from brief.corpus.meaning import check_meaning
from brief.corpus.quotes import QuoteError, find_quote
from brief.corpus.vocabulary import Vocabulary
from brief.quantity.expressions import Expression
from brief.quantity.qualifiers import QUALIFIERS, qualifier_of

_WORDS_BETWEEN = 4
_GAP = re.compile(r"(?:-\w+)*\s+")
_PLAINLY = "quote another sentence that says the number plainly, or leave it out"
_LONG = 200  # letters of a line before a quote from which on a reader is told the word


@dataclass(frozen=True)
class Anchored:
    """A claim and the place in its document where it was quoted: `document.text[start:end]` is the quote.

    `phrase` is the number as prose repeats it: with its qualifier and its unit, in the document's words.
    `origins` says where each field that the claim has comes from.
    """

    claim: Claim
    document: Document
    start: int
    end: int
    phrase: str
    origins: Mapping[str, Origin] = field(default_factory=dict)

    @property
    def quote(self) -> str:
        """The quote, exactly as it stands in the document."""
        return self.document.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line of the document on which the quote starts, from 1."""
        return self.document.line(self.start)

    @property
    def where(self) -> str:
        """Where the quote starts, in words: page, if there are pages, line, and in a long line the word."""
        text, page = self.document.text, self.document.page(self.start)
        before = text[text.rfind("\n", 0, self.start) + 1 : self.start]
        words = [f"page {page}"] if page else []
        words.append(f"line {self.line} of our copy")
        if len(before) > _LONG:
            words.append(f"word {len(before.split()) + 1}")
        return ", ".join(words)


def anchor(entry: Entry[Claim], document: Document, vocabulary: Vocabulary) -> Anchored:
    """A claim found in its document. Raises `Problems` with every reason why its record and its quote disagree."""
    start, end = _place(entry, document, vocabulary)
    problems = check_meaning(entry, document.text, start, end, vocabulary)
    places = attempt(problems, origins, entry, document, (start, end), vocabulary)
    phrase = attempt(problems, _number, entry, document, start, end, vocabulary)
    if problems or phrase is None or places is None:
        raise Problems(problems)
    return Anchored(entry.record, document, start, end, phrase, places)


def _number(entry: Entry[Claim], document: Document, start: int, end: int, vocabulary: Vocabulary) -> str:
    """The number of a claim as prose repeats it. Raises `Problems` when the quote doesn't say it so."""
    claim = entry.record
    quote = " ".join(claim.exact.split())  # the document's words, without the line ends that divide them there
    if claim.counted:
        raise_any(enumerations.check(entry, quote, vocabulary))
        return f"{claim.value:g} {vocabulary.units[claim.unit].plural}"
    context = Context.around(document.text, start, end, quote)
    expression = _expression(entry, context, vocabulary)
    raise_any(_check_divided(entry, Context.around(document.text, start, end, document.text[start:end]), expression))
    raise_any(
        [
            *measures.check(entry, context, expression, vocabulary),
            *_check_whole(entry, context),
            *_check_heading(entry, document, start, expression),
        ]
    )
    return _phrase(claim, context, expression, vocabulary)


def _place(entry: Entry[Claim], document: Document, vocabulary: Vocabulary) -> tuple[int, int]:
    """Where the quote stands. Raises `Problems` where it doesn't, or the record uses words of no closed list."""
    claim = entry.record
    problems = closed(
        entry,
        {
            "topic": vocabulary.topics,
            "qualifier": QUALIFIERS,
            "unit": vocabulary.units,
            "caveats": vocabulary.caveats,
        },
        {"unit": vocabulary.unit_of, "qualifier": qualifier_of},
    )
    try:
        span = find_quote(document.text, claim.exact, claim.prefix, claim.suffix)
    except QuoteError as error:
        words = f"{error}: “{claim.exact}”"
        raise Problems([*problems, Problem(entry.at("exact"), words, suggestion=error.suggestion)]) from None
    raise_any(problems)
    try:
        _ = claim.bounds
    except ValueError as error:
        raise Problems([Problem(entry.at("qualifier"), str(error))]) from None
    return span


def _expression(entry: Entry[Claim], context: Context, vocabulary: Vocabulary) -> Expression:
    """The expression in the quote that says the record's number. Raises `Problems` where none says it so.

    Of several, "5 km, and 5 hours", it is the first with the record's unit.
    """
    claim = entry.record
    expressions = [expression for expression in context.quoted if _kind(expression) == _kind_of(claim)]
    same = [expression for expression in expressions if expression.says(*_stated(claim))]
    if not same:
        raise_any(_check_whole(entry, context))
        raise Problems([_other_number(entry, expressions)])
    fitting = [expression for expression in same if expression.qualifier == claim.qualifier]
    if not fitting:
        raise Problems([_other_qualifier(entry, same[0])])
    measured = (number for number in fitting if not measures.check(entry, context, number, vocabulary))
    return next(measured, fitting[0])


def _kind(expression: Expression) -> str:
    return expression.kind if expression.kind in ("rank", "year", "ordinal", "date", "numbered") else "number"


def _kind_of(claim: Claim) -> str:
    return {"rank": "rank", "calendar year": "year"}.get(claim.unit, "number")


def _stated(claim: Claim) -> tuple[float, ...]:
    """The number or the two numbers of the record."""
    return claim.range or (() if claim.value is None else (claim.value,))


def _other_number(entry: Entry[Claim], expressions: list[Expression]) -> Problem:
    """The problem of a record whose number is not in the quote, which has those of `expressions`."""
    claim = entry.record
    stated = f"{claim.value:.12g}" if claim.range is None else _spanned(claim.range)
    quoted = "; ".join(f"“{expression.words}” = {_figure(expression)}" for expression in expressions)
    unreadable = any(expression.kind == "unreadable" for expression in expressions)
    suggestion = _PLAINLY if unreadable else ""
    if any(symbols.has_unclear_comma(expression.text) for expression in expressions if not expression.numbers):
        quoted += ": its comma may be a decimal point"
        suggestion = "quote another sentence that says the number with a point, or leave this number out"
    if len(expressions) == 1 and expressions[0].numbers:
        suggestion = f"{'value' if expressions[0].span is None else 'range'}: {_figure(expressions[0])}"
    return Problem(
        entry.at("value" if claim.range is None else "range"),
        f"the record says {stated}, the quote says {quoted or 'no number'}",
        "the number in the record is the number in the quote",
        suggestion,
    )


def _other_qualifier(entry: Entry[Claim], expression: Expression) -> Problem:
    """The problem of a record whose number the quote says with another qualifier."""
    qualifier = entry.record.qualifier
    signals = ", ".join(QUALIFIERS[qualifier].words + QUALIFIERS[qualifier].after) or "no qualifying word"
    return Problem(
        entry.at("qualifier"),
        f"the record says {qualifier}, the quote says “{expression.words}”",
        f"{qualifier} is signalled by: {signals}",
        f"qualifier: {expression.qualifier}",
    )


def _figure(expression: Expression) -> str:
    if not expression.numbers:
        return "denied" if expression.kind == "negated" else "no number that can be read"
    if expression.span is None:
        return f"{expression.value:.12g}"
    return _spanned(expression.span)


def _spanned(ends: tuple[float, ...]) -> str:
    return f"[{', '.join(f'{end:.12g}' for end in ends)}]"


def _check_whole(entry: Entry[Claim], context: Context) -> list[Problem]:
    """Problems when words around the quote belong to a number in it: "nearly" left out, or "-20 million"."""
    problems: list[Problem] = []
    for expression in context.cut:
        if expression.kind == "unreadable" and context.start <= expression.start and expression.head <= context.end:
            message = f"the words behind the quote leave no number that can be read: “{expression.words}”"
            problems.append(Problem(entry.at("exact"), message, suggestion=_PLAINLY))
            continue
        message = f"the quote leaves out words that belong to its number: “{expression.words}”"
        words = expression.text.split()
        way_out = f"start the quote at “{words[0]}”" if expression.start < context.start else ""
        problems.append(Problem(entry.at("exact"), message, suggestion=way_out or f"end the quote at “{words[-1]}”"))
    return problems


def _check_heading(entry: Entry[Claim], document: Document, start: int, expression: Expression) -> list[Problem]:
    """A problem when the heading of a table above the number says that it stands for thousands or millions."""
    plain = expression.kind == "number" and expression.scale == 1 and not expression.unit.startswith("percent")
    heading = symbols.heading_of_scale(document.text, start) if plain else ""
    if not heading:
        return []
    message = f"the heading of its table says “{heading}”: “{expression.words}” is not the number alone"
    way_out = "quote a sentence that says the number with its scale, or leave it out"
    return [Problem(entry.at("value"), message, "a number that stands for itself", way_out)]


def _check_divided(entry: Entry[Claim], context: Context, expression: Expression) -> list[Problem]:
    """A problem when the number is another where the document's own line ends and columns divide it: "10-", "20 kg"."""
    same = (expression.kind, expression.numbers, expression.qualifier)
    if any(same == (number.kind, number.numbers, number.qualifier) for number in context.quoted):
        return []
    there = "; ".join(
        f"“{number.words}” = {_figure(number)}" for number in context.expressions if _meets(number, context)
    )
    message = f"the quote says “{expression.words}”, the document divides it: {there or 'no number'}"
    return [Problem(entry.at("exact"), message, "the number as it stands in the document, within one line or column")]


def _meets(number: Expression, context: Context) -> bool:
    return number.start < context.end and context.start < number.end


def _phrase(claim: Claim, context: Context, expression: Expression, vocabulary: Vocabulary) -> str:
    """The number with its qualifier and, when it stands close behind, its unit: "nearly 640 percent"."""
    if claim.unit == "rank":
        return context.quote
    if claim.unit == "calendar year":
        return expression.text
    end = expression.end
    unit = vocabulary.units[claim.unit].pattern
    word = unit.search(context.text, expression.head, context.end) if unit else None
    if word:
        between = context.text[expression.head : word.start()]
        if len(between.split()) <= _WORDS_BETWEEN and not re.search(r"[,;:.(]", between):
            end = max(end, _last_word(unit, word.end(), context))
    return context.text[expression.start : end]


def _last_word(unit: re.Pattern[str] | None, end: int, context: Context) -> int:
    """Where the words for the unit end: "precursor chemicals" and "opioid-type NPS" are cut behind their last word."""
    while unit and (gap := _GAP.match(context.text, end, context.end)):
        following = unit.match(context.text, gap.end(), context.end)
        if not following:
            break
        end = following.end()
    return end
