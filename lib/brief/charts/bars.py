"""Bars from zero: quoted amounts beside official ones, in rows or by month.

Bounds are drawn: a whisker where both ends are known, an arrow towards the side that the words leave open.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

from brief.charts import sentences
from brief.charts.drawing import Drawing
from brief.charts.ranges import ROW, STYLES
from brief.charts.theme import BLUE, HEIGHT, INK, MUTED, ORANGE, ORANGE_TEXT, WIDTH
from brief.quantity.periods import in_words

_BAR, _DOWN = 13, 10  # thickness of a bar in pixels, and how far it lies below the middle of its row
_ARROW = 16


def bar_rows(rows: pd.DataFrame, *, x_title: str, x_format: str = ",.0f") -> Drawing:
    """One horizontal bar a row, from zero to its value.

    Columns of `rows`: name (unique) and text, written above the bar, left and right; kind (of `STYLES`);
    value; lower, upper (empty: not known). A lone lower bound is an arrow upwards, a lone upper bound one
    downwards; two different ones are joined by a whisker.
    """
    # Only what is drawn: a chart's specification holds its data, and no other column belongs there.
    drawn = rows[["name", "kind", "text", "value", "lower", "upper"]]
    longest = float(drawn[["value", "upper"]].max().max())
    x = alt.X(
        "value:Q",
        title=x_title,
        scale=alt.Scale(domain=[0, longest * 1.06], nice=False),
        axis=alt.Axis(format=x_format, tickCount=6, grid=True, domain=False, ticks=False),
    )
    base = alt.Chart(drawn).encode(y=alt.Y("name:N", axis=None, scale=alt.Scale(domain=list(rows["name"]))))
    layers = [
        base.transform_filter(f"datum.kind === '{kind}'")
        .mark_bar(size=_BAR, yOffset=_DOWN, strokeWidth=2, **style)
        .encode(x=x)
        for kind, style in STYLES.items()
        if kind in set(rows["kind"])
    ]
    both = base.transform_filter("isValid(datum.lower) && isValid(datum.upper) && datum.lower < datum.upper")
    # White under the ink, so that a whisker shows on a filled bar too.
    for color, width in (("white", 5), (INK, 2)):
        layers.append(both.mark_rule(yOffset=_DOWN, color=color, strokeWidth=width).encode(x="lower:Q", x2="upper:Q"))
        layers += [
            both.mark_tick(yOffset=_DOWN, color=color, thickness=width, size=9 + width, opacity=1).encode(x=f"{end}:Q")
            for end in ("lower", "upper")
        ]
    for end, other, shape, reach in (
        ("lower", "upper", "triangle-right", _ARROW),
        ("upper", "lower", "triangle-left", -_ARROW),
    ):
        lone = base.transform_filter(f"isValid(datum.{end}) && !isValid(datum.{other})").encode(x=f"{end}:Q")
        layers += [
            lone.mark_rule(yOffset=_DOWN, color=INK, strokeWidth=2, x2Offset=reach).encode(x2=f"{end}:Q"),
            lone.mark_point(yOffset=_DOWN, xOffset=reach, shape=shape, color=INK, fill=INK, opacity=1),
        ]
    layers += [
        base.mark_text(align="left", dy=-9).encode(x=alt.value(0), text="name:N"),
        base.mark_text(align="right", dy=-9, fontWeight=600).encode(x=alt.value(WIDTH), text="text:N"),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH, height=alt.Step(ROW))
    return Drawing(chart, "Bar chart", rows, (sentences.rows(rows["name"], rows["text"]),))


def months_with_claim(
    series: pd.DataFrame, claimed: pd.DataFrame, *, series_label: str, claim_label: str, y_title: str
) -> Drawing:
    """A monthly count as bars from zero, and a claim spread over its months as hollow bars in front.

    Both frames have the columns month (YYYY-MM) and value; the claim's months are among the count's.
    """
    months = list(series["month"])
    x = alt.X(
        "month:O",
        title=None,
        scale=alt.Scale(domain=months, paddingInner=0.25),
        axis=alt.Axis(
            values=[month for month in months if month.endswith(("-01", "-07"))],
            ticks=True,
            tickColor=MUTED,
            labelExpr="timeFormat(timeParse(datum.value, '%Y-%m'), '%b %Y')",
        ),
    )
    highest = float(max(series["value"].max(), claimed["value"].max()))
    y = alt.Y(
        "value:Q",
        title=y_title,
        axis=alt.Axis(format=",.0f", tickCount=6),
        scale=alt.Scale(domain=[0, highest * 1.1], nice=False),
    )
    top, third = claimed.loc[[claimed["value"].idxmax()]], max(1, len(months) // 3)
    # Both labels stand on the side of the claim that has more room, the count's over the bars at that end.
    if months.index(top["month"].iloc[0]) >= len(months) / 2:
        near, far, dx, edge, outer = "right", "left", -40, 4, series.head(third)
    else:
        near, far, dx, edge, outer = "left", "right", 40, WIDTH - 4, series.tail(third)
    chart = alt.layer(
        alt.Chart(series).mark_bar(color=BLUE).encode(x=x, y=y),
        alt.Chart(claimed).mark_bar(fillOpacity=0, stroke=ORANGE, strokeWidth=2, strokeDash=[5, 3]).encode(x=x, y=y),
        alt.Chart(top)
        .mark_text(align=near, baseline="top", dx=dx, lineBreak="\n", color=ORANGE_TEXT, fontWeight=600)
        .encode(x=x, y=y, text=alt.value(claim_label)),
        alt.Chart(outer.loc[[outer["value"].idxmax()]])
        .mark_text(align=far, baseline="bottom", dy=-6, color=BLUE, fontWeight=600)
        .encode(x=alt.value(edge), y=y, text=alt.value(series_label)),
    ).properties(width=WIDTH, height=HEIGHT)
    together = series.merge(claimed[["month", "value"]], on="month", how="left", suffixes=("", "_claimed"))
    drawn = together.dropna(subset="value_claimed")
    told = (
        sentences.trend(series_label, [in_words(month) for month in months], series["value"]),
        sentences.claims([claim_label]),
        sentences.rows([in_words(month) for month in drawn["month"]], drawn["value_claimed"].map("{:,.0f}".format)),
    )
    return Drawing(chart, "Bar chart", together, told)
