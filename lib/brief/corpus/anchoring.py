"""Holding a claim's record against the quote: the words, the number, its qualifier and its unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from brief.base.problems import Problem, Problems, attempt, raise_any
from brief.base.records import Entry, closed
from brief.corpus import symbols
from brief.corpus.claims import Claim
from brief.corpus.documents import Document
from brief.corpus.fields import Origin, origins
from brief.corpus.meaning import check_meaning
from brief.corpus.quotes import QuoteError, find_quote
from brief.corpus.vocabulary import Vocabulary
from brief.quantity.expressions import Expression
from brief.quantity.grammar import read
from brief.quantity.lexicon import CURRENCIES
from brief.quantity.qualifiers import QUALIFIERS, qualifier_of

_LISTING = re.compile(r"\b(?:include|includes|including|such as)\b", re.IGNORECASE)
_WORDS_BETWEEN = 4
# A count for so many is no count: "5 deaths per 100,000 people", "5 deaths in every million", "5 deaths/100 000".
_RATE = re.compile(
    r"""
    (?:\s+[\w-]+){0,2}
    (?:
        \s+(?:per|(?:for|in|of|out\ of|to|among)\s+(?:every|each))\s+(?:(?:an?|one|ten)\s+)?
        (?:\d[\d,]*|(?:hundred|thousand|million|lakh|capita|head|inhabitant)\b
            |(?:k?g|mg|m?l|lb|(?:kilo|milli)?gram|kilo|pound|ounce|lit(?:er|re))\b)
      | \s?/\s?(?:k?g|mg|m?l|lb|million|thousand|capita|hour|day|week|month|year)\b
      | (?:\s+(?:in|(?P<price>for)|out\ of)\s+|(?P<slash>\s?/\s?))10{0,2}[\s,]?000(?:[\s,]?000)?\b
        (?(slash)|(?=
            (?:\s+[\w-]+)?\s+(?:persons?|people|population|residents|inhabitants|citizens|capita|births|deliveries
                |men|women|males|females|adults|children|infants|pupils|students|adolescents|teenagers|patients)\b
          | \s+(?-i:[A-Z])[a-z]+an[s]\b
          | \s*(?:[.,;:)\]](?!\d)|$)
          | \s+(?:and|or|to|by|in|from|was|were|is|are|than|while|during|since|among)\b
        ))
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RATE_BEFORE = re.compile(  # "per 100,000 people 5 deaths"
    r"\b(?:per|(?:for|in|of|to|among) (?:every|each))\s+(?:\d[\d, ]*\d|hundred|thousand|million)\b(?:\s[\w-]+)?,?\s+$",
    re.IGNORECASE,
)
_GAP = re.compile(r"(?:-\w+)*\s+")
_PARAGRAPH = re.compile(r"\n\s*\n|\r\s*\r|[\f\u2029]")
_LONG = 200  # letters of a line before a quote from which on a reader is told the word
_AROUND = 160  # letters of the document before and behind a quote that may belong to a number in it


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
        raise_any([*_check_list(entry, quote), *_check_count(entry, quote), *_check_listed(entry, quote, vocabulary)])
        return f"{claim.value:g} {vocabulary.units[claim.unit].plural}"
    context = _Context.around(document.text, start, end, quote)
    expression = _expression(entry, context, vocabulary)
    raise_any(_check_divided(entry, _Context.around(document.text, start, end, document.text[start:end]), expression))
    raise_any([*_check_unit(entry, context, expression, vocabulary), *_check_whole(entry, context)])
    return _phrase(claim, context, expression, vocabulary)


@dataclass(frozen=True)
class _Context:
    """A quote between the words of its document that stand before and behind it: `text[start:end]` is the quote."""

    text: str
    start: int
    end: int
    document: str

    @classmethod
    def around(cls, text: str, start: int, end: int, quote: str) -> _Context:
        """The context of a quote that stands at `text[start:end]`."""
        before = text[max(0, start - _AROUND) : start]
        if start > _AROUND:
            before = re.sub(r"^\S+", "", before)  # half a word is none
        behind = re.sub(r"\S+$", "", text[end : end + _AROUND]) if end + _AROUND < len(text) else text[end:]
        before, behind = _PARAGRAPH.split(before)[-1], _PARAGRAPH.split(behind)[0]  # no number goes over its end
        return cls(before + quote + behind, len(before), len(before) + len(quote), text)

    @property
    def quote(self) -> str:
        """The quote."""
        return self.text[self.start : self.end]

    @cached_property
    def expressions(self) -> list[Expression]:
        """The numbers of the text that begin before the end of the quote, each as a whole."""
        return read(self.text, self.end)

    @property
    def quoted(self) -> list[Expression]:
        """Those that the quote holds whole."""
        return [number for number in self.expressions if self.start <= number.start and number.end <= self.end]

    @property
    def cut(self) -> list[Expression]:
        """Those of which the quote holds a part, be it all but a word; the unit alone of one before it is no part."""
        return [
            number
            for number in self.expressions
            if number.start < self.start < number.head or number.start < self.end < number.end
        ]


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


