"""The key numbers: each as it was quoted, beside the official figure and the verdict."""

from __future__ import annotations

import pandas as pd

from brief.base.markdown import link
from brief.corpus.ledger import Ledger
from brief.official.audit import LABELS, Audited, Outcome
from brief.quantity import words


def table(claim_ids: list[str], ledger: Ledger, audited: dict[str, Audited]) -> pd.DataFrame:
    """One row a claim. Columns: What, Quoted as (a link to its evidence), By, Official figure, Verdict.

    Raises KeyError for an unknown claim, with the nearest known one.
    """
    return pd.DataFrame([_row(name, ledger, audited) for name in claim_ids])


def _row(name: str, ledger: Ledger, audited: dict[str, Audited]) -> dict[str, str]:
    anchored = ledger[name]
    entry = audited[name]
    return {
        "What": anchored.claim.measure,
        "Quoted as": link(anchored.phrase, f"#claim-{name}"),
        "By": f"{anchored.document.source.attribution_short}, {anchored.document.source.date_published[:4]}",
        "Official figure": official(entry),
        "Verdict": LABELS[entry.verdict],
    }


def official(entry: Audited) -> str:
    """The official value of each reading, the release of the time last."""
    said = [_value(outcome, outcome.reading.label) for outcome in entry.outcomes]
    if entry.then:
        said.append(_value(entry.then, "at the time"))
    return "; ".join(said) or "none found"


def _value(outcome: Outcome, label: str) -> str:
    figure = words.quantity(outcome.official, outcome.unit, words.rounded(outcome.unit))
    return f"{figure} ({label})" if label else figure
