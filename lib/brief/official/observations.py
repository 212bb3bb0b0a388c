"""What one observation of a series says, as bounds: the one place that reads value, lower and upper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from brief.quantity.bounds import Bounds


def bounds(row: Mapping[Any, Any]) -> Bounds:
    """The bounds of an observation (keys: value, lower, upper; empty or None where nothing was published).

    A value is a point. Both ends of a published range are included. A lone end was published as "more than" or
    "nearly" so much: it is excluded, and the other side is unknown.
    """
    value, lower, upper = (None if pd.isna(row[name]) else float(row[name]) for name in ("value", "lower", "upper"))
    if value is not None:
        return Bounds.point(value)
    return Bounds(lower, upper, lower_open=upper is None, upper_open=lower is None)
