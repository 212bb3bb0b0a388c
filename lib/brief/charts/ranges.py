"""Ranges: one row a quantity with its ends drawn, and bands along a scale. An unknown end is an arrow."""

from __future__ import annotations

import math

import altair as alt
import pandas as pd

from brief.charts import sentences
from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, HEIGHT, INK, ORANGE, ORANGE_TEXT, PLUM, TEAL, WIDTH

# Where a row comes from. The row's words say it too: colour and filling only help to find it.
STYLES = {
    "quoted": {"fill": "white", "stroke": ORANGE},
    "official": {"fill": BLUE, "stroke": BLUE},
    "computed": {"fill": "white", "stroke": TEAL},
    "assumed": {"fill": "white", "stroke": PLUM},
}
ROW = 42  # pixels: a line of words and under it the range
_DOWN = 10  # pixels from the middle of a row to its range
_ARROW = 16


def range_rows(
    rows: pd.DataFrame,
    *,
    x_title: str,
    x_format: str,
    log: bool = False,
    shade: tuple[float, float] | None = None,
) -> Drawing:
    """Ranges and single values, one row each, on one axis: linear from zero, or logarithmic by powers of ten.

    Columns of `rows`: name (unique) and text, written above the range, left and right; kind (of `STYLES`);
    lower and upper (equal: a single value; one empty: not known, an arrow from the other); or_less (optional;
    true: all of it may lie lower, an arrow from its lower end). `shade` marks one range through all rows.
    """
    # Only what is drawn: a chart's specification holds its data, and no other column belongs there.
    drawn = rows[["name", "text", "kind"]].assign(
        open_lower=rows["lower"].isna() | rows.get("or_less", False),
        open_upper=rows["upper"].isna(),
        lower=rows["lower"].fillna(rows["upper"]),
        upper=rows["upper"].fillna(rows["lower"]),
    )
    if log:
        powers = _powers(drawn["lower"].min(), drawn["upper"].max())
        scale, ticks = alt.Scale(type="log", domain=[powers[0], powers[-1]], nice=False), {"values": powers}
    else:
        scale, ticks = alt.Scale(domain=[0, 1.06 * float(drawn["upper"].max())], nice=False), {"tickCount": 6}
    x = alt.X(
        "lower:Q",
        title=x_title,
        scale=scale,
        axis=alt.Axis(format=x_format, grid=True, domain=False, ticks=False, **ticks),
    )
    y = alt.Y("name:N", axis=None, sort=None, scale=alt.Scale(domain=list(drawn["name"])))
    layers: list[alt.Chart] = []
    if shade:
        layers.append(
            alt.Chart(pd.DataFrame([{"lower": shade[0], "upper": shade[1]}]))
            .mark_rect(color=ORANGE, opacity=0.12)
            .encode(x=x, x2="upper:Q")
        )
    for kind, style in STYLES.items():
        of_kind = drawn[drawn["kind"] == kind]
        for side, end in ((-1, "lower"), (1, "upper")):
            layers += _arrows(of_kind[of_kind[f"open_{end}"]], y, end, side, style["stroke"])
        is_single = of_kind["lower"] == of_kind["upper"]
        if not is_single.all():
            layers.append(
                alt.Chart(of_kind[~is_single])
                .mark_bar(size=11, yOffset=_DOWN, strokeWidth=2, **style)
                .encode(x=x, x2="upper:Q", y=y)
            )
        if is_single.any():
            layers.append(
                alt.Chart(of_kind[is_single])
                .mark_point(size=110, yOffset=_DOWN, strokeWidth=2, opacity=1, **style)
                .encode(x=x, y=y)
            )
    words = alt.Chart(drawn).encode(y=y)
    layers += [
        words.mark_text(align="left", dy=-9).encode(x=alt.value(0), text="name:N"),
        words.mark_text(align="right", dy=-9, fontWeight=600).encode(x=alt.value(WIDTH), text="text:N"),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH, height=alt.Step(ROW))
    kind = "Range chart on a logarithmic scale" if log else "Range chart"
    return Drawing(chart, kind, rows, (sentences.rows(rows["name"], rows["text"]),))


