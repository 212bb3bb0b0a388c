"""Final counts of deaths, of residents by calendar year: side by side, added up, ranked.

Provisional counts stand beside them, never added to them.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from brief.charts import columns
from brief.quantity.bounds import Bounds


def in_year(series: pd.DataFrame, year: int, column: str = "value") -> float:
    """The number of one year.

    Parameters
    ----------
    series
        `year` (`int`) and the column asked for (`float`).
    year
        A calendar year.
    column
        Where the number stands.

    Raises
    ------
    ValueError
        When the year is missing, with the years on file.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import final_counts
    >>> final_counts.in_year(pd.DataFrame({"year": [2016, 2017], "value": [63632.0, 70237.0]}), 2017)
    70237.0

    """
    columns.check("final_counts.in_year", "series", series, numbers=["year", column])
    numbers = series.loc[series["year"] == year, column]
    if numbers.empty:
        raise ValueError(
            f"there is no number for {year}; the years on file are {series['year'].min()} to {series['year'].max()}"
        )
    return float(numbers.iloc[0])


def side_by_side(series: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Annual series by name, one column each, one row a year.

    Parameters
    ----------
    series
        Under its name for readers, each with `year` (`int`) and `value` (`float`).

    Returns
    -------
    pd.DataFrame
        `year` (`int`) from the first to the last, without a gap, and a column a name (`float`): a year that a series
        lacks stays empty.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import final_counts
    >>> final = pd.DataFrame({"year": [2019, 2020, 2021], "value": [70630, 91799, 106699]})
    >>> opioids = pd.DataFrame({"year": [2019, 2021], "value": [49860, 80411]})
    >>> final_counts.side_by_side({"All drugs": final, "Any opioid": opioids})
       year  All drugs  Any opioid
    0  2019      70630     49860.0
    1  2020      91799         NaN
    2  2021     106699     80411.0

    """
    frame = pd.concat({name: annual.set_index("year")["value"] for name, annual in series.items()}, axis=1)
    return frame.reindex(pd.RangeIndex(frame.index.min(), frame.index.max() + 1, name="year")).reset_index()


def cumulated(series: pd.DataFrame, first_year: int, bounds: Bounds) -> pd.DataFrame:
    """The running total of an annual series, held against the bounds of a claim.

    It ends with the last year before a gap: a total that leaves a year out would be too low.

    Parameters
    ----------
    series
        `year` (`int`) and `value` (`float`).
    first_year
        The year it starts with.
    bounds
        What the claim says of the total.

    Returns
    -------
    pd.DataFrame
        `year` (`int`), `value` and `total` (`float`), `within` (`bool`: whether the bounds hold the total).

    Raises
    ------
    ValueError
        When the series lacks the first year.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import final_counts
    >>> from brief.quantity.bounds import Bounds
    >>> series = pd.DataFrame({"year": [2000, 2001, 2003], "value": [5.0, 6.0, 7.0]})
    >>> final_counts.cumulated(series, 2000, Bounds(lower=10))
       year  value  total  within
    0  2000    5.0    5.0   False
    1  2001    6.0   11.0    True

    """
    columns.check("final_counts.cumulated", "series", series, numbers=["year", "value"])
    in_year(series, first_year)
    values = series.set_index("year")["value"]
    values = values.reindex(range(first_year, int(values.index.max()) + 1))
    values = values[values.isna().cumsum() == 0]
    totals = values.cumsum()
    return pd.DataFrame(
        {
            "year": totals.index,
            "value": values.array,
            "total": totals.array,
            "within": [total in bounds for total in totals],
        }
    )


def first_within(totals: pd.DataFrame) -> int | None:
    """The first year of `cumulated` whose total the bounds hold; None when they hold no year's.

    Parameters
    ----------
    totals
        What `cumulated` returns.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import final_counts
    >>> from brief.quantity.bounds import Bounds
    >>> deaths = pd.DataFrame({"year": [2016, 2017], "value": [60.0, 70.0]})
    >>> final_counts.first_within(final_counts.cumulated(deaths, 2016, Bounds(lower=100)))
    2017
    """
    years = totals.loc[totals["within"], "year"]
    return None if years.empty else int(years.iloc[0])


def ranked(causes: pd.DataFrame) -> pd.DataFrame:
    """Causes of death (`value`: deaths) with their `rank` (`int`), 1 for the most deaths, and in that order.

    Parameters
    ----------
    causes
        `value` (deaths, `float`), and whatever else.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import final_counts
    >>> final_counts.ranked(pd.DataFrame({"series_id": ["falls", "poisoning"], "value": [36338, 64795]}))
       series_id  value  rank
    0  poisoning  64795     1
    1      falls  36338     2

    """
    columns.check("final_counts.ranked", "causes", causes, numbers=["value"])
    rank = causes["value"].rank(method="min", ascending=False).astype(int)
    return causes.assign(rank=rank).sort_values("rank", kind="stable").reset_index(drop=True)


def rounded(value: float) -> Bounds:
    """What a number published without decimals leaves open: half a unit on either side.

    Parameters
    ----------
    value
        A whole number.

    Examples
    --------
    >>> from brief.analysis import final_counts
    >>> final_counts.rounded(7)
    Bounds(lower=6.5, upper=7.5, lower_open=False, upper_open=True)
    """
    return Bounds(value - 0.5, value + 0.5, upper_open=True)
