"""Months and days: periods that count their ends, amounts shared out over days, fiscal years."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import months
from brief.quantity.bounds import Bounds

MONTHLY = pd.DataFrame({"month": ["2023-03", "2023-04", "2023-05"], "value": [3100.0, 3000.0, 310.0]})


dates = st.dates(min_value=pd.Timestamp("2019-01-01").date(), max_value=pd.Timestamp("2024-06-30").date())


def test_a_period_without_an_end_has_no_days():
    with pytest.raises(ValueError, match="since 2023-04 has no last day"):
        months.days("2023-04", "")


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="ends before it starts"):
        months.spread(1, "2023-04", "2023-03")


def test_a_month_takes_its_latest_release():
    observations = pd.DataFrame({"period_start": ["2023-03", "2023-03", "2023-04"], "value": [1.0, 2.0, 3.0]})
    assert months.latest(observations).to_dict("list") == {"month": ["2023-03", "2023-04"], "value": [2.0, 3.0]}


def test_an_amount_is_spread_over_days_not_over_months():
    spread = months.spread(59, "2023-03-13", "2023-05-10")
    assert list(spread["month"]) == ["2023-03", "2023-04", "2023-05"]
    assert list(spread["value"]) == [19, 30, 10]


def test_a_period_of_months_spreads_to_the_last_day_of_the_last():
    assert list(months.spread(1, "2023-03", "2023-04")["days"]) == [31, 30]


@given(amount=st.floats(1e-3, 1e12), ends=st.tuples(dates, dates).map(sorted))
def test_spreading_loses_nothing(amount, ends):
    spread = months.spread(amount, *map(str, ends))
    assert spread["value"].sum() == pytest.approx(amount)
    assert spread["days"].sum() == months.days(*map(str, ends))


def test_part_months_count_by_their_days_between_the_whole_and_the_touched_months():
    estimate, bounds = months.within(MONTHLY, "2023-03-13", "2023-05-10")
    assert estimate == pytest.approx(1900 + 3000 + 100)
    assert bounds == Bounds(3000, 6410)


def test_whole_months_need_no_estimate():
    estimate, bounds = months.within(MONTHLY, "2023-03", "2023-04")
    assert estimate == pytest.approx(6100)
    assert bounds == Bounds.point(6100)


@given(ends=st.tuples(st.integers(0, 91), st.integers(0, 91)).map(sorted))
def test_an_estimate_lies_within_its_bounds(ends):
    start, end = (str((pd.Timestamp("2023-03-01") + pd.Timedelta(days=day)).date()) for day in ends)
    estimate, bounds = months.within(MONTHLY, start, end)
    assert bounds.lower - 1e-6 <= estimate <= bounds.upper + 1e-6


def test_a_month_that_the_series_lacks_is_named():
    with pytest.raises(ValueError, match=r"no value for 2023-06; it covers 2023-03 to 2023-05"):
        months.within(MONTHLY, "2023-05-01", "2023-06-02")


def test_a_fiscal_year_runs_from_october_and_needs_all_its_months():
    from_september = pd.period_range("2022-09", "2023-12", freq="M").strftime("%Y-%m")
    frame = pd.DataFrame({"month": from_september, "value": 1.0})
    assert months.fiscal_years(frame).to_dict("list") == {"fiscal_year": [2023], "value": [12.0]}
