"""The source reader: each document's full text with every quote highlighted and linked to its evidence."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from brief.base.project import HTML
from brief.corpus.anchoring import Anchored
from brief.corpus.claims import Claim
from brief.corpus.documents import Source
from brief.corpus.ledger import Ledger
from brief.official.collection import Collection
from brief.publish import selfcontained, templates


@dataclass(frozen=True)
class Passage:
    """A stretch of a document. `claim` is the one whose quote it leads to, `begins` the claims whose quotes it begins.

    Where quotes overlap, the words lead to the shortest quote that holds them.
    """

    text: str
    claim: Claim | None
    begins: tuple[str, ...]


@dataclass(frozen=True)
class MarkedDocument:
    """A document with its quotes marked."""

    source: Source
    quotes: int
    passages: list[Passage]


def page(collection: Collection, title: str, entered: Container[str], brief: str = HTML) -> str:
    """One self-contained HTML page. Every quote has the id `quote-<claim id>`.

    Those of the claims in `entered` link to `brief#claim-<claim id>`.
    """
    theme = collection.project.theme
    style = Markup(selfcontained.style(theme))
    documents = _marked(collection.ledger)
    return templates.fill(
        theme, "reader.html", style=style, title=title, brief=brief, entered=entered, documents=documents
    )


def section(collection: Collection, entered: Container[str]) -> str:
    """The same as a part of the brief's own page, so that it leads nowhere when it is sent alone."""
    documents = _marked(collection.ledger)
    return templates.fill(collection.project.theme, "documents.html", brief="", entered=entered, documents=documents)


def _marked(ledger: Ledger) -> list[MarkedDocument]:
    return [
        MarkedDocument(ledger.documents[name].source, len(quoted), passages(ledger.documents[name].text, quoted))
        for name, quoted in ledger.by_document.items()
    ]


def passages(text: str, claims: list[Anchored]) -> list[Passage]:
    """The text in stretches, divided wherever a quote begins or ends."""
    ends = sorted({0, len(text), *(anchored.start for anchored in claims), *(anchored.end for anchored in claims)})
    return [_passage(text, start, end, claims) for start, end in pairwise(ends)]


def _passage(text: str, start: int, end: int, claims: list[Anchored]) -> Passage:
    covering = [anchored for anchored in claims if anchored.start <= start and end <= anchored.end]
    shortest = min(covering, key=lambda anchored: anchored.end - anchored.start, default=None)
    begins = tuple(anchored.claim.id for anchored in covering if anchored.start == start)
    return Passage(text[start:end], shortest.claim if shortest else None, begins)
