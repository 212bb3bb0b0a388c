"""Growth over a period: index, compound annual rate, doubling time, and what a claim's qualifier leaves open."""

from __future__ import annotations

import math

import pandas as pd

from brief.quantity.bounds import Bounds


def multiple(percent: float) -> float:
    """How many times the start an increase by `percent` makes: +640% is 7.4 times."""
    return 1 + percent / 100


def annual_rate(times: float, years: float) -> float:
    """Compound annual growth in percent: (times ** (1 / years) - 1) * 100.

    Raises ValueError for a multiple or a period that is not positive.
    """
    if times <= 0 or years <= 0:
        raise ValueError(f"growth needs a positive multiple and period, not {times} over {years} years")
    return (times ** (1 / years) - 1) * 100


def doubling_time(times: float, years: float) -> float:
    """Years that a doubling takes at the compound rate: years * ln 2 / ln times.

    Raises ValueError when nothing grew.
    """
    if times <= 1 or years <= 0:
        raise ValueError(f"nothing doubles: {times} times over {years} years")
    return years * math.log(2) / math.log(times)


def measures(percent: float, bounds: Bounds, years: float) -> pd.DataFrame:
    """What a growth claim amounts to, at its number and at its bounds.

    One row a measure; columns: measure, unit, value, lower, upper. A faster growth is a shorter doubling time, so
    the claim's upper bound is there the lower one. An unknown bound stays empty.
    """
    rows = [
        ("Increase", "percent", lambda p: p, False),
        ("Index at the end, start = 100", "index", lambda p: 100 * multiple(p), False),
        ("Times the start", "times", multiple, False),
        ("Compound annual growth", "percent per year", lambda p: annual_rate(multiple(p), years), False),
        ("Doubling time", "years", lambda p: doubling_time(multiple(p), years), True),
    ]

    def at(compute, end: float | None) -> float | None:
        return None if end is None else compute(end)

    return pd.DataFrame(
        [
            {
                "measure": name,
                "unit": unit,
                "value": compute(percent),
                "lower": at(compute, bounds.upper if falls else bounds.lower),
                "upper": at(compute, bounds.lower if falls else bounds.upper),
            }
            for name, unit, compute, falls in rows
        ]
    ).astype({"value": float, "lower": float, "upper": float})


def index(series: pd.DataFrame, base_year: int) -> pd.DataFrame:
    """An annual series (columns: year, value) with `index`, 100 in the base year, and `change_percent` since it.

    Raises ValueError when the series has no value for the base year.
    """
    base = series.loc[series["year"] == base_year, "value"]
    if base.empty:
        raise ValueError(
            f"the series has no value for {base_year}; it covers {series['year'].min()} to {series['year'].max()}"
        )
    indexed = 100 * series["value"] / float(base.iloc[0])
    return series.assign(index=indexed, change_percent=indexed - 100)


def path(start_value: float, percent: float, start_year: int, end_year: int) -> pd.DataFrame:
    """The constant-rate path that a growth claim implies. Columns: year, value."""
    rate = multiple(percent) ** (1 / (end_year - start_year))
    years = range(start_year, end_year + 1)
    return pd.DataFrame({"year": list(years), "value": [start_value * rate ** (year - start_year) for year in years]})


def claimed_bounds(measures: pd.DataFrame, measure: str) -> Bounds:
    """The bounds of one row of `measures`."""
    row = measures.set_index("measure").loc[measure]
    return Bounds(*(None if pd.isna(row[end]) else float(row[end]) for end in ("lower", "upper")))
