"""Pill economics: what a kilogram of fentanyl costs, what it brings in as pills, what the words leave open.

The claim says a price, a number of pills and a street value. All else here is our arithmetic on them:
`claimed` for the claim with its bounds, `chain` for any inputs. An interactive page repeats `chain` in
JavaScript, so its operations and their order are part of what it promises.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.units import convert


def pills_per_kg(mg_per_pill: float, purity: float = 1.0) -> int:
    """Pills from a kilogram, to the nearest one: milligrams in 1 kg * purity / mg_per_pill.

    To the nearest, as the audit prints the same quotient: one quantity has one number.

    Parameters
    ----------
    mg_per_pill
        Fentanyl in one pill, mg.
    purity
        The share of it in the kilogram, above 0 and up to 1.

    Raises
    ------
    ValueError
        For a content or purity that is not possible, or when not one pill comes out.

    Examples
    --------
    >>> from brief.analysis import economics
    >>> economics.pills_per_kg(2.4), economics.pills_per_kg(1, purity=0.5)
    (416667, 500000)

    """
    if not 0 < mg_per_pill < math.inf:
        raise ValueError(f"content per pill must be above 0 mg, not {mg_per_pill}")
    if not 0 < purity <= 1:
        raise ValueError(f"purity must be above 0 and at most 1, not {purity}")
    pills = round(convert(1, "kilogram", "milligram") * purity / mg_per_pill)
    if pills < 1:
        raise ValueError(f"a kilogram of purity {purity} makes no pill of {mg_per_pill} mg")
    return pills


def content_mg(pills: Bounds) -> Bounds:
    """Powder in a pill, mg, when a kilogram makes so many: 1 kg / pills. Its fentanyl only if it is pure.

    Parameters
    ----------
    pills
        Pills from a kilogram.

    Examples
    --------
    >>> from brief.analysis import economics
    >>> from brief.quantity.bounds import Bounds
    >>> economics.content_mg(Bounds.point(1e6))
    Bounds(lower=1.0, upper=1.0, lower_open=False, upper_open=False)

    """
    return Bounds.point(convert(1, "kilogram", "milligram")) / pills


@dataclass(frozen=True)
class Chain:
    """One kilogram from purchase to street. Money in dollars, `break_even_loss` a share from 0 to 1.

    `break_even_loss` is the share of the pills, or of many equal shipments, that may be lost before revenue
    falls under the cost; 0 where it does not pay even with nothing lost.
    """

    pills: int
    pills_sold: float
    revenue: float
    cost: float
    multiple: float
    cost_per_pill: float
    margin_per_pill: float
    break_even_loss: float


def chain(price_per_kg: float, mg_per_pill: float, purity: float, loss_share: float, price_per_pill: float) -> Chain:
    """The whole chain of one kilogram. The purchase is the only cost; losses are borne after it is paid.

    Computed in this order:
    pills = 1000000 * purity / mg_per_pill, to the nearest; pills_sold = pills * (1 - loss_share);
    revenue = pills_sold * price_per_pill; cost = price_per_kg; multiple = revenue / cost;
    cost_per_pill = cost / pills; margin_per_pill = (revenue - cost) / pills, over all pills pressed;
    break_even_loss = max(0, 1 - cost / (pills * price_per_pill)), which does not depend on loss_share.

    Parameters
    ----------
    price_per_kg, price_per_pill
        USD, above 0.
    mg_per_pill
        Fentanyl in one pill, mg.
    purity
        The share of it in the kilogram, above 0 and up to 1.
    loss_share
        The share of the pills that are lost, 0 to 1.

    Raises
    ------
    ValueError
        For inputs outside these limits.

    Examples
    --------
    >>> from brief.analysis import economics
    >>> as_quoted = economics.chain(5000, 1.0, 1.0, 0.0, 10)
    >>> as_quoted.pills, as_quoted.revenue, as_quoted.multiple, as_quoted.break_even_loss
    (1000000, 10000000.0, 2000.0, 0.9995)

    """
    if not (0 < price_per_kg < math.inf and 0 < price_per_pill < math.inf):
        raise ValueError(f"prices must be above 0, not {price_per_kg} a kilogram and {price_per_pill} a pill")
    if not 0 <= loss_share <= 1:
        raise ValueError(f"the share lost must be from 0 to 1, not {loss_share}")
    pills = pills_per_kg(mg_per_pill, purity)
    sold = pills * (1 - loss_share)
    revenue = sold * price_per_pill
    return Chain(
        pills=pills,
        pills_sold=sold,
        revenue=revenue,
        cost=price_per_kg,
        multiple=revenue / price_per_kg,
        cost_per_pill=price_per_kg / pills,
        margin_per_pill=(revenue - price_per_kg) / pills,
        break_even_loss=max(0.0, 1 - price_per_kg / (pills * price_per_pill)),
    )


def break_even_loss(cost: Bounds, revenue: Bounds) -> Bounds:
    """The share that may be lost before revenue falls under cost: 1 - cost / revenue, not below 0.

    An unknown end stays unknown: with a cost of "at least" there is a most that may be lost, and no least.

    Parameters
    ----------
    cost, revenue
        USD of one kilogram, or of anything else in one unit.

    Examples
    --------
    >>> from brief.analysis import economics
    >>> from brief.quantity.bounds import Bounds
    >>> economics.break_even_loss(Bounds(lower=5000), Bounds(1e7, 2e7))
    Bounds(lower=None, upper=0.99975, lower_open=False, upper_open=False)

    """
    share = Bounds.point(1) - cost / revenue

    def not_negative(end: float | None) -> float | None:
        return None if end is None else max(0.0, end)

    return Bounds(not_negative(share.lower), not_negative(share.upper), share.lower_open, share.upper_open)


@dataclass(frozen=True)
class Claimed:
    """What is quoted (the first three) and our arithmetic on it. Dollars, mg, times; losses from 0 to 1."""

    price_per_kg: Bounds
    pills: Bounds
    street_value: Bounds
    content_mg: Bounds
    cost_per_pill: Bounds
    price_per_pill: Bounds
    margin_per_pill: Bounds
    multiple: Bounds
    break_even_loss: Bounds


def claimed(price_per_kg: Bounds, pills: Bounds, street_value: Bounds) -> Claimed:
    """The claim's chain with its bounds carried through by interval arithmetic.

    Parameters
    ----------
    price_per_kg, street_value
        USD of a kilogram bought, and of the pills from it.
    pills
        Pills from a kilogram.

    Examples
    --------
    >>> from brief.analysis import economics
    >>> from brief.quantity.bounds import Bounds
    >>> economics.claimed(Bounds(lower=5000), Bounds.point(1e6), Bounds(1e7, 2e7)).multiple
    Bounds(lower=None, upper=4000.0, lower_open=False, upper_open=False)

    """
    cost, price = price_per_kg / pills, street_value / pills
    return Claimed(
        price_per_kg=price_per_kg,
        pills=pills,
        street_value=street_value,
        content_mg=content_mg(pills),
        cost_per_pill=cost,
        price_per_pill=price,
        margin_per_pill=price - cost,
        multiple=street_value / price_per_kg,
        break_even_loss=break_even_loss(price_per_kg, street_value),
    )


# What is shown of a claim: field, kind, words, unit, factor to that unit. Margins are given for a thousand
# pills and losses in pills of a million: four digits would round $19.995 to $20 and 99.975% to 99.98%.
_STEPS = (
    ("price_per_kg", "quoted", "Price of a kilogram in China", "USD", 1),
    ("pills", "quoted", "Pills from a kilogram", "pills", 1),
    ("street_value", "quoted", "Street value of the pills", "USD", 1),
    ("content_mg", "our arithmetic", "Powder in a pill", "mg", 1),
    ("cost_per_pill", "our arithmetic", "Purchase price in a pill", "US cents", 100),
    ("price_per_pill", "our arithmetic", "Street price of a pill", "USD", 1),
    ("margin_per_pill", "our arithmetic", "Margin on a thousand pills", "USD", 1000),
    ("multiple", "our arithmetic", "Street value over price", "times", 1),
    ("break_even_loss", "our arithmetic", "Pills of a million that may be lost", "pills", 1e6),
)


def claimed_table(at_price: Claimed, bounded: Claimed) -> pd.DataFrame:
    """The claim step by step.

    Parameters
    ----------
    at_price
        With the named price as it stands.
    bounded
        With the price and its qualifier.

    Returns
    -------
    pd.DataFrame
        `step`, `kind` (quoted or our arithmetic), `unit` (`str`), `low` and `high` (`float`, at the named price),
        `lower` and `upper` (`float`, what the words allow; empty: unknown).

    Examples
    --------
    >>> from brief.analysis import economics
    >>> from brief.quantity.bounds import Bounds
    >>> pills, value = Bounds.point(1e6), Bounds(1e7, 2e7)
    >>> named, bounded = (economics.claimed(price, pills, value) for price in (Bounds.point(5e3), Bounds(lower=5e3)))
    >>> economics.claimed_table(named, bounded).loc[[7], ["step", "low", "high", "lower", "upper"]]
                          step     low    high  lower   upper
    7  Street value over price  2000.0  4000.0    NaN  4000.0

    """

    def scaled(end: float | None, factor: float) -> float | None:
        # Rounded where floats end: 1e6 * 0.9995 is meant to be 999,500.
        return None if end is None else round(end * factor, 6)

    return pd.DataFrame(
        [
            {
                "step": step,
                "kind": kind,
                "unit": unit,
                "low": scaled(getattr(at_price, field).lower, factor),
                "high": scaled(getattr(at_price, field).upper, factor),
                "lower": scaled(getattr(bounded, field).lower, factor),
                "upper": scaled(getattr(bounded, field).upper, factor),
            }
            for field, kind, step, unit, factor in _STEPS
        ]
    ).astype(dict.fromkeys(("low", "high", "lower", "upper"), float))


def placed(value: float, bounds: Bounds) -> str:
    """Where a value lies against what is quoted: within, below or above it.

    Parameters
    ----------
    value
        An official value.
    bounds
        What is quoted, in the same unit.

    Examples
    --------
    >>> from brief.analysis import economics
    >>> from brief.quantity.bounds import Bounds
    >>> economics.placed(2600, Bounds(lower=5000))
    'below'

    """
    if value in bounds:
        return "within"
    return "above" if bounds.below(value) else "below"


def latest(observed: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The last observation of each of several series of calendar years.

    Parameters
    ----------
    observed
        The observations of each (`Reference.select`), by any name.

    Returns
    -------
    pd.DataFrame
        Index: the names. `value` (`float`), `year` (`int`).

    Examples
    --------
    >>> from brief.analysis import economics
    >>> from brief.official import reference
    >>> content = reference.load().select("pill-fentanyl-content-mean")
    >>> economics.latest({"content": content})
             value  year
    content   1.94  2024

    """
    last = [rows.iloc[-1] for rows in observed.values()]
    return pd.DataFrame(
        {"value": [float(row["value"]) for row in last], "year": [int(row["period_start"]) for row in last]},
        index=list(observed),
    )


