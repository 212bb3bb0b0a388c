"""Counts beside the claims made about them: hollow marks with an arrow where a bound is open, releases side by side."""

from __future__ import annotations

import altair as alt
import pandas as pd

from brief.charts.theme import BLUE, GRID, HEIGHT, INK, MUTED, ORANGE, ORANGE_TEXT, PLUM, TEAL, WIDTH

_CLAIM_FILL = "#fde3d3"  # light enough for text on it (13:1), told from white by its edge
_LABEL_ROOM = 160  # pixels to the right of the plot, for the labels at the ends of the lines


def lines_with_claims(series: pd.DataFrame, claims: pd.DataFrame, *, y_title: str) -> alt.LayerChart:
    """Up to three official series over the years, and claims as hollow marks at their period.

    `series` has the columns label, year and value; an empty value breaks the line. `claims` has label, start and end
    (years, equal for a claim on one year), lower and upper (an empty one is open, drawn as an arrow) and side, the
    side of the mark on which its label stands: left or right.
    """
    labels = list(dict.fromkeys(series["label"]))
    top = float(max(series["value"].max(), claims[["lower", "upper"]].max().max()))
    x = alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1),
              scale=alt.Scale(domain=[int(series["year"].min()), int(series["year"].max())], nice=False))
    y = alt.Y("value:Q", title=y_title, axis=alt.Axis(format=",.0f"), scale=alt.Scale(zero=True, domainMin=0))
    color = alt.Color("label:N", legend=None, scale=alt.Scale(domain=labels, range=[BLUE, TEAL, PLUM][:len(labels)]))
    lines = alt.Chart(series).encode(x=x, y=y, color=color, tooltip=[
        "label:N", alt.Tooltip("year:Q", format="d"), alt.Tooltip("value:Q", format=",.0f")])
    ends = series.dropna(subset="value").drop_duplicates("label", keep="last")
    ends = ends.assign(text=[f"{label}: {value:,.0f}" for label, value in zip(ends["label"], ends["value"], strict=True)])
    return alt.layer(
        lines.mark_line(strokeWidth=2.5),
        lines.mark_circle(size=24, opacity=1),
        alt.Chart(ends).mark_text(align="left", dx=9, fontWeight=600).encode(x=x, y=y, text="text:N"),
        *_claim_marks(claims, reach=0.08 * top),
    ).properties(width=WIDTH - _LABEL_ROOM, height=HEIGHT + 40)


def _claim_marks(claims: pd.DataFrame, reach: float) -> list[alt.Chart]:
    """Marks for claims: hollow at the bound, a dashed line over an uncertain period, an arrow towards the open side."""
    drawn = claims.assign(
        bound=claims["lower"].fillna(claims["upper"]),
        tip=claims["upper"].where(claims["lower"].notna(), claims["upper"] - reach).fillna(claims["lower"] + reach),
        middle=(claims["start"] + claims["end"]) / 2,
    )
    closed = claims["lower"].notna() & claims["upper"].notna()
    drawn["shape"] = closed.map({True: "circle", False: ""}).where(
        closed, claims["lower"].notna().map({True: "triangle-up", False: "triangle-down"}))
    base = alt.Chart(drawn)
    at = {side: base.encode(x=f"{side}:Q", y="bound:Q") for side in ("start", "middle", "end")}
    hollow = {"filled": True, "fill": "white", "stroke": ORANGE, "strokeWidth": 2, "size": 70, "opacity": 1}
    text = {"color": ORANGE_TEXT, "fontWeight": 600, "lineBreak": "\n"}
    left, right = (alt.Chart(drawn[drawn["side"] == side]) for side in ("left", "right"))
    return [
        at["start"].mark_rule(color=ORANGE, strokeWidth=2, strokeDash=[4, 3]).encode(x2="end:Q"),
        at["middle"].mark_rule(color=ORANGE, strokeWidth=2).encode(y2="tip:Q"),
        base.mark_point(color=ORANGE, filled=True, size=70, opacity=1)
        .encode(x="middle:Q", y="tip:Q", shape=alt.Shape("shape:N", scale=None)),
        at["start"].mark_point(**hollow),
        at["end"].mark_point(**hollow),
        left.mark_text(align="right", dx=-10, **text).encode(x="start:Q", y="bound:Q", text="label:N"),
        right.mark_text(align="left", dx=10, **text).encode(x="end:Q", y="bound:Q", text="label:N"),
    ]


