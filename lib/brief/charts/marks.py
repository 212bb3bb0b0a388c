"""Marks that charts share: what is claimed looks the same in each, and so do the words beside a mark."""

from __future__ import annotations

from typing import Literal

import altair as alt
import pandas as pd

from brief.charts.theme import ORANGE, ORANGE_TEXT

CLAIM_FILL = "#fde3d3"  # text on it keeps a contrast of 6:1 and more
DASHES = [6, 4]  # pixels

Side = Literal["left", "right"]


def words(chart: alt.Chart, color: str, *, align: Side, dx: float = 0, dy: float = 0) -> alt.Chart:
    """Words beside a mark, in its color; a line break in them is one in the chart."""
    mark: alt.Chart = chart.mark_text(color=color, align=align, dx=dx, dy=dy, fontWeight=600, lineBreak="\n")
    return mark


def claim_words(chart: alt.Chart, *, align: Side = "left", dx: float = 0, dy: float = 0) -> alt.Chart:
    """Words about what is claimed."""
    return words(chart, ORANGE_TEXT, align=align, dx=dx, dy=dy)


def bound(chart: alt.Chart) -> alt.Chart:
    """A dashed line at the end of what is claimed."""
    mark: alt.Chart = chart.mark_rule(color=ORANGE, strokeWidth=2, strokeDash=DASHES)
    return mark


def shaft(chart: alt.Chart) -> alt.Chart:
    """The line of an arrow towards what a claim leaves open."""
    mark: alt.Chart = chart.mark_rule(color=ORANGE, strokeWidth=2)
    return mark


def head(chart: alt.Chart, shape: str) -> alt.Chart:
    """The head of that arrow: a shape of Vega's, such as triangle-up."""
    mark: alt.Chart = chart.mark_point(shape=shape, filled=True, color=ORANGE, size=70, opacity=1)
    return mark


def hollow(chart: alt.Chart, color: str = ORANGE) -> alt.Chart:
    """A hollow point: claimed, or as it was known then, and not as it is counted now."""
    mark: alt.Chart = chart.mark_point(filled=True, fill="white", stroke=color, strokeWidth=2, size=70, opacity=1)
    return mark


def exceeded(lower: float, highest: float, label: str) -> list[alt.Chart]:
    """A number that a claim says is exceeded: a dashed line across, an arrow up at its left, and the claim's words.

    `highest` is the largest number of the chart: the arrow is a tenth of it long.
    """
    claim = alt.Chart(pd.DataFrame([{"lower": lower, "tip": lower + 0.1 * highest}])).encode(y="lower:Q")
    at = alt.value(14)
    return [
        bound(claim),
        shaft(claim).encode(x=at, y2="tip:Q"),
        head(claim, "triangle-up").encode(x=at, y="tip:Q"),
        claim_words(claim, dx=10, dy=-10).encode(x=at, text=alt.value(label)),
    ]
