"""The audit as tables: a row a claim, a row a reading, and what readers get to see of both."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from brief.corpus.ledger import Ledger
from brief.official.audit import Audited
from brief.official.verdicts import Verdict
from brief.quantity.bounds import Bounds

COLUMNS = {
    "claim_id": "name of the claim",
    "verdict": "verdict, computed",
    "claimed_lower": "lower bound that the claim gives; empty: none",
    "claimed_upper": "upper bound that the claim gives; empty: none",
    "official_value": "official value, by the first reading; empty where a range was published",
    "official_lower": "lower end of the official value",
    "official_upper": "upper end of the official value",
    "unit": "unit of all of them",
    "series_id": "official series, separated by a space",
    "vintage": "release of the official value",
    "arithmetic": "how the official value was reached, reading by reading; or what would be needed",
}
READING_COLUMNS = {
    "claim_id": "name of the claim",
    "reading": "which reading of the words, or of which time",
    "verdict": "verdict on this reading; undecided where the official value is itself a wide range",
    "official_lower": "lower end of the official value",
    "official_upper": "upper end of the official value",
    "unit": "unit of both",
    "series_id": "official series, separated by a space",
    "vintage": "release of the official value",
    "steps": "how the official value was reached",
}
_NUMBERS = ("claimed_lower", "claimed_upper", "official_value", "official_lower", "official_upper")


def table(audited: Mapping[str, Audited]) -> pd.DataFrame:
    """One row a claim.

    Parameters
    ----------
    audited
        All verdicts (`audit.audit`).

    Returns
    -------
    pd.DataFrame
        `COLUMNS`, which say what they mean; bounds and values are `float`, all else is `str`.

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.official import audit, checks, reference
    >>> from brief.tables import verdicts
    >>> audited = audit.audit(ledger.load(), reference.load(), checks.load())
    >>> len(verdicts.table(audited)) == len(audited)
    True
    """
    rows = [_row(entry) for entry in audited.values()]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(dict.fromkeys(_NUMBERS, "float64"))


def _row(entry: Audited) -> dict[str, object]:
    first = entry.outcomes[0].official if entry.outcomes else None
    official = first.bounds if first else Bounds()
    return {
        "claim_id": entry.claim.id,
        "verdict": str(entry.verdict),
        "claimed_lower": entry.claim.bounds.lower,
        "claimed_upper": entry.claim.bounds.upper,
        "official_value": official.lower if official.lower == official.upper else None,
        "official_lower": official.lower,
        "official_upper": official.upper,
        "unit": entry.claim.unit,
        "series_id": " ".join(dict.fromkeys(name for one in entry.outcomes for name in one.reading.series_ids)),
        "vintage": first.vintage if first else "",
        "arithmetic": entry.arithmetic,
    }


def readings(audited: Mapping[str, Audited]) -> pd.DataFrame:
    """One row a reading of a checked claim.

    Parameters
    ----------
    audited
        All verdicts (`audit.audit`).

    Returns
    -------
    pd.DataFrame
        `READING_COLUMNS`, which say what they mean; the ends are `float`, all else is `str`.

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.official import audit, checks, reference
    >>> from brief.tables import verdicts
    >>> audited = audit.audit(ledger.load(), reference.load(), checks.load())
    >>> verdicts.readings(audited)["claim_id"].isin(list(audited)).all().item()
    True
    """
    rows = [
        {
            "claim_id": entry.claim.id,
            "reading": name or "as written",
            "verdict": str(outcome.finding),
            "official_lower": outcome.official.bounds.lower,
            "official_upper": outcome.official.bounds.upper,
            "unit": outcome.official.unit,
            "series_id": " ".join(outcome.reading.series_ids),
            "vintage": outcome.official.vintage,
            "steps": outcome.official.steps,
        }
        for entry in audited.values()
        for name, outcome in entry.named()
    ]
    return pd.DataFrame(rows, columns=list(READING_COLUMNS))


def counts(audited: Mapping[str, Audited]) -> pd.DataFrame:
    """Checked claims by verdict, most first.

    Parameters
    ----------
    audited
        All verdicts (`audit.audit`).

    Returns
    -------
    pd.DataFrame
        `verdict`, `label`, `meaning` (`str`), `claims` (`int`).

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.official import audit, checks, reference
    >>> from brief.tables import verdicts
    >>> audited = audit.audit(ledger.load(), reference.load(), checks.load())
    >>> verdicts.counts(audited).columns.to_list()
    ['verdict', 'label', 'claims', 'meaning']
    """
    verdicts = [entry.verdict for entry in audited.values() if entry.outcomes]
    order = sorted(
        (verdict for verdict in Verdict if verdict in verdicts), key=lambda verdict: -verdicts.count(verdict)
    )
    return pd.DataFrame(
        [
            {
                "verdict": str(verdict),
                "label": verdict.label,
                "claims": verdicts.count(verdict),
                "meaning": verdict.meaning,
            }
            for verdict in order
        ],
        columns=["verdict", "label", "claims", "meaning"],
    )


def listing(audited: Mapping[str, Audited], ledger: Ledger, examined: Collection[str] = ()) -> pd.DataFrame:
    """Checked claims for readers.

    Parameters
    ----------
    audited
        All verdicts (`audit.audit`).
    ledger
        All claims.
    examined
        Ids of those to keep; all, when empty.

    Returns
    -------
    pd.DataFrame
        `claim`, `quoted`, `document`, `verdict`, `arithmetic` (`str`).

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.official import audit, checks, reference
    >>> from brief.tables import verdicts
    >>> claims = ledger.load()
    >>> audited = audit.audit(claims, reference.load(), checks.load())
    >>> verdicts.listing(audited, claims, ["state-synthetic-growth"])["verdict"].to_list()
    ['holds']
    """
    return pd.DataFrame(
        [
            {
                "claim": entry.claim.measure,
                "quoted": entry.claim.label,
                "document": ledger[name].document.source.attribution_short,
                "verdict": entry.verdict.label,
                "arithmetic": entry.arithmetic,
            }
            for name, entry in audited.items()
            if entry.outcomes and (not examined or name in examined)
        ],
        columns=["claim", "quoted", "document", "verdict", "arithmetic"],
    )


def unchecked(audited: Mapping[str, Audited], ledger: Ledger) -> pd.DataFrame:
    """Claims without a series.

    Parameters
    ----------
    audited
        All verdicts (`audit.audit`).
    ledger
        All claims.

    Returns
    -------
    pd.DataFrame
        `claim`, `quoted`, `document`, `needed` (`str`).

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.official import audit, checks, reference
    >>> from brief.tables import verdicts
    >>> claims = ledger.load()
    >>> audited = audit.audit(claims, reference.load(), checks.load())
    >>> verdicts.unchecked(audited, claims).columns.to_list()
    ['claim', 'quoted', 'document', 'needed']
    """
    return pd.DataFrame(
        [
            {
                "claim": entry.claim.measure,
                "quoted": entry.claim.label,
                "document": ledger[name].document.source.attribution_short,
                "needed": entry.needs,
            }
            for name, entry in audited.items()
            if not entry.outcomes
        ],
        columns=["claim", "quoted", "document", "needed"],
    )
