"""The pill chain under other inputs than the quoted ones: cases, and the losses and costs that it could bear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

import pandas as pd

from brief.analysis.economics import Chain, Claimed, break_even_loss, chain
from brief.charts import columns
from brief.quantity import words
from brief.quantity.bounds import Bounds

_WHOLE = "{:,.0f}".format


@dataclass(frozen=True)
class Inputs:
    """Inputs of the chain, with a lowest and a highest street price. Shares from 0 to 1, prices in dollars.

    `at_least` says that the price of the kilogram is a lowest one ("as little as"): what falls when it rises
    (multiple, margin, losses that can be borne) is then at most what is computed.
    """

    price_per_kg: float
    mg_per_pill: float
    purity: float
    loss_share: float
    street_low: float
    street_high: float
    at_least: bool = True

    def ends(self) -> tuple[Chain, Chain]:
        """The chain at the lowest and at the highest street price."""
        inputs = (self.price_per_kg, self.mg_per_pill, self.purity, self.loss_share)
        return chain(*inputs, self.street_low), chain(*inputs, self.street_high)

    def pills(self) -> int:
        """Whole pills from the kilogram, lost ones among them."""
        return self.ends()[0].pills

    def revenue(self) -> Bounds:
        """What the pills that are not lost bring in, USD.

        Raises ValueError when the lowest street price is above the highest.
        """
        low, high = self.ends()
        return Bounds(low.revenue, high.revenue)

    def multiple(self) -> Bounds:
        """Revenue over the price of the kilogram; no lower bound when that price is a lowest one."""
        low, high = self.ends()
        return Bounds(None if self.at_least else low.multiple, high.multiple)


def as_claimed(at_price: Claimed, bounded: Claimed) -> Inputs:
    """The claim's own inputs: a pure kilogram, nothing lost.

    Parameters
    ----------
    at_price, bounded
        The claim with the named price as it stands, and with its qualifier (`economics.claimed`).

    Raises
    ------
    ValueError
        When price, content or street prices of the claim are not numbers but open ends.

    Examples
    --------
    >>> from brief.analysis import economics, pill_cases
    >>> from brief.quantity.bounds import Bounds
    >>> pills, value = Bounds.point(1e6), Bounds(1e7, 2e7)
    >>> named, bounded = (economics.claimed(price, pills, value) for price in (Bounds.point(5e3), Bounds(lower=5e3)))
    >>> pill_cases.as_claimed(named, bounded).multiple()
    Bounds(lower=None, upper=4000.0, lower_open=False, upper_open=False)

    """
    return Inputs(
        price_per_kg=_known(at_price.price_per_kg.lower),
        mg_per_pill=_known(at_price.content_mg.lower),
        purity=1.0,
        loss_share=0.0,
        street_low=_known(at_price.price_per_pill.lower),
        street_high=_known(at_price.price_per_pill.upper),
        at_least=bounded.price_per_kg.upper is None,
    )


def _known(end: float | None) -> float:
    if end is None:
        raise ValueError("the chain needs numbers: price, content and street prices of the claim, not open ends")
    return end


def cases(entries: Iterable[tuple[str, str, Inputs]]) -> pd.DataFrame:
    """The chain for each of several cases. A case with the inputs of an earlier one is left out.

    Parameters
    ----------
    entries
        The name of a case, its kind (quoted, official, computed or assumed), and its inputs.

    Returns
    -------
    pd.DataFrame
        `case`, `kind` (`str`), the inputs, `pills` (`int`), and at the lowest and highest street price `revenue_low`
        and `revenue_high` (`float`, USD), `multiple_low` and `multiple_high` (times), `break_even_low` and
        `break_even_high` (shares).

    Raises
    ------
    ValueError
        For inputs that `economics.chain` refuses.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from brief.analysis import pill_cases
    >>> quoted = pill_cases.Inputs(5000, 1.0, 1.0, 0.0, street_low=10, street_high=20)
    >>> half = replace(quoted, loss_share=0.5)
    >>> tried = pill_cases.cases([("as quoted", "quoted", quoted), ("half lost", "assumed", half)])
    >>> tried[["case", "pills", "multiple_low", "multiple_high"]]
            case    pills  multiple_low  multiple_high
    0  as quoted  1000000        2000.0         4000.0
    1  half lost  1000000        1000.0         2000.0

    """
    rows: dict[Inputs, dict[str, object]] = {}
    for name, kind, inputs in entries:
        low, high = inputs.ends()
        rows.setdefault(
            inputs,
            {
                "case": name,
                "kind": kind,
                **asdict(inputs),
                "pills": low.pills,
                "revenue_low": low.revenue,
                "revenue_high": high.revenue,
                "multiple_low": low.multiple,
                "multiple_high": high.multiple,
                "break_even_low": low.break_even_loss,
                "break_even_high": high.break_even_loss,
            },
        )
    return pd.DataFrame(list(rows.values()))


def multiples(tried: pd.DataFrame) -> pd.DataFrame:
    """The multiples of `cases` as the rows of a chart (`brief.charts.ranges.range_rows`).

    Parameters
    ----------
    tried
        What `cases` returns.

    Returns
    -------
    pd.DataFrame
        `name`, `kind`, `text` (`str`, the multiple in words), `lower`, `upper` (`float`), `or_less` (`bool`: the price
        of the kilogram is a lowest one, so that all may be less), `pills` (`int`), `revenue` (`str`, USD in words).

    Examples
    --------
    >>> from brief.analysis import pill_cases
    >>> quoted = pill_cases.Inputs(5000, 1.0, 1.0, 0.0, street_low=10, street_high=20)
    >>> pill_cases.multiples(pill_cases.cases([("as quoted", "quoted", quoted)]))[["name", "text"]]
            name                           text
    0  as quoted  2,000 to 4,000 times or fewer

    """
    ends = [Bounds(low, high) for low, high in tried[["multiple_low", "multiple_high"]].itertuples(index=False)]
    sold = [Bounds(low, high) for low, high in tried[["revenue_low", "revenue_high"]].itertuples(index=False)]
    suffix = tried["at_least"].map({True: " times or fewer", False: " times"})
    return pd.DataFrame(
        {
            "name": tried["case"],
            "kind": tried["kind"],
            "text": pd.Series([words.bounds(each, _WHOLE) for each in ends], tried.index) + suffix,
            "lower": tried["multiple_low"],
            "upper": tried["multiple_high"],
            "or_less": tried["at_least"],
            "pills": tried["pills"],
            "revenue": [words.bounds(each, _WHOLE) for each in sold],
        }
    )


def most_after_losses(inputs: Inputs, contents: pd.DataFrame, loss_shares: Iterable[float]) -> pd.DataFrame:
    """The most that a kilogram can bring, in times its price, by content of a pill and share of the pills lost.

    Parameters
    ----------
    inputs
        All else; the street price is their highest.
    contents
        `mg` (`float`) of a pill, `source` (`str`).
    loss_shares
        Shares from 0 to 1.

    Returns
    -------
    pd.DataFrame
        `mg`, `source`, `pills` (`int`), then a column a loss share, named "50 percent lost" (`int`, whole times).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import pill_cases
    >>> quoted = pill_cases.Inputs(5000, 1.0, 1.0, 0.0, street_low=10, street_high=20)
    >>> measured = pd.DataFrame({"mg": [2.4], "source": ["mean of 2022"]})
    >>> pill_cases.most_after_losses(quoted, measured, [0, 0.9])
        mg        source   pills  0 percent lost  90 percent lost
    0  2.4  mean of 2022  416667            1667              167

    """
    columns.check("pill_cases.most_after_losses", "contents", contents, text=["source"], numbers=["mg"])
    shares = {f"{words.share(share)} lost": share for share in loss_shares}
    rows = []
    for mg, source in contents[["mg", "source"]].itertuples(index=False):
        pressed = replace(inputs, mg_per_pill=mg)
        rows.append(
            {"mg": mg, "source": source, "pills": pressed.pills()}
            | {name: round(replace(pressed, loss_share=share).ends()[1].multiple) for name, share in shares.items()}
        )
    return pd.DataFrame(rows, columns=["mg", "source", "pills", *shares])


def break_even_curve(revenue: Bounds, lowest_cost: float, highest_cost: float, points: int = 80) -> pd.DataFrame:
    """The share that may be lost, in percent, at costs of a kilogram spread evenly on a logarithmic scale.

    Parameters
    ----------
    revenue
        USD that a kilogram brings.
    lowest_cost, highest_cost
        USD per kg: the purchase and whatever else is spent.
    points
        How many costs; those at which the curves reach 0 come on top.

    Returns
    -------
    pd.DataFrame
        `cost` (`float`, USD per kg), `lower`, `upper` (`float`, percent).

    Raises
    ------
    ValueError
        When the costs are not positive and rising.

    Examples
    --------
    >>> from brief.analysis import pill_cases
    >>> from brief.quantity.bounds import Bounds
    >>> pill_cases.break_even_curve(Bounds(1e7, 2e7), 1e6, 2e7, points=2)
             cost  lower  upper
    0   1000000.0   90.0   95.0
    1  10000000.0    0.0   50.0
    2  20000000.0    0.0    0.0

    """
    if not 0 < lowest_cost < highest_cost:
        raise ValueError(f"costs must be positive and rise, not {lowest_cost} to {highest_cost}")
    ratio = highest_cost / lowest_cost
    even = [lowest_cost * ratio ** (step / (points - 1)) for step in range(points)]
    zeros = [end for end in (revenue.lower, revenue.upper) if end is not None and lowest_cost < end < highest_cost]
    costs = sorted({*even, *zeros})
    shares = [break_even_loss(Bounds.point(cost), revenue) for cost in costs]
    return pd.DataFrame(
        {
            "cost": costs,
            "lower": [None if share.lower is None else 100 * share.lower for share in shares],
            "upper": [None if share.upper is None else 100 * share.upper for share in shares],
        },
        dtype=float,
    )


def break_even_curves(revenues: Mapping[str, Bounds], lowest_cost: float) -> pd.DataFrame:
    """A curve for each revenue, from the lowest cost to the highest known revenue; see `break_even_curve`.

    Parameters
    ----------
    revenues
        USD that a kilogram brings, by name.
    lowest_cost
        USD per kg.

    Returns
    -------
    pd.DataFrame
        `band` (`str`, the revenue's name), `cost`, `lower`, `upper` (`float`).

    Examples
    --------
    >>> from brief.analysis import pill_cases
    >>> from brief.quantity.bounds import Bounds
    >>> curves = pill_cases.break_even_curves({"quoted": Bounds(1e7, 2e7), "measured": Bounds(4e6, 8e6)}, 5000)
    >>> curves.groupby("band")["upper"].max().round(2).to_dict()
    {'measured': 99.94, 'quoted': 99.98}

    """
    highest = max(revenue.upper for revenue in revenues.values() if revenue.upper is not None)
    curves = {name: break_even_curve(revenue, lowest_cost, highest) for name, revenue in revenues.items()}
    return pd.concat(curves, names=["band"]).reset_index("band").reset_index(drop=True)


def break_even_table(revenues: Mapping[str, Bounds], costs: Iterable[float]) -> pd.DataFrame:
    """The share that may be lost at each cost, in words.

    Parameters
    ----------
    revenues
        USD that a kilogram brings, by name.
    costs
        USD per kg, a row each.

    Returns
    -------
    pd.DataFrame
        `cost` (`float`), then a column a revenue, named by it on one line (`str`).

    Examples
    --------
    >>> from brief.analysis import pill_cases
    >>> from brief.quantity.bounds import Bounds
    >>> pill_cases.break_even_table({"as quoted": Bounds(1e7, 2e7)}, [5e3, 5e5])
           cost                as quoted
    0    5000.0  99.95 to 99.975 percent
    1  500000.0       95 to 97.5 percent

    """
    costs = list(costs)
    columns = {
        " ".join(name.split()): [
            words.bounds(break_even_loss(Bounds.point(cost), revenue), words.computed_share) for cost in costs
        ]
        for name, revenue in revenues.items()
    }
    return pd.DataFrame({"cost": costs, **columns})
