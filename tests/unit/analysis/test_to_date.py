"""Numbers of today, held against what documents said."""

import pandas as pd
import pytest

from brief.analysis import to_date

ROWS = pd.DataFrame(
    {
        "period_end": ["2023-06", "2022-12", "2023-06", "2025-12"],
        "value": [78308.0, 75453.0, 77000.0, 38200.0],
        "release": ["2026-06", "2026-06", "2024-01", "2026-06"],
    }
)


def test_only_one_release_stands_in_a_line():
    counts = to_date.twelve_months(ROWS, "2026-06", first="2023-01")
    assert counts.to_dict("list") == {"month": ["2023-06", "2025-12"], "value": [78308.0, 38200.0]}
    with pytest.raises(ValueError, match="no count of the release 2025-01; there are 2024-01, 2026-06"):
        to_date.twelve_months(ROWS, "2025-01")


def test_a_fall_goes_from_the_highest_count_to_the_last():
    fall = to_date.fall(pd.DataFrame({"year": [2021, 2022, 2024], "value": [90.0, 100.0, 75.0]}), "year")
    assert (fall.peak_when, fall.last_when) == ("2022", "2024")
    assert fall.percent == pytest.approx(-25)
    assert fall.times == pytest.approx(4 / 3)


def test_the_last_year_that_was_lower_than_the_newest():
    counts = pd.DataFrame({"year": [2018, 2019, 2020, 2024], "value": [67.0, 70.0, 92.0, 79.0]})
    assert to_date.last_lower(counts) == 2019
    with pytest.raises(ValueError, match="no earlier count is lower"):
        to_date.last_lower(counts.assign(value=[90.0, 91.0, 92.0, 79.0]))


def test_falls_by_drug_stand_with_the_largest_first():
    rows = to_date.by_drug([("cocaine", -26.7), ("synthetic opioids", -35.6)])
    assert list(rows["name"]) == ["synthetic opioids", "cocaine"]
    assert rows["text"].iloc[0] == "35.6 percent"
    with pytest.raises(ValueError, match="the rate of heroin rose by 2 percent"):
        to_date.by_drug([("heroin", 2)])
