"""The short door for a notebook: `from brief import show`.

Charts of plain Altair, tables of plain pandas, and values that are given by hand:

    show.values(deaths=show.value(70237, "70,237 deaths", "us-overdose-deaths"))
    show.chart(alt.Chart(frame).mark_bar().encode(x="year:O", y="deaths:Q"), message="…", measure="…", caption="…",
               alt_text="…", source="…", data=frame)
    show.table(frame, caption="…")

All texts are text: no Markdown, no HTML, no names of values in braces. Where values are named in the texts of charts,
and written by their kind, a notebook takes `brief.notebooks.show`, which this one calls.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from brief.charts import drawing
from brief.notebooks import displayed, figures
from brief.notebooks.figures import Figure
from brief.notebooks.sources import Citable
from brief.notebooks.tables import table
from brief.notebooks.values import Value, Values

__all__ = ["chart", "table", "value", "values"]


def value(number: float | None, text: str, source: str | Collection[str]) -> Value:
    """A value given by hand.

    Parameters
    ----------
    number
        The number, None for words alone.
    text
        The words for it, as the brief says them.
    source
        Where it comes from: the id of a claim, a series or a document, a file of the project, or several of them.

    Returns
    -------
    Value
        To be given to the brief with `show.values(name=…)`.

    Raises
    ------
    ValueError
        For a number that is not finite, and for empty words.

    Examples
    --------
    >>> from brief import show
    >>> show.value(70237, "70,237 deaths", "us-overdose-deaths").text
    '70,237 deaths'

    """
    if number is not None and not math.isfinite(number):
        raise ValueError(f"{number!r} is no number that a brief can say")
    if not text.strip():
        raise ValueError("a value needs words: its text is empty")
    derived_from = (source,) if isinstance(source, str) else tuple(source)
    return Value(text, None if number is None else float(number), derived_from)


def values(*citable: Citable, **given: Value) -> Values:
    """Values for the brief, each under its own name.

    Parameters
    ----------
    citable
        The ledger and the reference, where misspelt ids of claims and series should be refused.
    given
        The values, by the names that the brief's prose uses: `{{< var name >}}`.

    Returns
    -------
    Values
        As the last line of a cell it lists them, and the brief reads them there.

    Raises
    ------
    KeyError
        For an id of a claim or series that nobody knows, with the nearest one.

    Examples
    --------
    >>> from brief import show
    >>> list(show.values(deaths=show.value(70237, "70,237 deaths", "us-overdose-deaths")).published())
    ['deaths']

    """
    displayed.plain_charts()
    collection = Values("", citable)
    for name, each in given.items():
        collection.give(name, each)
    return collection


def chart(
    chart: Any,
    *,
    message: str,
    measure: str,
    caption: str,
    alt_text: str,
    source: str,
    data: pd.DataFrame | None = None,
    columns: Mapping[str, str] | None = None,
    text: Collection[str] = (),
    periods: Collection[str] = (),
) -> Figure:
    """A chart of plain Altair, with its two titles, its text alternative, its source line and its data.

    Parameters
    ----------
    chart
        An Altair chart that holds its data: a frame, not an address.
    message
        The headline: what the chart shows, in a sentence without a full stop.
    measure
        The second title: measure, geography and period.
    caption
        What the figure shows, in a few words. The source line is added.
    alt_text
        What the chart shows, for a reader who does not see it.
    source
        Where its numbers come from, in words.
    data
        The table behind the chart, where it is not the frame that was drawn.
    columns, text, periods
        Which columns of that table a reader gets, and how (see `show.table`).

    Returns
    -------
    Figure
        As the last line of a cell it is the cell's output.

    Raises
    ------
    TypeError
        For what is no Altair chart.
    ValueError
        For data by address, a chart without a frame, and a column that the table or the drawn data do not have.

    Examples
    --------
    >>> import altair as alt
    >>> import pandas as pd
    >>> from brief import show
    >>> deaths = pd.DataFrame({"year": [2016, 2017], "deaths": [63632, 70237]})
    >>> figure = show.chart(
    ...     alt.Chart(deaths).mark_bar().encode(x="year:O", y="deaths:Q"),
    ...     message="More than 70,000 deaths in 2017",
    ...     measure="Overdose deaths, United States, a year",
    ...     caption="Overdose deaths",
    ...     alt_text="Bar chart. Deaths: 63,632 in 2016, 70,237 in 2017.",
    ...     source="two years typed for an example",
    ... )
    >>> figure.caption
    'Overdose deaths. Source: two years typed for an example.'

    """
    return figures.chart(
        drawing.plain(chart, alt_text, data),
        message=message,
        measure=measure,
        caption=caption,
        source_note=source,
        data=data,
        columns=columns,
        text=text,
        periods=periods,
    )
