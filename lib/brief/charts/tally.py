"""Simple counts as bars, each labelled with its number."""

from __future__ import annotations

import altair as alt
import pandas as pd

from brief.charts import sentences
from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, INK, WIDTH


def counts(frame: pd.DataFrame, *, category: str, value: str, x_title: str) -> Drawing:
    """One horizontal bar a row of `frame`, in its order; columns named by `category` (text) and `value` (number)."""
    y = alt.Y(f"{category}:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=220))
    x = alt.X(f"{value}:Q", title=x_title, scale=alt.Scale(zero=True), axis=alt.Axis(grid=True, tickMinStep=1))
    bars = alt.Chart(frame).encode(x=x, y=y)
    chart = alt.layer(
        bars.mark_bar(color=BLUE, height={"band": 0.7}),
        bars.mark_text(align="left", dx=5, color=INK).encode(text=f"{value}:Q"),
    ).properties(width=WIDTH - 170, height=alt.Step(28))
    return Drawing(chart, "Bar chart", frame, (sentences.rows(frame[category], frame[value]),))
