"""Months and days: a monthly series over any days, an amount shared out over days, US fiscal years."""

from __future__ import annotations

import pandas as pd

from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period


def days(start: str, end: str) -> int:
    """Days of a period whose ends are days or months, both included: 2023-03-13 to 2023-05-10 has 59.

    Raises ValueError when it ends before it starts, or has no end.
    """
    length = Period(start, end).days
    if length is None:
        raise ValueError(f"the period since {start} has no last day")
    return length


def latest(observations: pd.DataFrame) -> pd.DataFrame:
    """A monthly series, latest vintage each. Columns: month (str, YYYY-MM), value (float)."""
    newest = observations.drop_duplicates("period_start", keep="last")
    return newest[["period_start", "value"]].rename(columns={"period_start": "month"}).reset_index(drop=True)


def spread(value: float, start: str, end: str) -> pd.DataFrame:
    """An amount shared out evenly over the days of a period, whose ends are days or months.

    Columns: month (str, YYYY-MM), days (int), value (float). Raises ValueError when it ends before it starts.
    """
    every = pd.date_range(Period(start, end).first_day, periods=days(start, end))
    counted = pd.Series(every.strftime("%Y-%m")).value_counts(sort=False)
    frame = pd.DataFrame({"month": counted.index, "days": counted.to_numpy()})
    return frame.assign(value=value * frame["days"] / frame["days"].sum())


def within(monthly: pd.DataFrame, start: str, end: str) -> tuple[float, Bounds]:
    """What a monthly series (columns: month, value) holds for the days from `start` to `end`, and its bounds.

    The estimate takes a month's days as alike. The bounds need no such assumption: the months that lie in the
    period as a whole, and all months that it touches. Raises ValueError when the series lacks one of them.
    """
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

    Columns: fiscal_year (int, the year it ends in), value (float).
    """
    year = pd.PeriodIndex(monthly["month"], freq="Q-SEP").qyear.rename("fiscal_year")
    sums = monthly.groupby(year)["value"].agg(["sum", "count"])
    return sums.loc[sums["count"] == 12, "sum"].rename("value").reset_index()
