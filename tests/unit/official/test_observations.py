"""One observation as bounds: what was published is in them, open where its words leave an end open."""

import math

import pytest

from brief.official import observations
from brief.quantity.bounds import Bounds


@pytest.mark.parametrize(
    ("value", "lower", "upper", "bounds"),
    [
        (1060.0, None, None, Bounds.point(1060)),
        (math.nan, 4700.0, math.nan, Bounds(lower=4700, lower_open=True)),
        (math.nan, math.nan, 10_000.0, Bounds(upper=10_000, upper_open=True)),
        (math.nan, 50.0, 100.0, Bounds(50, 100)),
        (math.nan, None, math.nan, Bounds()),
    ],
)
def test_a_value_is_a_point_a_range_is_closed_and_a_lone_end_is_left_out(value, lower, upper, bounds):
    assert observations.bounds({"value": value, "lower": lower, "upper": upper}) == bounds
