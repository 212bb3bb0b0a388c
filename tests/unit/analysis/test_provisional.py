"""Provisional counts: releases, what was known on a day, readings of a year."""

from __future__ import annotations

import pandas as pd
import pytest

from brief.analysis import provisional
from brief.quantity.bounds import Bounds

MORE_THAN_100 = Bounds(lower=100, lower_open=True)


def observations(*rows: tuple[str, float, str, str]) -> pd.DataFrame:
    """Rows of period_end, value, release, published."""
    return pd.DataFrame(rows, columns=["period_end", "value", "release", "published"])


def test_releases_of_one_count_against_a_bound():
    found = provisional.each_release(
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
    assert list(provisional.by_release(found)["release"]) == ["Aug 2018", "Sep 2025", "Final count"]


def test_a_release_on_file_and_one_that_is_not():
    counts = observations(("2022-02", 2, "2023-03", ""), ("2022-01", 1, "2023-03", ""), ("2022-01", 9, "2025-09", ""))
    found = provisional.of_release(counts, "2023-03")
    assert found.to_dict("list") == {"month": ["2022-01", "2022-02"], "value": [1, 2]}
    with pytest.raises(ValueError, match="2023-04.*2023-03, 2025-09"):
        provisional.of_release(counts, "2023-04")


def test_what_was_known_on_a_day_is_the_latest_release_before_it():
    counts = observations(
        ("2022-03", 1, "2022-08", "2022-08-18"),
        ("2022-03", 2, "2023-03", "2023-03-16"),
        ("2022-03", 3, "2023-04", "2023-04-12"),
        ("2022-10", 4, "2023-03", ""),
        ("2022-11", 5, "2025-09", ""),
    )
    known = provisional.known_on(counts, "2023-04-11")
    assert known.to_dict("list") == {
        "month": ["2022-03", "2022-10"],
        "value": [2, 4],
        "release": ["2023-03", "2023-03"],
    }
    assert provisional.known_on(counts, "2023-04-12")["value"].tolist() == [3, 4]


def test_months_not_on_file_stay_empty():
    counts = pd.DataFrame({"month": ["2022-12", "2023-02"], "value": [1.0, 2.0]})
    table = provisional.as_known(counts, counts.head(1), counts.tail(1), "2022-12", "2023-02")
    assert list(table["month"]) == ["2022-12", "2023-01", "2023-02"]
    assert list(table["revised"].isna()) == [False, True, False]
    assert list(table["known"].isna()) == [False, True, True]
    assert list(table["released"].isna()) == [True, True, False]


def test_twelve_months_stand_where_their_calendar_year_would():
    assert provisional.plotted_year("2020-12") == 2020
    assert provisional.plotted_year("2020-09") == 2019.75


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
    read = provisional.readings(
        deaths, opioids, ["2020-09", "2021-09", "2022-09"], MORE_THAN_100, Bounds(60, 100, lower_open=True)
    )
    assert list(read["count_within"]) == [True, False, True, True]
    assert list(read["share_percent"].round(1).fillna(0)) == [0, 59.6, 65, 80]
    assert list(read["share_within"]) == [None, False, True, True]
    assert list(read["highest"]) == [None, None, True, False]
    assert provisional.fitting(read, "2025-09") == ["2021-09"]
    assert provisional.fitting(read, "2021-04") == []
    with pytest.raises(ValueError, match="2023-09"):
        provisional.readings(deaths, opioids, ["2023-09"], MORE_THAN_100, Bounds())
