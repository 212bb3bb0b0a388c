"""Words that change what a claim means: they are kept in the record, and not left out of the quote."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from brief.base.problems import Problem
from brief.base.records import Entry
from brief.corpus.claims import Claim
from brief.corpus.vocabulary import Vocabulary, pattern

# A sentence starts after the end of another, after a blank line, and at a mark of a list.
_SENTENCE_START = re.compile(r"(?:[.!?:;][’”\"]?(?:\[\d{1,3}\])*\s+|\n\s*\n|\n\s*[-—•]\s)")


def check_meaning(entry: Entry[Claim], text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Problem]:
    """Problems with words of likelihood and degree that the record leaves out, and with limits that the quote does."""
    quote = text[start:end]
    return [
        *_check_kept(entry, "likelihood", quote, vocabulary.likelihood),
        *_check_kept(entry, "degree", quote, vocabulary.degree),
        *_check_left_out(entry, text, start, vocabulary),
    ]


def _check_kept(entry: Entry[Claim], name: str, quote: str, signals: Sequence[str]) -> list[Problem]:
    """Problems when a record's words of one kind are not those of its quote: each signal, and nothing else."""
    kept: tuple[str, ...] = getattr(entry.record, name)
    problems: list[Problem] = []
    for position, words in enumerate(kept):
        place = replace(entry.at(f"{name}.{position}"), field=name)
        if not re.search(pattern([words]), quote):
            problems.append(Problem(place, f"“{words}” is not in the quote: “{' '.join(quote.split())}”"))
        elif signals and not re.search(pattern(signals), words):
            problems.append(Problem(place, f"“{words}” holds no word of {name}", ", ".join(signals)))
    for match in re.finditer(pattern(signals), quote) if signals else ():
        word = " ".join(match.group().split())
        if not any(re.search(pattern([word]), words) for words in kept):
            message = f"the quote says “{word}”, the record leaves it out"
            problems.append(Problem(entry.at(name), message, suggestion=f"{name}: [{', '.join([*kept, word])}]"))
    return problems


def _check_left_out(entry: Entry[Claim], text: str, start: int, vocabulary: Vocabulary) -> list[Problem]:
    """A problem when the sentence starts before the quote with words that limit or explain it."""
    left_out = entry.record.leaves_out
    lead = _lead(text, start)
    limiting = re.search(pattern(vocabulary.limiting), lead) if vocabulary.limiting else None
    if left_out:
        exact = " ".join(left_out.exact.split())
        if exact not in lead:
            message = f"“{exact}” does not stand before the quote in its sentence: “{lead}”"
            return [Problem(replace(entry.at("leaves_out.exact"), field="leaves_out"), message)]
        if limiting and limiting.group() not in exact:
            limiting = re.search(pattern(vocabulary.limiting), lead.replace(exact, ""))
        else:
            return []
    if not limiting:
        return []
    words = lead[limiting.start() :]
    message = f"the quote leaves out words that limit or explain it: “{words}”"
    expected = "leaves_out: {exact: those words, because: why the claim means the same without them}"
    return [Problem(entry.at("exact"), message, expected, f"start the quote at “{lead.split()[0]}”")]


def _lead(text: str, start: int) -> str:
    """The words of the quote's sentence that stand before the quote."""
    starts = _sentence_starts(text)
    number = bisect_right(starts, start)
    return " ".join(text[starts[number - 1] if number else 0 : start].split())


@lru_cache(100)  # of the claims of a document each would look at all of it again
def _sentence_starts(text: str) -> list[int]:
    """Where the sentences of a text start, but the first."""
    return [match.end() for match in _SENTENCE_START.finditer(text)]
