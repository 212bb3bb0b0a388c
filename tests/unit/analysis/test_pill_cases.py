"""The pill chain under other inputs: cases, what is left after losses, costs that it could bear."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import economics, pill_cases
from brief.analysis.pill_cases import Inputs
from brief.quantity.bounds import Bounds

QUOTED = Inputs(price_per_kg=5000, mg_per_pill=1, purity=1, loss_share=0, street_low=10, street_high=20)
PRICE, PILLS, VALUE = Bounds(lower=5000), Bounds.point(1e6), Bounds(1e7, 2e7)


def test_the_claims_own_inputs_are_what_it_says() -> None:
    at_price = economics.claimed(Bounds.point(5000), PILLS, VALUE)
    assert pill_cases.as_claimed(at_price, economics.claimed(PRICE, PILLS, VALUE)) == QUOTED
    assert pill_cases.as_claimed(at_price, at_price) == replace(QUOTED, at_least=False)


def test_a_claim_without_a_street_value_is_no_case() -> None:
    at_price = economics.claimed(Bounds.point(5000), PILLS, Bounds(lower=1e7))
    with pytest.raises(ValueError, match="not open ends"):
        pill_cases.as_claimed(at_price, at_price)


def test_a_lowest_price_gives_a_multiple_no_lower_bound() -> None:
    assert QUOTED.multiple() == Bounds(None, 4000)
    assert replace(QUOTED, at_least=False).multiple() == Bounds(2000, 4000)
    assert replace(QUOTED, loss_share=0.5).revenue() == Bounds(5e6, 1e7)


def test_street_prices_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match="above upper bound"):
        replace(QUOTED, street_low=30).revenue()


def test_cases_keep_the_first_of_the_same_inputs() -> None:
    found = pill_cases.cases(
        [
            ("quoted", "quoted", QUOTED),
            ("same", "assumed", replace(QUOTED)),
            ("half lost", "assumed", replace(QUOTED, loss_share=0.5)),
        ]
    )
    assert list(found["case"]) == ["quoted", "half lost"]
    assert list(found["multiple_high"]) == [4000, 2000]
    assert list(found["break_even_low"]) == [0.9995, 0.9995]
    assert list(found["revenue_low"]) == [1e7, 5e6]


def test_the_break_even_falls_to_zero_where_cost_reaches_revenue() -> None:
    curve = pill_cases.break_even_curve(VALUE, 5000, 3e7, points=20).set_index("cost")
    assert curve.index.is_monotonic_increasing
    assert curve["lower"].is_monotonic_decreasing
    assert (curve["lower"] <= curve["upper"]).all()
    assert curve.loc[5000].tolist() == pytest.approx([99.95, 99.975])
    assert curve.loc[1e7].tolist() == pytest.approx([0, 50])
    assert curve.loc[2e7].tolist() == [0, 0]
    assert len(curve) == 22


@pytest.mark.parametrize("costs", [(0, 10), (10, 10), (10, 5)])
def test_costs_that_do_not_rise_are_refused(costs: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="rise"):
        pill_cases.break_even_curve(VALUE, *costs)


def test_the_curves_of_two_revenues_share_their_costs() -> None:
    curves = pill_cases.break_even_curves({"as quoted": VALUE, "as measured": Bounds(4e6, 8e6)}, 5000)
    assert list(curves["band"].unique()) == ["as quoted", "as measured"]
    for _, curve in curves.groupby("band"):
        assert (curve["cost"].min(), curve["cost"].max()) == pytest.approx((5000, 2e7))


def test_the_table_of_losses_that_a_cost_allows() -> None:
    table = pill_cases.break_even_table({"as\nquoted": VALUE}, [5000, 1e7])
    assert table.to_dict("list") == {"cost": [5000, 1e7], "as quoted": ["99.95 to 99.975 percent", "0 to 50 percent"]}


def test_a_lowest_price_leaves_a_multiple_open_below() -> None:
    tried = pill_cases.cases(
        [("quoted", "quoted", QUOTED), ("paid", "computed", replace(QUOTED, at_least=False, street_high=10))]
    )
    rows = pill_cases.multiples(tried)
    assert list(rows["text"]) == ["2,000 to 4,000 times or fewer", "2,000 times"]
    assert list(rows["or_less"]) == [True, False]
    assert list(rows["revenue"]) == ["10,000,000 to 20,000,000", "10,000,000"]
    assert rows[["lower", "upper"]].to_numpy().tolist() == [[2000, 4000], [2000, 2000]]


def test_more_fentanyl_a_pill_and_more_losses_leave_less() -> None:
    contents = pd.DataFrame({"mg": [1.0, 2.0], "source": ["implied", "measured"], "period": ["2018", "2022"]})
    most = pill_cases.most_after_losses(QUOTED, contents, [0.0, 0.9])
    assert most.to_dict("list") == {
        "mg": [1.0, 2.0],
        "source": ["implied", "measured"],
        "pills": [1_000_000, 500_000],
        "0 percent lost": [4000, 2000],
        "90 percent lost": [400, 200],
    }


@given(st.floats(0.1, 50), st.floats(0, 1))
def test_no_content_and_loss_brings_more_than_as_quoted_for_as_much_or_more_fentanyl(mg: float, share: float) -> None:
    most = pill_cases.most_after_losses(QUOTED, pd.DataFrame({"mg": [1 + mg], "source": [""]}), [share])
    assert most.iloc[0, -1] <= 4000
