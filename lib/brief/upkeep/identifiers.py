"""The page of ids (`docs/reference-ids.md`): every series and claim, as checks, notebooks and prose name them."""

from __future__ import annotations

from collections.abc import Iterator

from brief.base.markdown import Markup, table
from brief.official.collection import Collection


def page(collection: Collection) -> str:
    """The whole page as Markdown."""
    parts = [
        "# Ids of series and claims",
        "Written from the records by `brief docs`. A check, a notebook and the prose name a series or a claim by its "
        "id; `brief check` finds one that nothing has.",
        *_series(collection),
        *_claims(collection),
    ]
    return "\n\n".join(parts) + "\n"


def _series(collection: Collection) -> Iterator[str]:
    yield "## Series"
    years = collection.reference.rows.groupby("series_id").agg({"period_start": "min", "period_end": "max"})
    rows = [
        [_code(name), series.title, series.unit, _years(*years.loc[name])]
        for name, series in collection.reference.series.items()
    ]
    yield table(["Id", "What it counts", "Unit", "Years"], rows, [False] * 4)


def _years(start: str, end: str) -> str:
    """The first year and the last, of the periods of all observations."""
    return start[:4] if start[:4] == end[:4] else f"{start[:4]} to {end[:4]}"


def _claims(collection: Collection) -> Iterator[str]:
    yield "## Claims"
    for document in collection.documents.values():
        yield f"### {document.source.title} (`{document.source.id}`)"
        rows = [
            [_code(anchored.claim.id), anchored.claim.measure, anchored.phrase, anchored.claim.period.words]
            for anchored in collection.ledger.by_document[document.source.id]
        ]
        yield table(["Id", "What it measures", "In its words", "Period"], rows, [False] * 4)


def _code(name: str) -> Markup:
    return Markup(f"`{name}`")
