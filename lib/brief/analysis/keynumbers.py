"""The key numbers: each as it was quoted, beside the official figure and the verdict."""

from __future__ import annotations

import pandas as pd

from brief.base.markdown import link
from brief.corpus.ledger import Ledger
from brief.official.audit import LABELS, Audited


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


def _value(outcome, label: str) -> str:
    low, high = outcome.official.lower, outcome.official.upper
    point = low is not None and low == high
    if outcome.unit == "rank":
        text = f"rank {low:.0f}"
    elif outcome.unit == "calendar year":
        text = f"{low:.0f}"
    elif point:
        text = _amount(low, outcome.unit)
    elif high is None:
        text = f"more than {_amount(low, outcome.unit)}"
    else:
        text = (
            f"{_amount(low, '')} to {_amount(high, outcome.unit)}"
            if low is not None
            else f"less than {_amount(high, outcome.unit)}"
        )
    return f"{text} ({label})" if label else text


def _amount(value: float, unit: str) -> str:
    digits = (
        f"{value:,.1f}"
        if unit == "percent"
        else f"{value:,.0f}"
        if value >= 100 or float(value).is_integer()
        else f"{value:,.3g}"
    )
    if unit.startswith("USD"):
        return f"${digits}{unit.removeprefix('USD')}"
    return f"{digits} {unit}".strip()
