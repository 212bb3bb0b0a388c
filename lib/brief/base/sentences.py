"""Where the sentence stands that holds a place of a text."""

from __future__ import annotations

import re

# A sentence starts after the end of another and before a capital, after a blank line, and at a mark of a list. "U.S."
# and "Dr." end none.
_START = re.compile(
    r"(?<![A-Z]\.[A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\bNo)(?<!\bvs)[.!?][’”\")\]]*\s+(?=[“‘\"(\[]?[A-Z0-9])"
    r"|\n[ \t]*\r?\n|\n\s*[-—•*]\s"
)
_FARTHEST = 1200


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of the sentence that holds `text[start:end]`, or of the 1,200 letters on each side of it."""
    first = max(0, start - _FARTHEST)
    for match in _START.finditer(text, first, start):
        first = match.end()
    following = _START.search(text, end, min(len(text), end + _FARTHEST))
    last = min(len(text), end + _FARTHEST) if following is None else following.start() + 1
    return first, max(last, end)
