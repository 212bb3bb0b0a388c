"""Quoted numbers beside counted ones: in a table, and as the rows of a bar chart (`brief.charts.bars.bar_rows`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from brief.charts import columns
from brief.corpus.anchoring import Anchored
from brief.corpus.ledger import Ledger
from brief.official.observations import bounds as bounds_of
from brief.quantity import periods, words
from brief.quantity.bounds import Bounds

COLUMNS = ["name", "kind", "text", "value", "lower", "upper"]


def quoted(ledger: Ledger, names: Mapping[str, str]) -> pd.DataFrame:
    """Claims as they were quoted, in the order given: the rows of `bars.bar_rows`.

    Parameters
    ----------
    ledger
        All claims.
    names
        Id of a claim to its name for readers.

    Returns
    -------
    pd.DataFrame
        `name`, `kind` ("quoted"), `text` (the number with what its bounds leave open; `str`), `value`, `lower`,
        `upper` (`float`).

    Raises
    ------
    KeyError
        For an unknown claim, with the nearest known one.

    Examples
    --------
    >>> from brief.analysis import beside
    >>> from brief.corpus import ledger
    >>> rows = beside.quoted(ledger.load(), {"state-synthetic-growth": "State Department"})
    >>> print(rows.to_string(index=False))
                name   kind          text  value  lower  upper
    State Department quoted less than 640  640.0    NaN  640.0
    """
    claims = [(name, ledger[claim_id].claim) for claim_id, name in names.items()]
    return _rows(
        (name, "quoted", words.bounds(claim.bounds) if claim.bounds.known else claim.label, claim.value, claim.bounds)
        for name, claim in claims
    )


def counted(observations: pd.DataFrame, name: str) -> pd.DataFrame:
    """The observations of a series, in their order: the rows of `bars.bar_rows`.

    Parameters
    ----------
    observations
        Rows of `Reference.select`.
    name
        Stands before the end of each one's period.

    Returns
    -------
    pd.DataFrame
        `name`, `kind` ("official"), `text` (`str`), `value` (of a published bound: the bound), `lower`, `upper`
        (`float`).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import beside
    >>> rows = pd.DataFrame({"period_end": ["2023"], "value": [26.0], "lower": [None], "upper": [None]})
    >>> print(beside.counted(rows, "Europe").to_string(index=False))
           name     kind text  value  lower  upper
    Europe 2023 official   26   26.0   26.0   26.0
    """
    columns.of_series("beside.counted", "observations", observations)
    rows = [(periods.in_words(row["period_end"]), bounds_of(row)) for row in observations.to_dict("records")]
    return _rows(
        (
            f"{name} {period}",
            "official",
            words.bounds(bounds),
            bounds.upper if bounds.lower is None else bounds.lower,
            bounds,
        )
        for period, bounds in rows
    )


def compared(rows: Iterable[tuple[Anchored, str, float]]) -> pd.DataFrame:
    """Claims beside official numbers.

    Parameters
    ----------
    rows
        Each a claim as the ledger gives it, what it is compared with, and the number, in the claim's unit.

    Returns
    -------
    pd.DataFrame
        `quote`, `document`, `bounds` (in words), `unit`, `compared_with` (`str`), `official` (`float`) and `within`
        (`bool`: whether the claim's bounds hold the number; empty where the words give no bound).

    Examples
    --------
    >>> from brief.analysis import beside
    >>> from brief.corpus import ledger
    >>> claims = ledger.load()
    >>> table = beside.compared([(claims["state-overdose-deaths-2017"], "final count", 70237)])
    >>> print(table[["bounds", "compared_with", "official", "within"]].to_string(index=False))
              bounds compared_with  official  within
    more than 72,000   final count   70237.0   False
    """
    return pd.DataFrame(
        [
            {
                "quote": " ".join(anchored.quote.split()),
                "document": anchored.document.source.attribution_short,
                "bounds": words.bounds(anchored.claim.bounds),
                "unit": anchored.claim.unit,
                "compared_with": compared_with,
                "official": float(official),
                "within": official in anchored.claim.bounds if anchored.claim.bounds.known else None,
            }
            for anchored, compared_with, official in rows
        ]
    )


def _rows(rows: Iterable[tuple[str, str, str, float | None, Bounds]]) -> pd.DataFrame:
    return pd.DataFrame(
        [(name, kind, text, value, bounds.lower, bounds.upper) for name, kind, text, value, bounds in rows],
        columns=COLUMNS,
    ).astype({"value": float, "lower": float, "upper": float})
