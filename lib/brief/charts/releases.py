"""Counts as releases give them: added up against a claim, one count by release, a count as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import altair as alt
import pandas as pd

from brief.charts import axes, columns, marks, sentences
from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, HEIGHT, MUTED, PLUM, TEAL, WIDTH
from brief.quantity.periods import in_words

_MOMENT = 16  # pixels: how high a day is marked


def running_total(totals: pd.DataFrame, *, lower: float, claim_label: str, marked_year: int, y_title: str) -> Drawing:
    """A running total as bars, and the number that a claim says it exceeds: a dashed line with an arrow up.

    The last dark bar and the last bar carry their number.

    Parameters
    ----------
    totals
        `year` (`int`) and `total` (`float`), in order.
    lower
        The number that the claim says is exceeded.
    claim_label
        Words at its line.
    marked_year
        Bars up to this year are dark, later ones pale.
    y_title
        What is counted, and its unit.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import releases
    >>> totals = pd.DataFrame({"year": [2014, 2015, 2016, 2017], "total": [268241, 301332, 343580, 391180]})
    >>> drawing = releases.running_total(
    ...     totals, lower=300000, claim_label="claimed: more than 300,000", marked_year=2016, y_title="deaths"
    ... )
    >>> drawing.sentences[0]
    'Running total: 268,241 in 2014, 391,180 in 2017.'

    """
    columns.check(
        "releases.running_total", "totals", totals, numbers=["year", "total"], filled=["year", "total"], unique=["year"]
    )
    drawn = totals.assign(later=totals["year"] > marked_year)
    x = alt.X("year:O", title=None, axis=alt.Axis(labelOverlap="greedy"))
    y = axes.counts("total", y_title, max(lower, totals["total"].max()))
    bars = alt.Chart(drawn).encode(x=x, y=y, tooltip=["year:O", alt.Tooltip("total:Q", format=axes.COUNT)])
    numbered = drawn[drawn["year"].isin([marked_year, drawn["year"].max()])]
    chart = alt.layer(
        bars.transform_filter("!datum.later").mark_bar(color=BLUE),
        bars.transform_filter("datum.later").mark_bar(color=BLUE, fillOpacity=0.3, stroke=BLUE, strokeWidth=1),
        # To the left of the bar's right edge, so that the number stays clear of the next, higher bar.
        alt.Chart(numbered)
        .mark_text(align="right", dx=14, dy=-9, fontWeight=600)
        .encode(x=x, y=y, text=alt.Text("total:Q", format=axes.COUNT)),
        *marks.exceeded(lower, float(totals["total"].max()), claim_label),
    ).properties(width=WIDTH, height=HEIGHT)
    told = (sentences.trend("Running total", totals["year"], totals["total"]), sentences.claims([claim_label]))
    return Drawing(chart, "Bar chart", totals, told, y_title)


def against_bound(counts: pd.DataFrame, *, lower: float, claim_label: str, x_title: str) -> Drawing:
    """One count as each release gave it, one row a release, beside the numbers that a claim allows.

    All that exceeds `lower` is shaded, open to the right. The axis does not start at zero: these are positions.

    Parameters
    ----------
    counts
        `release` (`str`, in the order of the rows), `counted` (`str`, up to three kinds of count) and `value`
        (`float`).
    lower
        The number that the claim says is exceeded.
    claim_label
        Words over the shade.
    x_title
        What is counted, and its unit.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import releases
    >>> counts = pd.DataFrame(
    ...     {
    ...         "release": ["Aug 2018", "Sep 2025", "Final count"],
    ...         "counted": ["predicted", "predicted", "final"],
    ...         "value": [72287, 71495, 70237],
    ...     }
    ... )
    >>> drawing = releases.against_bound(
    ...     counts, lower=72000, claim_label="claimed: more than 72,000", x_title="deaths in 2017"
    ... )
    >>> drawing.sentences[1:3]
    ('Predicted: 72,287 in Aug 2018, 71,495 in Sep 2025.', 'Final: 70,237.')

    """
    columns.check(
        "releases.against_bound",
        "counts",
        counts,
        text=["release", "counted"],
        numbers=["value"],
        filled=["release", "counted", "value"],
    )
    kinds = list(dict.fromkeys(counts["counted"]))
    scale = axes.inside(pd.concat([counts["value"], pd.Series([lower])]), 0.35)
    x = alt.X("value:Q", title=x_title, axis=alt.Axis(format=axes.COUNT, grid=True, tickCount=6), scale=scale)
    drawn = counts.assign(
        text=counts["counted"] + " " + counts["value"].map("{:,.0f}".format), side=_sides(counts, lower)
    )
    points = alt.Chart(drawn).encode(x=x, y=alt.Y("release:N", title=None, sort=None, axis=alt.Axis(grid=False)))
    color = alt.Color("counted:N", legend=None, scale=alt.Scale(domain=kinds, range=[BLUE, TEAL, PLUM]))
    shapes = alt.Scale(domain=kinds, range=["circle", "square", "diamond"])
    allowed = alt.Chart(pd.DataFrame([{"value": lower, "open_end": scale.to_dict()["domain"][1]}])).encode(x=x)
    top = alt.value(0)
    chart = alt.layer(
        allowed.mark_rect(color=marks.CLAIM_FILL).encode(x2="open_end:Q"),
        marks.bound(allowed),
        marks.shaft(allowed).encode(x2="open_end:Q", y=top),
        marks.head(allowed, "triangle-right").encode(x="open_end:Q", y=top),
        marks.claim_words(allowed, dy=-12).encode(y=top, text=alt.value(claim_label)),
        points.mark_point(filled=True, size=90, opacity=1).encode(
            color=color, shape=alt.Shape("counted:N", legend=None, scale=shapes)
        ),
        points.transform_filter("datum.side === 'right'").mark_text(align="left", dx=10).encode(text="text:N"),
        points.transform_filter("datum.side === 'left'").mark_text(align="right", dx=-10).encode(text="text:N"),
        points.transform_filter("datum.side === 'over'").mark_text(baseline="bottom", dy=-8).encode(text="text:N"),
    ).properties(width=WIDTH - 60, height=alt.Step(34))
    trends = [
        sentences.trend(str(kind).capitalize(), rows["release"], rows["value"])
        for kind, rows in counts.groupby("counted", sort=False)
    ]
    told = ("One row a release.", *trends, sentences.claims([claim_label]))
    return Drawing(chart, "Dot plot", counts, told, x_title)


def _sides(counts: pd.DataFrame, lower: float) -> list[str]:
    """Where each label stands: away from the bound, so that it does not cross it, and over another count's label."""
    least = counts.groupby("release")["value"].transform("min")
    return [
        "right" if value > lower else "left" if value == first else "over"
        for value, first in zip(counts["value"], least, strict=True)
    ]


