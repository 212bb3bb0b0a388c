"""The same chart for a telephone: drawn narrower from its specification, with letters of the same size.

Titles and words wrap sooner; a row's number stands under its name; the headings of a matrix stand upright. What is
drawn, and its numbers, stay the same.
"""

from __future__ import annotations

import copy
import textwrap
from collections.abc import Iterator
from typing import Any

import pandas as pd

from brief.charts.spacing import apart
from brief.charts.theme import balanced

Spec = dict[str, Any]
PICTURE = 385  # pixels: the whole picture; letters of size 12 stay above 10 in a box of 350
_WIDE = 600  # pixels: a plot that is no wider has words to its right, where its lines end
_LINE, _LETTER, _WIDE_LETTER = 15, 6.2, 7  # pixels: a line of words, a letter, one in a heading
_TWO_LINES = 2 * _LINE + 8  # pixels: a row whose name takes two lines
# Letters in a line: of the titles, in the plot, of a row's name, where a line ends, at the side, of a number, upright.
_TITLE, _MEASURE, _WORDS, _NAME, _END, _AXIS, _NUMBER, _HEADING = 40, 58, 26, 56, 15, 16, 10, 16
# Pixels: numbers of an axis, names at the side, words where lines end, nothing there, labels of a matrix.
_LEFT, _NAMES, _RIGHT, _EDGE, _MATRIX_LABELS = 52, 110, 110, 20, 112


def narrow(spec: Spec) -> Spec:
    """A specification for a picture of about `PICTURE` pixels; one that this theme did not make only gets narrower.

    Parameters
    ----------
    spec
        A Vega-Lite specification with its own width; it is left as it was.

    Examples
    --------
    >>> from brief.charts import narrow
    >>> narrow.narrow({"mark": {"type": "line"}, "width": 576})["width"]
    313

    """
    drawn = copy.deepcopy(spec)
    _wrap_titles(drawn)
    layers = list(_layers(drawn))
    if _is_matrix(layers):
        _narrow_matrix(drawn, layers)
    elif _has_rows(layers):
        _resize(drawn, layers, PICTURE - 20)
        _stack_rows(drawn, layers)
    elif isinstance(drawn.get("width"), int):
        _narrow_plot(drawn, layers)
    return drawn


def _layers(spec: Spec) -> Iterator[Spec]:
    for layer in spec.get("layer", [spec]):
        if isinstance(layer.get("mark"), dict):
            yield layer


def _texts(layers: list[Spec]) -> list[Spec]:
    return [layer for layer in layers if layer["mark"]["type"] == "text"]


def _rows_of(spec: Spec, layer: Spec) -> list[dict[str, Any]]:
    """The rows that a layer draws; they are shared by all layers that draw them."""
    name = (layer.get("data") or spec.get("data") or {}).get("name", "")
    rows: list[dict[str, Any]] = spec.get("datasets", {}).get(name, [])
    return rows


def _wrap_titles(spec: Spec) -> None:
    title = spec.get("title")
    if isinstance(title, dict):
        title["frame"] = "bounds"
        for name, letters in (("text", _TITLE), ("subtitle", _MEASURE)):
            if lines := title.get(name):
                title[name] = balanced(lines if isinstance(lines, str) else " ".join(lines), letters)


def _lines(text: str, letters: int) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), letters, break_long_words=False) or [""]


def _resize(spec: Spec, layers: list[Spec], width: int) -> None:
    """The plot's width; what stands at a distance from its right edge keeps it."""
    less = spec["width"] - width
    for layer in layers:
        for channel in ("x", "x2"):
            at = layer.get("encoding", {}).get(channel, {})
            if isinstance(at.get("value"), int | float) and at["value"] > spec["width"] / 2:
                at["value"] -= less
    spec["width"] = width


# Rows: a quantity each, with its name, its number and what is drawn under them.


def _has_rows(layers: list[Spec]) -> bool:
    return any(_field(layer, "text") == "name" for layer in _texts(layers))


