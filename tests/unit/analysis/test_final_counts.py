"""Final counts: side by side, added up, ranked."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.analysis import final_counts
from brief.quantity.bounds import Bounds

MORE_THAN_100 = Bounds(lower=100, lower_open=True)


def annual(values: dict[int, float]) -> pd.DataFrame:
    return pd.DataFrame({"year": list(values), "value": [float(value) for value in values.values()]})


def test_a_missing_year_is_refused_with_the_years_on_file():
    series = annual({2000: 5, 2003: 7})
    assert final_counts.in_year(series, 2003) == 7
    with pytest.raises(ValueError, match="2001.*2000 to 2003"):
        final_counts.in_year(series, 2001)


def test_series_side_by_side_keep_their_gaps():
    frame = final_counts.side_by_side({"a": annual({2000: 1, 2002: 3}), "b": annual({2001: 5, 2002: 6})})
    assert list(frame["year"]) == [2000, 2001, 2002]
    assert list(frame["a"].fillna(-1)) == [1, -1, 3]
    assert list(frame["b"].fillna(-1)) == [-1, 5, 6]


def test_a_running_total_stops_before_a_gap():
    series = annual({1999: 1000, 2000: 60, 2001: 40, 2002: 1, 2004: 500})
    totals = final_counts.cumulated(series, 2000, MORE_THAN_100)
    assert list(totals["total"]) == [60, 100, 101]
    assert list(totals["within"]) == [False, False, True]
    assert final_counts.first_within(totals) == 2002
    assert final_counts.first_within(totals.head(2)) is None


def test_a_running_total_needs_its_first_year():
    with pytest.raises(ValueError, match="1998"):
        final_counts.cumulated(annual({1999: 1}), 1998, MORE_THAN_100)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30), st.data())
def test_totals_are_the_sums_from_the_first_year(values, data):
    start = data.draw(st.integers(0, len(values) - 1))
    series = annual({2000 + n: value for n, value in enumerate(values)})
    totals = final_counts.cumulated(series, 2000 + start, MORE_THAN_100)
    assert list(totals["total"]) == [sum(values[start:end]) for end in range(start + 1, len(values) + 1)]


@given(st.integers(0, 100), st.floats(0, 0.999))
def test_a_rounded_share_leaves_half_a_unit_open(share, offset):
    assert share - 0.5 + offset in final_counts.rounded(share)
    assert share + 0.5 not in final_counts.rounded(share)


def test_causes_are_ranked_and_ties_share_a_rank():
    ranked = final_counts.ranked(pd.DataFrame({"cause": ["a", "b", "c"], "value": [1.0, 3.0, 3.0]}))
    assert list(zip(ranked["cause"], ranked["rank"], strict=True)) == [("b", 1), ("c", 1), ("a", 3)]
