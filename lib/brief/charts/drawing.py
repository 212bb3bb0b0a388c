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
    functions of `brief.charts.sentences`); `unit` is what is drawn, as the axis says it ("deaths a year").
    """

    chart: alt.TopLevelMixin
    kind: str
    frame: pd.DataFrame
    sentences: tuple[str, ...]
    unit: str = ""

    @property
    def description(self) -> str:
        """Kind of chart, what is drawn, and the main trend."""
        return " ".join([f"{', '.join(filter(None, (self.kind, self.unit)))}.", *self.sentences])
