"""Months and days: a monthly series over any days, an amount shared out over days, US fiscal years."""

from __future__ import annotations

import pandas as pd

from brief.charts import columns
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period


def days(start: str, end: str) -> int:
    """Days of a period, its first and its last included.

    Parameters
    ----------
    start, end
        Days, months or years: 2023-03-13, 2023-03, 2023.

    Raises
    ------
    ValueError
        When it ends before it starts, or has no end.

    Examples
    --------
    >>> from brief.analysis import months
    >>> months.days("2023-03-13", "2023-05-10")
    59

    """
    length = Period(start, end).days
    if length is None:
        raise ValueError(f"the period since {start} has no last day")
    return length


def latest(observations: pd.DataFrame) -> pd.DataFrame:
    """A monthly series as it stands in its latest releases.

    Parameters
    ----------
    observations
        Of one series, in order of period and release (`Reference.select`).

    Returns
    -------
    pd.DataFrame
        `month` (`str`, YYYY-MM), `value` (`float`).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import months
    >>> months.latest(pd.DataFrame({"period_start": ["2023-03", "2023-03"], "value": [2850.0, 2853.6]}))
         month   value
    0  2023-03  2853.6

    """
    columns.check("months.latest", "observations", observations, text=["period_start"], numbers=["value"])
    newest = observations.drop_duplicates("period_start", keep="last")
    return newest[["period_start", "value"]].rename(columns={"period_start": "month"}).reset_index(drop=True)


def spread(value: float, start: str, end: str) -> pd.DataFrame:
    """An amount shared out evenly over the days of a period.

    Parameters
    ----------
    value
        The amount, in any unit.
    start, end
        Days or months.

    Returns
    -------
    pd.DataFrame
        `month` (`str`, YYYY-MM), `days` (`int`, of the period in that month), `value` (`float`, their part).

    Raises
    ------
    ValueError
        When the period ends before it starts, or has no end.

    Examples
    --------
    >>> from brief.analysis import months
    >>> months.spread(59, "2023-03-13", "2023-05-10")
         month  days  value
    0  2023-03    19   19.0
    1  2023-04    30   30.0
    2  2023-05    10   10.0

    """
    every = pd.date_range(Period(start, end).first_day, periods=days(start, end))
    counted = pd.Series(every.strftime("%Y-%m")).value_counts(sort=False)
    frame = pd.DataFrame({"month": counted.index, "days": counted.to_numpy()})
    return frame.assign(value=value * frame["days"] / frame["days"].sum())


def within(monthly: pd.DataFrame, start: str, end: str) -> tuple[float, Bounds]:
    """What a monthly series holds for the days of a period, and its bounds.

    The estimate takes a month's days as alike. The bounds need no such assumption: the months that lie in the
    period as a whole, and all months that it touches.

    Parameters
    ----------
    monthly
        `month` (`str`, YYYY-MM), `value` (`float`).
    start, end
        Days or months; of whole months the estimate is the count.

    Raises
    ------
    ValueError
        When the series lacks one of the months.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import months
    >>> monthly = pd.DataFrame({"month": ["2023-03", "2023-04"], "value": [3100.0, 3000.0]})
    >>> estimate, bounds = months.within(monthly, "2023-03-13", "2023-04-30")
    >>> estimate, bounds.lower, bounds.upper
    (4900.0, 3000.0, 6100.0)

    """
    columns.check("months.within", "monthly", monthly, text=["month"], numbers=["value"])
    touched = spread(1, start, end).drop(columns="value").merge(monthly, on="month", how="left")
    if touched["value"].isna().any():
        missing = ", ".join(touched.loc[touched["value"].isna(), "month"])
        raise ValueError(
            f"the series has no value for {missing}; it covers {monthly['month'].min()} to {monthly['month'].max()}"
        )
    share = touched["days"] / pd.PeriodIndex(touched["month"], freq="M").days_in_month
    whole = touched.loc[share == 1, "value"].sum()
    return float((share * touched["value"]).sum()), Bounds(float(whole), float(touched["value"].sum()))


def fiscal_years(monthly: pd.DataFrame) -> pd.DataFrame:
    """Sums by US fiscal year, October to September, of years with all their months.

    Parameters
    ----------
    monthly
        `month` (`str`, YYYY-MM), `value` (`float`).

    Returns
    -------
    pd.DataFrame
        `fiscal_year` (`int`, the calendar year it ends in), `value` (`float`).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import months
    >>> names = pd.period_range("2022-09", "2023-12", freq="M").strftime("%Y-%m")
    >>> months.fiscal_years(pd.DataFrame({"month": names, "value": 1.0}))
       fiscal_year  value
    0         2023   12.0

    """
    columns.check("months.fiscal_years", "monthly", monthly, text=["month"], numbers=["value"])
    year = pd.PeriodIndex(monthly["month"], freq="Q-SEP").qyear.rename("fiscal_year")
    sums = monthly.groupby(year)["value"].agg(["sum", "count"])
    return sums.loc[sums["count"] == 12, "sum"].rename("value").reset_index()
