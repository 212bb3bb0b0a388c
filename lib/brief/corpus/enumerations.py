"""Holding a claim that counts a list against its quote: the items, their number, their unit."""

from __future__ import annotations

import re
from dataclasses import replace

from brief.base.problems import Problem
from brief.base.records import Entry
from brief.corpus.claims import Claim
from brief.corpus.vocabulary import Vocabulary

_LISTING = re.compile(r"\b(?:include|includes|including|such as)\b", re.IGNORECASE)


def check(entry: Entry[Claim], quote: str, vocabulary: Vocabulary) -> list[Problem]:
    """Problems with a counted list: its items, their number, its unit."""
    return [*_check_list(entry, quote), *_check_count(entry, quote), *_check_listed(entry, quote, vocabulary)]


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
