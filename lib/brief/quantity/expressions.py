"""A quantity as it stands in a text, and whether it says a number."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Expression:
    """A quantity found in text, at `text[start:end]`: its qualifier, its number, its unit of measurement.

    `numbers` are the number or the two ends of a range, exactly; shares in words are in percent; none where the whole
    can't be read or is denied ("not 640"). `qualifier` is the name on the closed list; `sign` is the sign or code of
    money; `unit` the name of a unit of measurement; `scale` what the last scale word of one number multiplies ("5
    million": a million). The number itself ends at `head`, before unit and later words. `kind` is one of number, range,
    share, multiple, magnitude, majority, rate, trend (a change below or above 0 percent), rank, year, date (a day or an
    hour), ordinal, numbered (a part of a text: "Table 3"), negated and unreadable.
    """

    start: int
    end: int
    head: int
    text: str
    kind: str
    qualifier: str
    numbers: tuple[Fraction, ...] = ()
    sign: str = ""
    unit: str = ""
    scale: int = 1

    @property
    def words(self) -> str:
        """Its text on one line."""
        return " ".join(self.text.split())

    @property
    def value(self) -> float | None:
        """The number, where there is one."""
        return float(self.numbers[0]) if len(self.numbers) == 1 else None

    @property
    def span(self) -> tuple[float, float] | None:
        """The two numbers of a range."""
        return (float(self.numbers[0]), float(self.numbers[1])) if len(self.numbers) == 2 else None

    def says(self, *stated: float) -> bool:
        """Whether these are its numbers: exactly, and this is the one place that says how exactly.

        A number that no decimals end, such as a third in percent, may be rounded to one decimal or more.
        """
        return len(stated) == len(self.numbers) > 0 and all(map(_equal, self.numbers, stated))


def _equal(number: Fraction, stated: float) -> bool:
    if not math.isfinite(stated):
        return False
    written = Decimal(str(stated))
    if Fraction(written) == number:
        return True
    places, endless = -int(written.as_tuple().exponent), number.denominator
    while endless % 2 == 0 or endless % 5 == 0:
        endless //= 2 if endless % 2 == 0 else 5
    return endless > 1 and places >= 1 and 2 * abs(Fraction(written) - number) <= Fraction(1, 10**places)
