"""Documents and official series as CSL-JSON, for Pandoc's citations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from brief.base.markdown import escape
from brief.editions.editions import Edition, Planned
from brief.official import publications
from brief.official.collection import Collection
from brief.official.series import Series
from brief.publish import templates

# What cites and is cited is made after the filters that keep a number with its unit in all other texts (blocks.lua).
_UNIT = re.compile(r"(?<=\d) (?=(?:mg|g|kg|lb)\b)")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def keys(collection: Collection) -> set[str]:
    """What can be cited."""
    return {*collection.ledger.documents, *collection.reference.series}


@lru_cache(1)
def references(collection: Collection) -> list[dict[str, Any]]:
    """One entry a document and one a series; the citation key is the id."""
    return [
        *(
            {
                "id": source.id,
                "type": "report",
                "title": source.title,
                "author": [{"literal": source.producer}],
                "issued": _date(source.date_published),
                **({"URL": source.url_main} if source.url_main else {}),
            }
            for document in collection.ledger.documents.values()
            for source in [document.source]
        ),
        *(
            {
                "id": series.id,
                "type": "dataset",
                "title": f"{_UNIT.sub(_NO_BREAK, series.title)}. {_publications(series, collection)}",
                "author": [{"literal": series.producer}],
                **({"URL": series.url} if series.url else {}),
            }
            for series in collection.reference.series.values()
        ),
    ]


def _publications(series: Series, collection: Collection) -> str:
    return publications.listed(series, collection.reference.select(series.id))


def suggested(planned: Planned) -> str:
    """How to cite the edition, as Markdown."""
    edition = planned.edition
    title = ": ".join(escape(words) for words in (edition.title, edition.subtitle) if words)
    return f"The brief project ({edition.date[:4]}). *{title}*. Edition “{planned.id}”, as of {edition.date}.\n"


def head(collection: Collection, edition: Edition) -> str:
    """What goes into the head of the page: the edition for machines, as JSON-LD."""
    return templates.fill(collection.project.theme, "head.html", report=report(collection, edition))


def report(collection: Collection, edition: Edition) -> dict[str, Any]:
    """The edition as a schema.org Report that is based on the documents and comes with a Dataset."""
    return {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": edition.title,
        "headline": edition.subtitle,
        "audience": {"@type": "Audience", "audienceType": edition.audience},
        "datePublished": edition.date,
        "inLanguage": "en-US",
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": "The brief project"},
        "isBasedOn": [
            {
                "@type": "Report",
                "name": source.title,
                "datePublished": source.date_published,
                "author": {"@type": "Organization", "name": source.producer},
                **({"url": source.url_main} if source.url_main else {}),
            }
            for document in collection.ledger.documents.values()
            for source in [document.source]
        ],
        "hasPart": {
            "@type": "Dataset",
            "name": f"Data behind “{edition.title}”",
            "distribution": {
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": "data/datapackage.json",
            },
        },
    }


def _date(text: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in text.split("-")]]}
