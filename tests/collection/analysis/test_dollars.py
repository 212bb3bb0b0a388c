"""The price index on file carries dollars as its publisher does."""

from __future__ import annotations

import pytest

from brief.analysis import dollars
from brief.official import reference


def test_dollars_of_another_year() -> None:
    cpi = reference.load().annual("cpi-u-annual-average")
    assert dollars.price_level(cpi, 2018, 2024) == pytest.approx(313.689 / 251.107)
    assert dollars.price_level(cpi, 2020, 2020) == 1
    back = dollars.price_level(cpi, 2024, 2018) * dollars.price_level(cpi, 2018, 2024)
    assert back == pytest.approx(1)
