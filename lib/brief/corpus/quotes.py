"""Finding a quote in a document, to the character."""

from __future__ import annotations

import difflib
import re
from array import array
from collections.abc import Iterator
from functools import cache, lru_cache


class QuoteError(ValueError):
    """A quote that can't be anchored; `suggestion` is what stands in the document instead."""

    def __init__(self, message: str, suggestion: str = ""):
        super().__init__(message)
        self.suggestion = suggestion


@cache
def find_quote(text: str, exact: str, prefix: str = "", suffix: str = "") -> tuple[int, int]:
    """Character offsets (end exclusive) of the one place in `text` where `exact` stands.

    White space matches any white space, and a word may be hyphenated over a line end: "preven-" and "tion" on the next
    line are "prevention". `prefix` and `suffix` are the words right before and after it, where it stands twice.
    Selector names follow the W3C Web Annotation model (TextQuoteSelector, TextPositionSelector).

    Raises QuoteError when the quote stands nowhere, or in more than one place.
    """
    if not exact.split():
        raise QuoteError("the quote is empty")
    places = list(_places(text, exact, prefix, suffix))
    if len(places) == 1:
        return places[0]
    if places:
        lines = ", ".join(str(text.count("\n", 0, start) + 1) for start, _ in places)
        raise QuoteError(
            f"the quote stands in {len(places)} places (lines {lines})",
            "add prefix: or suffix: with the words right before or after it",
        )
    raise QuoteError("the quote is not in the document", _closest(text, exact))


def _places(text: str, exact: str, prefix: str, suffix: str) -> Iterator[tuple[int, int]]:
    """Every place of the quote where the pattern of `_around` matches, in order; places may overlap.

    The pattern is slow to make and to search for, as it allows a line end after every letter. So it is tried only
    where the letters stand, and a quote alone that divides no word is compared word by word.
    """
    words = f"{prefix} {exact} {suffix}".split()
    if "-" in (words[0][0], words[-1][-1]):  # the letters do not tell where such a place starts and ends
        for match in re.finditer(f"(?={_around(exact, prefix, suffix)})", text):
            yield match.span("exact")
        return
    alone = words == exact.split()
    for start, end in _spans_of("".join(words).replace("-", ""), text):
        if alone and not re.search(r"-[ \t]*[\r\n]", text[start:end]):
            if text[start:end].split() == words and _whole_numbers(text, start, end):
                yield start, end
        elif at_start := re.compile(_around(exact, prefix, suffix)).match(text, start):
            yield at_start.span("exact")


def _spans_of(letters: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the letters stand in a text, whatever white space and hyphens are between them."""
    squeezed, offsets = _squeezed(text)
    first = squeezed.find(letters)
    while first >= 0:
        yield offsets[first], offsets[first + len(letters) - 1] + 1
        first = squeezed.find(letters, first + 1)


@lru_cache
def _squeezed(text: str) -> tuple[str, array[int]]:
    """A text without its white space and hyphens, and the offset of each letter that is left."""
    kept = [match.span() for match in re.finditer(r"[^\s-]+", text)]
    offsets = array("l", (offset for span in kept for offset in range(*span)))
    return "".join(text[start:end] for start, end in kept), offsets


def _around(exact: str, prefix: str, suffix: str) -> str:
    before = rf"{_tolerant(prefix)}\s*" if prefix.split() else ""
    after = rf"\s*{_tolerant(suffix)}" if suffix.split() else ""
    return f"{before}{_NUMBER_STARTS}(?P<exact>{_tolerant(exact)}){_NUMBER_ENDS}{after}"


# A quote starts and ends no number in its middle: "5,000 pills" does not stand in "25,000 pills".
_NUMBER_STARTS = r"(?:(?!\d)|(?<!\d)(?<!\d[.,]))"
_NUMBER_ENDS = r"(?:(?<!\d)|(?!\d|[.,]\d))"
_LINE_END_HYPHEN = r"(?:-[ \t]*[\r\n]\s*)?"


def _whole_numbers(text: str, start: int, end: int) -> bool:
    return bool(re.compile(_NUMBER_STARTS).match(text, start) and re.compile(_NUMBER_ENDS).match(text, end))


def _tolerant(words: str) -> str:
    """A pattern that matches the words over line breaks and hyphenation."""
    return r"\s+".join(
        _LINE_END_HYPHEN.join(r"-(?:[ \t]*[\r\n]\s*)?" if letter == "-" else re.escape(letter) for letter in word)
        for word in words.split()
    )


def _closest(text: str, exact: str) -> str:
    """The words of the text that come nearest to a quote, for a message."""
    haystack, needle = " ".join(text.split()), " ".join(exact.split())
    match = difflib.SequenceMatcher(None, haystack, needle, autojunk=False).find_longest_match()
    if match.size < min(12, len(needle) // 2):
        return ""
    start = haystack.rfind(" ", 0, max(0, match.a - match.b) + 1) + 1
    return f"the document has “{haystack[start : start + len(needle) + 20].strip()}”"
