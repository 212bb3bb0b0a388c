"""The comparisons as tables: a row a claim that is compared, and a row a question for readers."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from brief.corpus.ledger import Ledger
from brief.official.comparisons import Comparison, Term, result, sides
from brief.official.reference import Reference
from brief.quantity import words
from brief.quantity.bounds import Bounds

COLUMNS = (
    "comparison",
    "question",
    "claim_id",
    "source_id",
    "how",
    "value",
    "lower",
    "upper",
    "unit",
    "result",
)
_RESULTS = {"agree": "can all be true", "disagree": "can't all be true"}


def table(comparisons: Iterable[Comparison], ledger: Ledger, reference: Reference) -> pd.DataFrame:
    """One row a term, with the bounds it allows in the comparison's unit and whether all agree.

    The bounds are those with which the audit would let the claim hold, so that "some 80" has a width.

    Parameters
    ----------
    comparisons
        What `brief.official.comparisons.load` returns.
    ledger
        All claims.
    reference
        All series.

    Returns
    -------
    pd.DataFrame
        `COLUMNS`: `value`, `lower`, `upper` are `float`, all else is `str`.

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.official import comparisons, reference
    >>> from brief.tables import comparisons as tables
    >>> claims = ledger.load()
    >>> tables.table(comparisons.load(claims), claims, reference.load())["lower"].dtype.name
    'float64'
    """
    rows = []
    for comparison in comparisons:
        compared = sides(comparison, ledger, reference)
        outcome = result(compared)
        for term, side in zip(comparison.terms, compared, strict=True):
            anchored = ledger[term.claim]
            rows.append(
                {
                    "comparison": comparison.id,
                    "question": comparison.question,
                    "claim_id": term.claim,
                    "source_id": anchored.document.source.id,
                    "how": term.how,
                    "value": _value(term, anchored.claim.value, reference),
                    "lower": side.lower,
                    "upper": side.upper,
                    "unit": comparison.unit,
                    "result": outcome,
                }
            )
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(dict.fromkeys(("value", "lower", "upper"), "float64"))


def _value(term: Term, value: float | None, reference: Reference) -> float | None:
    """The claim's number in the comparison's unit, with the stock it was added to."""
    stock = (term.plus.read(reference).bounds.lower or 0.0) if term.plus else 0.0
    return None if value is None else value * term.times + stock


def listing(comparisons: Iterable[Comparison], ledger: Ledger, reference: Reference) -> pd.DataFrame:
    """One row a comparison, for readers.

    Parameters
    ----------
    comparisons
        What `brief.official.comparisons.load` returns.
    ledger
        All claims.
    reference
        All series.

    Returns
    -------
    pd.DataFrame
        `question`, `claims`, `result` (`str`).

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.official import comparisons, reference
    >>> from brief.tables import comparisons as tables
    >>> claims = ledger.load()
    >>> tables.listing(comparisons.load(claims), claims, reference.load()).columns.to_list()
    ['question', 'claims', 'result']
    """
    rows = []
    for comparison in comparisons:
        compared = sides(comparison, ledger, reference)
        claims = [_claim(term, side, comparison, ledger) for term, side in zip(comparison.terms, compared, strict=True)]
        rows.append((comparison.question, "; ".join(claims), _RESULTS[result(compared)]))
    return pd.DataFrame(rows, columns=["question", "claims", "result"])


def _claim(term: Term, side: Bounds, comparison: Comparison, ledger: Ledger) -> str:
    """A claim as quoted, and what it amounts to in the comparison's unit."""
    anchored = ledger[term.claim]
    words_of_it = f"{anchored.phrase}, counted from its list" if anchored.claim.counted else f"“{anchored.phrase}”"
    quoted = f"{words_of_it} ({anchored.document.source.attribution_short})"
    as_counted = anchored.claim.qualifier == "exact" and term.times == 1 and term.plus is None
    if comparison.unit == "rank" or as_counted or side.lower is None or side.upper is None:
        return quoted
    return f"{quoted}, {words.quantity(side, comparison.unit, words.rounded(comparison.unit))}"
