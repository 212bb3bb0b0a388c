"""Bars from zero: quoted amounts beside official ones, in rows or by month.

Bounds are drawn: a whisker where both ends are known, an arrow towards the side that the words leave open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import altair as alt
import pandas as pd

from brief.charts import axes, columns, marks, sentences
from brief.charts import rows as rows_
from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, HEIGHT, INK, MUTED, ORANGE, ORANGE_TEXT, WIDTH
from brief.quantity.periods import in_words

_BAR = 13  # pixels: thickness of a bar in a row


def bar_rows(rows: pd.DataFrame, *, x_title: str, x_format: str = axes.COUNT, x_end: float | None = None) -> Drawing:
    """One horizontal bar a row, from zero to its value.

    A lone lower bound is an arrow upwards, a lone upper bound one downwards; two different ones are joined by a
    whisker.

    Parameters
    ----------
    rows
        `name` (`str`, unique) and `text` (`str`), written above the bar, left and right; `kind` (`str`: quoted,
        official, computed or assumed); `value` (`float`; empty: no bar); `lower` and `upper` (`float`; empty: not
        known).
    x_title
        What is drawn, and its unit.
    x_format
        How the axis writes a number (a format of d3).
    x_end
        Where the axis ends: 100 for shares in percent. Unless told, a little beyond the longest bar.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import bars
    >>> rows = pd.DataFrame(
    ...     {
    ...         "name": ["Quoted for two operations", "All of CBP, the same days"],
    ...         "kind": ["quoted", "official"],
    ...         "text": ["less than 10,000 lb", "4,721 lb"],
    ...         "value": [10000, 4721],
    ...         "lower": [None, 4721],
    ...         "upper": [10000, 4721],
    ...     }
    ... )
    >>> drawing = bars.bar_rows(rows, x_title="pounds")
    >>> drawing.description
    'Bar chart, pounds. Quoted for two operations: less than 10,000 lb; All of CBP, the same days: 4,721 lb.'

    """
    columns.check(
        "bars.bar_rows",
        "rows",
        rows,
        text=["name", "kind", "text"],
        numbers=["value", "lower", "upper"],
        filled=["name", "text"],
        some=["value"],
        unique=["name"],
        among={"kind": rows_.STYLES},
    )
    # Only what is drawn: a chart's specification holds its data, and no other column belongs there.
    drawn = rows[["name", "kind", "text", "value", "lower", "upper"]]
    end = float(drawn[["value", "upper"]].max().max()) * 1.06 if x_end is None else x_end
    x = alt.X(
        "value:Q",
        title=x_title,
        scale=alt.Scale(domain=[0, end], nice=False),
        axis=alt.Axis(format=x_format, tickCount=axes.ticks(end, x_format), grid=True, domain=False, ticks=False),
    )
    base = alt.Chart(drawn).encode(y=rows_.scale(drawn))
    layers = [
        base.transform_filter(f"datum.kind === '{kind}'")
        .mark_bar(size=_BAR, yOffset=rows_.DOWN, strokeWidth=2, fill=style.fill, stroke=style.stroke)
        .encode(x=x)
        for kind, style in rows_.STYLES.items()
        if kind in set(rows["kind"])
    ]
    chart = alt.layer(*layers, *_whiskers(base), *_arrows(base), *rows_.words(base))
    told = (sentences.rows(rows["name"], rows["text"]),)
    return Drawing(chart.properties(width=WIDTH, height=alt.Step(rows_.HEIGHT)), "Bar chart", rows, told, x_title)


def _whiskers(rows: alt.Chart) -> Iterator[alt.Chart]:
    """Both bounds, where they are known and not the same."""
    both = rows.transform_filter("isValid(datum.lower) && isValid(datum.upper) && datum.lower < datum.upper")
    # White under the ink, so that a whisker shows on a filled bar too.
    for color, width in (("white", 5), (INK, 2)):
        yield both.mark_rule(yOffset=rows_.DOWN, color=color, strokeWidth=width).encode(x="lower:Q", x2="upper:Q")
        for end in ("lower", "upper"):
            tick = both.mark_tick(yOffset=rows_.DOWN, color=color, thickness=width, size=9 + width, opacity=1)
            yield tick.encode(x=f"{end}:Q")


def _arrows(rows: alt.Chart) -> Iterator[alt.Chart]:
    """From a lone bound to the side that is open."""
    for end, other, shape, reach in (
        ("lower", "upper", "triangle-right", rows_.ARROW),
        ("upper", "lower", "triangle-left", -rows_.ARROW),
    ):
        lone = rows.transform_filter(f"isValid(datum.{end}) && !isValid(datum.{other})").encode(x=f"{end}:Q")
        yield lone.mark_rule(yOffset=rows_.DOWN, color=INK, strokeWidth=2, x2Offset=reach).encode(x2=f"{end}:Q")
        yield lone.mark_point(yOffset=rows_.DOWN, xOffset=reach, shape=shape, color=INK, fill=INK, opacity=1)


def months_with_claim(
    series: pd.DataFrame, claimed: pd.DataFrame, *, series_label: str, claim_label: str, y_title: str
) -> Drawing:
    """A monthly count as bars from zero, and a claim spread over its months as hollow bars in front.

    The rows behind the chart are the count's, with the claim's numbers as `value_claimed`.

    Parameters
    ----------
    series
        `month` (`str`, such as 2023-04) and `value` (`float`), in order.
    claimed
        The same columns, for the claim's months, which are among the count's.
    series_label, claim_label
        Words over the count and at the claim.
    y_title
        What is counted, and its unit.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import bars
    >>> counted = pd.DataFrame({"month": ["2023-02", "2023-03", "2023-04"], "value": [1900, 2100, 2900]})
    >>> claimed = pd.DataFrame({"month": ["2023-03", "2023-04"], "value": [4200, 5800]})
    >>> drawing = bars.months_with_claim(
    ...     counted, claimed, series_label="All of CBP", claim_label="nearly 10,000 lb", y_title="pounds a month"
    ... )
    >>> drawing.sentences[0]
    'All of CBP: 1,900 in February 2023, 2,900 in April 2023.'

    """
    columns.check(
        "bars.months_with_claim",
        "series",
        series,
        periods=["month"],
        numbers=["value"],
        some=["value"],
        unique=["month"],
    )
    columns.check(
        "bars.months_with_claim",
        "claimed",
        claimed,
        periods=["month"],
        numbers=["value"],
        some=["value"],
        among={"month": list(series["month"])},
    )
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
    y = axes.counts("value", y_title, highest).scale(domain=[0, highest * 1.1], nice=False)
    room = _room(series, claimed)
    counted, spread, top, outer = (
        alt.Chart(frame).encode(x=x, y=y) for frame in (series, claimed, _highest(claimed), _highest(room.outer))
    )
    chart = alt.layer(
        counted.mark_bar(color=BLUE),
        spread.mark_bar(fillOpacity=0, stroke=ORANGE, strokeWidth=2, strokeDash=[5, 3]),
        top.mark_text(
            align=room.claim_align,
            baseline="top",
            dx=room.claim_dx,
            lineBreak="\n",
            color=ORANGE_TEXT,
            fontWeight=600,
        ).encode(text=alt.value(claim_label)),
        outer.mark_text(align=room.series_align, baseline="bottom", dy=-6, color=BLUE, fontWeight=600).encode(
            x=alt.value(room.series_x), text=alt.value(series_label)
        ),
    ).properties(width=WIDTH, height=HEIGHT)
    together = series.merge(claimed[["month", "value"]], on="month", how="left", suffixes=("", "_claimed"))
    spread_over = sentences.rows(claimed["month"].map(in_words), claimed["value"].map("{:,.0f}".format))
    told = (
        sentences.trend(series_label, [in_words(month) for month in months], series["value"]),
        sentences.claims([claim_label]),
        f"Its months: {spread_over}",
    )
    return Drawing(chart, "Bar chart", together, told, y_title)


@dataclass(frozen=True)
class _Room:
    """Where the two labels of `months_with_claim` stand: both on the side of the claim that has more room."""

    claim_align: marks.Side
    claim_dx: float
    series_align: marks.Side
    series_x: float
    outer: pd.DataFrame  # the count's third at that end: its label stands over the highest bar there


def _room(series: pd.DataFrame, claimed: pd.DataFrame) -> _Room:
    months, third = list(series["month"]), max(1, len(series) // 3)
    if months.index(_highest(claimed)["month"].iloc[0]) >= len(months) / 2:
        return _Room("right", -40, "left", 4, series.head(third))
    return _Room("left", 40, "right", WIDTH - 4, series.tail(third))


def _highest(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.loc[[frame["value"].idxmax()]]
