"""Lines over time, with a claim beside the official count."""

from __future__ import annotations

import altair as alt
import pandas as pd

from brief.charts import sentences
from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, HEIGHT, ORANGE, ORANGE_TEXT, WIDTH


def lines_with_claim(
    series: pd.DataFrame, claimed: pd.DataFrame, *, series_label: str, claim_label: str, y_title: str
) -> Drawing:
    """An official series as a line, and the path that a claim implies beside it, dashed.

    Both frames have the columns year and value. Each line carries its label where it ends.
    """
    x = alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", tickMinStep=1),
        scale=alt.Scale(domain=[int(series["year"].min()), int(series["year"].max())], nice=False),
    )
    y = alt.Y("value:Q", title=y_title, axis=alt.Axis(format=",.0f"), scale=alt.Scale(zero=True))
    counted = alt.Chart(series).encode(
        x=x, y=y, tooltip=[alt.Tooltip("year:Q", format="d"), alt.Tooltip("value:Q", format=",.0f")]
    )
    implied = alt.Chart(claimed).encode(x=x, y=y)
    last = alt.Chart(claimed.tail(1)).encode(x=x, y=y)
    chart = alt.layer(
        counted.mark_line(color=BLUE, strokeWidth=2.5, point=alt.OverlayMarkDef(color=BLUE, size=22)),
        implied.mark_line(color=ORANGE, strokeWidth=2.5, strokeDash=[6, 4]),
        last.mark_point(color=ORANGE, filled=False, size=90, strokeWidth=2),
        last.mark_text(align="right", dx=-12, dy=-8, color=ORANGE_TEXT, fontWeight=600).encode(
            text=alt.value(claim_label)
        ),
        alt.Chart(series.tail(1))
        .mark_text(align="right", dx=-8, dy=-14, color=BLUE, fontWeight=600)
        .encode(x=x, y=y, text=alt.value(series_label)),
    ).properties(width=WIDTH, height=HEIGHT)
    start = claimed.iloc[0]
    path = f"{claim_label}, a dashed path from {start['value']:,.0f} in {start['year']:.0f}"
    told = (sentences.trend(series_label, series["year"], series["value"]), sentences.claims([path]))
    return Drawing(chart, "Line chart", series, told)
