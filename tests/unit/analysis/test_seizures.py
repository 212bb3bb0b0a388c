import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import seizures
from brief.analysis.seizures import Weight
from brief.quantity.bounds import Bounds
from brief.quantity.units import convert

NEARLY = Bounds(upper=10_000, upper_open=True)
MONTHLY = pd.DataFrame({"month": ["2023-03", "2023-04", "2023-05"], "value": [3100.0, 3000.0, 310.0]})
amounts = st.floats(1e-3, 1e12)


def observation(start, end, value=math.nan, lower=math.nan, upper=math.nan):
    return {"period_start": start, "period_end": end, "value": value, "lower": lower, "upper": upper}


def test_rates_of_nearly_ten_thousand_pounds_keep_their_open_side():
    rates = seizures.rates(10_000, NEARLY, "lb", 59).set_index("measure")
    assert rates.loc["A day", "upper"] == pytest.approx(169.4915, abs=1e-4)
    assert rates.loc["A year at that pace", "value"] == pytest.approx(61_864.41, abs=0.01)
    assert rates.loc["A year at that pace", "unit"] == "lb a year"
    assert rates["lower"].isna().all()


def test_a_whole_year_has_no_pace_of_a_year():
    assert list(seizures.rates(1.8e6, Bounds(lower=1.8e6), "lb", 365)["measure"]) == ["Total", "A day"]


@pytest.mark.parametrize("length", [0, -1])
def test_a_rate_over_no_days_is_refused(length):
    with pytest.raises(ValueError, match="positive number of days"):
        seizures.rates(1, NEARLY, "lb", length)


@given(lower=amounts, width=amounts, factor=st.floats(1e-3, 1e3))
def test_scaled_bounds_hold_every_scaled_amount(lower, width, factor):
    scaled = seizures.scaled(Bounds(lower, lower + width), factor)
    assert scaled.lower == pytest.approx(lower * factor)
    assert (lower + width / 2) * factor in Bounds(scaled.lower * (1 - 1e-9), scaled.upper * (1 + 1e-9))


def test_statements_stand_in_order_of_publication():
    together = observation("2023-03-13", "2023-05-10", upper=10_000.0) | {"series_id": "b", "release": "2023-06"}
    first = observation("2023-03-13", "2023-03-20", lower=900.0) | {"series_id": "c", "release": "2023-04"}
    other = observation("2023-03-06", "2023-04-13", value=800.0) | {"series_id": "a", "release": "2023-04"}
    stated = seizures.statements([pd.DataFrame([together]), pd.DataFrame([first, other])])
    assert list(stated["series_id"]) == ["a", "c", "b"]
    assert list(stated["days"]) == [39, 8, 59]
    assert list(stated["bounds"]) == [Bounds.point(800), Bounds(lower=900, lower_open=True), NEARLY]


def test_a_series_has_a_last_publication():
    observations = pd.DataFrame({"release": ["2023-05", "2025-08", "2023-05"], "value": [1.0, 2.0, 3.0]})
    assert seizures.last_published(observations)["value"] == 2.0


def test_only_whole_fiscal_years_are_taken_from_a_series():
    observations = pd.DataFrame(
        {
            "period_start": ["2021-10", "2021-10", "2023-10"],
            "period_end": ["2022-09", "2022-09", "2023-11"],
            "value": [1.0, 2.0, 3.0],
            "lower": math.nan,
            "upper": math.nan,
        }
    )
    assert seizures.in_fiscal_years(observations) == {2022: Bounds.point(2)}


def test_years_of_others_stand_beside_the_sums_of_months():
    monthly = pd.DataFrame({"month": pd.period_range("2020-10", "2022-09", freq="M").strftime("%Y-%m"), "value": 1.0})
    monthly.loc[12:, "value"] = 1.5
    hsi = observation("2021-10", "2022-09", lower=21_000.0)
    fiscal = seizures.by_fiscal_year(monthly, {"hsi": pd.DataFrame([hsi])})
    assert list(fiscal["fiscal_year"]) == [2021, 2022]
    assert list(fiscal["value"]) == [12, 18]
    assert fiscal["change_percent"].iloc[1] == 50
    assert list(fiscal["hsi"]) == [None, Bounds(lower=21_000, lower_open=True)]


def test_weights_add_over_the_days_from_the_first_start_to_the_last_end():
    added = seizures.together(
        [observation("2023-03-13", "2023-05-08", lower=4700.0), observation("2023-03-06", "2023-05-08", value=1060.0)]
    )
    assert added == Weight(64, 5760, Bounds(lower=5760, lower_open=True))


def test_a_published_weight_is_its_number_or_its_known_end():
    assert seizures.published(observation("2023-10", "2023-11", value=5500.0)) == Weight(61, 5500, Bounds.point(5500))
    assert seizures.published(observation("2023-10", "2023-10", upper=10.0)).value == 10


def test_an_observation_without_a_number_is_no_weight():
    with pytest.raises(ValueError, match="without a number"):
        seizures.published(observation("2023-10", "2023-10"))


def test_days_are_estimated_and_whole_months_are_counted():
    days = seizures.on_days(MONTHLY, "2023-03-13", "2023-05-10")
    assert days == Weight(59, pytest.approx(5000), Bounds(3000, 6410))
    assert seizures.on_days(MONTHLY, "2023-03", "2023-04") == Weight(61, 6100, Bounds.point(6100))


def test_a_years_weight_is_cut_to_days_like_the_months_of_another():
    year = observation("2023-03", "2023-05", lower=64_100.0)
    part = seizures.part_of_year(year, MONTHLY, "2023-03", "2023-03")
    assert part.value == pytest.approx(31_000)
    assert part.bounds == Bounds.point(part.value)  # a whole month: an open end of the year bounds no part of it


def test_value_forgone_is_empty_where_weight_or_price_is_open():
    kilograms = convert(10_000, "lb", "kilogram")
    worth = seizures.forgone(
        kilograms,
        Bounds(upper=kilograms, upper_open=True),
        {
            "pills": Bounds(10e6, 20e6),
            "bought": Bounds(lower=5000),
        },
    ).set_index("price")
    assert worth.loc["pills", "low"] == pytest.approx(45.359237e9)
    assert worth.loc["pills", "upper"] == worth.loc["pills", "high"] == pytest.approx(90.718474e9)
    assert worth.loc["bought", "low"] == pytest.approx(22.6796185e6)
    assert worth[["lower"]].isna().all(axis=None)
    assert worth.loc["bought", ["high", "upper"]].isna().all()
