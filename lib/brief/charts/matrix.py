"""A matrix of counts: a number in every cell, shading that only repeats what the numbers say."""

from __future__ import annotations

import math
import textwrap

import altair as alt
import pandas as pd

from brief.charts.drawing import Drawing
from brief.charts.theme import BLUE, GRID, INK, WIDTH

# From light to dark, with the text colour that reads on each (6:1 or more; WCAG 2.2 AA asks for 4.5:1). Four
# steps, because a print keeps few shades apart.
_STEPS = (("#dde8f1", INK), ("#a9c4da", INK), ("#34618c", "white"), (BLUE, "white"))
_EMPTY = ("white", INK)
# Pixels: room for the row labels and for the totals, a line of a label, a letter of size 12 on average. The
# headings of columns get more, so that neighbours stay apart.
_LABELS, _TOTAL, _LINE, _LETTER, _WIDE_LETTER = 158, 40, 15, 6.4, 8


def matrix(counts: pd.DataFrame, *, total: str = "All") -> Drawing:
    """Counts as a grid, the frame's index down and its columns across, with the total of each row last.

    Every cell shows its number, 0 too, so the matrix reads without colour. Labels wrap between words. Vega
    aligns a label of several lines by its first: labels are therefore marks here, and positions are pixels.
    """
    width = (WIDTH - _LABELS - _TOTAL) / len(counts.columns)
    beside = [_wrapped(row, _LABELS / _LETTER) for row in counts.index]
    above = [*(_wrapped(column, width / _WIDE_LETTER) for column in counts.columns), [total]]
    height, head = max(34, _LINE * max(map(len, beside)) + 8), _LINE * max(map(len, above)) + 8
    rows = [head + height * (place + 0.5) for place in range(len(beside))]
    columns = [*(_LABELS + width * (place + 0.5) for place in range(len(counts.columns))), WIDTH - _TOTAL / 2]
    highest = counts.to_numpy().max()
    cells = pd.DataFrame(
        [
            {
                "x": x,
                "y": y,
                "text": f"{count}",
                "left": x - width / 2 + 1,
                "right": x + width / 2 - 1,
                "top": y - height / 2 + 1,
                "bottom": y + height / 2 - 1,
                **_shade(count, highest),
            }
            for y, row in zip(rows, counts.to_numpy(), strict=True)
            for x, count in zip(columns[:-1], row, strict=True)
        ]
    )
    sums = pd.DataFrame({"x": columns[-1], "y": rows, "text": counts.sum(axis="columns").astype(str)})
    labels = pd.DataFrame(
        [
            {"x": _LABELS - 10, "y": y + _LINE * (line - (len(lines) - 1) / 2), "text": text}
            for y, lines in zip(rows, beside, strict=True)
            for line, text in enumerate(lines)
        ]
    )
    headings = pd.DataFrame(
        [
            {"x": x, "y": head - 8 - _LINE * (len(lines) - line - 0.5), "text": text}
            for x, lines in zip(columns, above, strict=True)
            for line, text in enumerate(lines)
        ]
    )
    size = {"width": WIDTH, "height": head + height * len(rows)}
    x, y = _pixels(alt.X, "x", size["width"]), _pixels(alt.Y, "y", size["height"], reverse=True)

    def written(frame: pd.DataFrame, **options: object) -> alt.Chart:
        return alt.Chart(frame).mark_text(baseline="middle", **options).encode(x=x, y=y, text="text:N")

    chart = alt.layer(
        alt.Chart(cells)
        .mark_rect(stroke=GRID)
        .encode(
            x=_pixels(alt.X, "left", size["width"]),
            x2="right",
            y=_pixels(alt.Y, "top", size["height"], reverse=True),
            y2="bottom",
            color=alt.Color("fill:N", scale=None),
        ),
        written(cells, fontSize=14).encode(color=alt.Color("ink:N", scale=None)),
        written(sums, fontSize=14, fontWeight=700),
        written(labels, align="right"),
        written(headings),
    ).properties(**size)
    told = tuple(
        f"{' '.join(str(name).split())}: {row.sum():,} in all, most at {row.idxmax()} ({row.max():,})."
        for name, row in counts.iterrows()
    )
    frame = counts.assign(**{total: counts.sum(axis="columns")})
    return Drawing(chart, "Matrix of counts", frame.rename_axis(index=frame.index.name or "row").reset_index(), told)


def _pixels(channel: type, field: str, length: float, *, reverse: bool = False):
    scale = alt.Scale(domain=[0, length], nice=False, zero=False, reverse=reverse)
    return channel(f"{field}:Q", scale=scale, axis=None)


def _shade(count: int, highest: int) -> dict[str, str]:
    fill, ink = _EMPTY if count == 0 else _STEPS[math.ceil(len(_STEPS) * count / highest) - 1]
    return {"fill": fill, "ink": ink}


def _wrapped(label: str, letters: float) -> list[str]:
    return textwrap.wrap(label, int(letters), break_long_words=False)
