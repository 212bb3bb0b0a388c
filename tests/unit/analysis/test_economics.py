"""Pill economics: the chain, the claim's bounds through it, official figures beside it."""

from __future__ import annotations

import math
from dataclasses import astuple

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import economics
from brief.analysis.economics import chain
from brief.quantity.bounds import Bounds
from brief.quantity.units import convert

PRICE, PILLS, VALUE = Bounds(lower=5000), Bounds.point(1e6), Bounds(1e7, 2e7)


prices = st.floats(1, 1e6)


contents = st.floats(0.01, 50)


shares = st.floats(0, 1)


purities = st.floats(0.01, 1)


street = st.floats(0.01, 1000)


def test_the_chain_of_the_claim() -> None:
    assert astuple(chain(5000, 1.0, 1.0, 0.0, 10)) == (1_000_000, 1e6, 1e7, 5000, 2000, 0.005, 9.995, 0.9995)


def test_every_input_enters_the_chain() -> None:
    found = chain(price_per_kg=2000, mg_per_pill=2, purity=0.5, loss_share=0.2, price_per_pill=4)
    assert astuple(found) == (250_000, 200_000, 800_000, 2000, 400, 0.008, (800_000 - 2000) / 250_000, 0.998)


@given(prices, contents, purities, shares, street)
def test_losing_the_break_even_share_leaves_the_cost(price, mg, purity, loss, pill) -> None:
    found = chain(price, mg, purity, loss, pill)
    at_break_even = chain(price, mg, purity, found.break_even_loss, pill)
    if found.break_even_loss:
        # A share close to 1 has few digits left for what is not lost.
        lost_digits = 4e-16 * found.pills * pill
        assert math.isclose(at_break_even.revenue, price, rel_tol=1e-6, abs_tol=lost_digits)
    else:
        assert at_break_even.revenue <= price * (1 + 1e-9)


@given(prices, contents, purities, shares, street)
def test_margin_and_multiple_agree_on_whether_it_pays(price, mg, purity, loss, pill) -> None:
    found = chain(price, mg, purity, loss, pill)
    assert (found.margin_per_pill > 0) == (found.multiple > 1)


@given(st.integers(1, 10_000_000))
def test_pills_from_their_own_content_are_the_same_pills(pills: int) -> None:
    assert economics.pills_per_kg(economics.content_mg(Bounds.point(pills)).lower) == pills


@given(contents, purities)
def test_pills_take_the_fentanyl_that_there_is_to_half_a_pill(mg: float, purity: float) -> None:
    pills = economics.pills_per_kg(mg, purity)
    there_is = convert(1, "kilogram", "milligram") * purity
    assert abs(pills * mg - there_is) <= mg / 2 * (1 + 1e-6)


def test_pills_are_those_that_the_audit_prints():
    assert economics.pills_per_kg(1.3) == 769_231


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"price_per_kg": 0}, "prices"),
        ({"price_per_kg": math.nan}, "prices"),
        ({"price_per_pill": -1}, "prices"),
        ({"mg_per_pill": 0}, "content"),
        ({"mg_per_pill": math.inf}, "content"),
        ({"mg_per_pill": 2e6}, "no pill"),
        ({"purity": 0}, "purity"),
        ({"purity": 1.1}, "purity"),
        ({"loss_share": -0.1}, "lost"),
        ({"loss_share": 1.1}, "lost"),
    ],
)
def test_impossible_inputs_are_refused(change: dict, said: str) -> None:
    fine = {"price_per_kg": 5000, "mg_per_pill": 1, "purity": 1, "loss_share": 0, "price_per_pill": 10}
    with pytest.raises(ValueError, match=said):
        chain(**fine | change)


def test_bounds_of_the_claim() -> None:
    found = economics.claimed(PRICE, PILLS, VALUE)
    assert found.multiple == Bounds(None, 4000)
    assert found.content_mg == Bounds(1, 1)
    assert found.cost_per_pill == Bounds(0.005, None)
    assert found.price_per_pill == Bounds(10, 20)
    assert found.margin_per_pill == Bounds(None, 19.995)
    assert found.break_even_loss == Bounds(None, 0.99975)


@given(st.floats(5000, 1e9), st.floats(1e7, 2e7))
def test_no_price_and_value_that_the_claim_allows_leave_its_bounds(price: float, value: float) -> None:
    bounded = economics.claimed(PRICE, PILLS, VALUE)
    found = economics.claimed(Bounds.point(price), PILLS, Bounds.point(value))
    for field in ("multiple", "cost_per_pill", "price_per_pill", "margin_per_pill", "break_even_loss"):
        assert getattr(found, field).lower in getattr(bounded, field), field


@given(prices, street)
def test_the_break_even_of_bounds_is_that_of_the_chain(price: float, pill: float) -> None:
    found = chain(price, 1.0, 1.0, 0.0, pill)
    bounds = economics.break_even_loss(Bounds.point(price), Bounds.point(found.revenue))
    assert (bounds.lower, bounds.upper) == (found.break_even_loss, found.break_even_loss)


def test_the_table_of_the_claim() -> None:
    named = economics.claimed(Bounds.point(5000), PILLS, VALUE)
    table = economics.claimed_table(named, economics.claimed(PRICE, PILLS, VALUE)).set_index("step")
    assert list(table["kind"]).count("quoted") == 3
    assert (table.loc[table["kind"] == "quoted", "unit"] == ["USD", "pills", "USD"]).all()
    lost = table.loc["Pills of a million that may be lost"]
    assert (lost["low"], lost["high"], lost["upper"]) == (999_500, 999_750, 999_750)
    assert math.isnan(lost["lower"])
    margin = table.loc["Margin on a thousand pills"]
    assert (margin["low"], margin["high"]) == (9995, 19995)


@pytest.mark.parametrize(
    ("value", "bounds", "place"),
    [
        (2600, PRICE, "below"),
        (5000, PRICE, "within"),
        (9e9, PRICE, "within"),
        (666_666, PILLS, "below"),
        (2.4, Bounds.point(1), "above"),
        (15, Bounds(10, 20), "within"),
        (10, Bounds(upper=10, upper_open=True), "above"),
        (10, Bounds(lower=10, lower_open=True), "below"),
    ],
)
def test_where_an_official_value_lies(value: float, bounds: Bounds, place: str) -> None:
    assert economics.placed(value, bounds) == place


def test_official_figures_stand_beside_the_claim() -> None:
    content = pd.DataFrame({"value": [1.3, 2.2], "period_start": ["2017", "2021"], "unit": "mg per pill"})
    price = pd.DataFrame({"value": [2600.0], "period_start": ["2016"], "unit": "USD per kg"})
    found = economics.beside(
        [
            ("Price of a kilogram", "quoted", PRICE, price),
            ("Mean fentanyl in a pill", "implied", Bounds.point(1), content),
        ]
    )
    assert found.to_numpy().tolist() == [
        ["Price of a kilogram", "USD per kg", "quoted: at least 5,000", 2600, "2016", "below"],
        ["Mean fentanyl in a pill", "mg per pill", "implied: 1", 1.3, "2017", "above"],
        ["Mean fentanyl in a pill", "mg per pill", "implied: 1", 2.2, "2021", "above"],
    ]


def test_the_last_figure_of_each_series() -> None:
    rows = pd.DataFrame({"value": [1.3, 2.4], "period_start": ["2017", "2022"]})
    found = economics.latest({"content": rows, "first": rows.head(1)})
    assert found.to_dict("index") == {
        "content": {"value": 2.4, "year": 2022},
        "first": {"value": 1.3, "year": 2017},
    }
