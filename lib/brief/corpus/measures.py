"""Holding the unit of a claim against its quote: the word at the number, rates, signs that may mean two things."""

from __future__ import annotations

import re

from brief.base.problems import Problem
from brief.base.records import Entry
from brief.corpus import symbols
from brief.corpus.claims import Claim
from brief.corpus.contexts import Context
from brief.corpus.vocabulary import Vocabulary
from brief.quantity.expressions import Expression
from brief.quantity.lexicon import CURRENCIES

# A count for so many is no count: "5 deaths per 100,000 people", "5 deaths in every million", "5 deaths/100 000".
_RATE = re.compile(
    r"""
    (?:\s+[\w-]+){0,2}
    (?:
        \s+(?:per|(?:for|in|of|out\ of|to|among)\s+(?:every|each))\s+(?:(?:an?|one|ten)\s+)?
        (?:\d[\d,]*|(?:hundred|thousand|million|lakh|capita|head|inhabitant)\b
            |(?:k?g|mg|m?l|lb|(?:kilo|milli)?gram|kilo|pound|ounce|lit(?:er|re))\b)
      | \s?/\s?(?:k?g|mg|m?l|lb|million|thousand|capita|hour|day|week|month|year)\b
      | (?:\s+(?:in|(?P<price>for)|out\ of)\s+|(?P<slash>\s?/\s?))10{0,2}(?:[\s,]?000(?:[\s,]?000)?|k)\b
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


# Words and signs at a number that may mean another unit: what they may be, and what settles it.
_UNCLEAR = {
    "Mt": ("tonnes or millions of them", "a document that says “metric tons (Mt)”"),
    "lb": ("pounds of weight or of money", "“kg”, “lb” or “pounds of” in the quote for weight, “£” for money"),
    "USD": ("another country's dollars", "“US$”, or a document that says “in US dollars”"),
}
_POUNDS = re.compile(r"[\s-]*pounds?\b", re.IGNORECASE)
_OF_THE_US = re.compile(r"U\.?\s?S|American")
_BEFORE_A_SIGN = 10  # letters: "American $5"


def check(entry: Entry[Claim], context: Context, expression: Expression, vocabulary: Vocabulary) -> list[Problem]:
    """Problems when no word of the quote signals the record's unit, or the word at the number signals another."""
    name = entry.record.unit
    rate = _RATE.match(context.text, expression.end)
    if rate and rate["price"] and _is_money(expression):  # "$5,000 for 100,000 people"
        rate = None
    before = _RATE_BEFORE.search(context.text[: expression.start])
    if (rate or before) and " per " not in name:
        words = f"{before.group() if before else ''}{expression.words}{rate.group() if rate else ''}"
        message = f"the record says {name}, the quote gives a rate: “{words}”"
        return [Problem(entry.at("unit"), " ".join(message.split()), "a unit with “per” in it")]
    unit, at_number = vocabulary.units[name], _unit_at(context, expression, vocabulary)
    meant = _meant(context, expression, at_number)
    if not meant and at_number or meant != at_number and at_number in name.split():
        may_be, expected = _UNCLEAR[at_number]
        message = f"“{expression.words}” may be {may_be}, and the document doesn't say which"
        way_out = "quote another sentence that says it, or leave this number out"
        return [Problem(entry.at("unit"), message, expected, way_out)]
    at_number = meant
    known = at_number if at_number in vocabulary.units else ""  # what is no unit of the list is no way out
    if unit.pattern and name != at_number and not unit.pattern.search(context.quote):
        message = f"no word in the quote signals {name}: “{context.quote}”"
        return [Problem(entry.at("unit"), message, f"one of: {', '.join(unit.words)}", known)]
    if at_number and at_number != name and at_number not in name.split():
        message = f"the record says {name}, the quote says {at_number}"
        return [Problem(entry.at("unit"), message, suggestion=f"unit: {known}" if known else "")]
    return []


def _meant(context: Context, expression: Expression, unit: str) -> str:
    """The unit that a word or a sign at a number means in its document; empty where nobody can say."""
    text = context.text
    if unit == "Mt":
        return "tonnes" if symbols.are_tonnes(context.document) else ""
    if unit == "lb" and (pounds := _POUNDS.match(text, expression.head)):
        return symbols.pounds(context.document, text[: expression.start], text[pounds.end() :], context.quote)
    sign = text[max(0, expression.start - _BEFORE_A_SIGN) : expression.end]
    return symbols.dollars(context.document) if unit == "USD" and not _OF_THE_US.search(sign) else unit


def _is_money(expression: Expression) -> bool:
    return bool(expression.sign) or expression.unit in CURRENCIES.values()


def _unit_at(context: Context, expression: Expression, vocabulary: Vocabulary) -> str:
    """The unit of measure that stands right at the number: its sign, or the word after it; empty when none does."""
    if expression.sign or expression.unit:
        return expression.sign or expression.unit
    after = context.text[expression.head : context.end].lstrip(" -")
    for name, unit in vocabulary.units.items():
        if unit.measure and unit.pattern and unit.pattern.match(after):
            return name
    return ""
