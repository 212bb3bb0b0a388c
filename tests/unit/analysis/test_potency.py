"""Doses, what many of them weigh, tested pills, and shares of a sample."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import potency
from brief.quantity.bounds import Bounds

doses_mg = st.floats(1e-3, 100)


purities = st.floats(0.1, 100)


def test_half_the_purity_or_twice_the_dose_is_half_the_doses():
    assert potency.doses_per_kg(2, 50) == potency.doses_per_kg(4, 100) == 250_000


@pytest.mark.parametrize(
    ("dose", "purity", "reason"),
    [
        (0, 100, "lethal dose"),
        (-2, 100, "lethal dose"),
        (2, 0, "purity"),
        (2, 100.1, "purity"),
    ],
)
def test_assumptions_without_sense_are_refused(dose, purity, reason):
    with pytest.raises(ValueError, match=reason):
        potency.doses_per_kg(dose, purity)


@given(number=st.floats(1, 1e12), dose=doses_mg, purity=purities)
def test_the_weight_of_doses_holds_that_many_doses(number, dose, purity):
    weight = potency.weight_kg(Bounds.point(number), dose, purity)
    assert weight.lower * potency.doses_per_kg(dose, purity) == pytest.approx(number)


def test_many_millions_of_doses_weigh_from_two_kilograms_to_below_two_tonnes():
    weight = potency.weight_kg(Bounds(1e6, 1e9, upper_open=True), 2, 100)
    assert (weight.lower, weight.upper, weight.upper_open) == (2, 2000, True)


def test_the_grid_has_each_assumption_once_and_in_order():
    grid = potency.dose_grid(1, [3, 2, 2], [100, 10, 100])
    assert list(grid.columns) == ["purity_percent", "2", "3"]
    assert list(grid["purity_percent"]) == [10, 100]
    assert grid.loc[1, "2"] == pytest.approx(226_796.185)
    assert grid.loc[0, "3"] == pytest.approx(226_796.185 / 15)


def test_weights_of_doses_under_each_assumption():
    weights = potency.weights([1, 1e6], {"pure": (2.0, 100.0), "impure": (2.0, 10.0)})
    assert weights.to_dict("list") == {"doses": [1, 1e6], "pure": [2e-6, 2], "impure": [2e-5, 20]}


def test_a_tested_pill_holds_its_mean_and_its_extremes():
    means = pd.DataFrame({"period_start": ["2021", "2022"], "value": [2.2, 2.4], "unit": ["mg", "mg"]})
    content = potency.pill_content(means, {"period_start": "2022", "lower": 0.03, "upper": 9.0}, 2.0)
    assert list(content["measure"]) == ["mean", "mean", "lowest pill", "highest pill"]
    assert list(content["period"]) == ["2021", "2022", "2022", "2022"]
    assert list(content["mg"]) == [2.2, 2.4, 0.03, 9.0]
    assert list(content["doses"]) == [1.1, 1.2, 0.015, 4.5]


def test_statements_are_ranges_or_single_numbers_within_the_quote_or_not():
    observations = pd.DataFrame(
        {
            "period_start": ["2016", "2017", "2018"],
            "publication": ["a", "b", "c"],
            "value": [math.nan, 100.0, 120.0],
            "lower": [50.0, math.nan, math.nan],
            "upper": [100.0, math.nan, math.nan],
        }
    )
    stated = potency.statements(observations, Bounds(50, 100))
    assert list(stated["text"]) == ["50 to 100", "100", "120"]
    assert list(stated["single"]) == [False, True, True]
    assert list(stated["inside"]) == [True, True, False]
    assert potency.envelope(stated) == Bounds(50, 120)


def test_a_range_that_reaches_out_of_the_quote_is_not_inside():
    observations = pd.DataFrame(
        {
            "period_start": ["2016"],
            "publication": ["a"],
            "value": [math.nan],
            "lower": [30.0],
            "upper": [100.0],
        }
    )
    assert not potency.statements(observations, Bounds(50, 100))["inside"].any()


@pytest.mark.parametrize(
    ("share", "persons", "expected"),
    [
        # 22 of 33 and 200 of 231; by hand from (2np + z² ± z√(z² + 4npq)) / 2(n + z²) with z = 1.959964.
        (100 * 22 / 33, 33, (49.61, 80.25)),
        (100 * 200 / 231, 231, (81.58, 90.38)),
        (0, 10, (0, 27.75)),
        (100, 10, (72.25, 100)),
    ],
)
def test_share_interval_is_wilsons(share, persons, expected):
    interval = potency.share_interval(share, persons)
    assert (interval.lower, interval.upper) == pytest.approx(expected, abs=0.01)


@given(share=st.floats(0, 100), persons=st.integers(1, 10_000))
def test_an_interval_holds_its_share_and_narrows_with_more_persons(share, persons):
    interval, more = (potency.share_interval(share, count) for count in (persons, persons * 4))
    assert interval.lower - 1e-9 <= share <= interval.upper + 1e-9
    assert more.upper - more.lower < interval.upper - interval.lower


@pytest.mark.parametrize(
    ("share", "persons", "confidence"),
    [
        (101, 10, 95),
        (-1, 10, 95),
        (50, 0, 95),
        (50, 10, 100),
    ],
)
def test_an_interval_of_nothing_is_refused(share, persons, confidence):
    with pytest.raises(ValueError, match="no interval"):
        potency.share_interval(share, persons, confidence)


def test_a_period_takes_the_latest_release_and_keeps_what_else_was_published():
    observations = pd.DataFrame(
        {
            "period_start": ["2021", "2021", "2017"],
            "period_end": ["2021", "2021", "2017"],
            "release": ["2022", "2021-09", "2022"],
            "value": [44.0, 40.0, 10.0],
        }
    )
    periods = potency.by_period(observations)
    assert list(periods["period_start"]) == ["2017", "2021"]
    assert list(periods["value"]) == [10, 44]
    assert (periods["lower"].iloc[1], periods["upper"].iloc[1]) == (40, 44)
    assert math.isnan(periods["other"].iloc[0])
    assert periods["other"].iloc[1] == 40


def test_another_publication_can_say_more_than_the_latest():
    observations = pd.DataFrame(
        {"period_start": "2021", "period_end": "2021", "release": ["2021", "2022"], "value": [50.0, 44.0]}
    )
    assert potency.by_period(observations)["other"].tolist() == [50]


def test_each_share_has_the_interval_of_its_sample():
    shares = pd.DataFrame({"who": ["a", "b"], "value": [50.0, 50.0], "sample": [10, 1000]})
    intervals = potency.share_intervals(shares)
    assert list(intervals["who"]) == ["a", "b"]
    assert (intervals["upper"] - intervals["lower"]).is_monotonic_decreasing
    assert intervals["lower"].iloc[0] == potency.share_interval(50, 10).lower