def running_total(series: pd.DataFrame, *, lower: float, claim_label: str, marked_year: int,
                    y_title: str) -> alt.LayerChart:
    """A running total over the years (columns: year, total) as bars, and the number that a claim says it exceeds.

    The bars up to `marked_year` are dark; the claim is a dashed line with an arrow up. The last dark bar and the last
    bar carry their number.
    """
    drawn = series.assign(known=series["year"] <= marked_year,
                          text=[f"{total:,.0f}" for total in series["total"]])
    x = alt.X("year:O", title=None, axis=alt.Axis(labelOverlap="greedy"))
    y = alt.Y("total:Q", title=y_title, axis=alt.Axis(format=",.0f"), scale=alt.Scale(zero=True))
    bars = alt.Chart(drawn).encode(x=x, y=y)
    floor = alt.Chart(pd.DataFrame([{"lower": lower, "tip": lower + 0.1 * float(series["total"].max())}]))
    numbered = drawn[drawn["year"].isin([marked_year, series["year"].max()])]
    return alt.layer(
        bars.mark_bar().encode(color=alt.Color("known:N", legend=None, scale=alt.Scale(
            domain=[True, False], range=[BLUE, "#8fa3bd"]))),
        alt.Chart(numbered).mark_text(dy=-9, fontWeight=600).encode(x=x, y=y, text="text:N"),
        floor.mark_rule(color=ORANGE, strokeWidth=2, strokeDash=[6, 4]).encode(y="lower:Q"),
        floor.mark_rule(color=ORANGE, strokeWidth=2).encode(x=alt.value(14), y="lower:Q", y2="tip:Q"),
        floor.mark_point(shape="triangle-up", color=ORANGE, filled=True, size=70, opacity=1)
        .encode(x=alt.value(14), y="tip:Q"),
        floor.mark_text(align="left", dx=10, dy=-10, color=ORANGE_TEXT, fontWeight=600)
        .encode(x=alt.value(14), y="lower:Q", text=alt.value(claim_label)),
    ).properties(width=WIDTH, height=HEIGHT)


def releases_against_bound(counts: pd.DataFrame, *, lower: float, claim_label: str, x_title: str) -> alt.LayerChart:
    """One count as each release gave it, one row a release, beside the numbers that a claim allows.

    `counts` has the columns release (in order), counted (up to three kinds) and value. All that exceeds `lower` is
    shaded, open to the right. The axis does not start at zero: these are positions, not bars.
    """
    kinds = list(dict.fromkeys(counts["counted"]))
    low, high = min(lower, float(counts["value"].min())), max(lower, float(counts["value"].max()))
    pad = 0.35 * (high - low)
    x = alt.X("value:Q", title=x_title, axis=alt.Axis(format=",.0f", grid=True, tickCount=6),
              scale=alt.Scale(domain=[low - pad, high + pad], nice=False, zero=False))
    y = alt.Y("release:N", title=None, sort=None, axis=alt.Axis(grid=False))
    drawn = counts.assign(text=[f"{counted} {value:,.0f}"
                                for counted, value in zip(counts["counted"], counts["value"], strict=True)])
    marks = alt.Chart(drawn).encode(x=x, y=y)
    allowed = alt.Chart(pd.DataFrame([{"value": lower, "open_end": high + pad}]))
    return alt.layer(
        allowed.mark_rect(color=_CLAIM_FILL).encode(x=x, x2="open_end:Q"),
        allowed.mark_rule(color=ORANGE, strokeWidth=2, strokeDash=[6, 4]).encode(x=x),
        allowed.mark_text(align="left", dx=6, dy=-9, color=ORANGE_TEXT, fontWeight=600)
        .encode(x=x, y=alt.value(0), text=alt.value(f"{claim_label} →")),
        marks.mark_point(filled=True, size=90, opacity=1).encode(
            color=alt.Color("counted:N", legend=None, scale=alt.Scale(domain=kinds, range=[BLUE, TEAL, PLUM][:len(kinds)])),
            shape=alt.Shape("counted:N", legend=None,
                            scale=alt.Scale(domain=kinds, range=["circle", "square", "diamond"][:len(kinds)]))),
        marks.mark_text(align="left", dx=10).encode(text="text:N"),
    ).properties(width=WIDTH - 60, height=alt.Step(34))


