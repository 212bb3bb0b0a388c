"""A quote between the words of its document that may belong to a number in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from brief.corpus import symbols
from brief.quantity.expressions import Expression
from brief.quantity.grammar import read

_PARAGRAPH = re.compile(r"\n\s*\n|\r\s*\r|[\f\u2029]")
_AROUND = 160  # letters of the document before and behind a quote that may belong to a number in it


@dataclass(frozen=True)
class Context:
    """A quote between the words of its document that stand before and behind it: `text[start:end]` is the quote."""

    text: str
    start: int
    end: int
    document: str

    @classmethod
    def around(cls, text: str, start: int, end: int, quote: str) -> Context:
        """The context of a quote that stands at `text[start:end]`."""
        before = text[max(0, start - _AROUND) : start]
        if start > _AROUND:
            before = re.sub(r"^\S+", "", before)  # half a word is none
        behind = re.sub(r"\S+$", "", text[end : end + _AROUND]) if end + _AROUND < len(text) else text[end:]
        before, behind = _PARAGRAPH.split(before)[-1], _PARAGRAPH.split(behind)[0]  # no number goes over its end
        return cls(before + quote + behind, len(before), len(before) + len(quote), text)

    @property
    def quote(self) -> str:
        """The quote."""
        return self.text[self.start : self.end]

    @cached_property
    def expressions(self) -> list[Expression]:
        """The numbers of the text that begin before the end of the quote, each as a whole."""
        pointed = symbols.pointed(self.text, self.document)
        if pointed == self.text:
            return read(self.text, self.end)
        return [replace(number, text=self.text[number.start : number.end]) for number in read(pointed, self.end)]

    @property
    def quoted(self) -> list[Expression]:
        """Those that the quote holds whole."""
        return [number for number in self.expressions if self.start <= number.start and number.end <= self.end]

    @property
    def cut(self) -> list[Expression]:
        """Those of which the quote holds a part, be it all but a word; the unit alone of one before it is no part."""
        return [
            number
            for number in self.expressions
            if number.start < self.start < number.head or number.start < self.end < number.end
        ]
