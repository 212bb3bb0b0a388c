"""New substances: rates between counts, rates beside each other, and the charts that show them."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import substances
from brief.analysis.substances import Rate
from brief.base.project import Project
from brief.official import reference
from brief.quantity.bounds import Bounds


def observations(*rows: tuple[str, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["period_end", "value"]).astype({"value": float})
    return frame.assign(period_start=frame["period_end"])


COUNTS = substances.stock(observations(("2009-12", 166), ("2012-06", 251), ("2018-12", 892)))


@given(st.floats(0.01, 1000))
def test_a_week_and_a_year_go_back_and_forth(rate):
    assert substances.per_week(substances.per_year(rate)) == pytest.approx(rate)
    assert substances.per_year(rate) == pytest.approx(rate * 365.25 / 7)


def test_only_counts_of_a_known_month_are_points_in_time():
    rows = observations(("2018-12", 892), ("2018", 850), ("2016-12", 739), ("2020-12", None))
    assert substances.stock(rows).to_dict("list") == {
        "period": ["2016-12", "2018-12"],
        "when": [2017, 2019],
        "value": [739, 892],
    }


def test_rates_from_one_count_to_the_next():
    steps = substances.rates(COUNTS)
    assert steps["added"].tolist() == [85, 641]
    assert steps["per_year"].tolist() == pytest.approx([85 / 2.5, 641 / 6.5])
    assert steps["per_week"].tolist() == pytest.approx([85 / 2.5 * 7 / 365.25, 641 / 6.5 * 7 / 365.25])
    with pytest.raises(ValueError, match="two counts"):
        substances.rates(COUNTS.head(1))


def test_a_rate_over_the_whole_passes_over_what_lies_between():
    whole = substances.between(COUNTS, "2009-12", "2018-12")
    assert (whole["added"], whole["years"]) == (726, 9)
    with pytest.raises(ValueError, match="2010-12.*2009-12, 2012-06, 2018-12"):
        substances.between(COUNTS, "2010-12", "2018-12")
    with pytest.raises(ValueError, match="not after"):
        substances.between(COUNTS, "2018-12", "2009-12")


@given(st.lists(st.integers(0, 500), min_size=2, max_size=8))
def test_the_steps_add_up_to_the_whole(added):
    totals = enumerate(pd.Series(added).cumsum(), start=2000)
    counts = substances.stock(observations(*((f"{year}-12", total) for year, total in totals)))
    steps = substances.rates(counts)
    whole = substances.between(counts, counts["period"].iloc[0], counts["period"].iloc[-1])
    assert (steps["per_year"] * steps["years"]).sum() == pytest.approx(whole["added"])
    assert steps["per_year"].min() - 1e-9 <= whole["per_year"] <= steps["per_year"].max() + 1e-9


@given(st.floats(166, 892))
def test_a_level_is_reached_where_the_line_between_two_counts_meets_it(level):
    when = substances.reached(COUNTS, level)
    assert COUNTS["when"].min() <= when <= COUNTS["when"].max()
    step = substances.rates(COUNTS).query("start_year <= @when <= end_year").iloc[0]
    start = COUNTS.set_index("period").loc[step["start"], "value"]
    assert start + step["per_year"] * (when - step["start_year"]) == pytest.approx(level)


@pytest.mark.parametrize("level", [165, 893])
def test_a_level_outside_the_counts_is_refused(level):
    with pytest.raises(ValueError, match="166 to 892"):
        substances.reached(COUNTS, level)


START = COUNTS.iloc[0]


def test_a_claimed_rate_is_a_straight_line_from_the_first_count():
    assert substances.paths(START, {"ten": 10, "none": 0}, 2020).to_dict("list") == {
        "path": ["ten", "ten", "none", "none"],
        "when": [2010, 2020, 2010, 2020],
        "value": [166, 266, 166, 166],
    }


def test_rates_side_by_side_keep_what_their_bounds_leave_open():
    table = substances.side_by_side(
        [
            Rate("some", 80, Bounds(), "some", "a-claim"),
            Rate("above", 80, Bounds(lower=80, lower_open=True)),
            Rate.counted("counted", 52.18, "a-series"),
        ]
    ).set_index("rate")
    assert table["a_year"].tolist() == ["some 80.0", "more than 80.0", "52.2"]
    assert table["a_week"].tolist() == ["some 1.53", "more than 1.53", "1.00"]
    assert table["per_week"].tolist() == pytest.approx([1.5332, 1.5332, 1], abs=1e-3)
    assert table["origin"].tolist() == ["a-claim", "", "a-series"]


def test_the_official_count_grew_by_what_the_plan_says_a_year_and_not_by_one_a_week():
    official = reference.load(Project(Path(__file__).parents[3]))
    counts = substances.stock(official.select("un-nps-reported-cumulative"))
    whole = substances.between(counts, "2009-12", "2018-12")
    assert whole["per_year"] == pytest.approx(726 / 9)
    assert whole["per_week"] > 1.5
    assert 2017 < substances.reached(counts, 800) < 2018
