"""Changes from month to month."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import trend


def monthly(first: str, values: list[float]) -> pd.DataFrame:
    months = [str(month) for month in pd.period_range(first, periods=len(values), freq="M")]
    return pd.DataFrame({"month": months, "value": values})


def test_monthly_changes_cross_the_year_but_not_a_gap():
    months = ["2021-12", "2022-01", "2022-02", "2022-04"]
    counts = pd.DataFrame({"month": months, "value": [1000.0, 1005, 1004, 900]})
    changes = trend.monthly_changes(counts, flat_percent=0.5)
    assert list(changes["change"].fillna(0)) == [0, 5, -1, 0]
    assert list(changes["level_or_falling"]) == [None, True, True, None]
    stricter = trend.monthly_changes(counts, flat_percent=0.4)
    assert list(stricter["level_or_falling"]) == [None, False, True, None]


def test_a_run_of_months_must_be_known_in_full():
    changes = trend.monthly_changes(monthly("2022-01", [100, 99, 98, 101]), 0)
    assert list(trend.last_months(changes, "2022-03", 2)["month"]) == ["2022-02", "2022-03"]
    with pytest.raises(ValueError, match="2022-01"):
        trend.last_months(changes, "2022-03", 3)
    with pytest.raises(ValueError, match="2022-05"):
        trend.last_months(changes, "2022-05", 1)


@given(st.lists(st.floats(1, 10**6), min_size=2, max_size=24))
def test_the_limit_needed_lets_every_month_pass_and_no_lower_one_does(values):
    changes = trend.monthly_changes(monthly("2020-06", values), 0)
    needed = trend.flat_needed(changes.dropna(subset="change"))
    assert needed >= 0
    assert trend.monthly_changes(monthly("2020-06", values), needed)["level_or_falling"].iloc[1:].all()
    if needed > 0:
        lower = trend.monthly_changes(monthly("2020-06", values), needed * (1 - 1e-9))
        assert not lower["level_or_falling"].iloc[1:].all()


def test_change_between_two_months():
    counts = monthly("2022-01", [200, 150])
    assert trend.percent_change(counts, "2022-01", "2022-02") == -25
    with pytest.raises(ValueError, match="2022-03"):
        trend.percent_change(counts, "2022-01", "2022-03")
