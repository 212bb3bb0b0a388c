"""Amounts of different years in the dollars of one, by a consumer price index."""

from __future__ import annotations

import pandas as pd

from brief.charts import columns


def price_level(cpi: pd.DataFrame, from_year: int, to_year: int) -> float:
    """The factor from dollars of one year to dollars of another: index of `to_year` / index of `from_year`.

    Parameters
    ----------
    cpi
        `year` (`int`) and `value` (`float`): a price index, such as the annual averages of CPI-U.
    from_year, to_year
        Calendar years.

    Raises
    ------
    ValueError
        For a year that the index does not cover.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import dollars
    >>> cpi = pd.DataFrame({"year": [2018, 2024], "value": [251.107, 313.689]})
    >>> round(dollars.price_level(cpi, 2018, 2024), 3)
    1.249

    """
    columns.check("dollars.price_level", "cpi", cpi, numbers=["year", "value"])
    index = dict(zip(cpi["year"], cpi["value"], strict=True))
    for year in (from_year, to_year):
        if year not in index:
            raise ValueError(f"the price index has no value for {year}; it covers {min(index)} to {max(index)}")
    return float(index[to_year] / index[from_year])


def constant(amounts: pd.DataFrame, cpi: pd.DataFrame, year: int) -> pd.DataFrame:
    """Amounts in the dollars of one year, beside those of their own.

    Parameters
    ----------
    amounts
        `year` (`int`) whose dollars they are, `usd` (`float`), and whatever else.
    cpi
        As for `price_level`.
    year
        The calendar year whose dollars they are wanted in.

    Returns
    -------
    pd.DataFrame
        `amounts` with `usd_constant` (`float`).

    Raises
    ------
    ValueError
        For a year that the index does not cover.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import dollars
    >>> cpi = pd.DataFrame({"year": [2018, 2024], "value": [251.107, 313.689]})
    >>> dollars.constant(pd.DataFrame({"year": [2018], "usd": [5000.0]}), cpi, 2024).round()
       year     usd  usd_constant
    0  2018  5000.0        6246.0

    """
    columns.check("dollars.constant", "amounts", amounts, numbers=["year", "usd"])
    columns.check("dollars.constant", "cpi", cpi, numbers=["year", "value"])
    factors = [price_level(cpi, int(paid), year) for paid in amounts["year"]]
    return amounts.assign(usd_constant=amounts["usd"] * factors)
