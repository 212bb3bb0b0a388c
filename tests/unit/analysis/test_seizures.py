import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import seizures
from brief.charts import bars as charts
from brief.official import reference
from brief.quantity.bounds import Bounds
from brief.quantity.units import convert

NEARLY = Bounds(upper=10_000, upper_open=True)
MONTHLY = pd.DataFrame({"month": ["2023-03", "2023-04", "2023-05"], "value": [3100.0, 3000.0, 310.0]})
amounts = st.floats(1e-3, 1e12)
dates = st.dates(min_value=pd.Timestamp("2019-01-01").date(), max_value=pd.Timestamp("2024-06-30").date())


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-03-13", "2023-05-10", 59),
        ("2021-10", "2022-09", 365),
        ("2024-02", "2024-02", 29),
        ("2023-05-10", "2023-05-10", 1),
        ("2023-10", "2023-11", 61),
    ],
)
def test_a_period_counts_its_first_and_its_last_day(start, end, expected):
    assert seizures.days(start, end) == expected


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="ends on 2023-03, before it starts on 2023-04"):
        seizures.days("2023-04", "2023-03")


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


@pytest.mark.parametrize(
    ("value", "lower", "upper", "expected"),
    [
        (1060.0, None, None, Bounds.point(1060)),
        (math.nan, 4700.0, math.nan, Bounds(lower=4700, lower_open=True)),
        (math.nan, math.nan, 10_000.0, NEARLY),
        (math.nan, 50.0, 100.0, Bounds(50, 100)),
    ],
)
def test_an_observation_leaves_open_what_its_words_do(value, lower, upper, expected):
    assert seizures.observed({"value": value, "lower": lower, "upper": upper}) == expected


def test_a_month_takes_its_latest_vintage_and_a_series_its_last_publication():
    observations = pd.DataFrame(
        {
            "period_start": ["2023-03", "2023-03", "2023-04"],
            "vintage": ["2023-05", "2025-08", "2023-05"],
            "value": [1.0, 2.0, 3.0],
        }
    )
    assert list(seizures.months(observations)["value"]) == [2.0, 3.0]
    assert seizures.last_published(observations)["value"] == 2.0


def test_an_amount_is_spread_over_days_not_over_months():
    spread = seizures.spread(59, "2023-03-13", "2023-05-10")
    assert list(spread["month"]) == ["2023-03", "2023-04", "2023-05"]
    assert list(spread["value"]) == [19, 30, 10]


def test_a_period_of_months_spreads_to_the_last_day_of_the_last():
    assert list(seizures.spread(1, "2023-03", "2023-04")["days"]) == [31, 30]


@given(amount=amounts, ends=st.tuples(dates, dates).map(sorted))
def test_spreading_loses_nothing(amount, ends):
    spread = seizures.spread(amount, *map(str, ends))
    assert spread["value"].sum() == pytest.approx(amount)
    assert spread["days"].sum() == seizures.days(*map(str, ends))


def test_part_months_count_by_their_days_between_the_whole_and_the_touched_months():
    estimate, bounds = seizures.within(MONTHLY, "2023-03-13", "2023-05-10")
    assert estimate == pytest.approx(1900 + 3000 + 100)
    assert bounds == Bounds(3000, 6410)


def test_whole_months_need_no_estimate():
    estimate, bounds = seizures.within(MONTHLY, "2023-03", "2023-04")
    assert estimate == pytest.approx(6100)
    assert bounds == Bounds.point(6100)


@given(ends=st.tuples(st.integers(0, 91), st.integers(0, 91)).map(sorted))
def test_an_estimate_lies_within_its_bounds(ends):
    start, end = (str((pd.Timestamp("2023-03-01") + pd.Timedelta(days=day)).date()) for day in ends)
    estimate, bounds = seizures.within(MONTHLY, start, end)
    assert bounds.lower - 1e-6 <= estimate <= bounds.upper + 1e-6


def test_a_month_that_the_series_lacks_is_named():
    with pytest.raises(ValueError, match=r"no value for 2023-06; it covers 2023-03 to 2023-05"):
        seizures.within(MONTHLY, "2023-05-01", "2023-06-02")