def _arrows(rows: pd.DataFrame, y: alt.Y, end: str, side: int, color: str) -> list[alt.Chart]:
    if rows.empty:
        return []
    marks = alt.Chart(rows).encode(x=f"{end}:Q", y=y)
    return [
        marks.mark_rule(color=color, strokeWidth=2, yOffset=_DOWN, x2Offset=side * _ARROW).encode(x2=f"{end}:Q"),
        marks.mark_point(
            shape="triangle-left" if side < 0 else "triangle-right",
            color=color,
            filled=True,
            size=60,
            opacity=1,
            xOffset=side * _ARROW,
            yOffset=_DOWN,
        ),
    ]


def _powers(lowest: float, highest: float) -> list[float]:
    """The powers of ten around a range, from the one at or below its start to the one at or above its end."""
    first, last = math.floor(math.log10(lowest)), math.ceil(math.log10(highest))
    return [10.0**power for power in range(first, last + 1)]


def bands(
    curves: pd.DataFrame,
    *,
    x: str,
    x_title: str,
    x_format: str,
    y_title: str,
    point_x: float,
    point_label: str,
) -> Drawing:
    """Falling bands in percent along a logarithmic axis: the quoted one, then another that lies below.

    Columns of `curves`: band (its label), `x`, lower, upper. A hollow point marks the first upper curve at
    `point_x`, one of its x, with `point_label` under it.
    """
    ends = [float(curves[x].min()), float(curves[x].max())]
    along = alt.X(
        f"{x}:Q",
        title=x_title,
        scale=alt.Scale(type="log", domain=ends, nice=False),
        axis=alt.Axis(format=x_format, grid=True, ticks=False, values=_powers(*ends)),
    )

    def up(end: str) -> alt.Y:
        return alt.Y(
            f"{end}:Q",
            title=y_title,
            scale=alt.Scale(domain=[0, 100]),
            axis=alt.Axis(labelExpr="datum.value + '%'"),
        )

    layers: list[alt.Chart] = []
    for position, (label, band) in enumerate(curves.groupby("band", sort=False)):
        drawn = alt.Chart(band).encode(x=along)
        # The quoted band's label stands on its right, the other one's on its left: neither band runs there.
        if position == 0:
            color, words, end, height, dash = ORANGE, ORANGE_TEXT, "upper", 70, [6, 4]
            place = {"align": "left", "dx": 8, "baseline": "bottom"}
        else:
            color, words, end, height, dash = BLUE, BLUE, "lower", 40, [1, 0]
            place = {"align": "right", "dx": -10, "baseline": "middle"}
        labelled = band.iloc[[(band[end] - height).abs().argmin()]]
        layers += [
            drawn.mark_area(color=color, opacity=0.2).encode(y=up("lower"), y2="upper:Q"),
            *[
                drawn.mark_line(color=color, strokeWidth=2, strokeDash=dash).encode(y=up(edge))
                for edge in ("lower", "upper")
            ],
            alt.Chart(labelled)
            .mark_text(color=words, fontWeight=600, lineBreak="\n", **place)
            .encode(x=along, y=up(end), text=alt.value(label)),
        ]
    quoted = curves[curves["band"] == curves["band"].iloc[0]]
    marked = alt.Chart(quoted[quoted[x] == point_x]).encode(x=along, y=up("upper"))
    layers += [
        marked.mark_point(size=110, fill="white", stroke=ORANGE, strokeWidth=2, opacity=1),
        marked.mark_text(align="left", dx=8, dy=22, color=INK, fontWeight=600).encode(text=alt.value(point_label)),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)
    told = []
    for label, band in curves.groupby("band", sort=False):
        first, last = band.sort_values(x).iloc[[0, -1]].to_dict("records")
        ends = [f"{row['lower']:.1f} to {row['upper']:.1f} percent at {row[x]:,.0f}" for row in (first, last)]
        told.append(f"{' '.join(str(label).split())}: {', '.join(ends)}.")
    told.append(sentences.claims([point_label]))
    return Drawing(chart, "Chart of bands along a logarithmic axis", curves, tuple(told))
