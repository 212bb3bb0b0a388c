"""What a brief says in numbers, as tables of its data package: its notebooks' values and its charts' data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from brief.notebooks import files as notebooks
from brief.notebooks.outputs import FIGURE_KEY
from brief.publish.cells import Executed
from brief.tables.package import Resource

VALUE_COLUMNS = {
    "name": "name of the value, by which the prose of the brief uses it",
    "notebook": "notebook that computed it",
    "text": "the words in which the brief says it",
    "value": "the number; empty where it is a bound or words",
    "lower": "lower end; empty: none",
    "upper": "upper end; empty: none",
    "unit": "unit of all of them; empty for words",
    "derived_from": "claims, series and files that it was computed from, separated by a space",
}
CHART_COLUMNS = {
    "chart": "label of the chart",
    "notebook": "notebook that drew it",
    "caption": "what it shows",
    "row": "row of its data, from 1",
    "column": "column of its data, as readers see it",
    "text": "what stands there, as readers see it",
}
_NUMBERS = ("value", "lower", "upper")


def tables(executed: Executed) -> dict[str, Resource]:
    """The values and the charts' data of executed notebooks, by the name of the table."""
    values = pd.DataFrame([*_values(executed)], columns=list(VALUE_COLUMNS))
    charts = pd.DataFrame([*_charts(executed)], columns=list(CHART_COLUMNS))
    return {
        "values": Resource(
            "Every value of the brief", values.astype(dict.fromkeys(_NUMBERS, "float64")), VALUE_COLUMNS, ("name",)
        ),
        "charts": Resource(
            "The data of every chart, a cell a row",
            charts.astype({"row": "int64"}),
            CHART_COLUMNS,
            ("chart", "row", "column"),
        ),
    }


def _values(executed: Executed) -> Iterator[dict[str, Any]]:
    for notebook, content in executed.items():
        for name, entry in notebooks.values(content).items():
            numbers = {key: entry.get(key) for key in _NUMBERS}
            sources = " ".join(entry["derived_from"])
            unit = entry.get("unit", "")
            yield {
                "name": name,
                "notebook": notebook,
                "text": entry["text"],
                "unit": unit,
                "derived_from": sources,
            } | numbers


def _charts(executed: Executed) -> Iterator[tuple[str, str, str, int, str, str]]:
    for notebook, content in executed.items():
        for label, cell in notebooks.labels(content).items():
            for output in cell.outputs:
                figure = output.get("metadata", {}).get(FIGURE_KEY, {})
                for number, row in enumerate(figure.get("data", ()), start=1):
                    for column, text in row.items():
                        yield label, notebook, figure["caption"], number, column, str(text)
