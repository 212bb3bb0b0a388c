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
from brief.official.observations import bounds as bounds_of
from brief.quantity.bounds import Bounds

DAYS_PER_YEAR = 365


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


def statements(series: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """What was published on several series, in order of publication; each frame is one of `Reference.select`.

    The observations' columns, and days (int, of the period), bounds (Bounds).
    """
    ordered = pd.concat(series).sort_values(["vintage", "series_id"], kind="stable", ignore_index=True)
    weights = [published(row) for row in _records(ordered)]
    return ordered.assign(
        days=[weight.days for weight in weights],
        bounds=pd.Series([weight.bounds for weight in weights], dtype=object),
    )


def last_published(observations: pd.DataFrame) -> dict[str, Any]:
    """The observation of a series that was published last."""
    return _records(observations.sort_values("vintage", kind="stable"))[-1]


def _records(observations: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in observations.to_dict("records")]


def in_fiscal_years(observations: pd.DataFrame) -> dict[int, Bounds]:
    """Observations of US fiscal years, October to September, by the year each ends in; the last vintage."""
    starts, ends = observations["period_start"], observations["period_end"]
    whole = observations[starts.str.endswith("-10") & ends.str.endswith("-09")]
    return {int(row["period_end"][:4]): bounds_of(row) for row in _records(whole)}


def by_fiscal_year(monthly: pd.DataFrame, others: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """A monthly series by US fiscal year, and what others published for the same years.

    Columns: fiscal_year (int), value (float), change_percent (float, on the year before), then one of each name in
    `others` (Bounds, or None where it has no such year).
    """
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
    """The weight that one observation of a series says, over the days of its period."""
    bounds = bounds_of(observation)
    return Weight(months.days(observation["period_start"], observation["period_end"]), _known_end(bounds), bounds)


def together(observations: Sequence[Mapping[str, Any]]) -> Weight:
    """The weights of several observations added up, over the days from the first start to the last end."""
    bounds = sum((bounds_of(row) for row in observations), Bounds.point(0))
    start, end = min(row["period_start"] for row in observations), max(row["period_end"] for row in observations)
    return Weight(months.days(start, end), _known_end(bounds), bounds)


def on_days(monthly: pd.DataFrame, start: str, end: str) -> Weight:
    """What a monthly series (columns: month, value) counts from `start` to `end`: an estimate, but for months."""
    value, bounds = months.within(monthly, start, end)
    return Weight(months.days(start, end), value, bounds)


def part_of_year(year: Mapping[str, Any], monthly: pd.DataFrame, start: str, end: str) -> Weight:
    """A year's weight cut to the days from `start` to `end`, as if it were spread over the year like another's months.

    `year` is an observation, `monthly` (columns: month, value) the other series, which covers the year.
    """
    whole, _ = months.within(monthly, year["period_start"], year["period_end"])
    part, _ = months.within(monthly, start, end)
    bounds = scaled(bounds_of(year), part / whole)
    return Weight(months.days(start, end), _known_end(bounds), bounds)


def _known_end(bounds: Bounds) -> float:
    known = bounds.upper if bounds.lower is None else bounds.lower
    if known is None:
        raise ValueError("an observation without a number is no weight")
    return known


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
