"""A matrix of counts: a number in every cell, shading that only repeats what the numbers say."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass

import altair as alt
import pandas as pd

from brief.charts import columns
from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, GRID, INK, WIDTH
from brief.quantity.words import exact

# From light to dark, with the text color that reads on each (6:1 or more; WCAG 2.2 AA asks for 4.5:1). Four
# steps, because a print keeps few shades apart.
_STEPS = (("#dde8f1", INK), ("#a9c4da", INK), ("#34618c", "white"), (BLUE, "white"))
_EMPTY = ("white", INK)
# Pixels: room for the row labels and for the totals, a line of a label, a letter of size 12 on average. The
# headings of columns get more, so that neighbours stay apart.
_LABELS, _TOTAL, _LINE, _LETTER, _WIDE_LETTER = 158, 40, 15, 6.4, 8


@dataclass(frozen=True)
class _Grid:
    """Where the rows and columns of a matrix stand, in pixels: the middle of each; the last column is the total."""

    width: float
    height: float
    head: float
    rows: list[float]
    columns: list[float]
    beside: list[list[str]]
    above: list[list[str]]

    @property
    def bottom(self) -> float:
        return self.head + self.height * len(self.rows)


def matrix(counts: pd.DataFrame, *, total: str = "All") -> Drawing:
    """Counts as a grid, the frame's index down and its columns across, with the total of each row last.

    Every cell shows its number, 0 too, so the matrix reads without color. The rows behind the chart have the index as
    a column, under its name, and the totals.

    Parameters
    ----------
    counts
        A number in every cell, written with the digits that it has; index and columns as readers see them. Labels wrap
        between words.
    total
        The heading over the totals.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import matrix
    >>> counts = pd.DataFrame(
    ...     {"Production": [3, 0], "Trafficking": [12, 4]}, index=pd.Index(["Plan", "Fact sheet"], name="Document")
    ... )
    >>> drawing = matrix.matrix(counts)
    >>> drawing.sentences
    ('Plan: 15 in all, most at Trafficking (12).', 'Fact sheet: 4 in all, most at Trafficking (4).')

    """
    counted = list(getattr(counts, "columns", ()))
    columns.check("matrix.matrix", "counts", counts, numbers=counted, filled=counted)
    if (counts < 0).any(axis=None):
        raise ValueError("matrix.matrix: counts has a number below 0, which counts nothing")
    grid = _grid(counts, total)
    cells = _cells(counts, grid)
    sums = pd.DataFrame({"x": grid.columns[-1], "y": grid.rows, "text": counts.sum(axis="columns").map(exact)})
    x, y = _across("x"), _down("y", grid)
    # Vega aligns a label of several lines by its first: labels are therefore marks here, and positions are pixels.
    labels, headings = (alt.Chart(frame).encode(x=x, y=y, text="text:N") for frame in (_labels(grid), _headings(grid)))
    numbers, totals = (alt.Chart(frame).encode(x=x, y=y, text="text:N") for frame in (cells, sums))
    chart = alt.layer(
        alt.Chart(cells)
        .mark_rect(stroke=GRID)
        .encode(
            x=_across("left"), x2="right", y=_down("top", grid), y2="bottom", color=alt.Color("fill:N", scale=None)
        ),
        numbers.mark_text(baseline="middle", fontSize=14).encode(color=alt.Color("ink:N", scale=None)),
        totals.mark_text(baseline="middle", fontSize=14, fontWeight=700),
        labels.mark_text(baseline="middle", align="right"),
        headings.mark_text(baseline="middle"),
    ).properties(width=WIDTH, height=grid.bottom)
    told = tuple(
        f"{' '.join(str(name).split())}: {exact(row.sum())} in all, most at {row.idxmax()} ({exact(row.max())})."
        for name, row in counts.iterrows()
    )
    frame = counts.assign(**{total: counts.sum(axis="columns")})
    return Drawing(chart, "Matrix of counts", frame.reset_index(names=str(counts.index.name or "row")), told)


def _grid(counts: pd.DataFrame, total: str) -> _Grid:
    width = (WIDTH - _LABELS - _TOTAL) / len(counts.columns)
    beside = [_wrapped(str(row), _LABELS / _LETTER) for row in counts.index]
    above = [*(_wrapped(str(column), width / _WIDE_LETTER) for column in counts.columns), [total]]
    height, head = max(34, _LINE * max(map(len, beside)) + 8), _LINE * max(map(len, above)) + 8
    rows = [head + height * (place + 0.5) for place in range(len(beside))]
    columns = [*(_LABELS + width * (place + 0.5) for place in range(len(counts.columns))), WIDTH - _TOTAL / 2]
    return _Grid(width, height, head, rows, columns, beside, above)


def _cells(counts: pd.DataFrame, grid: _Grid) -> pd.DataFrame:
    """Each count: its middle, its edges, and the colors of its ground and its number."""
    highest = float(counts.to_numpy().max())
    return pd.DataFrame(
        [
            {
                "x": x,
                "y": y,
                "text": exact(count),
                "left": x - grid.width / 2 + 1,
                "right": x + grid.width / 2 - 1,
                "top": y - grid.height / 2 + 1,
                "bottom": y + grid.height / 2 - 1,
                **_shade(count, highest),
            }
            for y, row in zip(grid.rows, counts.to_numpy(), strict=True)
            for x, count in zip(grid.columns[:-1], row, strict=True)
        ]
    )


def _labels(grid: _Grid) -> pd.DataFrame:
    """The lines of each row's label, around its middle."""
    return pd.DataFrame(
        [
            {"x": _LABELS - 10, "y": y + _LINE * (line - (len(lines) - 1) / 2), "text": text}
            for y, lines in zip(grid.rows, grid.beside, strict=True)
            for line, text in enumerate(lines)
        ]
    )


def _headings(grid: _Grid) -> pd.DataFrame:
    """The lines of each column's heading, down to the first row."""
    return pd.DataFrame(
        [
            {"x": x, "y": grid.head - 8 - _LINE * (len(lines) - line - 0.5), "text": text}
            for x, lines in zip(grid.columns, grid.above, strict=True)
            for line, text in enumerate(lines)
        ]
    )


def _across(field: str) -> alt.X:
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False, zero=False, reverse=False))


def _down(field: str, grid: _Grid) -> alt.Y:
    scale = alt.Scale(domain=[0, grid.bottom], nice=False, zero=False, reverse=True)
    return alt.Y(f"{field}:Q", axis=None, scale=scale)


def _shade(count: float, highest: float) -> dict[str, str]:
    fill, ink = _EMPTY if count == 0 else _STEPS[math.ceil(len(_STEPS) * count / highest) - 1]
    return {"fill": fill, "ink": ink}


def _wrapped(label: str, letters: float) -> list[str]:
    return textwrap.wrap(label, int(letters), break_long_words=False)