def beside(entries: Iterable[tuple[str, str, Bounds, pd.DataFrame]]) -> pd.DataFrame:
    """Official observations of quantities beside what the claim says of them ("quoted") or implies ("implied").

    Parameters
    ----------
    entries
        The name of a quantity, quoted or implied, its bounds, and the observations (`Reference.select`).

    Returns
    -------
    pd.DataFrame
        `quantity`, `unit`, `plan` (`str`, kind and bounds in words), `official` (`float`), `period` (`str`), `lies`
        (see `placed`).

    Examples
    --------
    >>> from brief.analysis import economics
    >>> from brief.official import reference
    >>> from brief.quantity.bounds import Bounds
    >>> price = reference.load().select("fentanyl-price-per-kg-china")
    >>> economics.beside([("Price", "quoted", Bounds(lower=5000), price)])[["plan", "official", "lies"]]
                         plan  official   lies
    0  quoted: at least 5,000    2600.0  below

    """
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "quantity": quantity,
                    "unit": observations["unit"],
                    "plan": f"{kind}: {words.bounds(bounds, words.number, digits=3)}",
                    "official": observations["value"],
                    "period": observations["period_start"],
                    "lies": [placed(value, bounds) for value in observations["value"]],
                }
            )
            for quantity, kind, bounds, observations in entries
        ],
        ignore_index=True,
    )
