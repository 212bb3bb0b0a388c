"""What the ledger covers: claims by qualifier, topic, document and caveat."""

from __future__ import annotations

import pandas as pd

from brief.charts import columns
from brief.corpus.ledger import Ledger
from brief.quantity.qualifiers import QUALIFIERS


def by_qualifier(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims by qualifier, most first.

    Parameters
    ----------
    claims
        The table of claims (`brief.tables.claims.claims`).

    Returns
    -------
    pd.DataFrame
        `qualifier`, `label` (its words), `meaning` (`str`), `claims` (`int`).

    Examples
    --------
    >>> from brief.analysis import coverage
    >>> from brief.corpus import ledger
    >>> from brief.tables import claims as tables
    >>> claims = ledger.load()
    >>> table = tables.claims(claims)
    >>> coverage.by_qualifier(table).columns.to_list()
    ['qualifier', 'label', 'claims', 'meaning']
    """
    columns.check("coverage.by_qualifier", "claims", claims, text=["qualifier"])
    counts = claims["qualifier"].value_counts()
    frame = pd.DataFrame(
        {
            "qualifier": counts.index,
            "label": [QUALIFIERS[name].name_in_lists for name in counts.index],
            "claims": counts.to_numpy(),
            "meaning": [QUALIFIERS[name].meaning for name in counts.index],
        }
    )
    return frame.sort_values(["claims", "label"], ascending=[False, True], kind="stable").reset_index(drop=True)


def worded(claims: pd.DataFrame) -> pd.Series:
    """Which claims have a number with a word beside it that leaves it open, and that a copied number would lose.

    Lists that we counted, directions, ranks, majorities and ranges of two numbers have none.

    Parameters
    ----------
    claims
        The table of claims (`brief.tables.claims.claims`).

    Returns
    -------
    pd.Series
        `bool`, with the index of the claims.

    Examples
    --------
    >>> from brief.analysis import coverage
    >>> from brief.corpus import ledger
    >>> from brief.tables import claims as tables
    >>> table = tables.claims(ledger.load()).set_index("id")
    >>> coverage.worded(table)[["state-synthetic-growth", "state-cocaine-deaths-increasing"]].to_list()
    [True, False]
    """
    columns.check("coverage.worded", "claims", claims, text=["qualifier"])
    counted = claims["caveats"].str.split().map(lambda names: "counted_by_us" in names)
    number = claims["value"].fillna(0) != 0
    return number & ~counted & ~claims["qualifier"].isin(["exact", "majority", "range"])


def by_topic(claims: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Claims by topic and document, topics in the vocabulary's order.

    Parameters
    ----------
    claims
        The table of claims, or some of its rows.
    ledger
        The ledger that they are from: it knows all documents, and the topics' names.

    Returns
    -------
    pd.DataFrame
        `topic` (`str`, its name for readers), a column a document under its id, and `total` (`int`).

    Examples
    --------
    >>> from brief.analysis import coverage
    >>> from brief.corpus import ledger
    >>> from brief.tables import claims as tables
    >>> claims = ledger.load()
    >>> table = tables.claims(claims)
    >>> topics = coverage.by_topic(table, claims)
    >>> bool(topics["total"].sum() == len(table))
    True
    """
    columns.check("coverage.by_topic", "claims", claims, text=["topic"])
    topics = [name for name in ledger.vocabulary.topics if name in set(claims["topic"])]
    frame = (
        pd.crosstab(claims["topic"], claims["source_id"])
        .reindex(index=topics, columns=list(ledger.documents), fill_value=0)
        .astype(int)
    )
    frame.columns.name = None
    frame.insert(0, "topic", [ledger.vocabulary.topics[name] for name in frame.index])
    return frame.assign(total=frame[list(ledger.documents)].sum(axis=1)).reset_index(drop=True)


def by_caveat(claims: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """How many claims carry each caveat, most first.

    Parameters
    ----------
    claims
        The table of claims, or some of its rows.
    ledger
        The ledger that they are from: it knows what a caveat means.

    Returns
    -------
    pd.DataFrame
        `caveat`, `meaning` (`str`), `claims` (`int`).

    Examples
    --------
    >>> from brief.analysis import coverage
    >>> from brief.corpus import ledger
    >>> from brief.tables import claims as tables
    >>> claims = ledger.load()
    >>> table = tables.claims(claims)
    >>> coverage.by_caveat(table, claims).columns.to_list()
    ['caveat', 'claims', 'meaning']
    """
    counts = claims["caveats"].str.split().explode().dropna().value_counts()
    frame = pd.DataFrame(
        {
            "caveat": [name.replace("_", " ") for name in counts.index],
            "claims": counts.to_numpy(),
            "meaning": [ledger.vocabulary.caveats[name] for name in counts.index],
        }
    )
    return frame.sort_values(["claims", "caveat"], ascending=[False, True], kind="stable").reset_index(drop=True)


def listing(claims: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """One row a claim, for readers.

    Parameters
    ----------
    claims
        The table of claims, or some of its rows.
    ledger
        The ledger that they are from.

    Returns
    -------
    pd.DataFrame
        `claim` (what is counted), `number` (with its qualifier), `document` (`str`), `line` (`int`).

    Examples
    --------
    >>> from brief.analysis import coverage
    >>> from brief.corpus import ledger
    >>> from brief.tables import claims as tables
    >>> claims = ledger.load()
    >>> table = tables.claims(claims)
    >>> growth = table[table["id"] == "state-synthetic-growth"]
    >>> print(coverage.listing(growth, claims)[["number", "document"]].to_string(index=False))
         number              document
    nearly 640% State Department plan
    """
    return pd.DataFrame(
        [
            {
                "claim": ledger[name].claim.measure,
                "number": ledger[name].claim.label,
                "document": ledger[name].document.source.attribution_short,
                "line": ledger[name].line,
            }
            for name in claims["id"]
        ]
    )
