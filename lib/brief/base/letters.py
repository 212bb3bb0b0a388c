"""Letters that are not what they look like: controls, invisible ones, those that turn the direction of writing.

A text that holds one can say something else than a reader sees, or change a terminal. Where text comes from us it is
refused by its code and place; where it comes from others it is shown by its code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Line ends, tabs and form feeds, which text files have; the joiner that names and emoji need.
_USUAL = "\t\n\r\f\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
# Where a word may be divided, or a file begins: they say nothing, and are left out.
_SILENT = "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
# Letters that are drawn as nothing: fillers of Korean and Braille.
_BLANK = "\u115f\u1160\u3164\uffa0\u2800"
# Bullets as the symbol fonts of word processors have them.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–"}
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")  # the wide ones count where they are typed
_NUMBER = re.compile(r"[+-]?[\d.,]+(?:[eE][+-]?\d+)?%?")


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Every letter that no reader sees, with its place and its code: U+202E."""
    if not any(map(_hides, set(text).difference(_USUAL))):
        return
    for place, letter in enumerate(text):
        if letter not in _USUAL and _hides(letter):
            yield place, code(letter)


def code(letter: str) -> str:
    """The code of a letter, as Unicode writes it: U+202E."""
    return f"U+{ord(letter):04X}"


def visible(text: str) -> str:
    """A text of others as it can be shown: what is silent is left out, what hides stands there by its code."""
    if (text.isascii() and text.isprintable()) or not any(map(_hides, set(text))):
        return text
    return "".join(_shown(letter) for letter in text)


def printable(text: str) -> str:
    """A message for a terminal: line ends and tabs stay, what hides or controls stands there by its code."""
    return "".join(f"[{code(letter)}]" if letter not in "\n\t" and _hides(letter) else letter for letter in text)


def cell(text: str) -> str:
    """A text for a cell of a CSV file: what a spreadsheet would compute gets an apostrophe in front."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _hides(letter: str) -> bool:
    """Controls, formats (direction, invisible), surrogates, private use, fillers, no letters, line ends."""
    if letter.isprintable():
        return letter in _BLANK
    never = ord(letter) & 0xFFFE == 0xFFFE or "\ufdd0" <= letter <= "\ufdef"  # codes that will never be a letter's
    return never or unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _shown(letter: str) -> str:
    if letter in _USUAL or not _hides(letter):
        return letter
    return "" if letter in _SILENT else _BULLETS.get(letter, f"[{code(letter)}]")
