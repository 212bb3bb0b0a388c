"""Lines over the years: official series, and the claims made about them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import altair as alt
import pandas as pd

from brief.charts import axes, columns, marks, sentences
from brief.charts.drawing import Drawing
from brief.charts.spacing import apart
from brief.charts.theme import BLUE, HEIGHT, ORANGE, PLUM, TEAL, WIDTH
from brief.quantity.bounds import Bounds
from brief.quantity.periods import in_words

_COLORS = [BLUE, TEAL, PLUM]  # orange is what claims are drawn in
_LABEL_ROOM = 197  # pixels to the right of the plot, for the labels at the ends of the lines
_LABEL_HEIGHT = 15  # pixels
_HEIGHT = HEIGHT + 40  # pixels
_LEVEL_WORDS = 24  # pixels over a level's line, for its words
_LEVEL_LETTERS = 50  # letters of such words that fill the narrowest picture
_REACH = 0.08  # how long an arrow is, as a share of the highest number


@dataclass(frozen=True)
class ClaimMark:
    """A claim to draw at its bounds, over the years that it may speak of (equal for one year).

    `label` may have a line break; it stands at the left or the right of the mark.
    """

    bounds: Bounds
    label: str
    start: float
    end: float
    side: marks.Side = "left"


def with_claims(counts: pd.DataFrame, claims: list[ClaimMark], *, y_title: str) -> Drawing:
    r"""Up to three official series over the years, and claims as hollow marks at their period.

    A bound that a claim leaves open is an arrow.

    Parameters
    ----------
    counts
        `year` (`int`), and a column for each series under its name for readers (`float`; an empty value breaks the
        line).
    claims
        What was claimed of one of the years.
    y_title
        What is counted, and its unit.

    Raises
    ------
    ValueError
        For a fourth series, and for a claim without a bound.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import lines
    >>> from brief.quantity.bounds import Bounds
    >>> counts = pd.DataFrame({"year": [2015, 2016, 2017], "All drugs": [52404, 63632, 70237]})
    >>> claim = lines.ClaimMark(Bounds(lower=72000, lower_open=True), "more than 72,000\nin 2017", 2017, 2017)
    >>> drawing = lines.with_claims(counts, [claim], y_title="deaths")
    >>> drawing.description
    'Line chart, deaths. All drugs: 52,404 in 2015, 70,237 in 2017. Claims drawn beside it: more than 72,000 in 2017.'

    """
    columns.check(
        "lines.with_claims",
        "counts",
        counts,
        numbers=["year", *(str(name) for name in getattr(counts, "columns", ()))],
        filled=["year"],
        some=[str(name) for name in getattr(counts, "columns", ())],
        unique=["year"],
    )
    names = [str(name) for name in counts.columns if name != "year"]
    if not names:
        raise ValueError("lines.with_claims: counts has the column 'year' alone, and none of counts beside it")
    if len(names) > len(_COLORS):
        raise ValueError(
            f"{len(names)} series, and colors for {len(_COLORS)} that a reader can tell: {', '.join(names)}"
        )
    series = counts.melt("year", var_name="label")
    x, y = axes.years(series["year"]), axes.counts("value", y_title, series["value"].max())
    color = alt.Color("label:N", legend=None, scale=alt.Scale(domain=names, range=_COLORS))
    lines = alt.Chart(series).encode(
        x=x,
        y=y,
        color=color,
        tooltip=["label:N", alt.Tooltip("year:Q", format="d"), alt.Tooltip("value:Q", format=axes.COUNT)],
    )
    ends = alt.Chart(_end_labels(series)).encode(x=x, y=y, text="text:N")
    chart = alt.layer(
        lines.mark_line(strokeWidth=2.5),
        lines.mark_circle(size=24, opacity=1),
        ends.mark_circle(size=70, xOffset=9, opacity=1).encode(color=color),
        ends.mark_text(align="left", dx=16, fontWeight=600),
        *_claims(claims, reach=_REACH * float(series["value"].max())),
    ).properties(width=WIDTH - _LABEL_ROOM, height=_HEIGHT)
    trends = [sentences.trend(name, counts["year"], counts[name]) for name in names]
    told = (*trends, *([sentences.claims(mark.label for mark in claims)] if claims else []))
    return Drawing(chart, "Line chart", counts, told, y_title, tuple(names))


def _end_labels(series: pd.DataFrame) -> pd.DataFrame:
    """A label a series, at the last year of the chart near its last number; with the year of an earlier one.

    A spot before it has the color of its line, since one that ends earlier ends elsewhere.
    """
    last_year = series["year"].max()
    ends = series.dropna(subset="value").drop_duplicates("label", keep="last")
    years = ends["year"].map(" ({:.0f})".format).where(ends["year"] < last_year, "")
    text = ends["label"] + ": " + ends["value"].map("{:,.0f}".format) + years
    places = apart(ends["value"], _LABEL_HEIGHT * float(series["value"].max()) / _HEIGHT)
    return ends.assign(text=text, year=last_year, value=places)


def _claims(claims: list[ClaimMark], reach: float) -> list[alt.Chart]:
    """Hollow at the bound, dashed over an uncertain period, an arrow towards the side that is open."""
    if not claims:
        return []
    base = alt.Chart(pd.DataFrame([_row(claim, reach) for claim in claims]))
    start, middle, end = (base.encode(x=f"{at}:Q", y="bound:Q") for at in ("start", "middle", "end"))
    left, right = (base.transform_filter(f"datum.side === '{side}'") for side in ("left", "right"))
    return [
        start.mark_rule(color=ORANGE, strokeWidth=2, strokeDash=[4, 3]).encode(x2="end:Q"),
        marks.shaft(middle).encode(y2="tip:Q"),
        marks.head(base, "circle").encode(x="middle:Q", y="tip:Q", shape=alt.Shape("shape:N", scale=None)),
        marks.hollow(start),
        marks.hollow(end),
        marks.claim_words(left, align="right", dx=-10, dy=-15).encode(x="start:Q", y="bound:Q", text="label:N"),
        marks.claim_words(right, dx=10, dy=-7).encode(x="end:Q", y="bound:Q", text="label:N"),
    ]


def _row(claim: ClaimMark, reach: float) -> dict[str, object]:
    """Where a claim's mark stands and where its arrow ends. Raises ValueError when neither bound is known."""
    lower, upper = claim.bounds.lower, claim.bounds.upper
    if lower is not None:
        bound, tip, shape = (lower, lower + reach, "triangle-up") if upper is None else (lower, upper, "circle")
    elif upper is not None:
        bound, tip, shape = upper, upper - reach, "triangle-down"
    else:
        raise ValueError(f"{claim.label!r} has no bound that could be drawn")
    middle = (claim.start + claim.end) / 2
    row = {"side": claim.side, "start": claim.start, "end": claim.end, "label": claim.label}
    return {**row, "lower": lower, "upper": upper, "bound": bound, "shape": shape, "middle": middle, "tip": tip}


