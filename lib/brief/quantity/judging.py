"""Words that judge: comparison, rank, trend, quantity, verdict. The list is data: `judgement_words`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

VERDICT = "verdict"  # the kind of words that no document says of itself
IDIOM = "idiom"  # the kind of words that hold one of the others and judge nothing: "how many"
_SENTENCE = re.compile(r"(?:(?!\n[ \t]*\n|\n#|\n\s*\d+\. |\n\s*- )[^.!?:]|[.!?:](?!\s|\*))+[.!?:]?", re.DOTALL)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Every sentence of a text, with its offset. A colon ends one, as a blank line, a heading and a list mark do.

    Examples
    --------
    >>> list(sentences("Deaths rose. They fell"))
    [(0, 'Deaths rose.'), (12, ' They fell')]

    """
    for match in _SENTENCE.finditer(text):
        if match.group().strip():
            yield match.start(), match.group()


def judging(sentence: str, words: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, int]]:
    """Words of judgement in a sentence: kind, word, place. A star in the list stands for any ending.

    A question judges nothing, nor does an idiom of the list.

    Examples
    --------
    >>> list(judging("Most deaths increased", {"comparison": ("most",), "trend": ("increas*",)}))
    [('comparison', 'Most', 0), ('trend', 'increased', 12)]

    """
    if sentence.rstrip().endswith("?"):
        return
    if idioms := words.get(IDIOM):
        sentence = _pattern(idioms).sub(lambda match: " " * len(match.group()), sentence)
    for kind, listed in words.items():
        for match in _pattern(listed).finditer(sentence) if kind != IDIOM else ():
            yield kind, match.group(), match.start()


@cache
def _pattern(listed: tuple[str, ...]) -> re.Pattern[str]:
    pattern = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in listed)
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


def unbound(sentence: str, words: Mapping[str, tuple[str, ...]], *, reports: bool) -> tuple[str, str, int] | None:
    """The first word of a sentence that rests on nothing: kind, word, place; None where there is none.

    Where the sentence `reports` a claim, words of comparison, trend and quantity are the document's; words of verdict
    never are.
    """
    return next((found for found in judging(sentence, words) if not reports or found[0] == VERDICT), None)


def short(sentence: str) -> str:
    """A sentence for a message: on one line, cut where it is long."""
    plain = " ".join(sentence.split())
    return plain if len(plain) <= 90 else f"{plain[:87]}…"
