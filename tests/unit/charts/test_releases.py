"""What the charts of claims beside counts draw, and what they say to a reader who does not see them."""

import pandas as pd

from brief.charts import releases


def marks_of(drawing) -> list[dict]:
    return [{"mark": layer["mark"], **layer["encoding"]} for layer in drawing.chart.to_dict()["layer"]]


def rows_of(drawing, column: str) -> list:
    return [row[column] for rows in drawing.chart.to_dict()["datasets"].values() for row in rows if column in row]


def test_bars_of_a_running_total_start_at_zero():
    totals = pd.DataFrame({"year": [2000, 2001, 2002], "total": [10.0, 30, 60]})
    drawing = releases.running_total(totals, lower=25, claim_label="more than 25", marked_year=2001, y_title="")
    bars = [mark for mark in marks_of(drawing) if mark["mark"]["type"] == "bar"]
    assert len(bars) == 2
    assert all(bar["y"]["scale"]["zero"] for bar in bars)
    assert rows_of(drawing, "later") == [False, False, True, False, True]


def test_all_releases_and_the_bound_lie_within_the_axis():
    counts = pd.DataFrame(
        {"release": ["Aug 2018", "Final count"], "counted": ["predicted", "final"], "value": [110.0, 90]}
    )
    drawing = releases.against_bound(counts, lower=100, claim_label="more than 100", x_title="deaths")
    low, high = marks_of(drawing)[0]["x"]["scale"]["domain"]
    assert low < 90 and high > 110
    assert rows_of(drawing, "text") == ["predicted 110", "final 90"]
    assert rows_of(drawing, "open_end") == [high]


def test_the_window_covers_its_months_and_the_label_stands_before_the_gap():
    months = ["2022-01", "2022-02", "2022-03", "2022-04"]
    counts = pd.DataFrame({"month": months, "revised": [5.0, 4, None, 6], "known": [5.5, 3, None, None]})
    labels = releases.RevisedLabels("2 months", "fact sheet", revised="now", released="then", latest="Apr: 6")
    drawing = releases.revised(
        counts.assign(released=counts["known"]),
        window=("2022-01", "2022-02"),
        event="2022-03-20",
        labels=labels,
        y_title="deaths",
    )
    assert rows_of(drawing, "until") == ["2022-02-16"]
    spec = drawing.chart.to_dict()
    label = next(layer for layer in spec["layer"] if layer["encoding"].get("text") == {"value": "now"})
    assert [row["month"] for row in spec["datasets"][label["data"]["name"]]] == ["2022-02"]


def test_of_two_counts_of_a_release_below_the_bound_one_has_its_words_over_it():
    rows = [("Sep", "reported", 70699), ("Sep", "predicted", 71495), ("Aug", "predicted", 72287)]
    counts = pd.DataFrame(rows, columns=["release", "counted", "value"])
    drawn = releases.against_bound(counts, lower=72000, claim_label="", x_title="deaths").chart.to_dict()
    rows = next(rows for rows in drawn["datasets"].values() if "side" in rows[0])
    assert [row["side"] for row in rows] == ["left", "over", "right"]
