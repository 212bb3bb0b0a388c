"""Charts: one theme, one function a chart type. Message on top, measure under it, bounds drawn, zero-based bars."""

from brief.charts.bars import bar_rows, months_with_claim, qualified
from brief.charts.lines import lines_with_claim
from brief.charts.matrix import matrix
from brief.charts.ranges import bands, dollars, percent, range_rows
from brief.charts.rates import period_rates, race, stock_with_paths
from brief.charts.releases import lines_with_claims, releases_against_bound, revised_counts, running_total
from brief.charts.tally import counts
from brief.charts.theme import titled

__all__ = [
    "bands",
    "bar_rows",
    "counts",
    "dollars",
    "lines_with_claim",
    "lines_with_claims",
    "matrix",
    "months_with_claim",
    "percent",
    "period_rates",
    "qualified",
    "race",
    "range_rows",
    "releases_against_bound",
    "revised_counts",
    "running_total",
    "stock_with_paths",
    "titled",
]
