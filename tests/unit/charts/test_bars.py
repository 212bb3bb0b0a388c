"""Bars from zero, in rows and by month."""

import math

import pandas as pd

from brief.charts import bars

MONTHLY = pd.DataFrame({"month": ["2023-02", "2023-03", "2023-04", "2023-05"], "value": [1900.0, 2854, 3220, 2684]})


def test_bars_start_at_zero_and_keep_the_order_of_the_rows():
    rows = pd.DataFrame(
        [
            {
                "name": "b",
                "kind": "quoted",
                "value": 10.0,
                "lower": math.nan,
                "upper": 10.0,
                "text": "nearly 10",
            },
            {"name": "a", "kind": "computed", "value": 4.0, "lower": 2.0, "upper": 12.0, "text": "about 4"},
        ]
    )
    spec = bars.bar_rows(rows, x_title="pounds").chart.to_dict()
    scales = [
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"].get("x", {})
    ]
    assert scales and all(low == 0 and high >= 12 for low, high in scales)
    assert {tuple(layer["encoding"]["y"]["scale"]["domain"]) for layer in spec["layer"]} == {("b", "a")}


def test_months_with_a_claim_start_at_zero_and_hold_the_higher_of_the_two():
    claimed = pd.DataFrame({"month": ["2023-04"], "value": [5000.0]})
    drawing = bars.months_with_claim(MONTHLY, claimed, series_label="all", claim_label="it", y_title="lb")
    spec = drawing.chart.to_dict()
    low, high = spec["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert low == 0
    assert high > 5000


def test_the_claims_months_stand_in_the_table_behind_the_chart():
    claimed = pd.DataFrame({"month": ["2023-04"], "value": [5000.0]})
    drawing = bars.months_with_claim(MONTHLY, claimed, series_label="all", claim_label="it", y_title="lb")
    assert drawing.frame["value_claimed"].dropna().to_dict() == {2: 5000}
    assert drawing.sentences == (
        "All: 1,900 in February 2023, 2,684 in May 2023; highest 3,220 in April 2023.",
        "Claims drawn beside it: it.",
        "Its months: April 2023: 5,000.",
    )


def test_shares_stand_on_an_axis_that_ends_where_told():
    rows = pd.DataFrame([{"name": "a", "kind": "official", "value": 70.0, "lower": 70.0, "upper": 70.0, "text": "70%"}])
    spec = bars.bar_rows(rows, x_title="percent", x_end=100).chart.to_dict()
    assert [0, 100] in [layer["encoding"]["x"].get("scale", {}).get("domain") for layer in spec["layer"]]
