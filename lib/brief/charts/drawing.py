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
    functions of `brief.charts.sentences`).
    """

    chart: alt.TopLevelMixin
    kind: str
    frame: pd.DataFrame
    sentences: tuple[str, ...]

    @property
    def description(self) -> str:
        """Kind of chart and main trend."""
        return " ".join([f"{self.kind}.", *self.sentences])
