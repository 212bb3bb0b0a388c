"""Amounts of different years in the dollars of one."""

from __future__ import annotations

import pandas as pd
import pytest

from brief.analysis import dollars


@pytest.mark.parametrize("years", [(1950, 2020), (2020, 1950)])
def test_a_year_without_a_price_index_is_refused(years: tuple[int, int]) -> None:
    cpi = pd.DataFrame({"year": [2019, 2020], "value": [255.657, 258.811]})
    with pytest.raises(ValueError, match="no value for 1950; it covers 2019 to 2020"):
        dollars.price_level(cpi, *years)


def test_each_amount_is_carried_from_its_own_year() -> None:
    cpi = pd.DataFrame({"year": [2016, 2018, 2024], "value": [100.0, 110.0, 132.0]})
    amounts = pd.DataFrame({"name": ["a", "b", "c"], "year": [2018, 2016, 2024], "usd": [5000.0, 10.0, 7.0]})
    found = dollars.constant(amounts, cpi, 2024)
    assert list(found["usd_constant"]) == pytest.approx([6000, 13.2, 7])
    assert list(found["name"]) == ["a", "b", "c"]
