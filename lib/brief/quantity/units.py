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
    """`value` in pint unit `source` as pint unit `target`, e.g. pounds in milligrams.

    Raises ValueError when the two do not measure the same thing, or are no units.
    """
    import pint

    try:
        return float(_registry().Quantity(value, source).to(target).magnitude)
    except (pint.DimensionalityError, pint.UndefinedUnitError) as error:
        raise ValueError(str(error)) from None
