"""The scheduling race is rate times years, whatever the rate; delays count from one control to the next."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import scheduling
from brief.analysis.substances import Rate
from brief.quantity.bounds import Bounds


def starting(*periods: str) -> pd.DataFrame:
    return pd.DataFrame({"period_start": periods})


RATE, YEARS = st.floats(0.1, 500), st.floats(0.1, 30)


@given(RATE, RATE, YEARS)
def test_what_waits_is_rate_times_years_at_both_ends(first, second, years):
    low, high = sorted((first, second))
    left = scheduling.waiting(Bounds(low, high, lower_open=True), years)
    assert (left.lower, left.upper) == pytest.approx((low * years, high * years))
    assert left.lower_open
    assert scheduling.waiting(Bounds(), years) == Bounds()


@given(RATE, YEARS)
def test_twice_as_long_lets_twice_as_many_appear(rate, years):
    raced = scheduling.race([Rate.counted("known", rate), Rate("some", rate, Bounds())], [years, 2 * years])
    known, some = raced[raced["rate"] == "known"], raced[raced["rate"] == "some"]
    assert known["substances"].tolist() == pytest.approx([rate * years, 2 * rate * years])
    assert (known["lower"] == known["upper"]).all()
    assert some[["lower", "upper"]].isna().all(axis=None)


def test_a_length_of_nothing_is_refused():
    with pytest.raises(ValueError, match="more than 0 years"):
        scheduling.race([Rate.counted("a", 52)], [1, 0])


def test_delays_between_authorities():
    delays = scheduling.delays(starting("2008-07", "2017-03"), starting("2017-03", "2018-02-01"))
    assert delays["years"].tolist() == pytest.approx([8 + 8 / 12, 2018 + 31 / 365 - 2017 - 2.5 / 12])


def test_one_decision_stands_beside_every_earlier_one():
    delays = scheduling.delays(starting("2008-07", "2010-07"), starting("2017-07"))
    assert delays["years"].tolist() == pytest.approx([9, 7])
    with pytest.raises(ValueError, match="longer|shorter"):
        scheduling.delays(starting("2008-07", "2010-07", "2011-07"), starting("2017-07", "2018-07"))
