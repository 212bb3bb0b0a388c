"""Growth over a period: the compound rate, the doubling time, and what a qualifier leaves open."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import growth
from brief.quantity.bounds import Bounds

YEARS = st.floats(0.5, 50)


def test_nearly_640_percent_over_four_years():
    assert growth.multiple(640) == pytest.approx(7.4)
    assert growth.annual_rate(7.4, 4) == pytest.approx(64.9331, abs=1e-4)
    assert growth.doubling_time(7.4, 4) == pytest.approx(1.38527, abs=1e-5)


@given(times=st.floats(0.5, 1000), years=YEARS)
def test_the_annual_rate_compounds_to_the_multiple(times, years):
    assert (1 + growth.annual_rate(times, years) / 100) ** years == pytest.approx(times, rel=1e-6)


@given(times=st.floats(1.01, 1000), years=YEARS)
def test_as_many_doublings_as_fit_make_the_multiple(times, years):
    assert 2 ** (years / growth.doubling_time(times, years)) == pytest.approx(times, rel=1e-9)


@pytest.mark.parametrize(("times", "years"), [(0, 1), (-1, 1), (2, 0), (2, -1)])
def test_growth_without_a_positive_multiple_and_period_is_refused(times, years):
    with pytest.raises(ValueError, match="needs a positive multiple and period"):
        growth.annual_rate(times, years)


@pytest.mark.parametrize(("times", "years"), [(1, 4), (0.5, 4), (2, 0)])
def test_what_does_not_grow_never_doubles(times, years):
    with pytest.raises(ValueError, match="nothing doubles"):
        growth.doubling_time(times, years)


def test_the_measures_of_a_claim_carry_its_bounds():
    frame = growth.table(growth.measures(640, Bounds(lower=576, upper=640), 4)).set_index("measure")
    assert frame["unit"].tolist() == ["percent", "index", "times", "percent per year", "years"]
    assert frame.loc["Increase"].tolist()[1:] == [640, 576, 640]
    assert frame.loc["Index at the end, start = 100"].tolist()[1:] == pytest.approx([740, 676, 740])
    assert frame.loc["Times the start"].tolist()[1:] == pytest.approx([7.4, 6.76, 7.4])
    assert (frame["lower"] <= frame["value"]).all()
    assert (frame["value"] <= frame["upper"]).all()


def test_faster_growth_is_a_shorter_doubling_time():
    doubling = growth.measures(640, Bounds(lower=576, upper=640), 4)["doubling_time"]
    assert doubling.bounds.lower == doubling.value == growth.doubling_time(7.4, 4)
    assert doubling.bounds.upper == growth.doubling_time(6.76, 4)


def test_an_unknown_bound_stays_empty_and_changes_side_for_the_doubling_time():
    frame = growth.table(growth.measures(640, Bounds(upper=640, upper_open=True), 4)).set_index("measure")
    assert frame["lower"].isna().tolist() == [True, True, True, True, False]
    assert frame["upper"].isna().tolist() == [False, False, False, False, True]


def test_an_open_end_stays_open_and_changes_side_with_the_bound():
    nearly = Bounds(upper=640, upper_open=True)
    measures = growth.measures(640, nearly, 4)
    assert measures["increase"].bounds == nearly
    shortest = growth.doubling_time(7.4, 4)
    assert measures["doubling_time"].bounds == Bounds(lower=shortest, lower_open=True)
    assert growth.measures(640, Bounds(lower=100), 4)["times"].bounds == Bounds(lower=2)


def test_an_index_is_100_in_its_base_year():
    series = pd.DataFrame({"year": [2011, 2012, 2013], "value": [50.0, 200.0, 300.0]})
    frame = growth.index(series, 2012)
    assert frame["index"].tolist() == [25, 100, 150]
    assert frame["change_percent"].tolist() == [-75, 0, 50]
    assert list(series.columns) == ["year", "value"]


def test_a_base_year_without_a_value_is_refused_with_the_years_covered():
    series = pd.DataFrame({"year": [2011, 2013], "value": [50.0, 300.0]})
    with pytest.raises(ValueError, match="no value for 2012; it covers 2011 to 2013"):
        growth.index(series, 2012)


def test_the_path_of_a_claim_starts_at_the_value_and_ends_at_its_multiple():
    frame = growth.path(2628, 640, 2012, 2016)
    assert frame["year"].tolist() == [2012, 2013, 2014, 2015, 2016]
    assert frame["value"].iloc[0] == 2628
    assert frame["value"].iloc[-1] == pytest.approx(2628 * 7.4)
    assert frame["value"].pct_change().dropna().tolist() == pytest.approx([0.649331] * 4, abs=1e-6)
