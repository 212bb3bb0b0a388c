"""Documents and official series as CSL-JSON, for Pandoc's citations."""

from __future__ import annotations

from typing import Any

from brief.ledger import Ledger
from brief.reference import Reference


def references(ledger: Ledger, reference: Reference) -> list[dict[str, Any]]:
    """One entry a document and one a series; the citation key is the id."""
    return [
        *({
            "id": source.id, "type": "report", "title": source.title, "author": [{"literal": source.producer}],
            "issued": _date(source.date_published), **({"URL": source.url_main} if source.url_main else {}),
        } for document in ledger.documents.values() for source in [document.source]),
        *({
            "id": series.id, "type": "dataset", "title": f"{series.title}. {series.publication}",
            "author": [{"literal": series.producer}], **({"URL": series.url} if series.url else {}),
        } for series in reference.series.values()),
    ]


def _date(text: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in text.split("-")]]}
