"""Simple counts as bars, each labelled with its number."""

from __future__ import annotations

import altair as alt
import pandas as pd

from brief.charts import axes, columns, sentences
from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, INK, WIDTH


def counts(frame: pd.DataFrame, *, category: str, value: str, x_title: str) -> Drawing:
    """One horizontal bar a row, in the order of the frame, labelled with its number.

    Parameters
    ----------
    frame
        The counts. Two of its columns are named by `category` (`str`) and `value` (`int` or `float`).
    category
        The column that is written left of the bars.
    value
        The column that is drawn.
    x_title
        What is counted.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import tally
    >>> claims = pd.DataFrame({"topic": ["Seizures", "Growth", "Potency"], "claims": [18, 9, 6]})
    >>> drawing = tally.counts(claims, category="topic", value="claims", x_title="claims")
    >>> drawing.description
    'Bar chart, claims. Seizures: 18; Growth: 9; Potency: 6.'

    """
    columns.check(
        "tally.counts", "frame", frame, text=[category], numbers=[value], filled=[category, value], unique=[category]
    )
    y = alt.Y(f"{category}:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=220))
    axis = alt.Axis(format=axes.COUNT, grid=True, tickCount=axes.ticks(frame[value].max()))
    x = alt.X(f"{value}:Q", title=x_title, scale=alt.Scale(zero=True), axis=axis)
    bars = alt.Chart(frame).encode(x=x, y=y)
    chart = alt.layer(
        bars.mark_bar(color=BLUE, height={"band": 0.7}),
        bars.mark_text(align="left", dx=5, color=INK).encode(text=f"{value}:Q"),
    ).properties(width=WIDTH - 170, height=alt.Step(28))
    return Drawing(chart, "Bar chart", frame, (sentences.rows(frame[category], frame[value]),), x_title)
