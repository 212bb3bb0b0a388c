"""What a claim leaves open: an interval whose ends may be unknown or excluded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """An interval of real numbers. An end that is None is unknown: nothing is claimed on that side.

    `lower_open` and `upper_open` say that the end itself is excluded: "more than 300,000" is (300000, unknown).

    Sums, differences, products and quotients are those of interval arithmetic (Moore, Kearfott and Cloud,
    Introduction to Interval Analysis, 2009, ch. 2). Products and quotients are for quantities that can't be
    negative, which is all a count, a price or a share can be.

    Examples
    --------
    >>> from brief.quantity.bounds import Bounds
    >>> price, pills = Bounds.point(5000), Bounds(upper=1_000_000, upper_open=True)
    >>> price / pills
    Bounds(lower=0.005, upper=None, lower_open=True, upper_open=False)
    >>> 1.5 in Bounds(lower=1, lower_open=True)
    True
    """

    lower: float | None = None
    upper: float | None = None
    lower_open: bool = False
    upper_open: bool = False

    def __post_init__(self) -> None:
        for end in ("lower", "upper"):
            if getattr(self, end) is None:
                object.__setattr__(self, f"{end}_open", False)  # what is unknown is neither open nor closed
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise ValueError(f"lower bound {self.lower} above upper bound {self.upper}")

    @classmethod
    def point(cls, value: float) -> Bounds:
        """A number that leaves nothing open.

        Examples
        --------
        >>> from brief.quantity.bounds import Bounds
        >>> Bounds.point(3)
        Bounds(lower=3, upper=3, lower_open=False, upper_open=False)
        """
        return cls(value, value)

    def __contains__(self, value: float) -> bool:
        return not self.below(value) and not self.above(value)

    def below(self, value: float) -> bool:
        """Whether the whole interval lies below `value`.

        Examples
        --------
        >>> from brief.quantity.bounds import Bounds
        >>> Bounds(upper=640, upper_open=True).below(640)
        True
        """
        return self.upper is not None and (value > self.upper or (self.upper_open and value == self.upper))

    def above(self, value: float) -> bool:
        """Whether the whole interval lies above `value`.

        Examples
        --------
        >>> from brief.quantity.bounds import Bounds
        >>> Bounds(lower=300_000, lower_open=True).above(300_001)
        False
        """
        return self.lower is not None and (value < self.lower or (self.lower_open and value == self.lower))

    def before(self, other: Bounds) -> bool:
        """Whether every number of this interval lies below every number of the other.

        Examples
        --------
        >>> from brief.quantity.bounds import Bounds
        >>> Bounds(1, 2).before(Bounds(2, 3)), Bounds(1, 2).before(Bounds(2, 3, lower_open=True))
        (False, True)
        """
        if self.upper is None or other.lower is None:
            return False
        return self.upper < other.lower or (self.upper == other.lower and (self.upper_open or other.lower_open))

    def within(self, other: Bounds) -> bool:
        """Whether every number of this interval lies in the other. An unknown end may be anything.

        Examples
        --------
        >>> from brief.quantity.bounds import Bounds
        >>> Bounds(10, 20).within(Bounds(lower=5)), Bounds(lower=10).within(Bounds(5, 20))
        (True, False)
        """
        lower = other.lower is None or (
            self.lower is not None
            and (self.lower > other.lower or (self.lower == other.lower and self.lower_open >= other.lower_open))
        )
        upper = other.upper is None or (
            self.upper is not None
            and (self.upper < other.upper or (self.upper == other.upper and self.upper_open >= other.upper_open))
        )
        return lower and upper

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.lower is not None or self.upper is not None

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(
            _both(self.lower, other.lower, lambda a, b: a + b),
            _both(self.upper, other.upper, lambda a, b: a + b),
            self.lower_open or other.lower_open,
            self.upper_open or other.upper_open,
        )

    def __sub__(self, other: Bounds) -> Bounds:
        return Bounds(
            _both(self.lower, other.upper, lambda a, b: a - b),
            _both(self.upper, other.lower, lambda a, b: a - b),
            self.lower_open or other.upper_open,
            self.upper_open or other.lower_open,
        )

    def __mul__(self, other: Bounds) -> Bounds:
        self._refuse_negative(other)
        return Bounds(
            _both(self.lower, other.lower, lambda a, b: a * b),
            _both(self.upper, other.upper, lambda a, b: a * b),
            (self.lower_open or other.lower_open) and not (self._from_zero or other._from_zero),
            (self.upper_open or other.upper_open) and 0 not in (self.upper, other.upper),
        )

    def __truediv__(self, other: Bounds) -> Bounds:
        self._refuse_negative(other)
        if other.upper == 0:
            raise ValueError("nothing can be divided by 0")
        return Bounds(
            _both(self.lower, other.upper, lambda a, b: a / b),
            _both(self.upper, other.lower or None, lambda a, b: a / b),
            (self.lower_open or other.upper_open) and not self._from_zero,
            (self.upper_open or other.lower_open) and self.upper != 0,
        )

    def mapped(self, compute: Callable[[float], float], *, falls: bool = False) -> Bounds:
        """What a function that only rises, or only `falls`, makes of it: its ends, open and unknown as they are.

        Examples
        --------
        >>> from brief.quantity.bounds import Bounds
        >>> Bounds(10, 20).mapped(lambda milligrams: 1_000_000 / milligrams, falls=True)
        Bounds(lower=50000.0, upper=100000.0, lower_open=False, upper_open=False)
        """
        lower, upper = (None if end is None else compute(end) for end in (self.lower, self.upper))
        if falls:
            return Bounds(upper, lower, self.upper_open, self.lower_open)
        return Bounds(lower, upper, self.lower_open, self.upper_open)

    @property
    def _from_zero(self) -> bool:
        """Whether zero is included as the lower end: it stays zero, whatever it is multiplied with."""
        return self.lower == 0 and not self.lower_open

    def _refuse_negative(self, other: Bounds) -> None:
        if any(end is not None and end < 0 for end in (self.lower, self.upper, other.lower, other.upper)):
            raise ValueError("products and quotients are defined for non-negative bounds only")


def _both(a: float | None, b: float | None, operation: Callable[[float, float], float]) -> float | None:
    return None if a is None or b is None else operation(a, b)
