"""Letters that no font of the PDF has: found before it is made, and written by their codes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from brief.base import letters

# Every font has these: the letters of western Europe, and the signs of running text.
_USUAL = frozenset(chr(number) for number in (*range(32, 127), *range(160, 256))) | frozenset("\n\t–—‘’“”…•−")

Draws = Callable[[str], bool]
"""Whether letters can all be drawn."""


def replaced(text: str, draws: Draws) -> str:
    """A text with the codes of letters, ‹U+82AC›, in the place of those that can't be drawn.

    The few unusual letters of a text are tried together, and one by one only where that fails.
    """
    unusual = sorted({letter for letter in set(text) - _USUAL if unicodedata.category(letter) not in ("Mn", "Cf")})
    if not unusual or draws("".join(unusual)):
        return text
    missing = [letter for letter in unusual if not draws(letter)]
    return text.translate({ord(letter): f"‹{letters.code(letter)}›" for letter in missing})
