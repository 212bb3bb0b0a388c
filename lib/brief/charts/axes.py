"""Axes that charts share."""

from __future__ import annotations

import altair as alt
import pandas as pd

COUNT = ",.0f"  # whole numbers, thousands separated
_YEARS = 12  # named along an axis, at most


def ticks(highest: float, form: str = COUNT) -> int:
    """How many numbers an axis has, from zero: about six, and none between whole ones where `form` writes only those.

    A least step (`tickMinStep`) is not heeded by the version of Vega-Lite that draws.
    """
    return max(1, min(6, int(highest))) if form.endswith(".0f") else 6


def counts(field: str, title: str, highest: float) -> alt.Y:
    """Numbers upwards from zero to the highest."""
    axis = alt.Axis(format=COUNT, tickCount=ticks(highest))
    return alt.Y(f"{field}:Q", title=title, axis=axis, scale=alt.Scale(zero=True))


def years(values: pd.Series[int]) -> alt.X:
    """Calendar years along, from the first to the last of the column `year`; round ones are named."""
    first, last = int(values.min()), int(values.max())
    step = next(step for step in (1, 2, 5, 10, 100) if (last - first) / step <= _YEARS)
    named = [year for year in range(first, last + 1) if year % step == 0]
    return alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", values=named),
        scale=alt.Scale(domain=[first, last], nice=False),
    )


def decimal_years(field: str, first: float, last: float) -> alt.X:
    """Decimal years along, a tick a year: 2018 is the first day of that year."""
    return alt.X(
        f"{field}:Q",
        title=None,
        scale=alt.Scale(domain=[first, last], nice=False),
        axis=alt.Axis(format="d", labelFlush=False, values=list(range(int(first), int(last) + 1))),
    )


def inside(values: pd.Series[float], share: float) -> alt.Scale:
    """A scale that does not start at zero: from below the lowest to above the highest, by a share of their distance.

    For positions (points, lines), never for bars.
    """
    low, high = float(values.min()), float(values.max())
    pad = share * (high - low)
    return alt.Scale(domain=[low - pad, high + pad], zero=False, nice=False)
