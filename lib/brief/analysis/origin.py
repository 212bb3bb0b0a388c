"""Origin and displacement: where fentanyl is seized, how pure it came by each route, and what moved when."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from brief.charts import columns
from brief.quantity.bounds import Bounds


def by_fiscal_year(series: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Fiscal years side by side, for series whose parts add up to a whole.

    Parameters
    ----------
    series
        A name for readers to rows of `Reference.select` of US fiscal years; of a year given twice, the number that was
        computed from the agency's file counts, and of several the last release.

    Returns
    -------
    pd.DataFrame
        `year` (`int`: the fiscal year, which ends in September of it), and a column for each name (`float`, pounds):
        the years that all have.

    Examples
    --------
    >>> from brief.analysis import origin
    >>> from brief.official import reference
    >>> nation = reference.load().select("cbp-land-fentanyl-seizures-fiscal-year", start="2024-10")
    >>> origin.by_fiscal_year({"On land": nation}).to_dict("records")
    [{'year': 2025, 'On land': 11545.2}]
    """
    columns = {}
    for name, rows in series.items():
        counted = rows.dropna(subset="value")
        last = counted.sort_values("file", key=lambda name: name != "", kind="stable").drop_duplicates(
            "period_end", keep="last"
        )
        columns[name] = pd.Series(last["value"].to_numpy(), index=last["period_end"].str[:4].astype(int))
    return pd.DataFrame(columns).dropna().rename_axis("year").reset_index()


def shares(parts: pd.DataFrame) -> pd.DataFrame:
    """Each part in percent of the sum of all parts of the year: `year` as it was, the other columns `float`.

    Parameters
    ----------
    parts
        `year` and a column for each part, which add up to the whole.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import origin
    >>> parts = pd.DataFrame({"year": [2025], "Ports of entry": [30.0], "Border Patrol": [10.0]})
    >>> origin.shares(parts).to_dict("records")
    [{'year': 2025, 'Ports of entry': 75.0, 'Border Patrol': 25.0}]
    """
    columns.check("origin.shares", "parts", parts, numbers=["year"])
    by_year = parts.set_index("year")
    return (100 * by_year.div(by_year.sum(axis="columns"), axis="index")).reset_index()


def pure_share(part: float, purity: Bounds, rest: float, purity_of_rest: Bounds) -> Bounds:
    """The share of the pure drug that came by one route, when the purity of each is known as bounds.

    Parameters
    ----------
    part, rest
        The weights by this route and by the others.
    purity, purity_of_rest
        Purity in percent; a bound that is not known is 0 or 100.

    Returns
    -------
    Bounds
        Percent: the least is with the lowest purity of this route and the highest of the others, the most the reverse.

    Examples
    --------
    >>> from brief.analysis import origin
    >>> from brief.quantity.bounds import Bounds
    >>> origin.pure_share(10, Bounds(lower=90), 90, Bounds(upper=10))
    Bounds(lower=50.0, upper=100.0, lower_open=False, upper_open=False)
    """
    low, high = purity.lower or 0.0, 100.0 if purity.upper is None else purity.upper
    low_rest, high_rest = purity_of_rest.lower or 0.0, 100.0 if purity_of_rest.upper is None else purity_of_rest.upper
    return Bounds(
        100 * part * low / (part * low + rest * high_rest), 100 * part * high / (part * high + rest * low_rest)
    )
