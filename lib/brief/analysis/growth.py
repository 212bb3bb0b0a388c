"""Growth over a period: index, compound annual rate, doubling time, and what a claim's qualifier leaves open."""

from __future__ import annotations

import math
from collections.abc import Callable

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


# Name, unit, how it follows from an increase in percent over so many years, whether it falls as that rises.
_MEASURES: tuple[tuple[str, str, Callable[[float, float], float], bool], ...] = (
    ("Increase", "percent", lambda percent, years: percent, False),
    ("Index at the end, start = 100", "index", lambda percent, years: 100 * multiple(percent), False),
    ("Times the start", "times", lambda percent, years: multiple(percent), False),
    (
        "Compound annual growth",
        "percent per year",
        lambda percent, years: annual_rate(multiple(percent), years),
        False,
    ),
    ("Doubling time", "years", lambda percent, years: doubling_time(multiple(percent), years), True),
)


def claimed_bounds(measure: str, bounds: Bounds, years: float) -> Bounds:
    """The bounds of one measure, from those of the increase in percent: open ends stay open, unknown ones unknown.

    A faster growth is a shorter doubling time, so there the upper bound becomes the lower one.
    """
    compute, falls = next((compute, falls) for name, _, compute, falls in _MEASURES if name == measure)
    lower, upper = (None if end is None else compute(end, years) for end in (bounds.lower, bounds.upper))
    if falls:
        return Bounds(upper, lower, bounds.upper_open, bounds.lower_open)
    return Bounds(lower, upper, bounds.lower_open, bounds.upper_open)


def measures(percent: float, bounds: Bounds, years: float) -> pd.DataFrame:
    """What a growth claim amounts to, at its number and at its bounds (see `claimed_bounds`).

    One row a measure; columns: measure, unit, value, lower, upper (float). An unknown bound stays empty.
    """
    rows = [
        (name, unit, compute(percent, years), ends.lower, ends.upper)
        for name, unit, compute, _ in _MEASURES
        for ends in [claimed_bounds(name, bounds, years)]
    ]
    frame = pd.DataFrame(rows, columns=["measure", "unit", "value", "lower", "upper"])
    return frame.astype({"value": float, "lower": float, "upper": float})


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
