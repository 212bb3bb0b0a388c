"""Counts that grow, the rate at which they do, and what a claimed rate amounts to."""

from __future__ import annotations

import altair as alt
import numpy as np
import pandas as pd

from brief.charts import sentences
from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, HEIGHT, INK, MUTED, ORANGE, ORANGE_TEXT, WIDTH
from brief.quantity.periods import in_words

_CLAIM_TEXT = {"color": ORANGE_TEXT, "fontWeight": 600, "lineBreak": "\n"}
_DASHED = {"color": ORANGE, "strokeWidth": 2, "strokeDash": [6, 4]}


def _along(field: str, first: float, last: float) -> alt.X:
    """Decimal years: 2018 is the first day of that year."""
    return alt.X(
        f"{field}:Q",
        title=None,
        scale=alt.Scale(domain=[first, last], nice=False),
        axis=alt.Axis(format="d", labelFlush=False, values=list(range(int(first), int(last) + 1))),
    )


def _up(field: str, title: str) -> alt.Y:
    return alt.Y(f"{field}:Q", title=title, axis=alt.Axis(format=",.0f"), scale=alt.Scale(zero=True))


def stock_with_paths(
    counts: pd.DataFrame,
    paths: pd.DataFrame,
    *,
    lower: float,
    lower_label: str,
    series_label: str,
    y_title: str,
) -> Drawing:
    """A count that only grows, the paths that claimed rates imply, and a number that a claim says it exceeds.

    `counts` has period (a month), when (decimal year of its end) and value. `paths` has path, when, value and label:
    two rows a path, in order of time; the label stands at the second. The exceeded number is a line with an arrow up.
    """
    highest = np.max(
        [np.interp(counts["when"], path["when"], path["value"]) for _, path in paths.groupby("path")], axis=0
    )
    numbers = counts.assign(
        text=counts["value"].map("{:,.0f}".format),
        free=np.where(counts["value"] >= highest, "above", "below"),  # the side on which no path runs
    )
    numbers.loc[numbers.index[-1], "text"] = f"{series_label}: {numbers['text'].iloc[-1]}"
    x, y = _along("when", int(counts["when"].min()) - 1, counts["when"].max()), _up("value", y_title)
    counted, implied = alt.Chart(numbers).encode(x=x, y=y), alt.Chart(paths).encode(x=x, y=y)
    tip = lower + 0.1 * float(counts["value"].max())
    claim, at = alt.Chart(pd.DataFrame([{"lower": lower, "tip": tip}])).encode(y="lower:Q"), alt.value(14)
    words = {"color": BLUE, "fontWeight": 600}
    chart = alt.layer(
        claim.mark_rule(**_DASHED),
        claim.mark_rule(color=ORANGE, strokeWidth=2).encode(x=at, y2="tip:Q"),
        claim.mark_point(shape="triangle-up", filled=True, color=ORANGE, size=70, opacity=1).encode(x=at, y="tip:Q"),
        claim.mark_text(align="left", dx=10, dy=-10, **_CLAIM_TEXT).encode(x=at, text=alt.value(lower_label)),
        implied.mark_line(**_DASHED).encode(detail="path:N"),
        alt.Chart(paths.groupby("path").tail(1))
        .mark_text(align="left", dx=8, dy=5, **_CLAIM_TEXT)
        .encode(x=x, y=y, text="label:N"),
        counted.mark_line(color=BLUE, strokeWidth=2.5, point=alt.OverlayMarkDef(color=BLUE, size=36)),
        counted.transform_filter("datum.free === 'above'")
        .mark_text(align="right", dx=-8, dy=-11, **words)
        .encode(text="text:N"),
        counted.transform_filter("datum.free === 'below'")
        .mark_text(align="left", dx=6, dy=14, **words)
        .encode(text="text:N"),
    ).properties(width=WIDTH - 40, height=HEIGHT + 60)
    told = (
        sentences.trend(series_label, counts["period"].map(in_words), counts["value"]),
        sentences.claims([lower_label, *paths.groupby("path", sort=False).tail(1)["label"]]),
    )
    return Drawing(chart, "Line chart", counts, told)


