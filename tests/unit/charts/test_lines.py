"""Lines over the years with claims beside them."""

import pandas as pd
import pytest

from brief.charts import lines
from brief.charts.spacing import apart
from brief.quantity.bounds import Bounds

COUNTS = pd.DataFrame({"year": [2000, 2001, 2002], "All": [50.0, None, 100.0]})


def rows_of(drawing, column):
    return [row[column] for rows in drawing.chart.to_dict()["datasets"].values() for row in rows if column in row]


@pytest.mark.parametrize(
    ("lower", "upper", "shape", "tip"),
    [
        (60.0, None, "triangle-up", 68),
        (None, 60.0, "triangle-down", 52),
        (60.0, 80.0, "circle", 80),
    ],
)
def test_an_open_bound_is_an_arrow_towards_the_open_side(lower, upper, shape, tip):
    mark = lines.ClaimMark(Bounds(lower, upper), "claim", 2000, 2001)
    drawing = lines.with_claims(COUNTS, [mark], y_title="deaths")
    assert rows_of(drawing, "shape") == [shape]
    assert rows_of(drawing, "tip") == [tip]
    assert rows_of(drawing, "bound") == [60]
    assert "All: 100" in rows_of(drawing, "text")


def test_a_claim_without_a_bound_cannot_be_drawn():
    with pytest.raises(ValueError, match="'some' has no bound"):
        lines.with_claims(COUNTS, [lines.ClaimMark(Bounds(), "some", 2000, 2000)], y_title="deaths")


def test_a_fourth_series_is_refused():
    counts = COUNTS.assign(B=COUNTS["All"], C=COUNTS["All"])
    assert lines.with_claims(counts, [], y_title="deaths").chart.to_dict()["layer"]
    with pytest.raises(ValueError, match="4 series, and colors for 3 that a reader can tell: All, B, C, D"):
        lines.with_claims(counts.assign(D=1.0), [], y_title="deaths")


def test_a_chart_without_a_claim_says_nothing_of_one():
    drawing = lines.with_claims(COUNTS, [], y_title="deaths")
    assert drawing.description == "Line chart, deaths. All: 50 in 2000, 100 in 2002; no number for 2001."
    assert drawing.chart.to_dict()["layer"]


def test_a_path_starts_at_its_first_number_and_carries_its_label_at_the_last():
    path = pd.DataFrame({"year": [2000, 2002], "value": [50.0, 120.0]})
    series = COUNTS.rename(columns={"All": "value"}).dropna()
    drawing = lines.with_path(series, path, series_label="counted", claim_label="doubled and more", y_title="deaths")
    assert drawing.sentences == (
        "Counted: 50 in 2000, 100 in 2002.",
        "Claims drawn beside it: doubled and more, a dashed path from 50 in 2000.",
    )
    texts = [layer["encoding"].get("text") for layer in drawing.chart.to_dict()["layer"]]
    assert {"value": "doubled and more"} in texts


def test_a_monthly_line_names_its_highest_and_its_last_month():
    counts = pd.DataFrame({"month": ["2022-12", "2023-06", "2025-12"], "value": [75453.0, 78308.0, 38200.0]})
    drawing = lines.over_months(counts, series_label="Synthetic opioids", y_title="deaths in 12 months")
    assert rows_of(drawing, "text") == ["78,308 in Jun 2023", "Synthetic opioids\n38,200 in Dec 2025"]
    assert list(drawing.frame["month"]) == list(counts["month"])


def test_labels_at_the_ends_of_lines_keep_apart_and_name_an_earlier_year():
    counts = pd.DataFrame({"year": [2022, 2023, 2024], "All": [107.0, 105.0, 79.4], "Opioids": [82.0, 79.3, None]})
    spots, labels = [
        layer.data for layer in lines.with_claims(counts, [], y_title="deaths").chart.layer if "text" in layer.data
    ]
    assert labels["text"].tolist() == ["All: 79", "Opioids: 79 (2023)"] and spots.equals(labels)
    assert set(labels["year"]) == {2024}
    assert labels["value"].diff().abs().iloc[-1] == pytest.approx(107 * 15 / 340)


def test_labels_that_are_apart_stay_where_their_lines_end():
    assert apart(pd.Series([10.0, 1.0, 5.0]), 2.0).tolist() == [10.0, 1.0, 5.0]
    assert apart(pd.Series([10.0, 9.0, 8.0]), 2.0).tolist() == [11.0, 9.0, 7.0]


def test_levels_lie_over_their_periods_on_an_even_axis_that_ends_where_told():
    periods = pd.DataFrame({"name": ["2017", "early 2019"], "value": [10.0, 70.0], "text": ["10%", "70%"]})
    drawing = lines.levels(periods.assign(start=[2017.0, 2019.0], end=[2018.0, 2019.25]), y_title="percent", y_end=100)
    encoding = drawing.chart.to_dict()["layer"][0]["encoding"]
    assert encoding["x"]["scale"]["domain"] == [2017, 2020]
    assert encoding["y"]["scale"]["domain"] == [0, 100]
    assert "10%" in rows_of(drawing, "text")


def test_words_stand_beside_a_level_that_has_another_close_above():
    levels = pd.DataFrame({"name": ["a", "b", "c"], "value": [76, 70, 30], "text": ["76 percent", "70 percent", "30"]})
    levels = levels.assign(start=[2022.75, 2023.0, 2017.0], end=[2023.75, 2024.0, 2018.0])
    drawn = lines.levels(levels, y_title="percent", y_end=100).chart.to_dict()
    rows = next(rows for rows in drawn["datasets"].values() if "beside" in rows[0])
    assert {row["name"]: row["beside"] for row in rows} == {"a": False, "b": True, "c": False}
