"""Where the sentence stands that holds a place of a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

# A sentence starts after the end of another and before a capital, after a blank line, and at a mark of a list. "U.S."
# and "Dr." end none.
_START = re.compile(
    r"(?<![A-Z]\.[A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\bNo)(?<!\bvs)[.!?]"
    r"[’”\")\]]*(?:\[\d{1,3}\])*\s+(?=[“‘\"(\[]?[A-Z0-9])"
    r"|\n[ \t]*\r?\n|\n\s*[-—•*]\s"
)
_FARTHEST = 1200


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of the sentence that holds `text[start:end]`, or of the 1,200 letters on each side of it."""
    first = max(0, start - _FARTHEST)
    for match in _START.finditer(text, first, start + 2):  # a start is seen by the mark and the letter behind it
        if match.end() <= start:
            first = match.end()
    following = _START.search(text, end, min(len(text), end + _FARTHEST))
    last = min(len(text), end + _FARTHEST) if following is None else following.start() + 1
    return first, max(last, end)


@dataclass(frozen=True)
class Sentences:
    """All sentences of a text: for many places of one text, where `sentence` would look at each anew."""

    text: str

    @cached_property
    def _breaks(self) -> list[tuple[int, int]]:
        return [match.span() for match in _START.finditer(self.text)]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self._breaks]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._breaks]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """As `sentence`."""
        before, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
        first = max(0, start - _FARTHEST, self._ends[before - 1] if before else 0)
        last = min(len(self.text), end + _FARTHEST)
        if behind < len(self._starts):
            last = min(last, self._starts[behind] + 1)
        return first, max(last, end)
