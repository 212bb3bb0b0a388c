"""Events in time, one row each."""

import pandas as pd

from brief.charts import timeline

EVENTS = pd.DataFrame(
    {
        "what": ["Plan", "Class control", "Final count"],
        "when": ["2018", "2019-05", "2026-01-14"],
        "kind": ["document", "rule", "count"],
    }
)


def test_each_event_is_a_row_with_its_kind_and_date():
    drawing = timeline.events(EVENTS)
    assert drawing.description == (
        "Timeline. Plan: document, 2018; Class control: rule, May 2019; Final count: count, 14 Jan 2026."
    )
    rows = [row for rows in drawing.chart.to_dict()["datasets"].values() for row in rows]
    assert [row["style"] for row in rows] == ["quoted", "computed", "official"]
    assert [int(row["at"]) for row in rows] == [2018, 2019, 2026]