def test_a_fiscal_year_runs_from_october_and_needs_all_its_months():
    from_september = pd.period_range("2022-09", "2023-12", freq="M").strftime("%Y-%m")
    frame = pd.DataFrame({"month": from_september, "value": 1.0})
    assert seizures.fiscal_years(frame).to_dict("list") == {"fiscal_year": [2023], "value": [12.0]}


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


def test_the_quoted_weight_is_held_against_each_count():
    compared = seizures.beside(
        NEARLY,
        [
            seizures.Count("counted", 92, 8000, Bounds.point(8000)),
            seizures.Count("estimated", 59, 20_000, Bounds(lower=20_000, lower_open=True), estimated=True),
        ],
    )
    assert list(compared["quoted_percent"]) == [125, 50]
    assert list(compared["estimated"]) == [False, True]
    assert math.isnan(compared["upper"].iloc[1])


def test_a_claim_without_an_upper_bound_is_no_known_part_of_a_count():
    compared = seizures.beside(Bounds(lower=1), [seizures.Count("counted", 1, 2, Bounds.point(2))])
    assert compared["quoted_percent"].isna().all()


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


def test_the_official_months_make_the_official_years():
    official = reference.load()
    monthly = seizures.months(official.select("cbp-fentanyl-seizures-monthly"))
    published = official.select("cbp-fentanyl-seizures-fiscal-year", vintage="2025-08")
    sums = seizures.fiscal_years(monthly).set_index("fiscal_year")["value"]
    for row in published.to_dict("records"):
        assert sums[int(row["period_end"][:4])] == pytest.approx(row["value"], abs=0.2)
    _, bounds = seizures.within(monthly, "2023-03-13", "2023-05-10")
    assert bounds.upper == pytest.approx(8757.4)


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (NEARLY, "less than 10,000"),
        (Bounds(upper=169.4915, upper_open=True), "less than 170"),
        (Bounds(lower=9284.7, lower_open=True), "more than 9,280"),
        (Bounds(lower=5), "at least 5"),
        (Bounds(upper=0.3), "at most 0.3"),
        (Bounds(50, 100), "50 to 100"),
        (Bounds.point(1060), "1,060"),
        (Bounds(lower=0, lower_open=True), "more than 0"),
    ],
)
def test_bounds_in_words_stay_true_when_rounded(bounds, expected):
    assert charts.qualified(bounds) == expected


@given(end=st.floats(1e-6, 1e12))
def test_a_lone_bound_is_rounded_outwards_and_little(end):
    upper = float(charts.qualified(Bounds(upper=end), repr).removeprefix("at most "))
    lower = float(charts.qualified(Bounds(lower=end), repr).removeprefix("at least "))
    assert lower * (1 - 1e-12) <= end <= upper * (1 + 1e-12)
    assert upper / lower <= 1.0102


def test_bounds_that_are_both_unknown_have_no_words():
    with pytest.raises(ValueError, match="neither bound is known"):
        charts.qualified(Bounds())


def test_bars_start_at_zero_and_keep_the_order_of_the_rows():
    rows = pd.DataFrame(
        [
            {
                "name": "b",
                "kind": "quoted",
                "value": 10.0,
                "lower": math.nan,
                "upper": 10.0,
                "text": "nearly 10",
            },
            {"name": "a", "kind": "computed", "value": 4.0, "lower": 2.0, "upper": 12.0, "text": "about 4"},
        ]
    )
    spec = charts.bar_rows(rows, x_title="pounds").to_dict()
    scales = [
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"].get("x", {})
    ]
    assert scales and all(low == 0 and high >= 12 for low, high in scales)
    assert {tuple(layer["encoding"]["y"]["scale"]["domain"]) for layer in spec["layer"]} == {("b", "a")}


def test_months_with_a_claim_start_at_zero_and_hold_the_higher_of_the_two():
    claimed = pd.DataFrame({"month": ["2023-04"], "value": [5000.0]})
    drawing = charts.months_with_claim(MONTHLY, claimed, series_label="all", claim_label="it", y_title="lb")
    spec = drawing.to_dict()
    low, high = spec["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert low == 0
    assert high > 5000
