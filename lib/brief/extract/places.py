"""A number in its text, and what stands around it, for rules that ask what kind of number it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from brief.quantity.expressions import Expression

LONGEST_LINE = 400
_NEAR = 60  # letters before and behind a number that a rule looks at
_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n|\f")


@dataclass(frozen=True)
class Place:
    """A number in its text, and what stands around it."""

    text: str
    number: Expression

    @cached_property
    def before(self) -> str:
        """What stands before it in its paragraph, white space as single spaces."""
        words = self.text[max(0, self.number.start - _NEAR) : self.number.start]
        return re.sub(r"\s+", " ", _PARAGRAPH.split(words)[-1])

    @cached_property
    def after(self) -> str:
        """What stands behind it in its paragraph, likewise."""
        words = self.text[self.number.end : self.number.end + _NEAR]
        return re.sub(r"\s+", " ", _PARAGRAPH.split(words)[0])

    @cached_property
    def _line_start(self) -> int:
        start = self.text.rfind("\n", max(0, self.number.start - LONGEST_LINE), self.number.start) + 1
        return max(start, self.number.start - LONGEST_LINE)

    @cached_property
    def line(self) -> str:
        """Its line."""
        end = self.text.find("\n", self.number.end, self.number.end + LONGEST_LINE)
        return self.text[self._line_start : self.number.end + LONGEST_LINE if end < 0 else end]

    @cached_property
    def starts_line(self) -> bool:
        """Whether nothing but marks stands before it on its line."""
        return not re.search(r"\w", self.text[self._line_start : self.number.start])

    @property
    def written(self) -> str:
        """The number as it is written."""
        return self.number.text

    @cached_property
    def whole(self) -> int | None:
        """Its value where it is one whole number that no word or unit qualifies."""
        number = self.number
        if len(number.numbers) != 1 or number.unit or number.sign or number.qualifier != "exact":
            return None
        return int(number.numbers[0]) if number.numbers[0].denominator == 1 else None

    @cached_property
    def bare(self) -> bool:
        """Whether it is digits without a unit, a currency or a qualifier."""
        number = self.number
        return not (number.unit or number.sign) and bool(re.fullmatch(r"[\d.]+(?:\s?[-–]\s?[\d.]+)?", self.written))

    def follows(self, pattern: str, flags: int = 0) -> bool:
        """Whether a pattern matches right before it."""
        return bool(re.search(rf"(?:{pattern})\s*$", self.before, flags))

    def precedes(self, pattern: str, flags: int = 0) -> bool:
        """Whether a pattern matches right behind it."""
        return bool(re.match(rf"\s*(?:{pattern})", self.after, flags))
