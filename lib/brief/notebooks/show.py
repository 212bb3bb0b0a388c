"""What a notebook calls: `show.values`, `show.chart`, `show.table`.

No output holds HTML, a random id, a time or a path, so the same inputs give the same bytes and CI can compare all of
it. JupyterLab draws the chart specification itself; the brief takes its picture from the same specification.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from brief.charts.theme import titled
from brief.notebooks import figures, tables
from brief.notebooks.figures import VEGALITE_SCHEMA, Figure
from brief.notebooks.sources import Citable
from brief.notebooks.tables import table
from brief.notebooks.values import Values
from brief.quantity.bounds import Bounds
from brief.quantity.words import count as in_words
from brief.quantity.words import number

__all__ = ["chart", "in_words", "number", "table", "value", "values"]


def values(prefix: str = "", *citable: Citable, **entries: dict[str, Any]) -> Any:
    """The collection in which a notebook gives its values to the brief.

    Parameters
    ----------
    prefix
        The notebook's own word: a value given as `peak_year` is `overdose_peak_year` in the brief.
    citable
        The ledger and the reference: they refuse a misspelt id of a claim or a series, and write source lines.

    Returns
    -------
    Values
        As the last line of the last cell it lists all values, and the brief reads them there.

    Examples
    --------
    >>> from brief.notebooks import show
    >>> give = show.values("overdose")
    >>> give.count("peak_deaths", 107941)
    >>> give.fill("{peak_deaths} deaths at the peak")
    '107,941 deaths at the peak'

    """
    return _Entries(prefix, citable, entries) if entries else Values(prefix, citable)


# From here on: what the notebooks that are not rewritten yet still call. It goes with the last of them.


class _Entries(Values):
    def __init__(self, prefix: str, citable: tuple[Citable, ...], entries: dict[str, Any]) -> None:
        super().__init__(prefix, citable)
        self.entries = entries

    def published(self) -> dict[str, dict[str, Any]]:
        return self.entries


def value(amount: float | None, text: str, *derived_from: str, bounds: Bounds | None = None) -> dict[str, Any]:
    """One value for `values`, the old way."""
    entry = {"value": amount, "text": text, "derived_from": list(derived_from)}
    return entry if bounds is None else {**entry, "lower": bounds.lower, "upper": bounds.upper}


def chart(drawing: Any, **said: Any) -> Figure:
    """See `brief.notebooks.figures.chart`."""
    if "values" in said:
        return figures.chart(drawing, **said)
    spec = titled(getattr(drawing, "chart", drawing), said["message"], said["measure"]).to_dict()
    spec["$schema"] = VEGALITE_SCHEMA
    spec["usermeta"] = {"embedOptions": {"actions": False}}
    data: pd.DataFrame = said["data"]
    return Figure(
        spec,
        said["alt_text"],
        f"{said['caption'].rstrip('.')}. Source: {said['source'].rstrip('.')}.",
        tuple(tables.written(data).to_dict("records")),
    )
