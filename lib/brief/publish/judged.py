"""The judgements of an edition as a table of its data package: what each rests on, and how far it is from failing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from brief.notebooks import files as notebooks
from brief.official.collection import Collection
from brief.publish.cells import Executed
from brief.publish.pages.judgements import plain
from brief.publish.prose import shortcodes
from brief.publish.prose.judgements import Settled
from brief.tables.package import Resource

HOLDS = "holds"
_RESULTS = {True: HOLDS, False: "does not hold", None: "is not known"}
COLUMNS = {
    "row": "number of the judgment in the order of the brief, from 1",
    "place": "file and line, or notebook and cell, where it is written",
    "form": "sentence (or a part of one), heading, block or chart",
    "words": "what the brief says",
    "condition": "what it rests on",
    "result": f"what the condition came out as: {', '.join(_RESULTS.values())}; other words are said where it fails",
    "found": "the values and verdicts that the condition looked at",
    "margin": "how far from coming out otherwise, in `margin_unit`; 0: any difference; empty: there is no scale",
    "margin_unit": "unit of the margin; empty for a bare number",
    "margin_percent": "the margin in percent of the larger side",
    "margin_in_words": "the margin as readers see it",
    "margin_of": "the comparison, or the reading of a claim, that is nearest to coming out otherwise",
    "confidence": "how sure we are: high, moderate or low; empty: not said",
    "because": "why",
    "changes": "what would change it",
}


def said(collection: Collection, executed: Executed) -> Callable[[Settled], str]:
    """What gives the words of a judgement as the brief says them, with values and claims in their places."""
    texts = {key: entry["text"] for notebook in executed.values() for key, entry in notebooks.values(notebook).items()}
    functions = {
        "var": lambda shortcode: texts[shortcode.argument],
        "claim": lambda shortcode: collection.ledger[shortcode.argument].phrase,
        "embed": lambda shortcode: "",
    }
    return lambda settled: shortcodes.expand(settled.words, functions)


def resource(judgements: pd.DataFrame) -> Resource:
    """The table with what its columns mean, for the data package."""
    return Resource("What each judgment of the brief rests on", judgements, COLUMNS, ("row",))


def table(collection: Collection, executed: Executed, settled: Iterable[Settled]) -> pd.DataFrame:
    """One row a judgement, in the order of the brief: `COLUMNS`, all `str` but the row and the margins."""
    words = said(collection, executed)
    rows = [_row(number, entry, plain(words(entry))) for number, entry in enumerate(settled, start=1)]
    types = {"row": "int64", "margin": "float64", "margin_percent": "float64"}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(types)


def _row(number: int, entry: Settled, words: str) -> dict[str, Any]:
    judgement, margin = entry.judgement, entry.finding.margin
    return {
        "row": number,
        "place": str(judgement.place),
        "form": judgement.form,
        "words": words,
        "condition": judgement.when,
        "result": _RESULTS[entry.finding.holds],
        "found": "; ".join(entry.finding.seen),
        "margin": margin.distance if margin else None,
        "margin_unit": margin.unit if margin else "",
        "margin_percent": 100 * margin.share if margin else None,
        "margin_in_words": (margin.amount if margin.distance else "any difference") if margin else "",
        "margin_of": margin.of if margin else "",
        "confidence": judgement.confidence,
        "because": judgement.because,
        "changes": judgement.changes,
    }