@dataclass(frozen=True)
class RevisedLabels:
    """What stands in the chart of `revised`: at the shaded window, the event, and the ends of the lines."""

    window: str
    event: str
    revised: str
    released: str
    latest: str


def revised(
    counts: pd.DataFrame, *, window: tuple[str, str], event: str, labels: RevisedLabels, y_title: str
) -> Drawing:
    """A monthly count as it stands now (line) and as it was known on a day (hollow marks).

    The vertical axis does not start at zero: lines, not bars.

    Parameters
    ----------
    counts
        One row a month: `month` (`str`, such as 2022-10), `revised` (`float`, the count as it stands now), `known`
        (`float`, as it was known on the day) and `released` (`float`, those of `known` that come from one release:
        joined by a dashed line). An empty number breaks the line.
    window
        The first and the last month that the claim speaks of: shaded.
    event
        A day (2023-04-11), marked along the axis.
    labels
        The words in the chart.
    y_title
        What is counted, and its unit.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import releases
    >>> counts = pd.DataFrame(
    ...     {
    ...         "month": ["2022-03", "2022-06", "2022-10", "2023-06"],
    ...         "revised": [110185, 108863, 109345, 112952],
    ...         "known": [110360, 107582, 107689, None],
    ...         "released": [110360, None, 107689, None],
    ...     }
    ... )
    >>> labels = releases.RevisedLabels(
    ...     window="claimed: 7 months", event="fact sheet", revised="as it is now", released="as released", latest=""
    ... )
    >>> drawing = releases.revised(
    ...     counts, window=("2022-04", "2022-10"), event="2023-04-11", labels=labels, y_title="deaths in 12 months"
    ... )
    >>> drawing.sentences[1]
    'As known on the day: 110,360 in Mar 2022, 107,689 in Oct 2022; lowest 107,582 in Jun 2022.'

    """
    columns.check(
        "releases.revised",
        "counts",
        counts,
        periods=["month"],
        numbers=["revised", "known", "released"],
        some=["revised", "known"],
    )
    now, known, released = (_column(counts, name) for name in ("revised", "known", "released"))
    known, released = known.dropna(), released.dropna()
    x = alt.X(
        "month:T",
        title=None,
        scale=alt.Scale(type="utc"),
        axis=alt.Axis(format="%b %Y", tickCount={"interval": "month", "step": 3}),
    )
    y = alt.Y(
        "value:Q",
        title=y_title,
        axis=alt.Axis(format=axes.COUNT),
        scale=axes.inside(pd.concat([now["value"], known["value"]]), 0.18),
    )
    lines, points, joined = (alt.Chart(frame).encode(x=x, y=y) for frame in (now, known, released))
    tooltip = [alt.Tooltip("utcyearmonth(month):T", title="month"), alt.Tooltip("value:Q", format=axes.COUNT)]
    chart = alt.layer(
        *_window(x, window, labels.window),
        *_moment(x, event, labels.event),
        lines.mark_line(color=BLUE, strokeWidth=2.5).encode(tooltip=tooltip),
        lines.mark_circle(color=BLUE, size=30, opacity=1).encode(tooltip=tooltip),
        joined.mark_line(color=PLUM, strokeWidth=2, strokeDash=marks.DASHES),
        marks.hollow(points, PLUM),
        *(label.encode(x=x, y=y) for label in _ends(now, released, labels)),
    ).properties(width=WIDTH, height=HEIGHT)
    ends = " ".join(f"{labels.revised}; {labels.released}".split())
    told = (
        sentences.trend("As it stands now", _months(now), now["value"]),
        sentences.trend("As known on the day", _months(known), known["value"]),
        f"At the ends of the lines: {ends}.",
        sentences.claims([labels.window]),
    )
    return Drawing(chart, "Line chart", counts, told, y_title)


