"""The ledger as tidy tables: one row a claim, one function a topic."""

from __future__ import annotations

import pandas as pd

from brief.corpus.anchoring import Anchored
from brief.corpus.ledger import Ledger

CLAIM_COLUMNS = {
    "id": "name of the claim",
    "source_id": "document it was quoted from",
    "topic": "topic, of the closed list in data/vocabulary.yml",
    "measure": "what is counted or measured",
    "quote": "the words, exactly text[start:end] of the document",
    "start": "first character of the quote in the UTF-8 text, from 0",
    "end": "character after the quote",
    "line": "line on which the quote starts, from 1",
    "value": "the number in `unit`; empty for a range of two numbers",
    "lower": "lower bound in `unit` that the qualifier gives; empty: none claimed",
    "upper": "upper bound in `unit` that the qualifier gives; empty: none claimed",
    "lower_open": "whether the lower bound itself is excluded, as of `more than`",
    "upper_open": "whether the upper bound itself is excluded, as of `nearly`",
    "qualifier": "qualifier, of the closed list",
    "unit": "unit of value, lower and upper",
    "period_start": "first year, month or day; empty: not said",
    "period_end": "last year, month or day; empty: open or not said",
    "period_from": "where the period comes from: quote, document (other words of it) or supplied; empty: not said",
    "geography": "where; empty: not said",
    "geography_from": "likewise, of geography",
    "population": "who or what is counted; empty: not said",
    "population_from": "likewise, of population",
    "attributed_to": "authority that the document names; empty: none",
    "attributed_to_from": "likewise, of attributed_to",
    "likelihood": "words of the quote that say how sure it is, separated by a comma; empty: none",
    "degree": "words of the quote that say to what degree, likewise",
    "caveats": "names of the caveats, separated by a space",
}


def claims(ledger: Ledger) -> pd.DataFrame:
    """Every claim, in the order of the documents.

    Parameters
    ----------
    ledger
        All claims.

    Returns
    -------
    pd.DataFrame
        `CLAIM_COLUMNS`, which say what they mean: `value`, `lower`, `upper` are `float`, whether an end is open
        `bool`, all else is `str`.

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.tables import claims as tables
    >>> claims = ledger.load()
    >>> len(tables.claims(claims)) == len(claims.claims)
    True
    """
    frame = pd.DataFrame([_row(anchored) for anchored in ledger], columns=list(CLAIM_COLUMNS))
    return frame.astype({"value": "float64", "lower": "float64", "upper": "float64"})


def _row(anchored: Anchored) -> dict[str, object]:
    claim, bounds = anchored.claim, anchored.claim.bounds
    return {
        "id": claim.id,
        "source_id": anchored.document.source.id,
        "topic": claim.topic,
        "measure": claim.measure,
        "quote": anchored.quote,
        "start": anchored.start,
        "end": anchored.end,
        "line": anchored.line,
        "value": claim.value,
        "lower": bounds.lower,
        "upper": bounds.upper,
        "lower_open": bounds.lower_open,
        "upper_open": bounds.upper_open,
        "qualifier": claim.qualifier,
        "unit": claim.unit,
        "period_start": claim.period_start,
        "period_end": claim.period_end,
        "period_from": _from(anchored, "period"),
        "geography": claim.geography.value,
        "geography_from": _from(anchored, "geography"),
        "population": claim.population.value,
        "population_from": _from(anchored, "population"),
        "attributed_to": claim.attributed_to.value,
        "attributed_to_from": _from(anchored, "attributed_to"),
        "likelihood": ", ".join(claim.likelihood),
        "degree": ", ".join(claim.degree),
        "caveats": " ".join(claim.caveats),
    }


def _from(anchored: Anchored, field: str) -> str:
    origin = anchored.origins.get(field)
    return origin.kind if origin else ""


SOURCE_COLUMNS = {
    "id": "name of the document",
    "title": "title",
    "producer": "who wrote it",
    "date_published": "year, month or day",
    "url_main": "address of the original, where known",
    "license": "terms of use",
    "path": "file in seeds/",
    "sha256": "checksum of the file",
    "bytes": "size of the file",
    "lines": "lines of text",
    "claims": "claims quoted from it",
    "caveats": "names of the caveats, separated by a space",
}


def sources(ledger: Ledger) -> pd.DataFrame:
    """Every document, with how many claims were quoted from it.

    Parameters
    ----------
    ledger
        All claims.

    Returns
    -------
    pd.DataFrame
        `SOURCE_COLUMNS`, which say what they mean.

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.tables import claims as tables
    >>> tables.sources(ledger.load())["id"].to_list()[:2]
    ['state-plan', 'uk-news']
    """
    quoted = claims(ledger)["source_id"].value_counts()
    return pd.DataFrame(
        [
            {
                "id": source.id,
                "title": source.title,
                "producer": source.producer,
                "date_published": source.date_published,
                "url_main": source.url_main,
                "license": source.license.name,
                "path": source.path,
                "sha256": source.sha256,
                "bytes": source.bytes,
                "lines": document.text.count("\n") + (not document.text.endswith("\n")),
                "claims": int(quoted.get(source.id, 0)),
                "caveats": " ".join(source.caveats),
            }
            for document in ledger.documents.values()
            for source in [document.source]
        ],
        columns=list(SOURCE_COLUMNS),
    )
