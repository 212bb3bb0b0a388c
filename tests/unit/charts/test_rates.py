"""Counts that grow, and the rates claimed of them."""

import pandas as pd

from brief.charts import rates

COUNTS = pd.DataFrame(
    {"period": ["2009-12", "2012-06", "2018-12"], "when": [2010, 2012.5, 2019], "value": [166.0, 251, 892]}
)
RATES = pd.DataFrame(
    {
        "start": ["2009-12", "2012-06"],
        "end": ["2012-06", "2018-12"],
        "start_year": [2010, 2012.5],
        "end_year": [2012.5, 2019],
        "per_year": [34, 98.6],
    }
)


def texts(drawing) -> set[str]:
    rows = [row for rows in drawing.chart.to_dict()["datasets"].values() for row in rows]
    return {row[field] for row in rows for field in ("text", "label", "rate") if field in row}


def test_a_number_stands_on_the_side_of_its_point_where_no_path_runs():
    paths = pd.DataFrame({"path": "80", "when": [2010, 2019], "value": [166, 886], "label": "some 80 a year"})
    drawing = rates.stock_with_paths(
        COUNTS, paths, lower=800, lower_label="exceeds 800", series_label="counted", y_title="substances"
    )
    rows = [row for rows in drawing.chart.to_dict()["datasets"].values() for row in rows if "free" in row]
    sides = {row["text"]: row["free"] for row in rows}
    assert sides == {
        "166": "below",  # the axis has its numbers on the other side
        "251": "below",
        "counted: 892": "above",
    }


def test_the_charts_write_their_numbers():
    claimed = pd.DataFrame({"label": ["one a week"], "per_year": [52.18]})
    bars = rates.period_rates(RATES, claimed, y_title="a year")
    assert {"34", "99", "one a week"} <= texts(bars)
    lines = claimed.rename(columns={"label": "rate"})
    raced = rates.race(lines, years=2, years_label="2 years", flat_label="none", x_title="", y_title="")
    assert {"0", "104", "157", "one a week"} <= texts(raced)