def _field(layer: Spec, channel: str) -> str:
    return str(layer.get("encoding", {}).get(channel, {}).get("field", ""))


def _stack_rows(spec: Spec, layers: list[Spec]) -> None:
    """The name over one or more lines, the number under it, and below what is drawn."""
    names = next(layer for layer in _texts(layers) if _field(layer, "text") == "name")
    wrapped = [_lines(str(row["name"]), _NAME) for row in _rows_of(spec, names)]
    most = max(map(len, wrapped), default=1)
    for row, lines in zip(_rows_of(spec, names), wrapped, strict=True):
        row["lines"] = "\n".join([*[""] * (most - len(lines)), *lines])
    height = spec["height"]["step"] + _LINE * most
    spec["height"] = {"step": height}
    top, down = 12 - height / 2, _LINE * most / 2
    for layer in layers:
        mark = layer["mark"]
        if _field(layer, "text") == "name":
            mark |= {"dy": top, "lineBreak": "\n"}
            layer["encoding"]["text"]["field"] = "lines"
        elif _field(layer, "text") == "text":
            mark |= {"dy": top + _LINE * most, "align": "left"}
            layer["encoding"]["x"] = {"value": 0}
        elif "yOffset" in mark:
            mark["yOffset"] += down


# Plots along two axes.


def _narrow_plot(spec: Spec, layers: list[Spec]) -> None:
    """Room for the words of the vertical axis, and for those where lines end."""
    named = _wrap_names(spec, layers)
    beside = spec["width"] <= _WIDE and not named and bool(_texts(layers))
    _wrap_words(spec, layers, _END if beside else _NUMBER if named else _WORDS)
    _resize(spec, layers, PICTURE - (_NAMES if named else _LEFT) - (_RIGHT if beside else _EDGE))
    for layer in layers:
        for channel in ("x", "y"):
            _thin_out(layer.get("encoding", {}).get(channel, {}))


def _thin_out(axis: Spec) -> None:
    """Fewer labels along an axis, and its title over more lines."""
    if isinstance(axis.get("title"), str):
        axis["title"] = _lines(axis["title"], _TITLE)
    if axis.get("type") in ("ordinal", "temporal"):
        axis["axis"] = {**(axis.get("axis") or {}), "labelOverlap": "parity", "labelSeparation": 8}


def _wrap_names(spec: Spec, layers: list[Spec]) -> bool:
    """Names down the side wrap. Whether there are some."""
    axes = [layer.get("encoding", {}).get("y", {}) for layer in layers]
    axes = [axis for axis in axes if axis.get("type") == "nominal"]
    rows = [row for rows in spec.get("datasets", {}).values() for row in rows]
    names = {str(row.get(axis.get("field"), "")) for axis in axes for row in rows}
    height = spec.get("height")
    if isinstance(height, dict) and any(len(name) > _AXIS for name in names):
        spec["height"] = height | {"step": max(height["step"], _TWO_LINES)}
    first_line = f"split(replace(datum.label, regexp('^(.{{1,{_AXIS}}}) '), '$1\\n'), '\\n')"
    for axis in axes:
        wrapped = f"length(datum.label) > {_AXIS} ? {first_line} : datum.label"
        axis["axis"] = {**(axis.get("axis") or {}), "labelExpr": wrapped}
    return bool(axes)


def _wrap_words(spec: Spec, layers: list[Spec], beside: int) -> None:
    """Words in the plot wrap; those that begin at a mark, after so many letters."""
    for layer in _texts(layers):
        layer["mark"]["lineBreak"] = "\n"
        text = layer["encoding"].get("text", {})
        if isinstance(text.get("value"), str):
            text["value"] = "\n".join(_lines(text["value"], _WORDS))
            _raise(layer, [text["value"]])
        elif (name := text.get("field")) in ("text", "label", "rate"):
            rows = _rows_of(spec, layer)
            letters = _WORDS if layer["mark"].get("align") == "right" and beside == _END else beside
            for row in rows:
                row[name] = "\n".join(_lines(str(row[name]), letters))
            _raise(layer, [row[name] for row in rows])
            if "year" in layer["encoding"].get("x", {}).get("field", "") and name == "text":
                _move_apart(spec, layer, rows)


