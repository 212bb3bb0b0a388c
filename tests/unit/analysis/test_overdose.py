"""Overdose deaths: running totals, releases, monthly changes, readings."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import overdose
from brief.quantity.bounds import Bounds

MORE_THAN_100 = Bounds(lower=100, lower_open=True)


def annual(values: dict[int, float]) -> pd.DataFrame:
    return pd.DataFrame({"year": list(values), "value": [float(value) for value in values.values()]})


def observations(*rows: tuple[str, float, str, str]) -> pd.DataFrame:
    """Rows of period_end, value, release, published."""
    return pd.DataFrame(rows, columns=["period_end", "value", "release", "published"])


def monthly(first: str, values: list[float]) -> pd.DataFrame:
    months = [str(month) for month in pd.period_range(first, periods=len(values), freq="M")]
    return pd.DataFrame({"month": months, "value": values})


def test_a_missing_year_is_refused_with_the_years_on_file():
    series = annual({2000: 5, 2003: 7})
    assert overdose.in_year(series, 2003) == 7
    with pytest.raises(ValueError, match="2001.*2000 to 2003"):
        overdose.in_year(series, 2001)


def test_series_side_by_side_keep_their_gaps():
    frame = overdose.side_by_side({"a": annual({2000: 1, 2002: 3}), "b": annual({2001: 5, 2002: 6})})
    assert list(frame["year"]) == [2000, 2001, 2002]
    assert list(frame["a"].fillna(-1)) == [1, -1, 3]
    assert list(frame["b"].fillna(-1)) == [-1, 5, 6]


def test_a_running_total_stops_before_a_gap():
    series = annual({1999: 1000, 2000: 60, 2001: 40, 2002: 1, 2004: 500})
    totals = overdose.cumulated(series, 2000, MORE_THAN_100)
    assert list(totals["total"]) == [60, 100, 101]
    assert list(totals["within"]) == [False, False, True]
    assert overdose.first_within(totals) == 2002
    assert overdose.first_within(totals.head(2)) is None


def test_a_running_total_needs_its_first_year():
    with pytest.raises(ValueError, match="1998"):
        overdose.cumulated(annual({1999: 1}), 1998, MORE_THAN_100)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30), st.data())
def test_totals_are_the_sums_from_the_first_year(values, data):
    start = data.draw(st.integers(0, len(values) - 1))
    series = annual({2000 + n: value for n, value in enumerate(values)})
    totals = overdose.cumulated(series, 2000 + start, MORE_THAN_100)
    assert list(totals["total"]) == [sum(values[start:end]) for end in range(start + 1, len(values) + 1)]


def test_releases_of_one_count_against_a_bound():
    found = overdose.each_release(
        {
            "predicted": observations(("2017-12", 99, "2025-09", ""), ("2017-12", 110, "2018-08", "")),
            "final": observations(("2017", 90, "2019", "")),
        },
        MORE_THAN_100,
    )
    assert found.to_dict("list") == {
        "counted": ["predicted", "predicted", "final"],
        "release": ["2018-08", "2025-09", "2019"],
        "value": [110, 99, 90],
        "within": [True, False, False],
    }
    assert list(overdose.by_release(found)["release"]) == ["Aug 2018", "Sep 2025", "Final count"]


def test_a_release_on_file_and_one_that_is_not():
    counts = observations(("2022-02", 2, "2023-03", ""), ("2022-01", 1, "2023-03", ""), ("2022-01", 9, "2025-09", ""))
    found = overdose.of_release(counts, "2023-03")
    assert found.to_dict("list") == {"month": ["2022-01", "2022-02"], "value": [1, 2]}
    with pytest.raises(ValueError, match="2023-04.*2023-03, 2025-09"):
        overdose.of_release(counts, "2023-04")


def test_what_was_known_on_a_day_is_the_latest_release_before_it():
    counts = observations(
        ("2022-03", 1, "2022-08", "2022-08-18"),
        ("2022-03", 2, "2023-03", "2023-03-16"),
        ("2022-03", 3, "2023-04", "2023-04-12"),
        ("2022-10", 4, "2023-03", ""),
        ("2022-11", 5, "2025-09", ""),
    )
    known = overdose.known_on(counts, "2023-04-11")
    assert known.to_dict("list") == {
        "month": ["2022-03", "2022-10"],
        "value": [2, 4],
        "release": ["2023-03", "2023-03"],
    }
    assert overdose.known_on(counts, "2023-04-12")["value"].tolist() == [3, 4]


def test_monthly_changes_cross_the_year_but_not_a_gap():
    months = ["2021-12", "2022-01", "2022-02", "2022-04"]
    counts = pd.DataFrame({"month": months, "value": [1000.0, 1005, 1004, 900]})
    changes = overdose.monthly_changes(counts, flat_percent=0.5)
    assert list(changes["change"].fillna(0)) == [0, 5, -1, 0]
    assert list(changes["level_or_falling"]) == [None, True, True, None]
    stricter = overdose.monthly_changes(counts, flat_percent=0.4)
    assert list(stricter["level_or_falling"]) == [None, False, True, None]


def test_a_run_of_months_must_be_known_in_full():
    changes = overdose.monthly_changes(monthly("2022-01", [100, 99, 98, 101]), 0)
    assert list(overdose.last_months(changes, "2022-03", 2)["month"]) == ["2022-02", "2022-03"]
    with pytest.raises(ValueError, match="2022-01"):
        overdose.last_months(changes, "2022-03", 3)
    with pytest.raises(ValueError, match="2022-05"):
        overdose.last_months(changes, "2022-05", 1)


@given(st.lists(st.floats(1, 10**6), min_size=2, max_size=24))
def test_the_limit_needed_lets_every_month_pass_and_no_lower_one_does(values):
    changes = overdose.monthly_changes(monthly("2020-06", values), 0)
    needed = overdose.flat_needed(changes.dropna(subset="change"))
    assert needed >= 0
    assert overdose.monthly_changes(monthly("2020-06", values), needed)["level_or_falling"].iloc[1:].all()
    if needed > 0:
        lower = overdose.monthly_changes(monthly("2020-06", values), needed * (1 - 1e-9))
        assert not lower["level_or_falling"].iloc[1:].all()


def test_change_between_two_months():
    counts = monthly("2022-01", [200, 150])
    assert overdose.percent_change(counts, "2022-01", "2022-02") == -25
    with pytest.raises(ValueError, match="2022-03"):
        overdose.percent_change(counts, "2022-01", "2022-03")


def test_months_not_on_file_stay_empty():
    counts = pd.DataFrame({"month": ["2022-12", "2023-02"], "value": [1.0, 2.0]})
    table = overdose.as_known(counts, counts.head(1), counts.tail(1), "2022-12", "2023-02")
    assert list(table["month"]) == ["2022-12", "2023-01", "2023-02"]
    assert list(table["revised"].isna()) == [False, True, False]
    assert list(table["known"].isna()) == [False, True, True]
    assert list(table["released"].isna()) == [True, True, False]


def test_twelve_months_stand_where_their_calendar_year_would():
    assert overdose.plotted_year("2020-12") == 2020
    assert overdose.plotted_year("2020-09") == 2019.75


def test_readings_of_an_ambiguous_year():
    deaths = observations(
        ("2020-09", 102, "2021-04", ""),
        ("2020-09", 99, "2025-09", ""),
        ("2021-09", 120, "2025-09", ""),
        ("2022-03", 130, "2025-09", ""),
        ("2022-09", 125, "2025-09", ""),
    )
    opioids = observations(
        ("2020-09", 59, "2025-09", ""), ("2021-09", 78, "2025-09", ""), ("2022-09", 100, "2025-09", "")
    )
    read = overdose.readings(
        deaths, opioids, ["2020-09", "2021-09", "2022-09"], MORE_THAN_100, Bounds(60, 100, lower_open=True)
    )
    assert list(read["count_within"]) == [True, False, True, True]
    assert list(read["share_percent"].round(1).fillna(0)) == [0, 59.6, 65, 80]
    assert list(read["share_within"]) == [None, False, True, True]
    assert list(read["highest"]) == [None, None, True, False]
    assert overdose.fitting(read, "2025-09") == ["2021-09"]
    assert overdose.fitting(read, "2021-04") == []
    with pytest.raises(ValueError, match="2023-09"):
        overdose.readings(deaths, opioids, ["2023-09"], MORE_THAN_100, Bounds())


@given(st.integers(0, 100), st.floats(0, 0.999))
def test_a_rounded_share_leaves_half_a_unit_open(share, offset):
    assert share - 0.5 + offset in overdose.rounded(share)
    assert share + 0.5 not in overdose.rounded(share)


def test_causes_are_ranked_and_ties_share_a_rank():
    ranked = overdose.ranked(pd.DataFrame({"cause": ["a", "b", "c"], "value": [1.0, 3.0, 3.0]}))
    assert list(zip(ranked["cause"], ranked["rank"], strict=True)) == [("b", 1), ("c", 1), ("a", 3)]
