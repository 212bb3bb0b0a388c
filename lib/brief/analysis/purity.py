"""Purity and price: what was seized in pure fentanyl, and what the fentanyl in a dose costs.

No purity is assumed: each is one that was published, of a period that overlaps the weight's. It is that of powders in
the DEA's laboratories; pills hold less fentanyl for their weight, so a pure weight computed with it is an upper end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from brief.analysis import economics
from brief.charts import columns
from brief.quantity import periods, words
from brief.quantity.bounds import Bounds
from brief.quantity.units import convert


def published(observations: pd.DataFrame) -> pd.DataFrame:
    """Each percentage published, in order of time: the rows of `bars.bar_rows`.

    Parameters
    ----------
    observations
        Rows of `Reference.select`; of a period given twice, the last release counts.

    Returns
    -------
    pd.DataFrame
        `name` (the period), `kind` ("official"), `text` (`str`), `value`, `lower`, `upper` (`float`, percent).

    Examples
    --------
    >>> from brief.analysis import purity
    >>> from brief.official import reference
    >>> purity.published(reference.load().select("fentanyl-powder-purity-us"))["value"].to_list()
    [5.3, 19.2, 19.5, 11.36, 10.3]
    """
    columns.of_series("purity.published", "observations", observations)
    ordered = observations.dropna(subset="value").drop_duplicates(["period_start", "period_end"], keep="last")
    ordered = ordered.sort_values("period_end", kind="stable")
    named = [_named(start, end) for start, end in zip(ordered["period_start"], ordered["period_end"], strict=True)]
    value = ordered["value"].to_numpy()
    return pd.DataFrame(
        {
            "name": named,
            "kind": "official",
            "text": [f"{percent:g} percent" for percent in value],
            "value": value,
            "lower": value,
            "upper": value,
        }
    )


def _named(start: str, end: str) -> str:
    """Fiscal year 2023 for October 2022 to September 2023; other periods in words."""
    if start.endswith("-10") and end.endswith("-09"):
        return f"Fiscal year {end[:4]}"
    return periods.in_words(start if start == end else f"{start}/{end}")


def of_fiscal_year(observations: pd.DataFrame, year: int) -> tuple[float, str] | None:
    """The purity published for a US fiscal year, or else for the calendar year that shares nine months with it.

    Parameters
    ----------
    observations
        Rows of `Reference.select`.
    year
        The fiscal year, which ends in September of it.

    Returns
    -------
    tuple of float and str, or None
        The percentage and its period in words; None where neither was published.

    Examples
    --------
    >>> from brief.analysis import purity
    >>> from brief.official import reference
    >>> powders = reference.load().select("fentanyl-powder-purity-us")
    >>> purity.of_fiscal_year(powders, 2023), purity.of_fiscal_year(powders, 2024)
    ((19.5, 'Fiscal year 2023'), (11.36, '2024'))
    """
    columns.of_series("purity.of_fiscal_year", "observations", observations)
    for start, end in ((f"{year - 1}-10", f"{year}-09"), (str(year), str(year))):
        rows = observations[(observations["period_start"] == start) & (observations["period_end"] == end)]
        if not rows.empty:
            return float(rows["value"].iloc[-1]), _named(start, end)
    return None


def pure_weights(weights: pd.DataFrame, purities: pd.DataFrame) -> pd.DataFrame:
    """What was seized in a fiscal year, and the fentanyl in it if it had the purity published for that time.

    Parameters
    ----------
    weights
        Rows of `Reference.select` of fiscal years, in pounds; of a year given twice, the last release counts.
    purities
        Rows of `Reference.select`, in percent.

    Returns
    -------
    pd.DataFrame
        `year` (`int`), `kg`, `purity_percent` (`float`), `purity_of` (`str`), `pure_kg` (`float`): the years for which
        a purity was published.

    Examples
    --------
    >>> from brief.analysis import purity
    >>> from brief.official import reference
    >>> official = reference.load()
    >>> weights = official.select("cbp-land-fentanyl-seizures-fiscal-year", start="2024-10")
    >>> purity.pure_weights(weights, official.select("fentanyl-powder-purity-us")).round(1)
       year      kg  purity_percent         purity_of  pure_kg
    0  2025  5236.8            10.3  Fiscal year 2025    539.4
    """
    columns.of_series("purity.pure_weights", "weights", weights)
    columns.of_series("purity.pure_weights", "purities", purities)
    rows = []
    for end, pounds in weights.drop_duplicates("period_end", keep="last")[["period_end", "value"]].itertuples(
        index=False
    ):
        purity = of_fiscal_year(purities, int(str(end)[:4]))
        if purity is None:
            continue
        kg = convert(float(pounds), "pound", "kilogram")
        rows.append((int(str(end)[:4]), kg, *purity, kg * purity[0] / 100))
    return pd.DataFrame(rows, columns=["year", "kg", "purity_percent", "purity_of", "pure_kg"])


def doses(pure_kg: float, dose_mg: float) -> float:
    """How many doses a weight of pure fentanyl is.

    Parameters
    ----------
    pure_kg
        The weight.
    dose_mg
        What one dose holds.

    Examples
    --------
    >>> from brief.analysis import purity
    >>> purity.doses(1, 2)
    500000.0
    """
    return convert(pure_kg, "kilogram", "milligram") / dose_mg


def cost_of_dose(price_per_kg: float, purity_percent: float, dose_mg: float) -> float:
    """What the fentanyl in a dose costs at the price of a kilogram of some purity, USD.

    Parameters
    ----------
    price_per_kg
        USD for a kilogram as it is sold.
    purity_percent
        Its purity.
    dose_mg
        What one dose holds of pure fentanyl.

    Examples
    --------
    >>> from brief.analysis import purity
    >>> purity.cost_of_dose(5000, 100, 2)
    0.01
    """
    pure_mg = convert(1, "kilogram", "milligram") * purity_percent / 100
    return price_per_kg / pure_mg * dose_mg


@dataclass(frozen=True)
class Case:
    """A kilogram as somebody published it: its price, its purity, the fentanyl in a pill."""

    name: str
    price_per_kg: float
    purity_percent: float
    content_mg: float


def rerun(cases: Iterable[Case], pill_prices: tuple[float, float]) -> pd.DataFrame:
    """The economics of a kilogram, once for each case: bought, pressed into pills, all of them sold.

    Parameters
    ----------
    cases
        A kilogram each.
    pill_prices
        Lowest and highest price of a pill, USD.

    Returns
    -------
    pd.DataFrame
        `case` (`str`), `price_per_kg`, `purity_percent`, `content_mg`, `pills`, `cost_per_pill`, `revenue_low`,
        `revenue_high`, `times_low`, `times_high` (`float`; times: revenue as a multiple of the price), and `sold` and
        `times`, both ends in words (`str`).

    Examples
    --------
    >>> from brief.analysis import purity
    >>> case = purity.Case("Bought pure", price_per_kg=5000, purity_percent=100, content_mg=2)
    >>> purity.rerun([case], (10, 30))[["sold", "times"]].loc[0].to_list()
    ['$5 million to $15 million', '1,000 to 3,000']
    """
    rows = []
    for case in cases:
        low, high = (
            economics.chain(case.price_per_kg, case.content_mg, case.purity_percent / 100, 0.0, price)
            for price in pill_prices
        )
        rows.append(
            {
                "case": case.name,
                "price_per_kg": case.price_per_kg,
                "purity_percent": case.purity_percent,
                "content_mg": case.content_mg,
                "pills": float(low.pills),
                "cost_per_pill": low.cost_per_pill,
                "revenue_low": low.revenue,
                "revenue_high": high.revenue,
                "times_low": low.multiple,
                "times_high": high.multiple,
                "sold": words.bounds(Bounds(low.revenue, high.revenue), words.money, digits=3),
                "times": f"{low.multiple:,.0f} to {high.multiple:,.0f}",
            }
        )
    return pd.DataFrame(rows)
