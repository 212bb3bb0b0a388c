"""Charts with a row a quantity: its name and its number in words, and under them a bar or a range."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import pandas as pd

from brief.charts.theme import BLUE, ORANGE, PLUM, TEAL, WIDTH

HEIGHT = 42  # pixels of a row: a line of words and under it what is drawn
DOWN = 10  # pixels from the middle of a row to what is drawn
ARROW = 16  # pixels


@dataclass(frozen=True)
class Style:
    """Colors of a row's bar, range or point."""

    fill: str
    stroke: str


# Where a row comes from. The row's words say it too: color and filling only help to find it.
STYLES = {
    "quoted": Style("white", ORANGE),
    "official": Style(BLUE, BLUE),
    "computed": Style("white", TEAL),
    "assumed": Style("white", PLUM),
}


def words(rows: alt.Chart) -> list[alt.Chart]:
    """The line of words of each row: its columns `name` on the left and `text` on the right."""
    return [
        rows.mark_text(align="left", dy=-9).encode(x=alt.value(0), text="name:N"),
        rows.mark_text(align="right", dy=-9, fontWeight=600).encode(x=alt.value(WIDTH), text="text:N"),
    ]


def scale(rows: pd.DataFrame) -> alt.Y:
    """The rows, in the order of the frame."""
    return alt.Y("name:N", axis=None, sort=None, scale=alt.Scale(domain=list(rows["name"])))
