"""The growth that the State Department's plan speaks of."""

import pytest

from brief.analysis import growth


def test_the_official_series_grew_by_638_7_percent(reference):
    series = reference.annual("us-overdose-deaths-synthetic-opioids")
    frame = growth.index(series, 2012).set_index("year")
    assert frame.loc[2016, "change_percent"] == pytest.approx(638.7, abs=0.05)
