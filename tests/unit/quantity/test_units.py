"""Units are converted by their definitions, and only into units of the same kind."""

import pytest

from brief.quantity.units import convert


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (1, "pound", "milligram", 453_592.37),
        (10_000, "pound", "kilogram", 4_535.9237),
        (1, "kilogram", "milligram", 1_000_000),
        (2, "week", "day", 14),
        (1, "year", "day", 365.25),
        (50, "percent", "dimensionless", 0.5),
    ],
)
def test_a_conversion_follows_the_definition_of_the_units(value, source, target, expected):
    assert convert(value, source, target) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("pound", "day", "Cannot convert from 'pound'"),
        ("pount", "milligram", "'pount' is not defined"),
        ("pound", "miligran", "'miligran' is not defined"),
    ],
)
def test_a_conversion_without_meaning_is_refused(source, target, message):
    with pytest.raises(ValueError, match=message):
        convert(1, source, target)
