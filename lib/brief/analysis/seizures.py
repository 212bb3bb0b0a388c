"""Seizures: what a seized weight is a day and a year, beside the counts of the same days, and in money.

A claim's bounds go through every step: "nearly 10,000 pounds" has an upper bound and no lower one, and so has
all that is computed from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from brief.analysis import months
from brief.charts import columns
from brief.official.observations import bounds as bounds_of
from brief.quantity.bounds import Bounds

DAYS_PER_YEAR = 365


def scaled(bounds: Bounds, factor: float) -> Bounds:
    """Bounds in another unit, or of a quantity proportional to the first.

    Parameters
    ----------
    bounds
        In the first unit.
    factor
        What the first unit is multiplied by.

    Examples
    --------
    >>> from brief.analysis import seizures
    >>> from brief.quantity.bounds import Bounds
    >>> seizures.scaled(Bounds(upper=59.0, upper_open=True), 1 / 59)
    Bounds(lower=None, upper=1.0, lower_open=False, upper_open=True)

    """
    return bounds * Bounds.point(factor)


def rates(value: float, bounds: Bounds, unit: str, length_days: float) -> pd.DataFrame:
    """An amount as a total, a day, and, for less than a year, a year at that pace.

    Parameters
    ----------
    value, bounds, unit
        The amount: its number, what its words leave open, and its unit.
    length_days
        The days it was counted over.

    Returns
    -------
    pd.DataFrame
        One row a measure: `measure`, `unit` (`str`), `value`, `lower`, `upper` (`float`, an unknown bound is empty).

    Raises
    ------
    ValueError
        For a length that is not positive.

    Examples
    --------
    >>> from brief.analysis import seizures
    >>> from brief.quantity.bounds import Bounds
    >>> seizures.rates(5900, Bounds(upper=5900), "lb", 59).round(1)
                   measure       unit    value  lower    upper
    0                Total         lb   5900.0    NaN   5900.0
    1                A day   lb a day    100.0    NaN    100.0
    2  A year at that pace  lb a year  36500.0    NaN  36500.0

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


