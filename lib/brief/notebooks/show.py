"""What a notebook cell shows: charts, tables and the values it gives to the brief.

No output holds HTML, a random id, a time or a path, so the same inputs give the same bytes and CI can compare all of
it. JupyterLab draws the chart specification itself; the brief takes its picture from the same specification.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from brief.base import markdown
from brief.base.markdown import Markup, number
from brief.charts.theme import titled
from brief.notebooks.outputs import FIGURE_KEY, VALUES_MIME, VEGALITE_MIME
from brief.quantity.bounds import Bounds

VEGALITE_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


@dataclass(frozen=True)
class Figure:
    """A chart as a cell's result: specification, text alternative, caption, and its data for the reader."""

    spec: dict[str, Any]
    alt: str
    caption: str
    data: tuple[dict[str, Any], ...]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        return (
            {VEGALITE_MIME: self.spec, "text/plain": f"Chart. {self.alt}"},
            {FIGURE_KEY: {"alt": self.alt, "caption": self.caption, "data": list(self.data)}},
        )


def chart(
    drawing: alt.TopLevelMixin,
    *,
    message: str,
    measure: str,
    caption: str,
    alt_text: str,
    source: str,
    data: pd.DataFrame,
) -> Figure:
    """A chart with its two titles, its text alternative and its data.

    `message` is the headline, `measure` says measure, geography and period, `caption` names the figure in a few
    words, `alt_text` the chart type and its main trend, `source` organisation and publication; `data` is the table
    behind the chart, with readable columns.
    """
    if not alt_text.strip():
        raise ValueError("a chart needs a text alternative: its type, what it shows and the main trend")
    spec = titled(drawing, message, measure).to_dict()
    spec["$schema"] = VEGALITE_SCHEMA
    spec["usermeta"] = {"embedOptions": {"actions": False}}
    return Figure(spec, alt_text, f"{caption.rstrip('.')}. Source: {source.rstrip('.')}.", tuple(_cells(data)))


@dataclass(frozen=True)
class Table:
    """A data frame as a Markdown table: real header, numbers to the right, no index."""

    text: str
    plain: str
    caption: str = ""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        return (
            {"text/markdown": self.text, "text/plain": self.plain},
            {FIGURE_KEY: {"caption": self.caption}},
        )


def table(frame: pd.DataFrame, caption: str = "") -> Table:
    """A data frame for readers. Column names are the header, as they stand; floats are shown as `number` does."""
    columns = [str(column) for column in frame.columns]
    rows = [[_cell(value) for value in row] for row in frame.itertuples(index=False)]
    numeric = [pd.api.types.is_numeric_dtype(frame[column]) for column in frame.columns]
    plain = [[_text(cell) for cell in row] for row in rows]
    return Table(markdown.table(columns, rows, numeric), _aligned(columns, plain, numeric), caption)


def _text(cell: str) -> str:
    """A cell without its link."""
    return markdown.unmarked(cell) if isinstance(cell, Markup) else cell


def _aligned(columns: list[str], rows: list[list[str]], numeric: list[bool]) -> str:
    widths = [max(len(row[i]) for row in [columns, *rows]) for i in range(len(columns))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in [columns, *rows]
    )


def _cells(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): _cell(value) for key, value in row.items()} for row in frame.to_dict("records")]


def _cell(value: Any) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)) or value is pd.NA:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    return value if isinstance(value, Markup) else " ".join(str(value).split())


@dataclass(frozen=True)
class Values:
    """Named values that the brief's prose uses. `derived_from` names the claims and series behind each."""

    entries: dict[str, dict[str, Any]]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        frame = pd.DataFrame(
            [
                {"Name": name, "Value": entry["text"], "Computed from": ", ".join(entry["derived_from"])}
                for name, entry in self.entries.items()
            ]
        )
        shown = table(frame)
        return {VALUES_MIME: self.entries, "text/markdown": shown.text, "text/plain": shown.plain}


def value(amount: float | None, text: str, *derived_from: str, bounds: Bounds | None = None) -> dict[str, Any]:
    """One value for `values`: the number, as the brief writes it, and the ids of the claims and series behind it.

    `bounds` are what those claims leave open; they are published beside the number.
    """
    entry = {"value": amount, "text": text, "derived_from": list(derived_from)}
    return entry if bounds is None else {**entry, "lower": bounds.lower, "upper": bounds.upper}


def values(**entries: dict[str, Any]) -> Values:
    """The values that a notebook gives to the brief, by name (see `value`)."""
    return Values(entries)


def in_words(count: int) -> str:
    """A small whole number as running text writes it: up to ten in words."""
    small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return small[count] if 0 <= count < len(small) else f"{count:,}"
