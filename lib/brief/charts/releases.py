"""Counts beside the claims made about them, releases of one count side by side, a count as it was known then."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import pandas as pd

from brief.charts import sentences
from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, HEIGHT, MUTED, ORANGE, ORANGE_TEXT, PLUM, TEAL, WIDTH
from brief.quantity.bounds import Bounds
from brief.quantity.periods import in_words

_CLAIM_FILL = "#fde3d3"  # text on it keeps a contrast of 6:1 and more
_LABEL_ROOM = 160  # pixels to the right of the plot, for the labels at the ends of the lines
_HEAD = {"filled": True, "color": ORANGE, "size": 70, "opacity": 1}  # the head of an arrow
_CLAIM_TEXT = {"color": ORANGE_TEXT, "fontWeight": 600, "lineBreak": "\n"}


@dataclass(frozen=True)
class ClaimMark:
    """A claim to draw at its bounds, over the years that it may speak of; `side` is where its label stands."""

    bounds: Bounds
    label: str
    start: float
    end: float
    side: str = "left"


def lines_with_claims(counts: pd.DataFrame, claims: list[ClaimMark], *, y_title: str) -> Drawing:
    """Up to three official series over the years, and claims as hollow marks at their period.

    `counts` has the column year and one column a series, under its name for readers; an empty value breaks the line.
    A bound that a claim leaves open is an arrow.
    """
    names = [str(name) for name in counts.columns if name != "year"]
    series = counts.melt("year", var_name="label")
    x = alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", tickMinStep=1),
        scale=alt.Scale(domain=[int(series["year"].min()), int(series["year"].max())], nice=False),
    )
    y = alt.Y("value:Q", title=y_title, axis=alt.Axis(format=",.0f"), scale=alt.Scale(zero=True))
    lines = alt.Chart(series).encode(
        x=x,
        y=y,
        color=alt.Color("label:N", legend=None, scale=alt.Scale(domain=names, range=[BLUE, TEAL, PLUM])),
        tooltip=["label:N", alt.Tooltip("year:Q", format="d"), alt.Tooltip("value:Q", format=",.0f")],
    )
    ends = series.dropna(subset="value").drop_duplicates("label", keep="last")
    ends = ends.assign(text=ends["label"] + ": " + ends["value"].map("{:,.0f}".format))
    chart = alt.layer(
        lines.mark_line(strokeWidth=2.5),
        lines.mark_circle(size=24, opacity=1),
        alt.Chart(ends).mark_text(align="left", dx=9, fontWeight=600).encode(x=x, y=y, text="text:N"),
        *_claim_marks(claims, reach=0.08 * series["value"].max()),
    ).properties(width=WIDTH - _LABEL_ROOM, height=HEIGHT + 40)
    trends = [sentences.trend(name, counts["year"], counts[name]) for name in names]
    return Drawing(chart, "Line chart", counts, (*trends, sentences.claims(mark.label for mark in claims)))


def _claim_marks(marks: list[ClaimMark], reach: float) -> list[alt.Chart]:
    """Hollow at the bound, dashed over an uncertain period, an arrow towards the side that is open."""
    claims = pd.DataFrame(
        [
            {
                "side": mark.side,
                "start": mark.start,
                "end": mark.end,
                "label": mark.label,
                "lower": mark.bounds.lower,
                "upper": mark.bounds.upper,
            }
            for mark in marks
        ]
    )
    lower, upper = claims["lower"].astype(float), claims["upper"].astype(float)
    shape = pd.Series("circle", claims.index)
    shape = shape.mask(upper.isna(), "triangle-up").mask(lower.isna(), "triangle-down")
    drawn = claims.assign(
        bound=lower.fillna(upper),
        shape=shape,
        middle=(claims["start"] + claims["end"]) / 2,
        tip=upper.mask(upper.isna(), lower + reach).mask(lower.isna(), upper - reach),
    )
    base = alt.Chart(drawn)
    start, middle, end = (base.encode(x=f"{at}:Q", y="bound:Q") for at in ("start", "middle", "end"))
    hollow = {"filled": True, "fill": "white", "stroke": ORANGE, "strokeWidth": 2, "size": 70, "opacity": 1}
    left, right = (base.transform_filter(f"datum.side === '{side}'") for side in ("left", "right"))
    return [
        start.mark_rule(color=ORANGE, strokeWidth=2, strokeDash=[4, 3]).encode(x2="end:Q"),
        middle.mark_rule(color=ORANGE, strokeWidth=2).encode(y2="tip:Q"),
        base.mark_point(**_HEAD).encode(x="middle:Q", y="tip:Q", shape=alt.Shape("shape:N", scale=None)),
        start.mark_point(**hollow),
        end.mark_point(**hollow),
        left.mark_text(align="right", dx=-10, dy=-15, **_CLAIM_TEXT).encode(x="start:Q", y="bound:Q", text="label:N"),
        right.mark_text(align="left", dx=10, dy=-7, **_CLAIM_TEXT).encode(x="end:Q", y="bound:Q", text="label:N"),
    ]


def running_total(totals: pd.DataFrame, *, lower: float, claim_label: str, marked_year: int, y_title: str) -> Drawing:
    """A running total (columns: year, total) as bars, and the number that a claim says it exceeds.

    The bars up to `marked_year` are dark, later ones pale; the claim is a dashed line with an arrow up. The
    last dark bar and the last bar carry their number.
    """
    drawn = totals.assign(later=totals["year"] > marked_year)
    x = alt.X("year:O", title=None, axis=alt.Axis(labelOverlap="greedy"))
    y = alt.Y("total:Q", title=y_title, axis=alt.Axis(format=",.0f"), scale=alt.Scale(zero=True))
    bars = alt.Chart(drawn).encode(x=x, y=y, tooltip=["year:O", alt.Tooltip("total:Q", format=",.0f")])
    numbered = drawn[drawn["year"].isin([marked_year, drawn["year"].max()])]
    tip = lower + 0.1 * float(totals["total"].max())
    claim = alt.Chart(pd.DataFrame([{"lower": lower, "tip": tip}])).encode(y="lower:Q")
    at = alt.value(14)
    chart = alt.layer(
        bars.transform_filter("!datum.later").mark_bar(color=BLUE),
        bars.transform_filter("datum.later").mark_bar(color=BLUE, fillOpacity=0.3, stroke=BLUE, strokeWidth=1),
        # To the left of the bar's right edge, so that the number stays clear of the next, higher bar.
        alt.Chart(numbered)
        .mark_text(align="right", dx=14, dy=-9, fontWeight=600)
        .encode(x=x, y=y, text=alt.Text("total:Q", format=",.0f")),
        claim.mark_rule(color=ORANGE, strokeWidth=2, strokeDash=[6, 4]),
        claim.mark_rule(color=ORANGE, strokeWidth=2).encode(x=at, y2="tip:Q"),
        claim.mark_point(shape="triangle-up", **_HEAD).encode(x=at, y="tip:Q"),
        claim.mark_text(align="left", dx=10, dy=-10, **_CLAIM_TEXT).encode(x=at, text=alt.value(claim_label)),
    ).properties(width=WIDTH, height=HEIGHT)
    told = (sentences.trend("Running total", totals["year"], totals["total"]), sentences.claims([claim_label]))
    return Drawing(chart, "Bar chart", totals, told)


def releases_against_bound(counts: pd.DataFrame, *, lower: float, claim_label: str, x_title: str) -> Drawing:
    """One count as each release gave it, one row a release, beside the numbers that a claim allows.

    `counts` has the columns release (in order), counted (up to three kinds) and value. All that exceeds
    `lower` is shaded, open to the right. The axis does not start at zero: these are positions, not bars.
    """
    kinds = list(dict.fromkeys(counts["counted"]))
    low, high = (float(end([lower, *counts["value"]])) for end in (min, max))
    pad = 0.35 * (high - low)
    x = alt.X(
        "value:Q",
        title=x_title,
        axis=alt.Axis(format=",.0f", grid=True, tickCount=6),
        scale=alt.Scale(domain=[low - pad, high + pad], nice=False, zero=False),
    )
    drawn = counts.assign(text=counts["counted"] + " " + counts["value"].map("{:,.0f}".format))
    marks = alt.Chart(drawn).encode(x=x, y=alt.Y("release:N", title=None, sort=None, axis=alt.Axis(grid=False)))
    allowed = alt.Chart(pd.DataFrame([{"value": lower, "open_end": high + pad}])).encode(x=x)
    top = alt.value(0)
    chart = alt.layer(
        allowed.mark_rect(color=_CLAIM_FILL).encode(x2="open_end:Q"),
        allowed.mark_rule(color=ORANGE, strokeWidth=2, strokeDash=[6, 4]),
        allowed.mark_rule(color=ORANGE, strokeWidth=2).encode(x2="open_end:Q", y=top),
        allowed.mark_point(shape="triangle-right", **_HEAD).encode(x="open_end:Q", y=top),
        allowed.mark_text(align="left", dy=-12, **_CLAIM_TEXT).encode(y=top, text=alt.value(claim_label)),
        marks.mark_point(filled=True, size=90, opacity=1).encode(
            color=alt.Color("counted:N", legend=None, scale=alt.Scale(domain=kinds, range=[BLUE, TEAL, PLUM])),
            shape=alt.Shape(
                "counted:N", legend=None, scale=alt.Scale(domain=kinds, range=["circle", "square", "diamond"])
            ),
        ),
        # On the side away from the bound, so that no label crosses it.
        marks.transform_filter(alt.datum.value > lower).mark_text(align="left", dx=10).encode(text="text:N"),
        marks.transform_filter(alt.datum.value <= lower).mark_text(align="right", dx=-10).encode(text="text:N"),
    ).properties(width=WIDTH - 60, height=alt.Step(34))
    trends = [
        sentences.trend(str(kind).capitalize(), rows["release"], rows["value"])
        for kind, rows in counts.groupby("counted", sort=False)
    ]
    return Drawing(chart, "Dot plot, one row a release", counts, (*trends, sentences.claims([claim_label])))


@dataclass(frozen=True)
class RevisedLabels:
    """What stands in the chart of `revised_counts`: at the shaded window, the event, and the ends of the lines."""

    window: str
    event: str
    revised: str
    released: str
    latest: str


def revised_counts(
    counts: pd.DataFrame, *, window: tuple[str, str], event: str, labels: RevisedLabels, y_title: str
) -> Drawing:
    """A monthly count as it stands now (line) and as it was known on a day (hollow marks).

    `counts` has one row a month with the columns month (such as 2022-10), revised (the count as it stands now), known
    (as it was known on the day) and released (those of `known` that come from one release: joined by a dashed line);
    an empty number breaks the line. `window` (first and last month) is shaded, `event` is a day with a line across.
    The vertical axis does not start at zero: lines, not bars.
    """
    revised, known, same_release = (
        counts[["month", column]].rename(columns={column: "value"}) for column in ("revised", "known", "released")
    )
    known, same_release = known.dropna(), same_release.dropna()
    x = alt.X(
        "month:T",
        title=None,
        scale=alt.Scale(type="utc"),
        axis=alt.Axis(format="%b %Y", tickCount={"interval": "month", "step": 3}),
    )
    values = pd.concat([revised["value"], known["value"]])
    pad = 0.18 * float(values.max() - values.min())
    y = alt.Y(
        "value:Q",
        title=y_title,
        axis=alt.Axis(format=",.0f"),
        scale=alt.Scale(domain=[float(values.min()) - pad, float(values.max()) + pad], zero=False, nice=False),
    )
    now = alt.Chart(revised).encode(
        x=x,
        y=y,
        tooltip=[alt.Tooltip("utcyearmonth(month):T", title="month"), alt.Tooltip("value:Q", format=",.0f")],
    )
    # The count for a month stands at its first day; the window reaches half a month beyond on both sides.
    first, last = (pd.Timestamp(f"{month}-01") for month in window)
    half = pd.Timedelta(days=15)
    edges = {"month": f"{first - half:%Y-%m-%d}", "until": f"{last + half:%Y-%m-%d}"}
    shade = alt.Chart(pd.DataFrame([edges])).encode(x=x)
    moment = alt.Chart(pd.DataFrame([{"month": event}])).encode(x=x)
    before_gap = revised[revised["value"].isna().cumsum() == 0].tail(1)
    latest = revised.tail(1)
    chart = alt.layer(
        shade.mark_rect(color=_CLAIM_FILL).encode(x2="until:T"),
        shade.mark_text(align="left", dx=6, dy=12, **_CLAIM_TEXT).encode(y=alt.value(0), text=alt.value(labels.window)),
        moment.mark_rule(color=MUTED, strokeDash=[2, 3]),
        moment.mark_text(align="left", dx=5, dy=-8, color=MUTED).encode(
            y=alt.value(HEIGHT), text=alt.value(labels.event)
        ),
        now.mark_line(color=BLUE, strokeWidth=2.5),
        now.mark_circle(color=BLUE, size=30, opacity=1),
        alt.Chart(same_release).mark_line(color=PLUM, strokeWidth=2, strokeDash=[6, 4]).encode(x=x, y=y),
        alt.Chart(known)
        .mark_point(filled=True, fill="white", stroke=PLUM, strokeWidth=2, size=70, opacity=1)
        .encode(x=x, y=y),
        alt.Chart(before_gap)
        .mark_text(align="left", dx=10, color=BLUE, fontWeight=600, lineBreak="\n")
        .encode(x=x, y=y, text=alt.value(labels.revised)),
        alt.Chart(latest)
        .mark_text(align="right", dx=-9, dy=-7, color=BLUE, fontWeight=600, lineBreak="\n")
        .encode(x=x, y=y, text=alt.value(labels.latest)),
        alt.Chart(same_release.tail(1))
        .mark_text(align="left", dx=10, dy=6, color=PLUM, fontWeight=600, lineBreak="\n")
        .encode(x=x, y=y, text=alt.value(labels.released)),
    ).properties(width=WIDTH, height=HEIGHT)
    now_at, known_at = ([in_words(month, short=True) for month in frame["month"]] for frame in (revised, known))
    told = (
        sentences.trend("As it stands now", now_at, revised["value"]),
        sentences.trend("As known on the day", known_at, known["value"]),
        f"At the ends of the lines: {'; '.join(' '.join(end.split()) for end in (labels.revised, labels.released))}.",
        sentences.claims([labels.window]),
    )
    return Drawing(chart, "Line chart", counts, told)
