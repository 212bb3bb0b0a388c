"""The source reader: each document's full text with every quote highlighted and linked to its evidence."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection as Collection_
from collections.abc import Iterable
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
from brief.publish.pages import evidence


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


def page(collection: Collection, title: str, entered: Iterable[str], brief: str = HTML) -> str:
    """One self-contained HTML page. Every quote has the id `quote-<claim id>`.

    Those of the claims in `entered` link to `brief#claim-<claim id>`.
    """
    theme = collection.project.theme
    style = Markup(selfcontained.style(theme))
    documents = marked(collection.ledger, collection.ledger.documents)
    addresses = dict.fromkeys(entered, brief)
    return templates.fill(
        theme, "reader.html", style=style, title=title, brief=brief, addresses=addresses, documents=documents
    )


def section(collection: Collection, entered: Collection_[str]) -> str:
    """The same as a part of the brief's own page, so that it leads nowhere when it is sent alone.

    Of a large ledger those documents of which the page has entries.
    """
    ledger = collection.ledger
    names: Iterable[str] = ledger.documents
    if evidence.is_large(collection):
        names = dict.fromkeys(anchored.document.source.id for anchored in ledger if anchored.claim.id in entered)
    return templates.fill(
        collection.project.theme,
        "documents.html",
        brief="",
        addresses=dict.fromkeys(entered, ""),
        documents=marked(ledger, names),
    )


def marked(ledger: Ledger, names: Iterable[str]) -> list[MarkedDocument]:
    """The documents of these ids, with their quotes marked."""
    return [
        MarkedDocument(
            ledger.documents[name].source,
            len(ledger.by_document[name]),
            passages(ledger.documents[name].text, ledger.by_document[name]),
        )
        for name in names
    ]


def passages(text: str, claims: list[Anchored]) -> list[Passage]:
    """The text in stretches, divided wherever a quote begins or ends."""
    ends = sorted({0, len(text), *(anchored.start for anchored in claims), *(anchored.end for anchored in claims)})
    waiting = deque(sorted(claims, key=lambda anchored: anchored.start))
    covering: list[Anchored] = []
    stretches = []
    for start, end in pairwise(ends):
        covering = [anchored for anchored in covering if anchored.end >= end]
        while waiting and waiting[0].start == start:
            covering.append(waiting.popleft())
        stretches.append(_passage(text, start, end, covering))
    return stretches


def _passage(text: str, start: int, end: int, covering: list[Anchored]) -> Passage:
    shortest = min(covering, key=lambda anchored: anchored.end - anchored.start, default=None)
    begins = tuple(anchored.claim.id for anchored in covering if anchored.start == start)
    return Passage(text[start:end], shortest.claim if shortest else None, begins)
