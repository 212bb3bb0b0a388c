"""What the grammar passes from hand to hand: the passage it reads, an amount, a reading without its qualifier."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from brief.quantity.scales import Numeral
from brief.quantity.signals import Signals
from brief.quantity.tokens import Tokens


@dataclass(frozen=True)
class Passage:
    """A text with its tokens, the words that signal a qualifier, and whether it takes a number back somewhere."""

    text: str
    tokens: Tokens
    signals: Signals
    hedged: bool = False


@dataclass(frozen=True)
class Amount:
    """A number with its sign, its currency and its unit, at `tokens[start:stop]`; the number ends at `head`."""

    start: int
    stop: int
    head: int
    number: Numeral
    currency: str = ""
    unit: str = ""
    negative: bool = False

    @property
    def value(self) -> Fraction | None:
        """The number with its sign; None where it can't be read."""
        if self.number.value is None:
            return None
        return -self.number.value if self.negative else self.number.value


@dataclass(frozen=True)
class Reading:
    """What stands at `tokens[start:stop]`, before its qualifier is looked for."""

    start: int
    stop: int
    head: int
    kind: str
    numbers: tuple[Fraction, ...] = ()
    sign: str = ""
    unit: str = ""
    qualifier: str = ""
    bare: bool = False
    scale: int = 1  # of the last scale word of one number
