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
    "qualifier": "qualifier, of the closed list",
    "unit": "unit of value, lower and upper",
    "period_start": "first year, month or day; empty: not said",
    "period_end": "last year, month or day; empty: open or not said",
    "geography": "where; empty: not said",
    "population": "who or what is counted; empty: not said",
    "attributed_to": "authority that the document names; empty: none",
    "caveats": "names of the caveats, separated by a space",
}


def claims(ledger: Ledger) -> pd.DataFrame:
    """Every claim, in the order of the documents. Columns: `CLAIM_COLUMNS`."""
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
        "qualifier": claim.qualifier,
        "unit": claim.unit,
        "period_start": claim.period_start,
        "period_end": claim.period_end,
        "geography": claim.geography,
        "population": claim.population,
        "attributed_to": claim.attributed_to,
        "caveats": " ".join(claim.caveats),
    }


def topic(ledger: Ledger, name: str) -> pd.DataFrame:
    """The claims of one topic. Columns: `CLAIM_COLUMNS`."""
    frame = claims(ledger)
    return frame[frame["topic"] == name].reset_index(drop=True)


def overdose_counts(ledger: Ledger) -> pd.DataFrame:
    """Claims on overdose deaths: counts, shares, ranks and trends. Columns: `CLAIM_COLUMNS`."""
    return topic(ledger, "overdose")


def growth(ledger: Ledger) -> pd.DataFrame:
    """Claims on the growth of overdoses, in percent over their period. Columns: `CLAIM_COLUMNS`."""
    return topic(ledger, "growth")


def pill_economics(ledger: Ledger) -> pd.DataFrame:
    """Claims on price a kilogram, pills a kilogram and street value. Columns: `CLAIM_COLUMNS`."""
    return topic(ledger, "economics")


def seizures(ledger: Ledger) -> pd.DataFrame:
    """Claims on seized weights, money and substances. Columns: `CLAIM_COLUMNS`."""
    return topic(ledger, "seizures")


def new_substances(ledger: Ledger) -> pd.DataFrame:
    """Claims on new psychoactive substances and precursors. Columns: `CLAIM_COLUMNS`."""
    return topic(ledger, "substances")


def potency_and_exposure(ledger: Ledger) -> pd.DataFrame:
    """Claims on potency, lethal doses and exposure. Columns: `CLAIM_COLUMNS`."""
    return topic(ledger, "potency")


def supply_and_origin(ledger: Ledger) -> pd.DataFrame:
    """Claims on where the drugs come from and how they are traded. Columns: `CLAIM_COLUMNS`."""
    return topic(ledger, "supply")


def participation_and_programmes(ledger: Ledger) -> pd.DataFrame:
    """Claims on programmes: goals, members, officials, durations. Columns: `CLAIM_COLUMNS`."""
    return topic(ledger, "programmes")


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
    """Every document, with how many claims were quoted from it. Columns: `SOURCE_COLUMNS`."""
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
                "lines": len(document.text.splitlines()),
                "claims": int(quoted.get(source.id, 0)),
                "caveats": " ".join(source.caveats),
            }
            for document in ledger.documents.values()
            for source in [document.source]
        ],
        columns=list(SOURCE_COLUMNS),
    )


TABLES = {
    "claims": claims,
    "sources": sources,
    "overdose_counts": overdose_counts,
    "growth": growth,
    "pill_economics": pill_economics,
    "seizures": seizures,
    "new_substances": new_substances,
    "potency_and_exposure": potency_and_exposure,
    "supply_and_origin": supply_and_origin,
    "participation_and_programmes": participation_and_programmes,
}
