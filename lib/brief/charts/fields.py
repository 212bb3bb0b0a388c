"""The columns that a chart draws, held against the data that it holds: a misspelt one would give an empty picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from brief.base.problems import nearest

if TYPE_CHECKING:
    import altair as alt

Specification = Mapping[str, Any]
_PARTS = ("layer", "concat", "hconcat", "vconcat", "spec")
_UNTYPED = re.compile(r"Unable to determine data type for the field \"(?P<field>[^\"]+)\"")


def specification(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The specification of a chart of Altair. Raises ValueError as `check` does, also where no type is said."""
    try:
        written: dict[str, Any] = chart.to_dict()
    except ValueError as error:
        untyped = _UNTYPED.search(str(error))
        columns = set(_columns(chart))
        if untyped is None or not columns or untyped["field"] in columns:
            raise
        raise ValueError(_misspelt(untyped["field"], columns)) from None
    check(written)
    return written


def check(specification: Specification) -> None:
    """Raises ValueError for a column that the data of a chart do not have, with the nearest that they have.

    Parameters
    ----------
    specification
        Of Vega-Lite, as Altair writes it: the data are rows, or the name of rows under `datasets`.
    """
    datasets = specification.get("datasets", {})
    for field, columns in _unknown(specification, datasets, set(), set()):
        raise ValueError(_misspelt(field, columns))


def _misspelt(field: str, columns: Iterable[str]) -> str:
    close = nearest(field, columns)
    hint = f"; did you mean {close!r}?" if close else f", only {', '.join(sorted(columns))}"
    return f"the data of the chart have no column {field!r}{hint}"


def _columns(chart: Any) -> Iterator[str]:
    """The columns of the frames that a chart of Altair and its parts hold."""
    yield from map(str, getattr(getattr(chart, "data", None), "columns", ()))
    for key in _PARTS:
        part = getattr(chart, key, [])
        for inner in part if isinstance(part, list) else []:
            yield from _columns(inner)


def _unknown(
    chart: Specification, datasets: Mapping[str, Any], columns: set[str], made: set[str]
) -> Iterator[tuple[str, set[str]]]:
    """The fields that are neither columns of a chart's own data or of those around it, nor made by a transform."""
    data = chart.get("data") or {}
    rows = datasets.get(data.get("name", ""), data.get("values", []))
    if isinstance(rows, list) and rows:
        columns, made = {str(name) for row in rows if isinstance(row, dict) for name in row}, set()
    transforms = chart.get("transform", [])
    if any({"lookup", "pivot"} & set(transform) for transform in transforms):
        return  # they bring columns from elsewhere
    made = made | set(_made(transforms))
    if columns:
        yield from ((field, columns) for field in _fields(chart.get("encoding", {})) if field not in columns | made)
    for key in _PARTS:
        part = chart.get(key, [])
        for inner in part if isinstance(part, list) else [part]:
            yield from _unknown(inner, datasets, columns, made)


def _fields(encoding: Any) -> Iterator[str]:
    """The fields that channels name. Dots and brackets lead into nested rows, and say nothing of columns."""
    if isinstance(encoding, list):
        for part in encoding:
            yield from _fields(part)
    elif isinstance(encoding, dict):
        for key, part in encoding.items():
            if key == "field" and isinstance(part, str) and not set(part) & set(".[\\"):
                yield part
            elif key != "field":
                yield from _fields(part)


def _made(transforms: Any) -> Iterator[str]:
    """The names that transforms give to what they compute."""
    if isinstance(transforms, list):
        for part in transforms:
            yield from _made(part)
    elif isinstance(transforms, dict):
        for key, part in transforms.items():
            if key == "as":
                yield from [part] if isinstance(part, str) else part
            yield from _made(part)
        if {"fold", "density", "quantile"} & set(transforms):
            yield from ("key", "value", "density", "prob")  # unless told otherwise