def _expression(entry: Entry[Claim], context: _Context, vocabulary: Vocabulary) -> Expression:
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
    measured = (number for number in fitting if not _check_unit(entry, context, number, vocabulary))
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
    quoted = "; ".join(f"“{_words(expression)}” = {_figure(expression)}" for expression in expressions)
    unreadable = any(expression.kind == "unreadable" for expression in expressions)
    suggestion = "quote another sentence that says the number plainly, or leave it out" if unreadable else ""
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
        f"the record says {qualifier}, the quote says “{_words(expression)}”",
        f"{qualifier} is signalled by: {signals}",
        f"qualifier: {expression.qualifier}",
    )


def _words(expression: Expression) -> str:
    return " ".join(expression.text.split())


def _figure(expression: Expression) -> str:
    if not expression.numbers:
        return "denied" if expression.kind == "negated" else "no number that can be read"
    if expression.span is None:
        return f"{expression.value:.12g}"
    return _spanned(expression.span)


def _spanned(ends: tuple[float, ...]) -> str:
    return f"[{', '.join(f'{end:.12g}' for end in ends)}]"


def _check_whole(entry: Entry[Claim], context: _Context) -> list[Problem]:
    """Problems when words around the quote belong to a number in it: "nearly" left out, or "-20 million"."""
    problems: list[Problem] = []
    for expression in context.cut:
        message = f"the quote leaves out words that belong to its number: “{_words(expression)}”"
        words = expression.text.split()
        way_out = f"start the quote at “{words[0]}”" if expression.start < context.start else ""
        problems.append(Problem(entry.at("exact"), message, suggestion=way_out or f"end the quote at “{words[-1]}”"))
    return problems


def _check_divided(entry: Entry[Claim], context: _Context, expression: Expression) -> list[Problem]:
    """A problem when the number is another where the document's own line ends and columns divide it: "10-", "20 kg"."""
    same = (expression.kind, expression.numbers, expression.qualifier)
    if any(same == (number.kind, number.numbers, number.qualifier) for number in context.quoted):
        return []
    there = "; ".join(
        f"“{_words(number)}” = {_figure(number)}" for number in context.expressions if _meets(number, context)
    )
    message = f"the quote says “{_words(expression)}”, the document divides it: {there or 'no number'}"
    return [Problem(entry.at("exact"), message, "the number as it stands in the document, within one line or column")]


def _meets(number: Expression, context: _Context) -> bool:
    return number.start < context.end and context.start < number.end


def _check_unit(
    entry: Entry[Claim], context: _Context, expression: Expression, vocabulary: Vocabulary
) -> list[Problem]:
    """Problems when no word of the quote signals the record's unit, or the word at the number signals another."""
    name = entry.record.unit
    rate = _RATE.match(context.text, expression.end)
    if rate and rate["price"] and _is_money(expression):  # "$5,000 for 100,000 people"
        rate = None
    before = _RATE_BEFORE.search(context.text[: expression.start])
    if (rate or before) and " per " not in name:
        words = f"{before.group() if before else ''}{_words(expression)}{rate.group() if rate else ''}"
        message = f"the record says {name}, the quote gives a rate: “{words}”"
        return [Problem(entry.at("unit"), " ".join(message.split()), "a unit with “per” in it")]
    unit, at_number = vocabulary.units[name], _unit_at(context, expression, vocabulary)
    if at_number == "Mt":
        if not symbols.are_tonnes(context.document):
            message = f"“{_words(expression)}” may be tonnes or millions of them, and the document doesn't say which"
            way_out = "quote another sentence that says it, or leave this number out"
            return [Problem(entry.at("unit"), message, "a document that says “metric tons (Mt)”", way_out)]
        at_number = "tonnes"
    known = at_number if at_number in vocabulary.units else ""  # what is no unit of the list is no way out
    if unit.pattern and name != at_number and not unit.pattern.search(context.quote):
        message = f"no word in the quote signals {name}: “{context.quote}”"
        return [Problem(entry.at("unit"), message, f"one of: {', '.join(unit.words)}", known)]
    if at_number and at_number != name and at_number not in name.split():
        message = f"the record says {name}, the quote says {at_number}"
        return [Problem(entry.at("unit"), message, suggestion=f"unit: {known}" if known else "")]
    return []


