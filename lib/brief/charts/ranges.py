"""Ranges: one row a quantity with its ends drawn, and bands along a scale. An unknown end is an arrow."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

import altair as alt
import pandas as pd

from brief.charts import axes, columns, marks, sentences
from brief.charts import rows as rows_
from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, HEIGHT, INK, ORANGE, ORANGE_TEXT, WIDTH
from brief.quantity.bounds import Bounds
from brief.quantity.words import bounds as bounds_in_words
from brief.quantity.words import percent


def range_rows(
    rows: pd.DataFrame,
    *,
    x_title: str,
    x_format: str,
    log: bool = False,
    shade: tuple[float, float] | None = None,
) -> Drawing:
    """Ranges and single values, one row each, on one axis: linear from zero, or logarithmic by powers of ten.

    Parameters
    ----------
    rows
        `name` (`str`, unique) and `text` (`str`), written above the range, left and right; `kind` (`str`: quoted,
        official, computed or assumed); `lower` and `upper` (`float`; equal: a single value; one empty: not known, an
        arrow from the other); `or_less` (`bool`, optional: all of it may lie lower, an arrow from its lower end).
    x_title
        What is drawn, and its unit.
    x_format
        How the axis writes a number (a format of d3).
    log
        A logarithmic axis.
    shade
        A range to mark through all rows.

    Raises
    ------
    ValueError
        For a format without decimals on a logarithmic axis that begins below 1, which has no zero.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import ranges
    >>> rows = pd.DataFrame(
    ...     {
    ...         "name": ["Quoted", "A health authority"],
    ...         "kind": ["quoted", "official"],
    ...         "text": ["50 to 100 times", "at least 80 times"],
    ...         "lower": [50, 80],
    ...         "upper": [100, None],
    ...     }
    ... )
    >>> drawing = ranges.range_rows(rows, x_title="times morphine", x_format=",.0f")
    >>> drawing.description
    'Range chart, times morphine. Quoted: 50 to 100 times; A health authority: at least 80 times.'

    """
    columns.check(
        "ranges.range_rows",
        "rows",
        rows,
        text=["name", "kind", "text"],
        numbers=["lower", "upper"],
        filled=["name", "text"],
        unique=["name"],
        among={"kind": rows_.STYLES},
    )
    # Only what is drawn: a chart's specification holds its data, and no other column belongs there.
    drawn = rows[["name", "text", "kind"]].assign(
        open_lower=rows["lower"].isna() | rows.get("or_less", False),
        open_upper=rows["upper"].isna(),
        lower=rows["lower"].fillna(rows["upper"]),
        upper=rows["upper"].fillna(rows["lower"]),
    )
    lowest, highest = float(drawn["lower"].min()), float(drawn["upper"].max())
    x, y = _along("lower", lowest, highest, x_title, x_format, log=log), rows_.scale(drawn)
    layers: list[alt.Chart] = []
    if shade:
        shaded = alt.Chart(pd.DataFrame([{"lower": shade[0], "upper": shade[1]}])).encode(x=x, x2="upper:Q")
        layers.append(shaded.mark_rect(color=ORANGE, opacity=0.12))
    for kind, style in rows_.STYLES.items():
        layers += _of_kind(drawn[drawn["kind"] == kind], x, y, style)
    layers += rows_.words(alt.Chart(drawn).encode(y=y))
    chart = alt.layer(*layers).properties(width=WIDTH, height=alt.Step(rows_.HEIGHT))
    kind = "Range chart on a logarithmic scale" if log else "Range chart"
    return Drawing(chart, kind, rows, (sentences.rows(rows["name"], rows["text"]),), x_title)


def _along(field: str, lowest: float, highest: float, title: str, form: str, *, log: bool) -> alt.X:
    if log:
        powers = _powers(lowest, highest)
        if powers[0] < 1 and form.endswith(".0f"):
            raise ValueError(f"x_format {form!r} would write {powers[0]:g} as 0; take ',.12~g'")
        scale = alt.Scale(type="log", domain=[powers[0], powers[-1]], nice=False)
        axis = alt.Axis(format=form, grid=True, domain=False, ticks=False, values=powers)
    else:
        scale = alt.Scale(domain=[0, 1.06 * highest], nice=False)
        axis = alt.Axis(format=form, grid=True, domain=False, ticks=False, tickCount=axes.ticks(highest, form))
    return alt.X(f"{field}:Q", title=title, scale=scale, axis=axis)


def _of_kind(rows: pd.DataFrame, x: alt.X, y: alt.Y, style: rows_.Style) -> Iterator[alt.Chart]:
    """The arrows, the ranges and the single values of the rows of one kind."""
    yield from _arrows(rows[rows["open_lower"]], y, "lower", "triangle-left", style.stroke)
    yield from _arrows(rows[rows["open_upper"]], y, "upper", "triangle-right", style.stroke)
    single = rows["lower"] == rows["upper"]
    if not single.all():
        yield (
            alt.Chart(rows[~single])
            .mark_bar(size=11, yOffset=rows_.DOWN, strokeWidth=2, fill=style.fill, stroke=style.stroke)
            .encode(x=x, x2="upper:Q", y=y)
        )
    if single.any():
        yield (
            alt.Chart(rows[single])
            .mark_point(size=110, yOffset=rows_.DOWN, strokeWidth=2, opacity=1, fill=style.fill, stroke=style.stroke)
            .encode(x=x, y=y)
        )


def _arrows(rows: pd.DataFrame, y: alt.Y, end: str, shape: str, color: str) -> Iterator[alt.Chart]:
    """From the end that is known to the side that is open."""
    if rows.empty:
        return
    reach = -rows_.ARROW if end == "lower" else rows_.ARROW
    arrow = alt.Chart(rows).encode(x=f"{end}:Q", y=y)
    yield arrow.mark_rule(color=color, strokeWidth=2, yOffset=rows_.DOWN, x2Offset=reach).encode(x2=f"{end}:Q")
    yield arrow.mark_point(shape=shape, color=color, filled=True, size=60, opacity=1, xOffset=reach, yOffset=rows_.DOWN)


def _powers(lowest: float, highest: float) -> list[float]:
    """The powers of ten around a range, from the one at or below its start to the one at or above its end."""
    first, last = math.floor(math.log10(lowest)), math.ceil(math.log10(highest))
    return [10.0**power for power in range(first, last + 1)]


_BESIDE = 12  # pixels from the axis to its numbers: the hollow point on it keeps clear of them


@dataclass(frozen=True)
class _Band:
    """How a band of `bands` looks, and where its label stands: at one end's curve, where it passes a height."""

    color: str
    ink: str
    dash: tuple[float, float]
    end: str
    height: float
    align: marks.Side
    baseline: Literal["bottom", "middle"]
    dx: float