def with_path(
    series: pd.DataFrame, path: pd.DataFrame, *, series_label: str, claim_label: str, y_title: str
) -> Drawing:
    """An official series as a line, and the path that a claim implies beside it, dashed.

    Parameters
    ----------
    series
        The official count: `year` (`int`) and `value` (`float`).
    path
        What the claim implies: the same columns, for the years that it speaks of.
    series_label, claim_label
        Words where each line ends.
    y_title
        What is counted, and its unit.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import lines
    >>> counted = pd.DataFrame({"year": [2012, 2014, 2016], "value": [2628, 5544, 19413]})
    >>> path = pd.DataFrame({"year": [2012, 2014, 2016], "value": [2628, 7149, 19447]})
    >>> drawing = lines.with_path(
    ...     counted, path, series_label="Deaths counted", claim_label="nearly 640%: at most 19,447", y_title="deaths"
    ... )
    >>> drawing.sentences[0]
    'Deaths counted: 2,628 in 2012, 19,413 in 2016.'

    """
    columns.check("lines.with_path", "series", series, numbers=["year", "value"], some=["value"], filled=["year"])
    columns.check("lines.with_path", "path", path, numbers=["year", "value"], some=["value"], filled=["year"])
    highest = max(series["value"].max(), path["value"].max())
    x, y = axes.years(series["year"]), axes.counts("value", y_title, highest)
    counted = alt.Chart(series).encode(
        x=x, y=y, tooltip=[alt.Tooltip("year:Q", format="d"), alt.Tooltip("value:Q", format=axes.COUNT)]
    )
    end_of_series, end_of_path = (alt.Chart(frame.tail(1)).encode(x=x, y=y) for frame in (series, path))
    chart = alt.layer(
        counted.mark_line(color=BLUE, strokeWidth=2.5, point=alt.OverlayMarkDef(color=BLUE, size=22)),
        alt.Chart(path).encode(x=x, y=y).mark_line(color=ORANGE, strokeWidth=2.5, strokeDash=marks.DASHES),
        end_of_path.mark_point(color=ORANGE, filled=False, size=90, strokeWidth=2),
        marks.claim_words(end_of_path, align="right", dx=-12, dy=-8).encode(text=alt.value(claim_label)),
        marks.words(end_of_series, BLUE, align="right", dx=-8, dy=-14).encode(text=alt.value(series_label)),
    ).properties(width=WIDTH, height=HEIGHT)
    start = path.iloc[0]
    claim = f"{claim_label}, a dashed path from {start['value']:,.0f} in {start['year']:.0f}"
    told = (sentences.trend(series_label, series["year"], series["value"]), sentences.claims([claim]))
    return Drawing(chart, "Line chart", series, told, y_title)


