"""Seizures: what a seized weight is a day and a year, beside the counts of the same days, and in money.

A claim's bounds go through every step: "nearly 10,000 pounds" has an upper bound and no lower one, and so has
all that is computed from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from brief.quantity.bounds import Bounds

DAYS_PER_YEAR = 365


def days(start: str, end: str) -> int:
    """Days of a period whose ends are days or months, both included: 2023-03-13 to 2023-05-10 has 59.

    Raises ValueError when it ends before it starts.
    """
    return len(_days(start, end))


def _days(start: str, end: str) -> pd.DatetimeIndex:
    every = pd.date_range(pd.Period(start).start_time, pd.Period(end).end_time.normalize())
    if every.empty:
        raise ValueError(f"the period ends on {end}, before it starts on {start}")
    return every


def scaled(bounds: Bounds, factor: float) -> Bounds:
    """Bounds in another unit, or of a quantity proportional to the first."""
    return bounds * Bounds.point(factor)


def rates(value: float, bounds: Bounds, unit: str, length_days: float) -> pd.DataFrame:
    """An amount as a total, a day, and, for less than a year, a year at that pace.

    One row a measure; columns: measure, unit, value, lower, upper. An unknown bound stays empty. Raises
    ValueError for a length that is not positive.
    """
    if length_days <= 0:
        raise ValueError(f"a rate needs a positive number of days, not {length_days}")
    factors = [("Total", unit, 1.0), ("A day", f"{unit} a day", 1 / length_days)]
    if length_days < DAYS_PER_YEAR:
        factors.append(("A year at that pace", f"{unit} a year", DAYS_PER_YEAR / length_days))
    rows = []
    for measure, of, factor in factors:
        ends = scaled(bounds, factor)
        rows.append(
            {
                "measure": measure,
                "unit": of,
                "value": value * factor,
                "lower": ends.lower,
                "upper": ends.upper,
            }
        )
    return pd.DataFrame(rows).astype({"value": float, "lower": float, "upper": float})


def observed(row: Mapping[str, float]) -> Bounds:
    """The bounds of one observation of a series: its value, its range, or the open end its words leave."""
    if not pd.isna(row["value"]):
        return Bounds.point(float(row["value"]))
    lower, upper = (None if pd.isna(row[end]) else float(row[end]) for end in ("lower", "upper"))
    return Bounds(lower, upper, lower_open=upper is None, upper_open=lower is None)


def last_published(observations: pd.DataFrame) -> dict:
    """The observation of a series that was published last."""
    return observations.sort_values("vintage", kind="stable").iloc[-1].to_dict()


def months(observations: pd.DataFrame) -> pd.DataFrame:
    """A monthly series, latest vintage each. Columns: month (YYYY-MM), value."""
    latest = observations.drop_duplicates("period_start", keep="last")
    return latest[["period_start", "value"]].rename(columns={"period_start": "month"}).reset_index(drop=True)


def spread(value: float, start: str, end: str) -> pd.DataFrame:
    """An amount shared out evenly over the days of a period. Columns: month (YYYY-MM), days, value."""
    every = pd.Series(_days(start, end).strftime("%Y-%m")).value_counts(sort=False)
    frame = pd.DataFrame({"month": every.index, "days": every.to_numpy()})
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

    Columns: fiscal_year (the year it ends in), value.
    """
    year = pd.PeriodIndex(monthly["month"], freq="Q-SEP").qyear.rename("fiscal_year")
    sums = monthly.groupby(year)["value"].agg(["sum", "count"])
    return sums.loc[sums["count"] == 12, "sum"].rename("value").reset_index()


def in_fiscal_years(observations: pd.DataFrame) -> dict[int, Bounds]:
    """Observations of US fiscal years, October to September, by the year each ends in; the last vintage."""
    starts, ends = observations["period_start"], observations["period_end"]
    whole = observations[starts.str.endswith("-10") & ends.str.endswith("-09")]
    return {int(row["period_end"][:4]): observed(row) for row in whole.to_dict("records")}


@dataclass(frozen=True)
class Count:
    """A weight to set beside a quoted one: over how many days, and estimated or published."""

    name: str
    days: int
    value: float
    bounds: Bounds
    estimated: bool = False


def beside(quoted: Bounds, counts: Iterable[Count]) -> pd.DataFrame:
    """Counts of a weight, and how much of each the quoted weight is.

    Columns: name, days, value, lower, upper, estimated, quoted_percent: the most that the quoted weight can
    be of the count's value, in percent; empty when the quoted weight has no upper bound.
    """
    return pd.DataFrame(
        [
            {
                "name": count.name,
                "days": count.days,
                "value": count.value,
                "lower": count.bounds.lower,
                "upper": count.bounds.upper,
                "estimated": count.estimated,
                "quoted_percent": scaled(quoted / Bounds.point(count.value), 100).upper,
            }
            for count in counts
        ]
    ).astype({"value": float, "lower": float, "upper": float, "quoted_percent": float})


def forgone(kilograms: float, bounds: Bounds, prices: Mapping[str, Bounds]) -> pd.DataFrame:
    """What a weight would have sold for, in USD, at prices per kilogram; both of the drug in the same purity.

    One row a price; columns: price, per_kg_low, per_kg_high; low, high: at the number of kilograms itself and
    both ends of the price; lower, upper: at the bounds of weight and price. An unknown end stays empty.
    """
    rows = []
    for name, price in prices.items():
        number, ends = scaled(price, kilograms), bounds * price
        rows.append(
            {
                "price": name,
                "per_kg_low": price.lower,
                "per_kg_high": price.upper,
                "low": number.lower,
                "high": number.upper,
                "lower": ends.lower,
                "upper": ends.upper,
            }
        )
    return pd.DataFrame(rows).set_index("price").astype(float).reset_index()