def _is_money(expression: Expression) -> bool:
    return bool(expression.sign) or expression.unit in CURRENCIES.values()


def _unit_at(context: _Context, expression: Expression, vocabulary: Vocabulary) -> str:
    """The unit of measure that stands right at the number: its sign, or the word after it; empty when none does."""
    if expression.sign or expression.unit:
        return expression.sign or expression.unit
    after = context.text[expression.head : context.end].lstrip(" -")
    for name, unit in vocabulary.units.items():
        if unit.measure and unit.pattern and unit.pattern.match(after):
            return name
    return ""


def _phrase(claim: Claim, context: _Context, expression: Expression, vocabulary: Vocabulary) -> str:
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


def _last_word(unit: re.Pattern[str] | None, end: int, context: _Context) -> int:
    """Where the words for the unit end: "precursor chemicals" and "opioid-type NPS" are cut behind their last word."""
    while unit and (gap := _GAP.match(context.text, end, context.end)):
        following = unit.match(context.text, gap.end(), context.end)
        if not following:
            break
        end = following.end()
    return end


def _check_list(entry: Entry[Claim], quote: str) -> list[Problem]:
    """Problems with the items of a counted list: each stands in the quote, after the item before it."""
    problems: list[Problem] = []
    end = 0
    for position, item in enumerate(entry.record.counted):
        start = quote.find(" ".join(item.split()), end)
        if start >= 0:
            end = start + len(item)
            continue
        place = replace(entry.at(f"counted.{position}"), field="counted")
        problems.append(Problem(place, f"“{item}” is not in the quote after the item before it"))
    return problems


def _check_count(entry: Entry[Claim], quote: str) -> list[Problem]:
    """Problems when the number of a counted list or its qualifier disagree with the quote."""
    claim, count = entry.record, len(entry.record.counted)
    problems: list[Problem] = []
    if claim.value != count:
        message = f"the record says {claim.value:g}, {count} items are listed"
        problems.append(Problem(entry.at("value"), message, suggestion=f"value: {count}"))
    if claim.qualifier not in ("exact", "at_least"):
        message = f"a counted list is exact or at_least, not {claim.qualifier}"
        problems.append(Problem(entry.at("qualifier"), message))
    elif claim.qualifier == "at_least" and not _LISTING.search(quote):
        message = "at_least needs a word such as include in the quote"
        problems.append(Problem(entry.at("qualifier"), message, suggestion="qualifier: exact"))
    return problems


def _check_listed(entry: Entry[Claim], quote: str, vocabulary: Vocabulary) -> list[Problem]:
    """A problem when a counted list is of another unit than its items, or than the first word for one before them."""
    unit, listed = entry.record.unit, _listed(entry.record, quote, vocabulary)
    if unit in listed:
        return []
    message = f"the record says {unit}, the quote lists {' or '.join(listed) or 'what no unit has a word for'}"
    expected = ", ".join(vocabulary.units[unit].words) or "a unit that words signal"
    return [Problem(entry.at("unit"), message, f"before the items: {expected}", f"unit: {listed[0]}" if listed else "")]


def _listed(claim: Claim, quote: str, vocabulary: Vocabulary) -> list[str]:
    """The units that a counted list may be of."""
    known = [name for name, unit in vocabulary.units.items() if set(claim.counted) <= set(unit.listed)]
    if known:
        return known
    before = quote[: quote.find(" ".join(claim.counted[0].split()))]
    signals = [
        (match.start(), name)
        for name, unit in vocabulary.units.items()
        if unit.pattern and (match := unit.pattern.search(before))
    ]
    nearest = min(signals, default=(0, ""))[0]
    return [name for start, name in signals if start == nearest]