def over_months(counts: pd.DataFrame, *, series_label: str, y_title: str) -> Drawing:
    """A monthly count as a line from zero, with words at its highest month and at its last.

    Parameters
    ----------
    counts
        `month` (`str`, such as 2023-06) and `value` (`float`), in order.
    series_label
        Words at the last month, before its number.
    y_title
        What is counted, and its unit.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import lines
    >>> counts = pd.DataFrame({"month": ["2022-12", "2023-06", "2025-12"], "value": [75453, 78308, 38200]})
    >>> drawing = lines.over_months(counts, series_label="Synthetic opioids", y_title="deaths in 12 months")
    >>> drawing.sentences
    ('Synthetic opioids: 75,453 in Dec 2022, 38,200 in Dec 2025; highest 78,308 in Jun 2023.',)

    """
    columns.check(
        "lines.over_months", "counts", counts, periods=["month"], numbers=["value"], some=["value"], unique=["month"]
    )
    counts = counts.sort_values("month")
    named = [in_words(month, short=True) for month in counts["month"]]
    numbered = counts.assign(
        text=[
            "" if pd.isna(value) else f"{value:,.0f} in {name}"
            for value, name in zip(counts["value"], named, strict=True)
        ]
    )
    known = numbered.dropna(subset=["value"])
    highest, last = known[known["value"] == known["value"].max()].head(1), known.tail(1)
    x = alt.X("month:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(format="%Y", tickCount="year"))
    # Room over the highest month, for its words.
    y = axes.counts("value", y_title, counts["value"].max()).scale(domainMax=1.1 * float(counts["value"].max()))
    line = alt.Chart(counts).encode(
        x=x,
        y=y,
        tooltip=[alt.Tooltip("utcyearmonth(month):T", title="month"), alt.Tooltip("value:Q", format=axes.COUNT)],
    )
    top, end = (
        alt.Chart(frame).encode(x=x, y=y) for frame in (highest, last.assign(text=series_label + "\n" + last["text"]))
    )
    chart = alt.layer(
        line.mark_line(color=BLUE, strokeWidth=2.5),
        top.mark_circle(color=BLUE, size=60, opacity=1),
        end.mark_circle(color=BLUE, size=60, opacity=1),
        marks.words(top, BLUE, align="right", dx=-8, dy=-10).encode(text="text:N"),
        marks.words(end, BLUE, align="left", dx=9, dy=-6).encode(text="text:N"),
    ).properties(width=WIDTH - _LABEL_ROOM, height=HEIGHT)
    return Drawing(chart, "Line chart", counts, (sentences.trend(series_label, named, counts["value"]),), y_title)


def levels(periods: pd.DataFrame, *, y_title: str, y_end: float) -> Drawing:
    """Numbers that each speak of a period, as lines from its start to its end on an even axis of time.

    Parameters
    ----------
    periods
        One row a number: `name` (`str`, the period in words), `start` and `end` (`float`, decimal years), `value`
        (`float`) and `text` (`str`, written over the line, or where it ends if the next one is close above).
    y_title
        What is measured, and its unit.
    y_end
        Where the vertical axis ends; it starts at zero.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import lines
    >>> tested = pd.DataFrame({"name": ["2017", "January to March 2019"], "value": [10, 27], "text": ["10%", "27%"]})
    >>> tested = tested.assign(start=[2017.0, 2019.0], end=[2018.0, 2019.25])
    >>> drawing = lines.levels(tested, y_title="percent of pills tested", y_end=100)
    >>> drawing.sentences
    ('A line is as long as its period.', '2017: 10%; January to March 2019: 27%.')

    """
    columns.check(
        "lines.levels",
        "periods",
        periods,
        text=["name", "text"],
        numbers=["start", "end", "value"],
        filled=["name", "text", "start", "end", "value"],
    )
    drawn = periods[["name", "start", "end", "value", "text"]].assign(beside=_crowded(periods, y_end))
    x = axes.decimal_years("start", float(int(periods["start"].min())), float(math.ceil(periods["end"].max())))
    y = alt.Y(
        "value:Q", title=y_title, axis=alt.Axis(format=axes.COUNT), scale=alt.Scale(domain=[0, y_end], nice=False)
    )
    stretches = alt.Chart(drawn).encode(x=x, y=y)
    chart = alt.layer(
        stretches.mark_rule(color=BLUE, strokeWidth=5).encode(x2="end:Q"),
        marks.words(stretches.transform_filter("!datum.beside"), BLUE, align="left", dy=-11).encode(text="text:N"),
        marks.words(stretches.transform_filter("datum.beside"), BLUE, align="left", dx=6).encode(
            x="end:Q", text="text:N"
        ),
    ).properties(width=WIDTH, height=HEIGHT)
    told = ("A line is as long as its period.", sentences.rows(periods["name"], periods["text"]))
    return Drawing(chart, "Chart of levels", periods, told, y_title)


def _crowded(periods: pd.DataFrame, y_end: float) -> list[bool]:
    """Whether another line lies where the words over a line would stand."""
    years = float(math.ceil(periods["end"].max()) - int(periods["start"].min()))
    reach, letter = _LEVEL_WORDS * y_end / HEIGHT, years / _LEVEL_LETTERS
    return [
        bool(
            (
                periods["value"].between(value, value + reach, inclusive="right")
                & (periods["start"] < start + letter * len(text))
                & (periods["end"] > start)
            ).any()
        )
        for start, value, text in zip(periods["start"], periods["value"], periods["text"], strict=True)
    ]