def period_rates(rates: pd.DataFrame, claims: pd.DataFrame, *, y_title: str) -> Drawing:
    """Rates as bars as wide as their period, so that an area is a number; claimed rates as lines across.

    `rates` has start and end (months), start_year and end_year (the same as decimal years) and per_year; `claims` has
    label and per_year.
    """
    room = 150  # pixels at the right, for the labels of the claims
    drawn = rates.assign(
        middle=(rates["start_year"] + rates["end_year"]) / 2, text=rates["per_year"].map("{:,.0f}".format)
    )
    x, y = _along("start_year", rates["start_year"].min(), rates["end_year"].max()), _up("per_year", y_title)
    bars, lines = alt.Chart(drawn), alt.Chart(claims).encode(y=y)
    chart = alt.layer(
        bars.mark_bar(color=BLUE, stroke="white", strokeWidth=2).encode(x=x, x2="end_year:Q", y=y, y2=alt.datum(0)),
        bars.mark_text(dy=14, color="white", fontSize=14, fontWeight=600).encode(x="middle:Q", y=y, text="text:N"),
        # White under the orange, so that a line shows on the bars too.
        lines.mark_rule(color="white", strokeWidth=5),
        lines.mark_rule(**_DASHED),
        lines.mark_text(align="left", dx=8, **_CLAIM_TEXT).encode(x=alt.value(WIDTH - room), text="label:N"),
    ).properties(width=WIDTH - room, height=HEIGHT)
    names = [in_words(f"{row.start}/{row.end}") for row in rates.itertuples()]
    told = (sentences.rows(names, drawn["text"]), sentences.claims(claims["label"]))
    return Drawing(chart, "Bar chart; a bar is as wide as its period", rates, told)


def race(
    lines: pd.DataFrame, *, years: float, years_label: str, flat_label: str, x_title: str, y_title: str
) -> Drawing:
    """How many have appeared after so many years, a straight line for each rate, read at `years`.

    `lines` has rate (its name) and per_year. Where nothing waits at all is a flat line at zero, labelled `flat_label`.
    The words of the fastest line stand over it, those of the others under theirs: close lines stay legible.
    """
    room, longest = 180, 1.5 * years  # pixels at the right, for the labels at the ends of the lines
    drawn = pd.DataFrame(
        [
            {
                "rate": row.rate,
                "at": at,
                "years": length,
                "count": row.per_year * length,
                "text": f"{row.per_year * length:,.0f}",
                "fastest": row.per_year == lines["per_year"].max(),
            }
            for row in lines.itertuples()
            for at, length in (("start", 0.0), ("read", years), ("end", longest))
        ]
    )
    x = alt.X("years:Q", title=x_title, scale=alt.Scale(domain=[0, longest], nice=False), axis=alt.Axis(tickCount=6))
    base = alt.Chart(drawn).encode(x=x, y=_up("count", y_title))
    read, ends = base.transform_filter("datum.at === 'read'"), base.transform_filter("datum.at === 'end'")
    over, under = "datum.fastest", "!datum.fastest"
    numbers, words = {"fontSize": 14, "fontWeight": 600}, {"align": "left", "fontWeight": 600, "color": BLUE}
    flat = alt.Chart(pd.DataFrame([{"years": 0, "until": longest, "count": 0}])).encode(y="count:Q")
    moment = alt.Chart(pd.DataFrame([{"years": years}])).encode(x=x)
    chart = alt.layer(
        moment.mark_rule(color=MUTED, strokeDash=[2, 3]),
        moment.mark_text(align="right", dx=-6, dy=8, color=INK).encode(y=alt.value(0), text=alt.value(years_label)),
        base.mark_line(color=BLUE, strokeWidth=2.5).encode(detail="rate:N"),
        read.mark_point(filled=True, color=BLUE, size=70, opacity=1),
        read.transform_filter(over).mark_text(align="right", dx=-8, dy=-10, **numbers).encode(text="text:N"),
        read.transform_filter(under).mark_text(align="left", dx=6, dy=14, **numbers).encode(text="text:N"),
        ends.transform_filter(over).mark_text(dx=8, dy=-6, **words).encode(text="rate:N"),
        ends.transform_filter(under).mark_text(dx=8, dy=8, **words).encode(text="rate:N"),
        flat.mark_rule(color=ORANGE, strokeWidth=2.5).encode(x=x, x2="until:Q"),
        flat.mark_text(align="left", dx=8, dy=-14, **_CLAIM_TEXT).encode(x="until:Q", text=alt.value(flat_label)),
    ).properties(width=WIDTH - room, height=HEIGHT)
    names = [*lines["rate"], "flat line at zero"]
    read_at = [*(lines["per_year"] * years).map("{:,.0f}".format), flat_label]
    told = (f"{years_label.capitalize()}.", sentences.rows(names, read_at))
    return Drawing(chart, "Line chart with straight lines from zero", lines, told)
