import pandas as pd
import pytest

from brief.analysis import origin
from brief.quantity.bounds import Bounds


def rows(file="cbp", **years):
    ends = [f"{name[2:]}-09" for name in years]
    return pd.DataFrame({"period_end": ends, "value": list(years.values()), "file": file})


def test_only_years_that_all_series_have_stand_side_by_side():
    sides = origin.by_fiscal_year({"Land": rows(fy2019=90.0, fy2020=95.0), "Elsewhere": rows(fy2020=5.0)})
    assert sides.to_dict("list") == {"year": [2020], "Land": [95.0], "Elsewhere": [5.0]}


def test_of_a_year_read_twice_the_last_release_counts():
    twice = pd.concat([rows(fy2020=1.0), rows(fy2020=2.0)])
    assert origin.by_fiscal_year({"Land": twice})["Land"].to_list() == [2.0]


def test_a_number_computed_from_the_file_goes_before_a_rounded_one_read_elsewhere():
    twice = pd.concat([rows(fy2023=26717.8), rows(file="", fy2023=26700.0)])
    assert origin.by_fiscal_year({"Southwest Border": twice})["Southwest Border"].to_list() == [26717.8]


def test_shares_are_those_of_the_sum_of_the_parts():
    parts = origin.shares(pd.DataFrame({"year": [2020], "Land": [95.0], "Elsewhere": [5.0]}))
    assert parts.loc[0, "Elsewhere"] == pytest.approx(5)


def test_a_small_part_that_is_pure_can_hold_much_of_the_drug():
    share = origin.pure_share(164.6, Bounds(lower=90), 2639.0, Bounds(upper=10))
    assert share.lower == pytest.approx(35.95, abs=0.01)
    assert share.upper == 100


def test_known_purities_give_one_share():
    assert origin.pure_share(1, Bounds.point(90), 9, Bounds.point(10)) == Bounds(50, 50)
