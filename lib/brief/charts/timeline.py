"""Events in time, one row each."""

from __future__ import annotations

import altair as alt
import pandas as pd

from brief.charts import axes, columns, sentences
from brief.charts import rows as rows_
from brief.charts.drawing import Drawing
from brief.charts.theme import GRID, WIDTH
from brief.quantity.periods import Period, in_words

KINDS = {"document": "quoted", "count": "official", "rule": "computed"}
"""What an event is, and the style of its mark; the row's words say it too."""


def events(events: pd.DataFrame) -> Drawing:
    """One row an event: its name on the left, kind and date on the right, and under them a point in time.

    Parameters
    ----------
    events
        `what` (`str`, unique), `when` (`str`: a year, month or day; a month stands at its middle) and `kind` (`str`:
        document, count or rule), in order of time.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts import timeline
    >>> drawing = timeline.events(
    ...     pd.DataFrame(
    ...         {
    ...             "what": ["China controls fentanyls as a class", "White House fact sheet"],
    ...             "when": ["2019-05-01", "2023-04-11"],
    ...             "kind": ["rule", "document"],
    ...         }
    ...     )
    ... )
    >>> drawing.sentences
    ('China controls fentanyls as a class: rule, 1 May 2019; White House fact sheet: document, 11 Apr 2023.',)

    """
    columns.check(
        "timeline.events",
        "events",
        events,
        text=["what", "kind"],
        periods=["when"],
        filled=["what"],
        unique=["what"],
        among={"kind": KINDS},
    )
    text = [f"{kind}, {in_words(when, short=True)}" for kind, when in zip(events["kind"], events["when"], strict=True)]
    drawn = pd.DataFrame(
        {
            "name": events["what"],
            "text": text,
            "style": events["kind"].map(KINDS),
            "at": [Period.parse(when).decimal_year() for when in events["when"]],
        }
    )
    base = alt.Chart(drawn).encode(y=rows_.scale(drawn))
    x = axes.decimal_years("at", int(drawn["at"].min()), int(drawn["at"].max()) + 1)
    layers = [base.mark_rule(yOffset=rows_.DOWN, color=GRID).encode(x=alt.value(0), x2=alt.value(WIDTH))]
    layers += [
        base.transform_filter(f"datum.style === '{name}'")
        .mark_point(yOffset=rows_.DOWN, size=90, strokeWidth=2, fill=style.fill, stroke=style.stroke, opacity=1)
        .encode(x=x)
        for name, style in rows_.STYLES.items()
        if name in set(drawn["style"])
    ]
    chart = alt.layer(*layers, *rows_.words(base)).properties(width=WIDTH, height=alt.Step(rows_.HEIGHT))
    return Drawing(chart, "Timeline", events.assign(text=text), (sentences.rows(drawn["name"], text),))
