"""Charts: one theme, one function a chart type. Message on top, measure under it, bounds drawn, zero-based bars."""

from brief.charts.lines import lines_with_claim
from brief.charts.theme import titled

__all__ = ["lines_with_claim", "titled"]
