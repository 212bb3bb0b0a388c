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
    """Whole pills from a kilogram: floor(milligrams in 1 kg * purity / mg_per_pill + 0.000001).

    `mg_per_pill` is the fentanyl in one pill, `purity` the share of it in the kilogram, above 0 and up to 1.
    The millionth of a pill forgives the rounding of the division: 1 kg / 666,666 makes 666,666 pills.
    Raises ValueError for a content or purity that is not possible, or when not one pill comes out.
    """
    if not 0 < mg_per_pill < math.inf:
        raise ValueError(f"content per pill must be above 0 mg, not {mg_per_pill}")
    if not 0 < purity <= 1:
        raise ValueError(f"purity must be above 0 and at most 1, not {purity}")
    pills = math.floor(convert(1, "kilogram", "milligram") * purity / mg_per_pill + 1e-6)
    if pills < 1:
        raise ValueError(f"a kilogram of purity {purity} makes no pill of {mg_per_pill} mg")
    return pills


def content_mg(pills: Bounds) -> Bounds:
    """Powder in a pill, mg, when a kilogram makes so many: 1 kg / pills. Its fentanyl only if it is pure."""
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
    pills = floor(1000000 * purity / mg_per_pill + 0.000001); pills_sold = pills * (1 - loss_share);
    revenue = pills_sold * price_per_pill; cost = price_per_kg; multiple = revenue / cost;
    cost_per_pill = cost / pills; margin_per_pill = (revenue - cost) / pills, over all pills pressed;
    break_even_loss = max(0, 1 - cost / (pills * price_per_pill)), which does not depend on loss_share.

    Raises ValueError for a price that is not positive, a purity outside (0, 1] or a loss outside [0, 1].
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
    """The claim's chain with its bounds carried through by interval arithmetic."""
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
    """The claim step by step: `at_price` takes the named price as it stands, `bounded` with its qualifier.

    Columns: step, kind (quoted or our arithmetic), unit, low and high (at the named price), lower and upper
    (what the words allow; empty: unknown).
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
    """Where a value lies against what is quoted: within, below or above it."""
    if value in bounds:
        return "within"
    return "above" if bounds.below(value) else "below"


def latest(observed: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The last observation of each of several series; each frame is one of `Reference.select`, with calendar years.

    Index: the name in `observed`. Columns: value (float), year (int).
    """
    last = [rows.iloc[-1] for rows in observed.values()]
    return pd.DataFrame(
        {"value": [float(row["value"]) for row in last], "year": [int(row["period_start"]) for row in last]},
        index=list(observed),
    )


def beside(entries: Iterable[tuple[str, str, Bounds, pd.DataFrame]]) -> pd.DataFrame:
    """Official observations of quantities beside what the claim says of them ("quoted") or implies ("implied").

    Each entry is a quantity's name, quoted or implied, its bounds, and the observations (rows of `Reference.select`).
    Columns: quantity, unit, plan (str, kind and bounds in words), official (float), period (str), lies (see `placed`).
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
