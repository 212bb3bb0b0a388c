"""Charts for the brief: two titles, the text alternative, the source line and the data, made from what was drawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from brief.charts import fields
from brief.charts.drawing import Drawing
from brief.charts.theme import titled
from brief.notebooks import displayed, tables
from brief.notebooks import sources as sources_
from brief.notebooks.judged import Text
from brief.notebooks.outputs import FIGURE_KEY, VEGALITE_MIME, VEGALITE_SCHEMA
from brief.notebooks.values import Values


@dataclass(frozen=True)
class Figure:
    """A chart as a cell's result: specification, text alternative, caption, and its data.

    `columns` and `data` are the table as readers see it, `csv` the file that they save: numbers as they are.
    """

    spec: dict[str, Any]
    alt: str
    caption: str
    columns: tuple[str, ...]
    data: tuple[dict[str, Any], ...]
    csv: str
    judgements: tuple[dict[str, str], ...] = ()

    def _ipython_display_(self) -> None:
        displayed.display([self._repr_mimebundle_(), *displayed.caption(self.caption)])

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> displayed.Bundle:
        return (
            {VEGALITE_MIME: self.spec, "text/plain": f"Chart. {self.alt}"},
            {
                FIGURE_KEY: {
                    "alt": self.alt,
                    "caption": self.caption,
                    "columns": list(self.columns),
                    "data": list(self.data),
                    "csv": self.csv,
                    **({"judgements": list(self.judgements)} if self.judgements else {}),
                }
            },
        )


def chart(
    drawing: Drawing,
    *,
    values: Values | None = None,
    message: Text,
    measure: Text,
    caption: Text,
    sources: Collection[str] = (),
    source_note: str = "",
    note: Text = "",
    data: pd.DataFrame | None = None,
    columns: Mapping[str, str] | None = None,
    text: Collection[str] = (),
    periods: Collection[str] = (),
) -> Figure:
    """A chart with its two titles, its text alternative, its source line and its data.

    The text alternative is made from what was drawn: the kind of chart, each series' first, last and highest number
    or each row, the claims. All texts may name values: `in {latest_year}`. One that judges is a `show.judged`.

    Parameters
    ----------
    drawing
        What a function of `brief.charts` returned, or a chart of your own with what it shows
        (`brief.charts.drawing.Drawing`).
    values
        The notebook's values. Without them texts are taken as they are, braces too.
    message
        The headline: what the chart shows, in a sentence without a full stop.
    measure
        The second title: measure, geography and period.
    caption
        What the figure shows, in a few words. The source line is added.
    sources
        Ids of the series, claims and documents that the chart draws from, most important first.
    source_note
        What we did ourselves: "our arithmetic".
    note
        A sentence or two more for the text alternative, where the drawing has a point that its numbers don't make.
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
    KeyError
        For a value or a source that nobody knows, with the nearest one.
    ValueError
        For a column that the table or the drawn data do not have, with the nearest one; for a drawn series that the
        table leaves out; for a text whose condition does not hold; for
        data by address; without a source.

    Examples
    --------
    >>> import altair as alt
    >>> import pandas as pd
    >>> from brief.charts import sentences
    >>> from brief.charts import fields
    from brief.charts.drawing import Drawing
    >>> from brief.notebooks import show
    >>> deaths = pd.DataFrame({"year": [2016, 2017], "deaths": [63632, 70237]})
    >>> bars = alt.Chart(deaths).mark_bar().encode(x="year:O", y="deaths:Q")
    >>> give = show.values("overdose")
    >>> give.count("last", deaths["deaths"].iloc[-1])
    >>> figure = show.chart(
    ...     Drawing(bars, "Bar chart", deaths, (sentences.trend("Deaths", deaths["year"], deaths["deaths"]),)),
    ...     values=give,
    ...     message="{last} deaths in 2017",
    ...     measure="Overdose deaths, United States, a year",
    ...     caption="Overdose deaths",
    ...     source_note="two years typed for an example",
    ...     columns={"year": "Year", "deaths": "Deaths"},
    ...     text=["year"],
    ... )
    >>> figure.alt
    'Bar chart. Deaths: 63,632 in 2016, 70,237 in 2017.'
    >>> figure.caption
    'Overdose deaths. Source: two years typed for an example.'

    """
    filled, headed = (str, str) if values is None else (values.fill, values.title)
    spec = fields.specification(titled(drawing.chart, headed(message), headed(measure)))
    _refuse_addresses(spec)
    spec["$schema"] = VEGALITE_SCHEMA
    spec["usermeta"] = {"embedOptions": {"actions": False}}
    source = sources_.line(() if values is None else values.citable, sources, filled(source_note))
    if not source:
        raise ValueError("a chart needs a source: sources=[ids of series, claims or documents], or source_note=")
    if columns is not None and data is None and (left_out := [name for name in drawing.series if name not in columns]):
        raise ValueError(f"the chart draws {', '.join(left_out)}, which columns= leaves out of its table")
    frame = drawing.frame if data is None else data
    rows = tables.written(frame, columns=columns, text=text, periods=periods, values=values)
    return Figure(
        spec,
        " ".join(part for part in (drawing.description, headed(note)) if part),
        f"{headed(caption).rstrip('.')}. Source: {source}.",
        tuple(str(title) for title in rows.columns),
        tuple({str(title): cell for title, cell in row.items()} for row in rows.to_dict("records")),
        tables.comma_separated(frame, columns=columns, values=values),
        () if values is None else tuple(values.judgements([message, measure, caption, note])),
    )


def _refuse_addresses(specification: Any) -> None:
    """A brief shows what it holds: data, pictures and links by address are refused, wherever a chart has them."""
    if isinstance(specification, list):
        for item in specification:
            _refuse_addresses(item)
    if not isinstance(specification, dict):
        return
    for key, item in specification.items():
        if key == "data" and isinstance(item, dict) and "url" in item:
            address, way_out = item["url"], "read them with pandas, and draw the frame"
            raise ValueError(f"the chart names its data by address, {address!r}: {way_out}")
        if key == "encoding" and isinstance(item, dict) and {"url", "href"} & set(item):
            raise ValueError("the chart's marks are pictures or links by address, which a brief can't show")
        if key not in ("datasets", "values"):
            _refuse_addresses(item)