def _column(counts: pd.DataFrame, name: str) -> pd.DataFrame:
    return counts[["month", name]].rename(columns={name: "value"})


def _months(frame: pd.DataFrame) -> list[str]:
    return [in_words(month, short=True) for month in frame["month"]]


def _window(x: alt.X, window: tuple[str, str], label: str) -> Iterator[alt.Chart]:
    """The months claimed, shaded, with their words at the top."""
    # The count for a month stands at its first day; the window reaches half a month beyond on both sides.
    first, last = (pd.Timestamp(f"{month}-01") for month in window)
    half = pd.Timedelta(days=15)
    edges = {"month": f"{first - half:%Y-%m-%d}", "until": f"{last + half:%Y-%m-%d}"}
    shade = alt.Chart(pd.DataFrame([edges])).encode(x=x)
    yield shade.mark_rect(color=marks.CLAIM_FILL).encode(x2="until:T")
    yield marks.claim_words(shade, dx=6, dy=12).encode(y=alt.value(0), text=alt.value(label))


def _moment(x: alt.X, day: str, label: str) -> Iterator[alt.Chart]:
    """A day, marked at the bottom with its words, where no words of the lines stand."""
    moment = alt.Chart(pd.DataFrame([{"month": day}])).encode(x=x)
    foot = alt.value(HEIGHT - _MOMENT)
    yield moment.mark_rule(color=MUTED, strokeWidth=2).encode(y=foot, y2=alt.value(HEIGHT))
    yield moment.mark_text(align="left", dx=5, dy=-8, color=MUTED).encode(y=alt.value(HEIGHT), text=alt.value(label))


def _ends(now: pd.DataFrame, released: pd.DataFrame, labels: RevisedLabels) -> Iterator[alt.Chart]:
    """Words where the lines end: the revised one before its first gap and at its last month, and the released one."""
    before_gap = alt.Chart(now[now["value"].isna().cumsum() == 0].tail(1))
    yield marks.words(before_gap, BLUE, align="left", dx=10).encode(text=alt.value(labels.revised))
    latest = alt.Chart(now.tail(1))
    yield marks.words(latest, BLUE, align="right", dx=-9, dy=-7).encode(text=alt.value(labels.latest))
    known = alt.Chart(released.tail(1))
    yield marks.words(known, PLUM, align="left", dx=10, dy=6).encode(text=alt.value(labels.released))