def _raise(layer: Spec, texts: list[str]) -> None:
    """Words that end over a mark begin higher by the lines that they have more; Vega draws lines downwards."""
    if layer["mark"].get("baseline") == "bottom":
        more = max((text.count("\n") for text in texts), default=0)
        layer["mark"]["dy"] = layer["mark"].get("dy", 0) - _LINE * more


def _move_apart(spec: Spec, layer: Spec, rows: list[dict[str, Any]]) -> None:
    """Words where lines end stand so far from each other that their lines fit."""
    field, height = _field(layer, "y"), spec.get("height")
    if len(rows) < 2 or not isinstance(height, int) or any("\n" not in row["text"] for row in rows):
        return
    values = [row[field] for each in spec["datasets"].values() for row in each if row.get(field) is not None]
    lines = max(row["text"].count("\n") + 1 for row in rows)
    spec["height"] = height + _LINE * lines * len(rows)
    places = apart(pd.Series([row[field] for row in rows]), lines * _LINE * max(values) / spec["height"])
    for row, place in zip(rows, places, strict=True):
        row[field] = place


# A matrix: labels, headings and numbers are marks at positions in pixels.


def _is_matrix(layers: list[Spec]) -> bool:
    return bool(layers) and _field(layers[0], "x2") == "right"


def _narrow_matrix(spec: Spec, layers: list[Spec]) -> None:
    """Narrow columns under headings that stand upright, and labels over more lines."""
    cells, _, totals, labels, headings = (_rows_of(spec, layer) for layer in layers)
    left, head = (float(min(cell[edge] for cell in cells) - 1) for edge in ("left", "top"))
    width, pitch = float(spec["width"]), float(cells[0]["bottom"] - cells[0]["top"] + 2)
    beside = _joined(labels, "y", [cell["y"] for cell in cells], _MATRIX_LABELS / _LETTER)
    above = _joined(headings, "x", [cell["x"] for cell in cells] + [total["x"] for total in totals], _HEADING)
    height = max(pitch, _LINE * max(map(len, beside.values())) + 8)
    top = _WIDE_LETTER * max(len(line) for lines in above.values() for line in lines) + 8

    def across(x: float) -> float:
        return _MATRIX_LABELS + (x - left) * (PICTURE - _MATRIX_LABELS) / (width - left)

    def down(y: float) -> float:
        return top + (y - head) * height / pitch

    labels[:] = [
        {"x": _MATRIX_LABELS - 6, "y": down(y) + _LINE * (line - (len(lines) - 1) / 2), "text": text}
        for y, lines in beside.items()
        for line, text in enumerate(lines)
    ]
    headings[:] = [
        {"x": across(x) + _LINE * (line - (len(lines) - 1) / 2), "y": top - 6, "text": text}
        for x, lines in above.items()
        for line, text in enumerate(lines)
    ]
    for row in [*cells, *totals]:
        row |= {name: across(row[name]) for name in ("x", "left", "right") if name in row}
        row |= {name: down(row[name]) for name in ("y", "top", "bottom") if name in row}
    layers[-1]["mark"] |= {"angle": 270, "align": "left"}
    spec["width"], spec["height"] = PICTURE, down(spec["height"])
    for layer in layers:
        for channel, end in (("x", "width"), ("y", "height")):
            layer["encoding"][channel]["scale"]["domain"] = [0, spec[end]]


def _joined(lines: list[dict[str, Any]], along: str, places: list[float], letters: float) -> dict[float, list[str]]:
    """The words at each place along an axis, from the lines that are nearest to it, wrapped anew."""
    words: dict[float, list[str]] = {place: [] for place in sorted(set(places))}
    for line in lines:
        words[min(words, key=lambda place: abs(place - line[along]))].append(line["text"])
    return {place: _lines(" ".join(parts), int(letters)) for place, parts in words.items()}
