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


def apart(positions: pd.Series[float], least: float) -> pd.Series[float]:
    """Where labels stand so that each is `least` or more from the next: in the order of the positions, close to them.

    Examples
    --------
    >>> apart(pd.Series([10.0, 9.5, 3.0]), 2.0).tolist()
    [10.75, 8.75, 3.0]

    """
    ordered = positions.sort_values(kind="stable")
    groups: list[list[float]] = []  # neighbors that touch stand around their own middle
    for position in ordered:
        groups.append([position])
        while len(groups) > 1 and _lowest(groups[-1], least) - _highest(groups[-2], least) < least:
            groups[-2:] = [groups[-2] + groups[-1]]
    places = [_lowest(group, least) + step * least for group in groups for step in range(len(group))]
    return pd.Series(places, index=ordered.index).reindex(positions.index)


def _lowest(group: list[float], least: float) -> float:
    return sum(group) / len(group) - least * (len(group) - 1) / 2


def _highest(group: list[float], least: float) -> float:
    return _lowest(group, least) + least * (len(group) - 1)
