"""Counts that grow, the rate at which they do, and what a claimed rate amounts to."""

from __future__ import annotations

from collections.abc import Iterator

import altair as alt
import numpy as np
import pandas as pd

from brief.charts import axes, columns, marks, sentences
from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, HEIGHT, INK, MUTED, ORANGE, PLUM, WIDTH
from brief.quantity.periods import in_words

_CLAIM_ROOM, _LINE_ROOM = 150, 180  # pixels at the right, for the labels of claims and of lines
_ABOVE, _BELOW = "above", "below"


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

    Parameters
    ----------
    counts
        `period` (`str`, a month such as 2018-12), `when` (`float`, its end as a decimal year) and `value` (`float`), in
        order of time.
    paths
        Two rows a path, in order of time: `path` (`str`, which one), `when`, `value`, and `label` (`str`), which
        stands at the second.
    lower
        The number that the claim says is exceeded: a dashed line with an arrow up.
    lower_label
        Words at its line.
    series_label
        Words at the last count.
    y_title
        What is counted, and its unit.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import rates
    >>> counts = pd.DataFrame(
    ...     {"period": ["2009-12", "2013-12", "2018-12"], "when": [2010.0, 2014.0, 2019.0], "value": [166, 430, 892]}
    ... )
    >>> path = pd.DataFrame({"path": "year", "when": [2010.0, 2019.0], "value": [166, 886], "label": "80 a year"})
    >>> drawing = rates.stock_with_paths(
    ...     counts, path, lower=800, lower_label="more than 800", series_label="reported", y_title="substances"
    ... )
    >>> drawing.sentences
    ('Reported: 166 in December 2009, 892 in December 2018.', 'Claims drawn beside it: more than 800; 80 a year.')

    """
    columns.check(
        "rates.stock_with_paths",
        "counts",
        counts,
        text=["period"],
        numbers=["when", "value"],
        filled=["when"],
        some=["value"],
    )
    columns.check(
        "rates.stock_with_paths",
        "paths",
        paths,
        text=["path", "label"],
        numbers=["when", "value"],
        filled=["when"],
        some=["value"],
    )
    x = axes.decimal_years("when", int(counts["when"].min()) - 1, float(counts["when"].max()))
    y = axes.counts("value", y_title, counts["value"].max())
    counted = alt.Chart(_numbered(counts, paths, series_label)).encode(x=x, y=y)
    above, below = (counted.transform_filter(f"datum.free === '{side}'") for side in (_ABOVE, _BELOW))
    ends = alt.Chart(paths.groupby("path").tail(1))
    chart = alt.layer(
        *marks.exceeded(lower, float(counts["value"].max()), lower_label),
        alt.Chart(paths)
        .mark_line(color=ORANGE, strokeWidth=2, strokeDash=marks.DASHES)
        .encode(x=x, y=y, detail="path:N"),
        marks.claim_words(ends, dx=8, dy=5).encode(x=x, y=y, text="label:N"),
        counted.mark_line(color=BLUE, strokeWidth=2.5, point=alt.OverlayMarkDef(color=BLUE, size=36)),
        marks.words(above, BLUE, align="right", dx=-8, dy=-11).encode(text="text:N"),
        marks.words(below, BLUE, align="left", dx=6, dy=14).encode(text="text:N"),
    ).properties(width=WIDTH - 40, height=HEIGHT + 60)
    told = (
        sentences.trend(series_label, counts["period"].map(in_words), counts["value"]),
        sentences.claims([lower_label, *paths.groupby("path", sort=False).tail(1)["label"]]),
    )
    return Drawing(chart, "Line chart", counts, told, y_title)


def _numbered(counts: pd.DataFrame, paths: pd.DataFrame, label: str) -> pd.DataFrame:
    """The counts with their numbers as text, the last one with its label, and the side on which no path runs."""
    along = [np.interp(counts["when"], path["when"], path["value"]) for _, path in paths.groupby("path")]
    text = [f"{value:,.0f}" for value in counts["value"]]
    free = np.where(counts["value"] >= np.max(along, axis=0), _ABOVE, _BELOW)
    free[0] = _BELOW  # where paths begin; to its left are the numbers of the axis
    return counts.assign(text=[*text[:-1], f"{label}: {text[-1]}"], free=free)


def period_rates(rates: pd.DataFrame, claims: pd.DataFrame, *, y_title: str) -> Drawing:
    r"""Rates as bars as wide as their period, so that an area is a number; claimed rates as lines across.

    Parameters
    ----------
    rates
        One row a period: `start` and `end` (`str`, months), `start_year` and `end_year` (`float`, the same as decimal
        years) and `per_year` (`float`).
    claims
        `label` (`str`) and `per_year` (`float`).
    y_title
        What is counted, and its unit.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import rates
    >>> counted = pd.DataFrame(
    ...     {
    ...         "start": ["2009-12", "2013-12"],
    ...         "end": ["2013-12", "2018-12"],
    ...         "start_year": [2010.0, 2014.0],
    ...         "end_year": [2014.0, 2019.0],
    ...         "per_year": [66, 92],
    ...     }
    ... )
    >>> claims = pd.DataFrame({"label": ["some 80\na year"], "per_year": [80]})
    >>> drawing = rates.period_rates(counted, claims, y_title="substances a year")
    >>> drawing.sentences[1]
    'December 2009 to December 2013: 66; December 2013 to December 2018: 92.'

    """
    columns.check(
        "rates.period_rates",
        "rates",
        rates,
        text=["start", "end"],
        numbers=["start_year", "end_year", "per_year"],
        filled=["start_year", "end_year", "per_year"],
    )
    columns.check(
        "rates.period_rates", "claims", claims, text=["label"], numbers=["per_year"], filled=["label", "per_year"]
    )
    drawn = rates.assign(
        middle=(rates["start_year"] + rates["end_year"]) / 2, text=rates["per_year"].map("{:,.0f}".format)
    )
    x = axes.decimal_years("start_year", float(rates["start_year"].min()), float(rates["end_year"].max()))
    y = axes.counts("per_year", y_title, max(rates["per_year"].max(), claims["per_year"].max()))
    bars, lines = alt.Chart(drawn), alt.Chart(claims).encode(y=y)
    chart = alt.layer(
        bars.mark_bar(color=BLUE, stroke="white", strokeWidth=2).encode(x=x, x2="end_year:Q", y=y, y2=alt.datum(0)),
        bars.mark_text(dy=14, color="white", fontSize=14, fontWeight=600).encode(x="middle:Q", y=y, text="text:N"),
        # White under the orange, so that a line shows on the bars too.
        lines.mark_rule(color="white", strokeWidth=5),
        marks.bound(lines),
        marks.claim_words(lines, dx=8).encode(x=alt.value(WIDTH - _CLAIM_ROOM), text="label:N"),
    ).properties(width=WIDTH - _CLAIM_ROOM, height=HEIGHT)
    periods = [in_words(f"{start}/{end}") for start, end in zip(rates["start"], rates["end"], strict=True)]
    told = (
        "A bar is as wide as its period.",
        sentences.rows(periods, drawn["text"]),
        sentences.claims(claims["label"]),
    )
    return Drawing(chart, "Bar chart", rates, told, y_title)


def race(
    lines: pd.DataFrame, *, years: float, years_label: str, flat_label: str, x_title: str, y_title: str
) -> Drawing:
    """How many have appeared after so many years: a straight line for each rate, read at `years`.

    The words of the fastest line stand over it, those of the others under theirs: close lines stay legible.

    Parameters
    ----------
    lines
        `rate` (`str`, its name) and `per_year` (`float`), one row a rate.
    years
        Where the lines are read.
    years_label
        Words there.
    flat_label
        Words at a flat line at zero: where nothing waits at all.
    x_title, y_title
        What is counted along and upwards, with units.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import rates
    >>> lines = pd.DataFrame({"rate": ["One a week", "UN count"], "per_year": [52.2, 80.3]})
    >>> drawing = rates.race(
    ...     lines, years=2, years_label="two years", flat_label="none waits", x_title="years", y_title="substances"
    ... )
    >>> drawing.sentences[1]
    'One a week: 104; UN count: 161; flat line at zero: none waits.'

    """
    columns.check(
        "rates.race", "lines", lines, text=["rate"], numbers=["per_year"], filled=["rate", "per_year"], unique=["rate"]
    )
    x = alt.X(
        "years:Q", title=x_title, scale=alt.Scale(domain=[0, 1.5 * years], nice=False), axis=alt.Axis(tickCount=6)
    )
    highest = 1.5 * years * float(lines["per_year"].max())
    base = alt.Chart(_points(lines, years)).encode(x=x, y=axes.counts("count", y_title, highest))
    moment = alt.Chart(pd.DataFrame([{"years": years}])).encode(x=x)
    flat = alt.Chart(pd.DataFrame([{"years": 0, "until": 1.5 * years, "count": 0}])).encode(y="count:Q")
    chart = alt.layer(
        moment.mark_rule(color=MUTED, strokeDash=[2, 3]),
        moment.mark_text(align="right", dx=-6, dy=8, color=INK).encode(y=alt.value(0), text=alt.value(years_label)),
        base.mark_line(color=BLUE, strokeWidth=2.5).encode(detail="rate:N"),
        base.transform_filter("datum.at === 'read'").mark_point(filled=True, color=BLUE, size=70, opacity=1),
        *_read(base.transform_filter("datum.at === 'read'")),
        *_named(base.transform_filter("datum.at === 'end'")),
        flat.mark_rule(color=PLUM, strokeWidth=2.5).encode(x=x, x2="until:Q"),
        marks.words(flat, PLUM, align="left", dx=8, dy=-14).encode(x="until:Q", text=alt.value(flat_label)),
    ).properties(width=WIDTH - _LINE_ROOM, height=HEIGHT)
    names = [*lines["rate"], "flat line at zero"]
    read_at = [*(f"{rate * years:,.0f}" for rate in lines["per_year"]), flat_label]
    told = (f"{years_label.capitalize()}.", sentences.rows(names, read_at))
    return Drawing(chart, "Line chart with straight lines from zero", lines, told, y_title)


def _points(lines: pd.DataFrame, years: float) -> pd.DataFrame:
    """Each line at its start, where it is read, and at its end."""
    fastest = lines["per_year"].max()
    return pd.DataFrame(
        [
            {
                "rate": name,
                "at": at,
                "years": length,
                "count": rate * length,
                "text": f"{rate * length:,.0f}",
                "fastest": rate == fastest,
            }
            for name, rate in zip(lines["rate"], lines["per_year"], strict=True)
            for at, length in (("start", 0.0), ("read", years), ("end", 1.5 * years))
        ]
    )


def _read(points: alt.Chart) -> Iterator[alt.Chart]:
    """The numbers where the lines are read."""
    over, under = points.transform_filter("datum.fastest"), points.transform_filter("!datum.fastest")
    yield over.mark_text(align="right", dx=-8, dy=-10, fontSize=14, fontWeight=600).encode(text="text:N")
    yield under.mark_text(align="left", dx=6, dy=14, fontSize=14, fontWeight=600).encode(text="text:N")


def _named(ends: alt.Chart) -> Iterator[alt.Chart]:
    """The names of the lines where they end."""
    over, under = ends.transform_filter("datum.fastest"), ends.transform_filter("!datum.fastest")
    yield marks.words(over, BLUE, align="left", dx=8, dy=-6).encode(text="rate:N")
    yield marks.words(under, BLUE, align="left", dx=8, dy=8).encode(text="rate:N")
