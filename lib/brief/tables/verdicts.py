"""The audit as tables: a row a claim, a row a reading, and what the brief's readers get to see of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

import pandas as pd

from brief.corpus.ledger import Ledger
from brief.official.audit import Audited, Outcome
from brief.official.verdicts import Verdict
from brief.quantity.bounds import Bounds

COLUMNS = {
    "claim_id": "name of the claim",
    "verdict": "verdict, computed",
    "claimed_lower": "lower bound that the claim gives; empty: none",
    "claimed_upper": "upper bound that the claim gives; empty: none",
    "claimed_lower_open": "whether the lower bound itself is excluded",
    "claimed_upper_open": "whether the upper bound itself is excluded",
    "official_value": "official value, by the first reading; empty where a range was published. All are in `readings`",
    "official_lower": "lower end of the official value",
    "official_upper": "upper end of the official value",
    "official_lower_open": "whether the lower end itself is excluded",
    "official_upper_open": "whether the upper end itself is excluded",
    "unit": "unit of all of them",
    "series_id": "official series, separated by a space",
    "release": "release of the official value",
    "arithmetic": "how the official value was reached, reading by reading; or why there is none",
}
READING_COLUMNS = {
    "claim_id": "name of the claim",
    "role": "what it is read for: " + ", ".join(("reading", "then", "now", "beside")),
    "label": "this reading in a few words; empty for a sole one",
    "operation": "how the official value is read",
    "series_id": "official series, separated by a space",
    "release": "release of the official value",
    "period_start": "first year, month or day that it looks at",
    "period_end": "last year, month or day that it looks at",
    "value": "official value; empty where a range or one end was published",
    "lower": "lower end of the official value; empty: none published",
    "upper": "upper end of the official value; empty: none published",
    "lower_open": "whether the lower end itself is excluded",
    "upper_open": "whether the upper end itself is excluded",
    "unit": "unit of all of them",
    "verdict": "how it lies to the claim; empty for what only stands beside",
    "steps": "how the official value was reached",
}
_BOUNDS = ("lower", "upper")
_NUMBERS = (*(f"{side}_{end}" for side in ("claimed", "official") for end in _BOUNDS), "official_value")
_OPEN = tuple(f"{side}_{end}_open" for side in ("claimed", "official") for end in _BOUNDS)


def table(audited: Mapping[str, Audited]) -> pd.DataFrame:
    """One row a claim.

    Parameters
    ----------
    audited
        All verdicts (`audit.audit`).

    Returns
    -------
    pd.DataFrame
        `COLUMNS`, which say what they mean; bounds and values are `float`, whether an end is open `bool`, all else
        `str`.

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
    types = dict.fromkeys(_NUMBERS, "float64") | dict.fromkeys(_OPEN, "bool")
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(types)


def _row(entry: Audited) -> dict[str, object]:
    first = entry.outcomes[0].official if entry.outcomes else None
    official = first.bounds if first else Bounds()
    return {
        "claim_id": entry.claim.id,
        "verdict": str(entry.verdict),
        **{f"claimed_{name}": end for name, end in _ends(entry.claim.bounds).items()},
        **{f"official_{name}": end for name, end in _ends(official).items()},
        "official_value": _value(official),
        "unit": entry.claim.unit,
        "series_id": " ".join(dict.fromkeys(name for one in entry.outcomes for name in one.reading.series_ids)),
        "release": first.release if first else "",
        "arithmetic": entry.arithmetic,
    }


def _ends(bounds: Bounds) -> dict[str, object]:
    return {name: getattr(bounds, name) for name in (*_BOUNDS, *(f"{end}_open" for end in _BOUNDS))}


def _value(bounds: Bounds) -> float | None:
    return bounds.lower if bounds.lower == bounds.upper else None


def readings(audited: Mapping[str, Audited]) -> pd.DataFrame:
    """One row a reading: those that decide, in the release of the time, of the present, and what stands beside.

    Parameters
    ----------
    audited
        All verdicts (`audit.audit`).

    Returns
    -------
    pd.DataFrame
        `READING_COLUMNS`, which say what they mean; the value and the ends are `float`, whether an end is open `bool`,
        all else `str`.

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
        _reading(entry.claim.id, role, outcome)
        for entry in audited.values()
        for role, outcomes in (
            ("reading", entry.outcomes),
            ("then", entry.then),
            ("now", (entry.now,) if entry.now else ()),
            ("beside", entry.beside),
        )
        for outcome in outcomes
    ]
    types = dict.fromkeys(("value", *_BOUNDS), "float64") | dict.fromkeys(("lower_open", "upper_open"), "bool")
    return pd.DataFrame(rows, columns=list(READING_COLUMNS)).astype(types)


def _reading(claim_id: str, role: str, outcome: Outcome) -> dict[str, object]:
    reading, official = outcome.reading, outcome.official
    return {
        "claim_id": claim_id,
        "role": role,
        "label": reading.label,
        "operation": reading.name(),
        "series_id": " ".join(reading.series_ids),
        "release": official.release,
        "period_start": reading.span.start,
        "period_end": reading.span.end,
        "value": _value(official.bounds),
        **_ends(official.bounds),
        "unit": official.unit,
        "verdict": str(outcome.finding or ""),
        "steps": official.steps,
    }


def counts(audited: Mapping[str, Audited]) -> pd.DataFrame:
    """Claims by verdict, in the order of `Verdict`; those that no claim has are left out.

    Parameters
    ----------
    audited
        All verdicts (`audit.audit`).

    Returns
    -------
    pd.DataFrame
        `verdict` (`str`), `compared` (`bool`: whether an official figure was held against the claims), `claims`
        (`int`), `meaning` (`str`).

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.official import audit, checks, reference
    >>> from brief.tables import verdicts
    >>> claims = ledger.load()
    >>> audited = audit.audit(claims, reference.load(), checks.load())
    >>> verdicts.counts(audited)["claims"].sum().item() == len(claims.claims)
    True
    """
    by_verdict = Counter(entry.verdict for entry in audited.values())
    rows = [(str(one), one.compared, by_verdict[one], one.meaning) for one in Verdict if by_verdict[one]]
    return pd.DataFrame(rows, columns=["verdict", "compared", "claims", "meaning"])


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
    """Claims that no official figure was held against, and why.

    Parameters
    ----------
    audited
        All verdicts (`audit.audit`).
    ledger
        All claims.

    Returns
    -------
    pd.DataFrame
        `claim`, `quoted`, `document`, `verdict`, `why` (`str`).

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.official import audit, checks, reference
    >>> from brief.tables import verdicts
    >>> claims = ledger.load()
    >>> audited = audit.audit(claims, reference.load(), checks.load())
    >>> verdicts.unchecked(audited, claims).columns.to_list()
    ['claim', 'quoted', 'document', 'verdict', 'why']
    """
    return pd.DataFrame(
        [
            {
                "claim": entry.claim.measure,
                "quoted": entry.claim.label,
                "document": ledger[name].document.source.attribution_short,
                "verdict": entry.verdict.label,
                "why": entry.arithmetic,
            }
            for name, entry in audited.items()
            if not entry.outcomes
        ],
        columns=["claim", "quoted", "document", "verdict", "why"],
    )
