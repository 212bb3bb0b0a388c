"""Growth over a period: index, compound annual rate, doubling time, and what a claim's qualifier leaves open."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd

from brief.charts import columns
from brief.quantity.bounds import Bounds


def multiple(percent: float) -> float:
    """How many times the start an increase in percent makes.

    Parameters
    ----------
    percent
        The increase.

    Examples
    --------
    >>> from brief.analysis import growth
    >>> growth.multiple(640)
    7.4

    """
    return 1 + percent / 100


def annual_rate(times: float, years: float) -> float:
    """Compound annual growth in percent: (times ** (1 / years) - 1) * 100.

    Parameters
    ----------
    times
        How many times the start it became, above 0.
    years
        Above 0.

    Raises
    ------
    ValueError
        For a multiple or a period that is not positive.

    Examples
    --------
    >>> from brief.analysis import growth
    >>> round(growth.annual_rate(7.4, 4), 1)
    64.9
    """
    if times <= 0 or years <= 0:
        raise ValueError(f"growth needs a positive multiple and period, not {times} over {years} years")
    return (math.pow(times, 1 / years) - 1) * 100


def doubling_time(times: float, years: float) -> float:
    """Years that a doubling takes at the compound rate: years * ln 2 / ln times.

    Parameters
    ----------
    times
        How many times the start it became, above 1.
    years
        Above 0.

    Raises
    ------
    ValueError
        When nothing grew.

    Examples
    --------
    >>> from brief.analysis import growth
    >>> round(growth.doubling_time(7.4, 4), 2)
    1.39
    """
    if times <= 1 or years <= 0:
        raise ValueError(f"nothing doubles: {times} times over {years} years")
    return years * math.log(2) / math.log(times)


@dataclass(frozen=True)
class Measure:
    """One thing that a growth amounts to: its name and unit, its number, and what the claim leaves open of it."""

    name: str
    unit: str
    value: float
    bounds: Bounds


_NAMES = {
    "increase": ("Increase", "percent"),
    "index": ("Index at the end, start = 100", "index"),
    "times": ("Times the start", "times"),
    "annual_rate": ("Compound annual growth", "percent per year"),
    "doubling_time": ("Doubling time", "years"),
}


def measures(percent: float, bounds: Bounds, years: float) -> dict[str, Measure]:
    """What a growth claim amounts to, at its number and within its bounds.

    Open ends stay open, unknown ones unknown. A faster growth is a shorter doubling time, so there the upper bound
    becomes the lower one.

    Parameters
    ----------
    percent
        The increase that is claimed.
    bounds
        What its qualifier leaves open.
    years
        How long it took.

    Returns
    -------
    dict[str, Measure]
        Under increase, index, times, annual_rate (percent) and doubling_time (years).

    Raises
    ------
    ValueError
        For a growth or a period that is not positive.

    Examples
    --------
    >>> from brief.analysis import growth
    >>> from brief.quantity.bounds import Bounds
    >>> claimed = growth.measures(640, Bounds(upper=640, upper_open=True), years=4)
    >>> round(claimed["annual_rate"].value, 1), claimed["times"].bounds
    (64.9, Bounds(lower=None, upper=7.4, lower_open=False, upper_open=True))

    """
    value = _amounts(percent, years)
    return {
        key: Measure(name, unit, value[key], bounds.mapped(partial(_amount, key, years), falls=key == "doubling_time"))
        for key, (name, unit) in _NAMES.items()
    }


def _amount(key: str, years: float, percent: float) -> float:
    return _amounts(percent, years)[key]


def _amounts(percent: float, years: float) -> dict[str, float]:
    times = multiple(percent)
    return {
        "increase": percent,
        "index": 100 * times,
        "times": times,
        "annual_rate": annual_rate(times, years),
        "doubling_time": doubling_time(times, years),
    }


def table(measures: Mapping[str, Measure]) -> pd.DataFrame:
    """Measures as rows.

    Parameters
    ----------
    measures
        What `measures` returns.

    Returns
    -------
    pd.DataFrame
        `measure`, `unit` (`str`), `value`, `lower`, `upper` (`float`; an unknown bound is empty).

    Examples
    --------
    >>> from brief.analysis import growth
    >>> from brief.quantity.bounds import Bounds
    >>> growth.table(growth.measures(640, Bounds(upper=640, upper_open=True), years=4))["measure"].to_list()[:2]
    ['Increase', 'Index at the end, start = 100']
    """
    rows = [(each.name, each.unit, each.value, each.bounds.lower, each.bounds.upper) for each in measures.values()]
    frame = pd.DataFrame(rows, columns=["measure", "unit", "value", "lower", "upper"])
    return frame.astype({"value": float, "lower": float, "upper": float})


def index(series: pd.DataFrame, base_year: int) -> pd.DataFrame:
    """An annual series as an index of one of its years.

    Parameters
    ----------
    series
        `year` (`int`) and `value` (`float`).
    base_year
        The year that is 100.

    Returns
    -------
    pd.DataFrame
        The same rows with `index` and `change_percent` (`float`), since the base year.

    Raises
    ------
    ValueError
        When the series has no value for the base year.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import growth
    >>> growth.index(pd.DataFrame({"year": [2012, 2016], "value": [2500, 20000]}), 2012)
       year  value  index  change_percent
    0  2012   2500  100.0             0.0
    1  2016  20000  800.0           700.0

    """
    columns.check("growth.index", "series", series, numbers=["year", "value"])
    base = series.loc[series["year"] == base_year, "value"]
    if base.empty:
        raise ValueError(
            f"the series has no value for {base_year}; it covers {series['year'].min()} to {series['year'].max()}"
        )
    indexed = 100 * series["value"] / float(base.iloc[0])
    return series.assign(index=indexed, change_percent=indexed - 100)


def path(start_value: float, percent: float, start_year: int, end_year: int) -> pd.DataFrame:
    """The path at a constant rate that a growth claim implies: `year` (`int`) and `value` (`float`).

    Parameters
    ----------
    start_value
        Where it starts.
    percent
        The increase over the whole path.
    start_year
        Its first calendar year.
    end_year
        Its last.

    Examples
    --------
    >>> from brief.analysis import growth
    >>> growth.path(100, 300, 2012, 2014)
       year  value
    0  2012  100.0
    1  2013  200.0
    2  2014  400.0

    """
    rate = multiple(percent) ** (1 / (end_year - start_year))
    years = range(start_year, end_year + 1)
    return pd.DataFrame({"year": list(years), "value": [start_value * rate ** (year - start_year) for year in years]})
