"""The scheduling race: how many new substances appear while one is scheduled, and how long controls took."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from brief.analysis.substances import Rate
from brief.charts import columns
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period


def waiting(rate: Bounds, years: float) -> Bounds:
    """How many new substances are not scheduled yet, at any time.

    Arrivals times stay (Little, "A proof for the queuing formula: L = λW", Operations Research 9, 1961), even if every
    substance is scheduled in the end and however many are worked on side by side. It is also the number that appears
    while one is being scheduled.

    Parameters
    ----------
    rate
        New substances a year.
    years
        How long scheduling one takes.

    Returns
    -------
    Bounds
        Substances.

    Examples
    --------
    >>> from brief.analysis import scheduling
    >>> from brief.quantity.bounds import Bounds
    >>> scheduling.waiting(Bounds(52, 80), years=2)
    Bounds(lower=104, upper=160, lower_open=False, upper_open=False)
    """
    return rate * Bounds.point(years)


def race(rates: Iterable[Rate], years: Iterable[float]) -> pd.DataFrame:
    """How many new substances appear while one is scheduled, for several rates and lengths of scheduling.

    Parameters
    ----------
    rates
        New substances a year.
    years
        How long scheduling one takes, above 0.

    Returns
    -------
    pd.DataFrame
        `rate` (`str`), `per_year`, `years`, `substances`, `lower`, `upper` (substances; empty: unknown; `float`).

    Raises
    ------
    ValueError
        For a length that is not positive.

    Examples
    --------
    >>> from brief.analysis import scheduling
    >>> from brief.analysis.substances import Rate
    >>> print(scheduling.race([Rate.counted("counted", 52)], [1, 2]).to_string(index=False))
       rate  per_year  years  substances  lower  upper
    counted        52    1.0          52   52.0   52.0
    counted        52    2.0         104  104.0  104.0
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

    Parameters
    ----------
    earlier
        Rows of `Reference.select`: `period_start` (`str`).
    later
        As many, in the same order; a single row of one stands beside every row of the other.

    Returns
    -------
    pd.DataFrame
        `from`, `to` (periods, `str`), `years` (`float`); a month counts by its middle.

    Raises
    ------
    ValueError
        When the lengths differ otherwise.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import scheduling
    >>> first = pd.DataFrame({"period_start": ["2008-07"]})
    >>> print(scheduling.delays(first, pd.DataFrame({"period_start": ["2017-07"]})).to_string(index=False))
       from      to  years
    2008-07 2017-07    9.0
    """
    columns.check("scheduling.delays", "earlier", earlier, text=["period_start"])
    columns.check("scheduling.delays", "later", later, text=["period_start"])
    starts, ends = (frame["period_start"].map(Period.parse).tolist() for frame in (earlier, later))
    if len(starts) == 1 or len(ends) == 1:
        starts, ends = starts * len(ends), ends * len(starts)
    return pd.DataFrame(
        [
            {"from": str(start), "to": str(end), "years": end.decimal_year() - start.decimal_year()}
            for start, end in zip(starts, ends, strict=True)
        ]
    )
