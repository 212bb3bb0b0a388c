"""The key numbers: each as it was quoted, beside the official figure and the verdict."""

from __future__ import annotations

import pandas as pd

from brief.base.markdown import link
from brief.corpus.ledger import Ledger
from brief.official.audit import Audited, Outcome
from brief.official.verdicts import Verdict
from brief.quantity import words
from brief.quantity.periods import in_words

COLUMNS = [
    "claim_id",
    "what",
    "quoted",
    "quote",
    "document",
    "by",
    "official",
    "verdict",
    "label",
    "compared",
    "arithmetic",
]


def table(claim_ids: list[str], ledger: Ledger, audited: dict[str, Audited]) -> pd.DataFrame:
    """Chosen claims as they were quoted, with the official figure and the verdict, in the order given.

    Parameters
    ----------
    claim_ids
        A row each.
    ledger
        All claims.
    audited
        All verdicts (`audit.audit`).

    Returns
    -------
    pd.DataFrame
        All `str` but `compared`: `claim_id`; `what` (its measure); `quoted` (the number in the document's words, a link
        to its evidence); `quote`; `document`; `by` (document and year); `official` (the figure of each reading);
        `verdict` (its code), `label` (its words); `compared` (`bool`: whether there was an official figure);
        `arithmetic` (how the official figure was reached, or what would be needed).

    Raises
    ------
    KeyError
        For an unknown claim, with the nearest known one.

    Examples
    --------
    >>> from brief.analysis import keynumbers
    >>> from brief.corpus import ledger
    >>> from brief.official import audit, checks, reference
    >>> claims = ledger.load()
    >>> audited = audit.audit(claims, reference.load(), checks.load())
    >>> row = keynumbers.table(["state-synthetic-growth"], claims, audited).iloc[0]
    >>> row["official"], row["label"]
    ('638.7 percent (2012 to 2016)', 'holds')
    """
    return pd.DataFrame([_row(name, ledger, audited) for name in claim_ids], columns=COLUMNS)


def _row(name: str, ledger: Ledger, audited: dict[str, Audited]) -> dict[str, str | bool]:
    anchored, entry = ledger[name], audited[name]
    source = anchored.document.source
    return {
        "claim_id": name,
        "what": anchored.claim.measure,
        "quoted": link(anchored.phrase, f"#claim-{name}"),
        "quote": anchored.quote,
        "document": source.attribution_short,
        "by": f"{source.attribution_short}, {source.date_published[:4]}",
        "official": official(entry),
        "verdict": str(entry.verdict),
        "label": entry.verdict.label,
        "compared": entry.verdict.compared,
        "arithmetic": entry.arithmetic,
    }


def official(entry: Audited) -> str:
    """The official value of each reading, and of the release of the time; why there is none, where there is none.

    Parameters
    ----------
    entry
        A claim with its verdict (`audit.audit`).

    Examples
    --------
    >>> from brief.analysis import keynumbers
    >>> from brief.corpus import ledger
    >>> from brief.official import audit, checks, reference
    >>> audited = audit.audit(ledger.load(), reference.load(), checks.load())
    >>> keynumbers.official(audited["state-synthetic-growth"])
    '638.7 percent (2012 to 2016)'
    """
    figures = [
        _figure(_name(name, outcome, entry), outcome) for name, outcome in entry.named() if outcome is not entry.now
    ]
    if entry.verdict is Verdict.HELD_AT_THE_TIME:  # what stands beside says where a number ended that was revised
        figures += [_figure(outcome.reading.label, outcome) for outcome in entry.beside]
    return "; ".join(figures) or "none found"


def _name(name: str, outcome: Outcome, entry: Audited) -> str:
    """The reading in a few words, with its release where the release is what tells two figures apart."""
    if not entry.then or not outcome.official.rows:
        return name
    released = f"released {in_words(outcome.official.release)}"
    return f"{name}, {released}" if name else f"as {released}"


def _figure(name: str, outcome: Outcome) -> str:
    value = outcome.official
    figure = words.quantity(value.bounds, value.unit, words.rounded(value.unit))
    return f"{figure} ({name})" if name else figure