def revised_counts(revised: pd.DataFrame, released: pd.DataFrame, same_release: pd.DataFrame, *, window: tuple[str, str],
                   window_label: str, event: str, event_label: str, revised_label: str, released_label: str,
                   y_title: str) -> alt.LayerChart:
    """A monthly count as it stands now (line) and as it was known on a day (hollow marks).

    All three frames have the columns month (such as 2022-10) and value; an empty value breaks the line. The points of
    `same_release` come from one release and are joined by a dashed line. `window` (first and last month) is shaded,
    `event` is a day with a line across. The vertical axis does not start at zero: these are lines, not bars.
    """
    x = alt.X("month:T", title=None, scale=alt.Scale(type="utc"),
              axis=alt.Axis(format="%b %Y", tickCount={"interval": "month", "step": 3}))
    low, high = (float(getattr(pd.concat([revised["value"], released["value"]]), end)()) for end in ("min", "max"))
    pad = 0.18 * (high - low)
    y = alt.Y("value:Q", title=y_title, axis=alt.Axis(format=",.0f"),
              scale=alt.Scale(domain=[low - pad, high + pad], zero=False, nice=False))
    known = alt.Chart(released).encode(x=x, y=y)
    current = alt.Chart(revised).encode(
        x=x, y=y, tooltip=[alt.Tooltip("utcyearmonth(month):T"), alt.Tooltip("value:Q", format=",.0f")])
    # A count for the twelve months ending with a month stands at the month; the window covers it by half a month.
    first, last = (pd.Timestamp(f"{month}-01") for month in window)
    edges = pd.DataFrame([{"month": (first - pd.Timedelta(days=15)).date().isoformat(),
                           "until": (last + pd.Timedelta(days=15)).date().isoformat()}])
    shade = alt.Chart(edges).encode(x=x)
    moment = alt.Chart(pd.DataFrame([{"month": event}])).encode(x=x)
    last_point = revised.dropna(subset="value").tail(1)
    last_known = same_release.tail(1)
    return alt.layer(
        shade.mark_rect(color=_CLAIM_FILL).encode(x2="until:T"),
        shade.mark_text(align="left", dx=4, dy=10, color=ORANGE_TEXT, fontWeight=600)
        .encode(y=alt.value(0), text=alt.value(window_label)),
        moment.mark_rule(color=MUTED, strokeDash=[2, 3]),
        moment.mark_text(align="left", dx=5, dy=-8, color=MUTED).encode(y=alt.value(HEIGHT), text=alt.value(event_label)),
        current.mark_line(color=BLUE, strokeWidth=2.5),
        current.mark_circle(color=BLUE, size=30, opacity=1),
        alt.Chart(same_release).mark_line(color=PLUM, strokeWidth=2, strokeDash=[6, 4]).encode(x=x, y=y),
        known.mark_point(filled=True, fill="white", stroke=PLUM, strokeWidth=2, size=70, opacity=1),
        alt.Chart(last_point).mark_text(align="right", dx=-9, color=BLUE, fontWeight=600, lineBreak="\n")
        .encode(x=x, y=y, text=alt.value(revised_label)),
        alt.Chart(last_known).mark_text(align="left", dx=10, dy=6, color=PLUM, fontWeight=600, lineBreak="\n")
        .encode(x=x, y=y, text=alt.value(released_label)),
    ).properties(width=WIDTH, height=HEIGHT)
