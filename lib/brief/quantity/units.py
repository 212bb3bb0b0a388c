"""Unit conversions, through pint."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pint import UnitRegistry


@cache
def _registry() -> UnitRegistry[Any]:
    import pint  # costs a quarter of a second: only who converts pays it

    return pint.UnitRegistry()


def convert(value: float, source: str, target: str) -> float:
    """A value in another unit.

    Parameters
    ----------
    value
        A number.
    source
        Its unit, as pint names it: "pound".
    target
        The unit wanted: "milligram".

    Raises
    ------
    ValueError
        When the two do not measure the same thing, or are no units.

    Examples
    --------
    >>> from brief.quantity.units import convert
    >>> round(convert(1, "pound", "kilogram"), 8)
    0.45359237
    """
    import pint

    try:
        return float(_registry().Quantity(value, source).to(target).magnitude)
    except (pint.DimensionalityError, pint.UndefinedUnitError) as error:
        raise ValueError(str(error)) from None
