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


def test_more_than_published_is_open_and_at_least_its_number(reference):
    """The words of the publication stand in the note of every row with a lone end: none says "at least"."""
    rows = reference.rows
    lone = rows[rows["value"].isna() & (rows["lower"].isna() != rows["upper"].isna())]
    assert len(lone) > 10
    for row in lone.to_dict("records"):
        ends = observations.bounds(row)
        assert ends.lower_open if ends.upper is None else ends.upper_open
        assert not any(words in row["note"].lower() for words in ("at least", "at most", "up to", "or more"))
