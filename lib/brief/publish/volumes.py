"""The documents of an edition beside its brief: one page, or of a large ledger a page and more for each document.

Each of those has a stretch of the document's text and the entries of the claims that are quoted from it, so that the
way from an entry to its words and back is on one page; the page `SOURCES` leads to all of them, claim by claim.
"""

from __future__ import annotations

from collections.abc import Collection as Collection_
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from brief.base.project import DOCUMENTS, HTML, SOURCES
from brief.corpus.anchoring import Anchored
from brief.corpus.documents import Source
from brief.editions.editions import Edition
from brief.official.collection import Collection
from brief.publish import parts, selfcontained, templates
from brief.publish.cells import Executed
from brief.publish.pages import evidence, reader
from brief.publish.pages.reader import MarkedDocument, Passage

QUOTES, LETTERS = 400, 300_000  # of one page: with all their markup about a megabyte
_BREAKS = ("\n\n", "\n", " ")  # where a long text may go on on another page: the best comes first


@dataclass(frozen=True)
class Volume:
    """A stretch of a document, and the claims whose quotes begin in it."""

    name: str
    source: Source
    passages: list[Passage]
    claims: tuple[Anchored, ...]

    @property
    def file(self) -> str:
        """Its page, from the folder of the edition."""
        return f"{DOCUMENTS}/{self.name}.html"


@dataclass(frozen=True)
class Shelf:
    """The volumes of one document."""

    source: Source
    volumes: tuple[Volume, ...]

    @property
    def quoted(self) -> bool:
        """Whether any of its claims is on its pages."""
        return any(volume.claims for volume in self.volumes)


def pages(collection: Collection, edition: Edition, executed: Executed) -> dict[str, str]:
    """The pages by their files, from the folder of the edition."""
    entered = evidence.entered(collection, edition, executed)
    if not evidence.is_large(collection):
        return {SOURCES: reader.page(collection, edition.title, entered)}
    ledger, theme = collection.ledger, collection.project.theme
    whole = edition.evidence == "all"
    claims: Collection_[str] = ledger.claims if whole else entered
    names = ledger.documents if whole else evidence.documents(collection, edition, executed)
    shelves = [
        Shelf(document.source, tuple(_volumes(document, ledger.by_document[document.source.id], claims)))
        for document in reader.marked(ledger, names)
    ]
    volumes = [volume for shelf in shelves for volume in shelf.volumes]
    texts = {volume.name: _entries(volume, collection, entered) for volume in volumes}
    entries = parts.rendered(texts, collection.project)
    given: dict[str, Any] = {"style": Markup(selfcontained.plain_style(theme)), "title": edition.title, "brief": HTML}
    addresses = {claim.claim.id: f"{volume.name}.html" for volume in volumes for claim in volume.claims}
    made = {
        volume.file: templates.fill(
            theme,
            "volume.html",
            volume=volume,
            shelf=shelf,
            entries=Markup(entries[volume.name]),
            addresses=addresses,
            index=SOURCES,
            **given,
        )
        for shelf in shelves
        for volume in shelf.volumes
    }
    return {SOURCES: templates.fill(theme, "volumes.html", shelves=shelves, **given), **made}


def _volumes(document: MarkedDocument, quoted: list[Anchored], claims: Collection_[str]) -> Iterator[Volume]:
    """A document in stretches that a page can hold."""
    by_id = {anchored.claim.id: anchored for anchored in quoted if anchored.claim.id in claims}
    for number, passages in enumerate(_stretches(document.passages), start=1):
        # No id has a point: the second page of one document is not the first of another.
        name = document.source.id if number == 1 else f"{document.source.id}.{number}"
        begun = [by_id[claim] for passage in passages for claim in passage.begins if claim in by_id]
        yield Volume(name, document.source, passages, tuple(begun))


def _stretches(passages: list[Passage]) -> Iterator[list[Passage]]:
    stretch: list[Passage] = []
    quotes = letters = 0
    for passage in _short(passages):
        quotes, letters = quotes + len(passage.begins), letters + len(passage.text)
        if stretch and (quotes > QUOTES or letters > LETTERS):
            yield stretch
            stretch, quotes, letters = [], len(passage.begins), len(passage.text)
        stretch.append(passage)
    yield stretch


def _short(passages: list[Passage]) -> Iterator[Passage]:
    """The passages, with those that no page can hold and no quote is in cut into more."""
    for passage in passages:
        text = passage.text
        while passage.claim is None and len(text) > LETTERS:
            end = _end(text)
            yield replace(passage, text=text[:end])
            text = text[end:]
        yield replace(passage, text=text)


def _end(text: str) -> int:
    """How much of a text that goes on fits on a page: whole paragraphs, or lines, or words, or else letters."""
    ends = (text.rfind(mark, 0, LETTERS) + len(mark) for mark in _BREAKS if mark in text[:LETTERS])
    return next(ends, LETTERS)


def _entries(volume: Volume, collection: Collection, entered: Collection_[str]) -> str:
    """What a volume says of its document, and its entries, as Markdown; those that the brief has, too, lead there."""
    about = f"## What it is {{#about}}\n\n{evidence.listed(collection, {volume.source.id})}\n\n"
    entries = evidence.document_entries(collection, list(volume.claims))
    if entries is None:
        return about
    back = {name: f"../{HTML}" for name in entered}
    return f"{about}## The evidence {{#evidence}}\n\n{evidence.written(collection, [entries], back=back)}"
