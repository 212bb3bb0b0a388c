"""Axes that charts share."""

from __future__ import annotations

import altair as alt
import pandas as pd

COUNT = ",.0f"  # whole numbers, thousands separated


def counts(field: str, title: str) -> alt.Y:
    """Numbers upwards from zero."""
    return alt.Y(f"{field}:Q", title=title, axis=alt.Axis(format=COUNT), scale=alt.Scale(zero=True))


def years(values: pd.Series[int]) -> alt.X:
    """Calendar years along, from the first to the last of the column `year`."""
    return alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", tickMinStep=1),
        scale=alt.Scale(domain=[int(values.min()), int(values.max())], nice=False),
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
