"""A drawn chart, and what is told to a reader who does not see it: built from the same frame, nothing said twice."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import pandas as pd


@dataclass(frozen=True)
class Drawing:
    """What a chart function returns, and `show.chart` shows.

    `kind` is the type of chart in words ("Line chart"), `frame` the rows behind it, which readers get as a table,
    `sentences` what it shows, for the text alternative: each series' trend or each row, the claims (made by the
    functions of `brief.charts.sentences`); `unit` is what is drawn, as the axis says it ("deaths a year"); `series` are
    the columns of the frame that are drawn, where each is a series of its own: none may be missing from the table.
    """

    chart: alt.TopLevelMixin
    kind: str
    frame: pd.DataFrame
    sentences: tuple[str, ...]
    unit: str = ""
    series: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        """Kind of chart, what is drawn, and the main trend."""
        kind = ", ".join(filter(None, (self.kind, self.unit)))
        return " ".join([*([f"{kind}."] if kind else []), *self.sentences])


def plain(chart: object, alt_text: str, frame: pd.DataFrame | None = None) -> Drawing:
    """An Altair chart of a notebook's own, described in the notebook's words.

    Parameters
    ----------
    chart
        The chart.
    alt_text
        What it shows, for a reader who does not see it.
    frame
        The rows behind it, where it was not drawn from a frame.

    Returns
    -------
    Drawing
        For `show.chart`.

    Raises
    ------
    TypeError
        For what is no Altair chart.
    ValueError
        Where there is no frame, or no text alternative.

    Examples
    --------
    >>> import altair as alt
    >>> import pandas as pd
    >>> from brief.charts import drawing
    >>> deaths = pd.DataFrame({"year": [2016, 2017], "deaths": [63632, 70237]})
    >>> bars = alt.Chart(deaths).mark_bar().encode(x="year:O", y="deaths:Q")
    >>> drawing = drawing.plain(bars, "Bar chart. Deaths: 63,632 in 2016, 70,237 in 2017.")
    >>> drawing.description
    'Bar chart. Deaths: 63,632 in 2016, 70,237 in 2017.'

    """
    if not isinstance(chart, alt.TopLevelMixin):
        raise TypeError(f"{type(chart).__name__} is no chart of Altair: alt.Chart(frame)…")
    drawn = getattr(chart, "data", None)
    rows = drawn if frame is None else frame
    if not isinstance(rows, pd.DataFrame):
        raise ValueError("readers get the data of a chart as a table: data=, a frame")
    if not alt_text.strip():
        raise ValueError("a chart needs a text alternative: alt_text=, what it shows")
    return Drawing(chart, "", rows, (alt_text.strip(),))