def statements(series: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """What was published on several series, in order of publication.

    Parameters
    ----------
    series
        The observations of each (`Reference.select`).

    Returns
    -------
    pd.DataFrame
        The observations' columns, and `days` (`int`, of the period) and `bounds` (`Bounds`).

    Examples
    --------
    >>> from brief.analysis import seizures
    >>> from brief.official import reference
    >>> stated = seizures.statements([reference.load().select("four-horsemen-fentanyl-seizures")])
    >>> stated[["period_end", "days", "value", "lower"]]
       period_end  days   value  lower
    0  2023-04-13    39     NaN  800.0
    1  2023-05-08    64  1060.0    NaN

    """
    ordered = pd.concat(series).sort_values(["release", "series_id"], kind="stable", ignore_index=True)
    weights = [published(row) for row in _records(ordered)]
    return ordered.assign(
        days=[weight.days for weight in weights],
        bounds=pd.Series([weight.bounds for weight in weights], dtype=object),
    )


def last_published(observations: pd.DataFrame) -> dict[str, Any]:
    """The observation of a series that was published last, as a mapping of its columns.

    Parameters
    ----------
    observations
        Rows of `Reference.select`.

    Examples
    --------
    >>> from brief.analysis import seizures
    >>> from brief.official import reference
    >>> last = seizures.last_published(reference.load().select("four-horsemen-fentanyl-seizures"))
    >>> last["value"], last["unit"]
    (1060.0, 'lb')

    """
    columns.check("seizures.last_published", "observations", observations, text=["release"])
    return _records(observations.sort_values("release", kind="stable"))[-1]


def _records(observations: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in observations.to_dict("records")]


def in_fiscal_years(observations: pd.DataFrame) -> dict[int, Bounds]:
    """Observations of US fiscal years, October to September, by the year each ends in; the last release of each.

    Parameters
    ----------
    observations
        Rows of `Reference.select`.

    Examples
    --------
    >>> from brief.analysis import seizures
    >>> from brief.official import reference
    >>> seizures.in_fiscal_years(reference.load().select("hsi-fentanyl-seizures-fiscal-year"))
    {2022: Bounds(lower=21000.0, upper=None, lower_open=True, upper_open=False)}

    """
    columns.of_series("seizures.in_fiscal_years", "observations", observations)
    starts, ends = observations["period_start"], observations["period_end"]
    whole = observations[starts.str.endswith("-10") & ends.str.endswith("-09")]
    return {int(row["period_end"][:4]): bounds_of(row) for row in _records(whole)}


def by_fiscal_year(monthly: pd.DataFrame, others: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """A monthly series by US fiscal year, and what others published for the same years.

    Parameters
    ----------
    monthly
        `month` (`str`, YYYY-MM), `value` (`float`).
    others
        The observations of other series (`Reference.select`), by the names that their columns get.

    Returns
    -------
    pd.DataFrame
        `fiscal_year` (`int`), `value`, `change_percent` (`float`, on the year before), then a column a name in `others`
        (`Bounds`, or None where it has no such year).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import seizures
    >>> names = pd.period_range("2021-10", "2023-09", freq="M").strftime("%Y-%m")
    >>> monthly = pd.DataFrame({"month": names, "value": [1.0] * 12 + [1.5] * 12})
    >>> seizures.by_fiscal_year(monthly, {})
       fiscal_year  value  change_percent
    0         2022   12.0             NaN
    1         2023   18.0            50.0

    """
    columns.check("seizures.by_fiscal_year", "monthly", monthly, text=["month"], numbers=["value"])
    fiscal = months.fiscal_years(monthly)
    published_years = {name: in_fiscal_years(observations) for name, observations in others.items()}
    return fiscal.assign(
        change_percent=100 * fiscal["value"].pct_change(),
        **{
            name: pd.Series([years.get(year) for year in fiscal["fiscal_year"]], dtype=object)
            for name, years in published_years.items()
        },
    )


@dataclass(frozen=True)
class Weight:
    """A weight counted or estimated over some days. `value` is the number itself, or the one end that is known."""

    days: int
    value: float
    bounds: Bounds


def published(observation: Mapping[str, Any]) -> Weight:
    """The weight that one observation of a series says, over the days of its period.

    Parameters
    ----------
    observation
        A row of `Reference.select`.

    Raises
    ------
    ValueError
        For an observation without a number.

    Examples
    --------
    >>> from brief.analysis import seizures
    >>> nan = float("nan")
    >>> months = {"period_start": "2023-10", "period_end": "2023-11", "value": nan, "lower": 5500.0, "upper": nan}
    >>> seizures.published(months)
    Weight(days=61, value=5500.0, bounds=Bounds(lower=5500.0, upper=None, lower_open=True, upper_open=False))

    """
    bounds = bounds_of(observation)
    return Weight(months.days(observation["period_start"], observation["period_end"]), _known_end(bounds), bounds)


def together(observations: Sequence[Mapping[str, Any]]) -> Weight:
    """The weights of several observations added up, over the days from the first start to the last end.

    Parameters
    ----------
    observations
        Mappings with `period_start`, `period_end`, `value`, `lower` and `upper`; in one unit, none part of another.

    Raises
    ------
    ValueError
        When no end of the sum is known.

    Examples
    --------
    >>> from brief.analysis import seizures
    >>> from brief.official import reference
    >>> official = reference.load()
    >>> operations = ["blue-lotus-fentanyl-seizures", "four-horsemen-fentanyl-seizures"]
    >>> last = [seizures.last_published(official.select(name)) for name in operations]
    >>> seizures.together(last)
    Weight(days=64, value=5760.0, bounds=Bounds(lower=5760.0, upper=None, lower_open=True, upper_open=False))

    """
    bounds = sum((bounds_of(row) for row in observations), Bounds.point(0))
    start, end = min(row["period_start"] for row in observations), max(row["period_end"] for row in observations)
    return Weight(months.days(start, end), _known_end(bounds), bounds)


def on_days(monthly: pd.DataFrame, start: str, end: str) -> Weight:
    """What a monthly series counts from one day to another: an estimate, unless these are whole months.

    Parameters
    ----------
    monthly
        `month` (`str`, YYYY-MM), `value` (`float`).
    start, end
        Days or months.

    Raises
    ------
    ValueError
        When the series lacks one of the months.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import seizures
    >>> monthly = pd.DataFrame({"month": ["2023-03", "2023-04"], "value": [3100.0, 3000.0]})
    >>> weight = seizures.on_days(monthly, "2023-03-13", "2023-04-30")
    >>> weight.days, weight.value, weight.bounds.lower, weight.bounds.upper
    (49, 4900.0, 3000.0, 6100.0)

    """
    columns.check("seizures.on_days", "monthly", monthly, text=["month"], numbers=["value"])
    value, bounds = months.within(monthly, start, end)
    return Weight(months.days(start, end), value, bounds)


def part_of_year(year: Mapping[str, Any], monthly: pd.DataFrame, start: str, end: str) -> Weight:
    """A year's weight cut to some days, as if it were spread over the year like another's months: an estimate.

    The bounds are those of the other series' days (`on_days`), in the same proportion. An open end of the year's
    weight is taken at its number, as a proportion of it bounds nothing.

    Parameters
    ----------
    year
        An observation of the year.
    monthly
        `month` (`str`, YYYY-MM), `value` (`float`) of the other series, which covers the year.
    start, end
        Days or months of that year.

    Raises
    ------
    ValueError
        When the monthly series lacks a month, or the year has no number.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import seizures
    >>> monthly = pd.DataFrame({"month": ["2023-03", "2023-04"], "value": [1000.0, 3000.0]})
    >>> year = {"period_start": "2023-03", "period_end": "2023-04", "value": 8000.0, "lower": None, "upper": None}
    >>> seizures.part_of_year(year, monthly, "2023-04", "2023-04").value
    6000.0

    """
    columns.check("seizures.part_of_year", "monthly", monthly, text=["month"], numbers=["value"])
    whole, _ = months.within(monthly, year["period_start"], year["period_end"])
    part, least_and_most = months.within(monthly, start, end)
    weight = _known_end(bounds_of(year))
    return Weight(months.days(start, end), weight * part / whole, scaled(least_and_most, weight / whole))


def _known_end(bounds: Bounds) -> float:
    known = bounds.upper if bounds.lower is None else bounds.lower
    if known is None:
        raise ValueError("an observation without a number is no weight")
    return known


def forgone(kilograms: float, bounds: Bounds, prices: Mapping[str, Bounds]) -> pd.DataFrame:
    """What a weight would have sold for, in USD, at prices per kilogram; both of the drug in the same purity.

    Parameters
    ----------
    kilograms, bounds
        The weight: its number, and what its words leave open.
    prices
        USD per kilogram, by the names of the prices.

    Returns
    -------
    pd.DataFrame
        One row a price: `price` (`str`), `per_kg_low`, `per_kg_high`; `low`, `high`: at the number of kilograms itself
        and both ends of the price; `lower`, `upper`: at the bounds of weight and price (`float`, unknown ends empty).

    Examples
    --------
    >>> from brief.analysis import seizures
    >>> from brief.quantity.bounds import Bounds
    >>> seizures.forgone(100, Bounds(upper=100), {"bought": Bounds(lower=5000)}).to_dict("records")[0]["low"]
    500000.0

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
