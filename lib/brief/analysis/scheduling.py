"""The scheduling race: how many new substances appear while one is scheduled, and how long controls took."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from brief.analysis.substances import Rate
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period


def waiting(rate: Bounds, years: float) -> Bounds:
    """How many new substances are not scheduled yet, when `rate` a year appear and each takes `years`.

    Arrivals times stay (Little, "A proof for the queuing formula: L = λW", Operations Research 9, 1961). It
    is the number at any time, even if every substance is scheduled in the end and however many are worked on
    side by side; and the number that appears while one is being scheduled.
    """
    return rate * Bounds.point(years)


def race(rates: Iterable[Rate], years: Iterable[float]) -> pd.DataFrame:
    """How many new substances appear while one is scheduled, for several rates and lengths of scheduling.

    Columns: rate, per_year, years, substances, lower, upper (substances; empty: unknown). Raises ValueError for a
    length that is not positive.
    """
    lengths = list(years)
    if min(lengths) <= 0:
        raise ValueError(f"scheduling takes more than {min(lengths):g} years")
    return pd.DataFrame(
        [
            {
                "rate": rate.name,
                "per_year": rate.per_year,
                "years": length,
                "substances": rate.per_year * length,
                "lower": left.lower,
                "upper": left.upper,
            }
            for rate in rates
            for length in lengths
            for left in [waiting(rate.bounds, length)]
        ]
    ).astype({"years": float, "lower": float, "upper": float})


def delays(earlier: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """How long after one authority another controlled the same chemicals, row by row.

    Both are rows of `brief.official.reference`, in the same order and of the same length; a single row of one stands
    beside every row of the other. Columns: from, to (periods), years; a month counts by its middle. Raises ValueError
    when the lengths differ otherwise.
    """
    starts, ends = (frame["period_start"].map(Period.parse).tolist() for frame in (earlier, later))
    if len(starts) == 1 or len(ends) == 1:
        starts, ends = starts * len(ends), ends * len(starts)
    return pd.DataFrame(
        [
            {"from": str(start), "to": str(end), "years": end.decimal_year() - start.decimal_year()}
            for start, end in zip(starts, ends, strict=True)
        ]
    )
