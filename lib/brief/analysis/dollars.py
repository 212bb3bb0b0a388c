"""Amounts of different years in the dollars of one, by a consumer price index."""

from __future__ import annotations

import pandas as pd


def price_level(cpi: pd.DataFrame, from_year: int, to_year: int) -> float:
    """The factor from dollars of one year to dollars of another: index of `to_year` / index of `from_year`.

    `cpi` has the columns year (int) and value (float; CPI-U, annual average). Raises ValueError for a year not covered.
    """
    index = dict(zip(cpi["year"], cpi["value"], strict=True))
    for year in (from_year, to_year):
        if year not in index:
            raise ValueError(f"the price index has no value for {year}; it covers {min(index)} to {max(index)}")
    return float(index[to_year] / index[from_year])


def constant(amounts: pd.DataFrame, cpi: pd.DataFrame, year: int) -> pd.DataFrame:
    """Amounts in the dollars of one year, beside those of their own.

    `amounts` has the columns year (int) and usd (float); what else it has stays. The column usd_constant (float) is
    added. `cpi` as for `price_level`, which raises ValueError for a year not covered.
    """
    factors = [price_level(cpi, int(paid), year) for paid in amounts["year"]]
    return amounts.assign(usd_constant=amounts["usd"] * factors)
