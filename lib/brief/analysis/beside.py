"""Quoted numbers beside counted ones: the rows of a bar chart that shows both (`brief.charts.bars.bar_rows`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from brief.corpus.ledger import Ledger
from brief.official.observations import bounds as bounds_of
from brief.quantity import periods, words
from brief.quantity.bounds import Bounds

COLUMNS = ["name", "kind", "text", "value", "lower", "upper"]


def quoted(ledger: Ledger, names: Mapping[str, str]) -> pd.DataFrame:
    """Claims as they were quoted, in the order given: `names` are ids of claims, each with its name for readers.

    Columns: name, kind ("quoted"), text (the number with what its bounds leave open), value, lower, upper (floats).
    Raises KeyError for an unknown claim, with the nearest known one.
    """
    claims = [(name, ledger[claim_id].claim) for claim_id, name in names.items()]
    return _rows(
        (name, "quoted", words.bounds(claim.bounds) if claim.bounds.known else claim.label, claim.value, claim.bounds)
        for name, claim in claims
    )


def counted(observations: pd.DataFrame, name: str) -> pd.DataFrame:
    """The observations of a series, in their order, each named by `name` and the end of its period behind it.

    `observations` are rows of `brief.official.reference`. Columns: name, kind ("official"), text, value (of a
    published bound: the bound), lower, upper.
    """
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


def _rows(rows: Iterable[tuple[str, str, str, float | None, Bounds]]) -> pd.DataFrame:
    return pd.DataFrame(
        [(name, kind, text, value, bounds.lower, bounds.upper) for name, kind, text, value, bounds in rows],
        columns=COLUMNS,
    ).astype({"value": float, "lower": float, "upper": float})
