"""Words of a document for a record: a quote around a figure, and words that stand in one place only."""

from __future__ import annotations

import re

from brief.base.sentences import sentence
from brief.corpus.quotes import QuoteError, find_quote

_LONGEST = 200  # letters of a sentence that is quoted whole
_CLAUSE = re.compile(r"[;:—–]\s|,\s|\s\(|\)\s|\s[—–-]\s")
_MARKS = " \t\r\n\f•*-—–“”\"'‘’([{"
_STOPS = " \t\r\n\f.,;:!?“”\"'‘’(—–-"
_NOTE = re.compile(r"(?:\[\d{1,3}\])+\s*$")  # the mark of a footnote behind a sentence
_MOST_WORDS = 14
_LINE_END = re.compile(r"-[ \t]*[\r\n]\s*")


def words(text: str, start: int, end: int) -> str:
    """The words at a place, as a record quotes them: without line ends, a hyphen at one kept."""
    return " ".join(_LINE_END.sub("-", text[start:end]).split())


def quote(text: str, start: int, end: int, *, whole: bool = False) -> tuple[int, int]:
    """The place of the words around a figure that a claim quotes: its sentence, or its clause of a long one."""
    first, last = sentence(text, start, end)
    if not whole and last - first > _LONGEST:
        before = [match.end() for match in _CLAUSE.finditer(text, first, start)]
        behind = _CLAUSE.search(text, end, last)
        first, last = before[-1] if before else first, behind.start() + 1 if behind else last
    while first < start and text[first] in _MARKS:
        first += 1
    if mark := _NOTE.search(text, end, last):
        last = mark.start()
    while last > end and text[last - 1] in _STOPS:
        last -= 1
    opened = text.count("(", first, last) - text.count(")", first, last)
    return first, last if opened >= 0 or last <= end else max(end, text.rfind(")", first, last))


def one_place(text: str, start: int, end: int) -> dict[str, str]:
    """`exact`, and `prefix` or `suffix` where they are needed, that stand at a place and nowhere else.

    Empty where a quote can't be found there again, however much is taken around it.
    """
    exact = words(text, start, end)
    if _stands(text, (start, end), exact):
        return {"exact": exact}
    before, behind = text[max(0, start - 300) : start].split(), text[end : end + 300].split()
    for count in range(1, _MOST_WORDS):
        prefix, suffix = " ".join(before[-count:]), " ".join(behind[:count])
        for around in ({"prefix": prefix}, {"suffix": suffix}, {"prefix": prefix, "suffix": suffix}):
            if _stands(text, (start, end), exact, **around):
                return {"exact": exact, **around}
    return {}


def longer(text: str, start: int, end: int) -> dict[str, str]:
    """`exact`: the words at a place with as many around them as it takes for them to stand in one place only."""
    first, last = sentence(text, start, end)
    for count in range(_MOST_WORDS):
        left = re.search(rf"(?:\S+\s+){{0,{count}}}$", text[first:start])
        right = re.match(rf"(?:\s+\S+){{0,{count}}}", text[end:last])
        begin = first + left.start() if left else start
        stop = end + right.end() if right else end
        for place in ((begin, end), (begin, stop)):
            if _stands(text, place, words(text, *place)):
                return {"exact": words(text, *place)}
    return {}


def _stands(text: str, place: tuple[int, int], exact: str, prefix: str = "", suffix: str = "") -> bool:
    try:
        return find_quote(text, exact, prefix, suffix) == place
    except QuoteError:
        return False
