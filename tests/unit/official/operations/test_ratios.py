"""One official number by another: bounds that stay open, and arithmetic to follow."""

import pytest

from brief.quantity.bounds import Bounds
from made_up import YEARS, observed, read, series


def test_growth_is_the_change_in_percent_of_the_first():
    official = read(YEARS, operation="growth", series="d", start="2014", end="2016")
    assert (official.bounds, official.unit) == (Bounds.point(50), "percent")
    assert official.steps == "2014: 80; 2016: 120; (120 / 80 − 1) × 100 = 50 percent"


def test_growth_may_be_between_periods_of_months():
    reference = observed(("d", "2021-04/2022-03", 200), ("d", "2021-11/2022-10", 150))
    official = read(reference, operation="growth", series="d", start="2021-04/2022-03", end="2021-11/2022-10")
    assert official.bounds == Bounds.point(-25)
    assert official.steps.startswith("Apr 2021 to Mar 2022: 200; Nov 2021 to Oct 2022: 150;")


def test_growth_to_more_than_a_number_is_more_than_a_growth():
    official = read(YEARS, operation="growth", series="d", start="2016", end="2017")
    assert official.bounds == Bounds(lower=150, lower_open=True)
    assert official.steps.endswith("= more than 150 percent")


def test_growth_from_nothing_is_refused():
    reference = observed(("d", "2015", 0), ("d", "2016", 10))
    with pytest.raises(ValueError, match="divided by 0"):
        read(reference, operation="growth", series="d", start="2015", end="2016")


def test_a_share_is_the_part_in_percent_of_the_whole():
    official = read(YEARS, operation="share", series="e", of="d", period="2016")
    assert official.bounds.lower == official.bounds.upper == pytest.approx(55)
    assert official.steps == "2016: 66 of 120 = 55 percent"


def test_a_share_of_more_than_a_number_is_less_than_a_share():
    reference = observed(("part", "2016", 30), ("whole", "2016", (60, None)))
    official = read(reference, operation="share", series="part", of="whole", period="2016")
    assert official.bounds == Bounds(upper=50, upper_open=True)


STOCK = observed(
    ("s", "2009-12", 166),
    ("s", "2016-12", 739),
    ("y", "2017", 51),
    s=series("s", "substances", kind="stock"),
    y=series("y", "substances"),
)


@pytest.mark.parametrize(
    ("reading", "unit", "rate"),
    [
        ({"series": "s", "period": "2009-12/2016-12"}, "substances per year", 573 / 7),
        ({"series": "s", "period": "2009-12/2016-12", "per": "week"}, "substances per week", 573 / 7 / 52.17857),
        ({"series": "y", "period": "2017"}, "substances per year", 51),
        ({"series": "y", "period": "2017", "per": "week"}, "substances per week", 51 / 52.17857),
    ],
)
def test_a_rate_is_the_gain_of_a_stock_or_a_years_count_by_year_or_week(reading, unit, rate):
    official = read(STOCK, operation="rate", **reading)
    assert official.bounds.lower == official.bounds.upper == pytest.approx(rate)
    assert official.unit == unit


def test_a_rate_is_told_with_both_counts_and_the_years_between():
    official = read(STOCK, operation="rate", series="s", period="2009-12/2016-12")
    assert official.steps == "(739 (Dec 2016) − 166 (Dec 2009)) / 7 years = 81.9 substances per year"


def test_the_inverse_is_how_many_pills_a_kilogram_makes():
    reference = observed(("c", "2017", 1.25), c=series("c", "mg per pill"))
    official = read(reference, operation="inverse", series="c", period="2017")
    assert official.bounds.lower == official.bounds.upper == pytest.approx(800_000)
    assert official.steps == "1,000,000 mg / 1.25 mg a pill = 800,000 pills"