# The quoted band's label stands on its right, the other one's on its left: neither band runs there.
_QUOTED = _Band(ORANGE, ORANGE_TEXT, (6, 4), "upper", 70, "left", "bottom", 8)
_OTHER = _Band(BLUE, BLUE, (1, 0), "lower", 40, "right", "middle", -10)


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

    Parameters
    ----------
    curves
        `band` (`str`, its label), a column along (`float`), `lower` and `upper` (`float`, percent).
    x
        The column along.
    x_title, y_title
        What is drawn along and upwards.
    x_format
        How the axis writes a number (a format of d3).
    point_x
        Where a hollow point marks the first band's upper curve: one of its numbers along.
    point_label
        Words under that point.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import ranges
    >>> costs = [5e3, 5e5, 5e6]
    >>> quoted = pd.DataFrame({"band": "quoted", "cost": costs, "lower": [99.9, 95, 50], "upper": [100, 97, 75]})
    >>> tested = pd.DataFrame({"band": "tested", "cost": costs, "lower": [99.9, 90, 5], "upper": [100, 95, 50]})
    >>> drawing = ranges.bands(
    ...     pd.concat([quoted, tested]),
    ...     x="cost",
    ...     x_title="costs, dollars",
    ...     x_format="$~s",
    ...     y_title="share that may be lost",
    ...     point_x=5e3,
    ...     point_label="at the quoted price",
    ... )
    >>> drawing.sentences[1]
    'Quoted: 99.9 to 100 percent at 5,000, 50 to 75 percent at 5,000,000.'

    """
    columns.check("ranges.bands", "curves", curves, text=["band"], numbers=[x, "lower", "upper"], filled=[x])
    ends = float(curves[x].min()), float(curves[x].max())
    along = alt.X(
        f"{x}:Q",
        title=x_title,
        scale=alt.Scale(type="log", domain=list(ends), nice=False),
        axis=alt.Axis(format=x_format, grid=True, ticks=False, values=_powers(*ends)),
    )
    by_band = [(str(label), band) for label, band in curves.groupby("band", sort=False)]
    layers: list[alt.Chart] = []
    for look, (label, band) in zip((_QUOTED, _OTHER), by_band, strict=False):
        layers += _band(band, label, look, along, y_title)
    quoted = by_band[0][1]
    marked = alt.Chart(quoted[quoted[x] == point_x]).encode(x=along, y=_percent("upper", y_title))
    chart = alt.layer(
        *layers,
        marked.mark_point(size=110, fill="white", stroke=ORANGE, strokeWidth=2, opacity=1),
        marks.words(marked, INK, align="left", dx=8, dy=22).encode(text=alt.value(point_label)),
    ).properties(width=WIDTH, height=HEIGHT)
    told = [_told(label, band.sort_values(x), x) for label, band in by_band]
    told = [f"Along: {x_title}.", *told, sentences.claims([point_label])]
    return Drawing(chart, "Chart of bands", curves, tuple(told), y_title)


def _percent(field: str, title: str) -> alt.Y:
    scale, axis = alt.Scale(domain=[0, 100]), alt.Axis(labelExpr="datum.value + '%'", labelPadding=_BESIDE)
    return alt.Y(f"{field}:Q", title=title, scale=scale, axis=axis)


def _band(band: pd.DataFrame, label: str, look: _Band, along: alt.X, y_title: str) -> Iterator[alt.Chart]:
    drawn = alt.Chart(band).encode(x=along)
    lower, upper = _percent("lower", y_title), _percent("upper", y_title)
    yield drawn.mark_area(color=look.color, opacity=0.2).encode(y=lower, y2="upper:Q")
    for edge in (lower, upper):
        yield drawn.mark_line(color=look.color, strokeWidth=2, strokeDash=look.dash).encode(y=edge)
    labelled = band.iloc[[int((band[look.end] - look.height).abs().argmin())]]
    words = alt.Chart(labelled).mark_text(
        color=look.ink, fontWeight=600, lineBreak="\n", align=look.align, baseline=look.baseline, dx=look.dx
    )
    yield words.encode(x=along, y=_percent(look.end, y_title), text=alt.value(label))


def _told(label: str, band: pd.DataFrame, x: str) -> str:
    """The two ends of a band."""
    ends = [
        # To a thousandth of a percent: a share of 99.975 percent is not all.
        f"{bounds_in_words(Bounds(lower, upper), partial(percent, decimals=3))} at {at:,.0f}"
        for at, lower, upper in band[[x, "lower", "upper"]].iloc[[0, -1]].to_numpy()
    ]
    return f"{sentences.begun(label)}: {', '.join(ends)}."
