"""What was counted is read off its series: bounds that stay open, and arithmetic to follow."""

import pytest

from brief.quantity.bounds import Bounds
from made_up import YEARS, observed, read


@pytest.mark.parametrize(
    ("reading", "bounds", "steps", "release"),
    [
        ({"operation": "level", "period": "2016"}, Bounds.point(120), "2016: 120 deaths", "2019"),
        (
            {"operation": "level", "period": 2016, "release": 2018},
            Bounds.point(100),
            "2016: 100 deaths",
            "2018",
        ),
        (
            {"operation": "level", "period": "2017"},
            Bounds(lower=300, lower_open=True),
            "2017: more than 300 deaths",
            "2020",
        ),
        (
            {"operation": "sum", "period": "2014/2016"},
            Bounds.point(290),
            "80 (2014) + 90 (2015) + 120 (2016) = 290 deaths",
            "2020",
        ),
        (
            {"operation": "sum", "period": "2015/2016", "release": "2019"},
            Bounds.point(210),
            "90 (2015) + 120 (2016) = 210 deaths",
            "2019",
        ),
        (
            {"operation": "sum", "period": "2016/2017"},
            Bounds(lower=420, lower_open=True),
            "120 (2016) + more than 300 (2017) = more than 420 deaths",
            "2020",
        ),
    ],
)
def test_a_level_and_a_sum_are_the_latest_release_unless_told(reading, bounds, steps, release):
    official = read(YEARS, series="d", **reading)
    assert (official.bounds, official.unit, official.steps, official.release) == (bounds, "deaths", steps, release)


def test_a_long_sum_is_told_in_short():
    reference = observed(*(("d", f"20{year}", year) for year in range(10, 16)))
    official = read(reference, operation="sum", series="d", period="2010/2014")
    assert (official.bounds, official.steps) == (Bounds.point(60), "sum of 5 periods, 2010 to 2014 = 60 deaths")


def test_a_sum_over_a_missing_year_is_refused():
    reference = observed(("d", "2014", 60), ("d", "2016", 60))
    with pytest.raises(ValueError, match="no observation for 2015: a sum over the gap would be too low"):
        read(reference, operation="sum", series="d", period="2014/2016")


def test_a_length_counts_the_first_and_the_last_day():
    reference = observed(("o", "2023-03-01/2023-03-31", 1))
    official = read(reference, operation="length", series="o", period="2023-03-01/2023-03-31")
    assert official.bounds.lower == pytest.approx(31 / (365.25 / 12))
    assert official.steps == "1 to 31 Mar 2023: 31 days = 1.02 months"


def test_a_year_is_that_of_the_observation():
    reference = observed(("launch", "2008-09", 1))
    official = read(reference, operation="year", series="launch", period="2008-09")
    assert (official.bounds, official.unit) == (Bounds.point(2008), "calendar year")
    assert official.steps == "Title of launch: Sep 2008"
