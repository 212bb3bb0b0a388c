"""The look that all charts share.

Palette and rules: UK Government Analysis Function, "Data visualisation: charts" and "colours". A chart never
depends on colour alone: series are labelled where they end, claims are drawn as hollow marks with their bounds.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

INK, MUTED, GRID = "#22272e", "#57606a", "#d9dde2"
BLUE, TEAL, PLUM, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
ORANGE_TEXT = "#8a3a00"  # orange dark enough to read as text (7:1 on white)
PALETTE = (BLUE, TEAL, PLUM, ORANGE)
FONT = "Public Sans, Arial, sans-serif"
WIDTH, HEIGHT = 640, 300

# The look of every chart: sizes in pixels, text no smaller than 12.
CONFIG: dict[str, Any] = {
    "font": FONT,
    "background": "white",
    "view": {
        "stroke": None,
        "continuousWidth": WIDTH,
        "continuousHeight": HEIGHT,
        "discreteWidth": WIDTH,
        "discreteHeight": HEIGHT,
    },
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 17,
        "fontWeight": 700,
        "color": INK,
        "subtitleFontSize": 13,
        "subtitleColor": MUTED,
        "subtitlePadding": 6,
        "offset": 14,
    },
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "labelColor": INK,
        "titleColor": MUTED,
        "titleFontWeight": 400,
        "gridColor": GRID,
        "domainColor": GRID,
        "tickColor": GRID,
        "labelPadding": 6,
        "titlePadding": 10,
    },
    "axisX": {"grid": False, "labelAngle": 0},
    "axisY": {
        "domain": False,
        "ticks": False,
        "titleAngle": 0,
        "titleAlign": "left",
        "titleAnchor": "end",
        "titleY": -10,
        "titleX": 0,
        "titleBaseline": "bottom",
    },
    "legend": {"labelFontSize": 12, "titleFontSize": 12, "orient": "top", "title": None},
    "text": {"fontSize": 12, "color": INK, "font": FONT},
    "range": {"category": list(PALETTE)},
    # A data table stands beside every chart; a screen reader need not walk each mark.
    "aria": False,
}

_TIED = "\u00a0"
_NUMBER = re.compile(r"(\d) (percent|million|billion|times|years|lb|mg|kg|g)\b")


def titled(chart: alt.TopLevelMixin, message: str, measure: str) -> alt.TopLevelMixin:
    """The chart in this look with its two titles: the message, and under it measure, geography and period."""
    import altair as alt  # half a second: who asks for no more than sizes and lines doesn't pay it

    title = alt.TitleParams(balanced(message, 72), subtitle=balanced(measure, 96))
    return chart.properties(title=title, config=CONFIG)


def balanced(text: str, letters: int) -> list[str]:
    """The lines of a title: as few as hold it, none with more letters, and no last one with a single word if it can be.

    They are broken at the narrowest width that makes no line more, and not between a number and its unit.
    """
    text = _NUMBER.sub(f"\\1{_TIED}\\2", " ".join(text.split()))
    lines = textwrap.wrap(text, letters, break_long_words=False) or [""]
    widths = range(max(1, *map(len, text.split(" "))), letters)
    narrower = (textwrap.wrap(text, width, break_long_words=False) for width in widths)
    chosen = next((other for other in narrower if len(other) == len(lines)), lines)
    return [line.replace(_TIED, " ") for line in chosen]
