"""The evidence appendix and the list of sources, as Markdown made from the ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Collection as Collection_
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from brief.base.markdown import Markup, escape
from brief.base.project import SOURCES, Project
from brief.corpus.anchoring import Anchored
from brief.corpus.documents import Source
from brief.corpus.fields import From, Origin
from brief.editions.editions import Edition
from brief.notebooks import files as notebooks
from brief.official.audit import Outcome
from brief.official.collection import Collection
from brief.official.rows import ORIGINS
from brief.official.verdicts import Verdict
from brief.publish import templates
from brief.publish.cells import Executed
from brief.publish.prose import sections
from brief.quantity.qualifiers import QUALIFIERS, Qualifier

CONTEXT = 160  # letters before and after a quote
MOST = 500  # claims of which each has an entry in the brief itself; of a larger ledger those that the edition uses
_CLAIM_LINK = re.compile(r"\(#claim-([\w-]+)\)")


@dataclass(frozen=True)
class Field:
    """What the appendix says of one field of a claim: its label, what it says, and whose words these are."""

    label: str
    value: str
    origin: str


@dataclass(frozen=True)
class Entry:
    """What the appendix says of one claim."""

    anchored: Anchored
    context: Markup
    bounds: str
    qualifier: Qualifier
    fields: tuple[Field, ...]
    words: str
    caveats: tuple[str, ...]
    verdict: Verdict
    arithmetic: str
    figures: tuple[str, ...]
    beside: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Entries:
    """The entries of one document."""

    source: Source
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Used:
    """How many of how many claims have an entry in a brief, and which file beside it leads to all."""

    claims: int
    of: int
    index: str


@dataclass(frozen=True)
class Listed:
    """A document of the list of sources."""

    source: Source
    claims: int
    caveats: tuple[str, ...]


def evidence(collection: Collection, edition: Edition, executed: Executed) -> str:
    """One entry a claim, by document: the quote in its context, where it stands, what it leaves open, the verdict.

    All claims, or those that the edition uses. Each entry has the id `claim-<claim id>`, which every number of the
    prose links to.
    """
    ledger, claims = collection.ledger, entered(collection, edition, executed)
    documents = [
        document_entries(collection, [anchored for anchored in quoted if anchored.claim.id in claims])
        for quoted in ledger.by_document.values()
    ]
    beside = is_large(collection) and edition.evidence == "all"
    used = Used(len(claims), len(ledger.claims), SOURCES) if beside else None
    return written(collection, [document for document in documents if document], used=used)


def written(
    collection: Collection,
    documents: Sequence[Entries],
    used: Used | None = None,
    back: Mapping[str, str] | None = None,
) -> str:
    """Entries as Markdown. `back` says of claims on which other page they have an entry, too."""
    return templates.fill(collection.project.theme, "evidence.md", documents=documents, used=used, back=back or {})


def document_entries(collection: Collection, quoted: Sequence[Anchored]) -> Entries | None:
    """The entries of claims of one document; None of no claims."""
    if not quoted:
        return None
    return Entries(quoted[0].document.source, tuple(_entry(anchored, collection) for anchored in quoted))


def entered(collection: Collection, edition: Edition, executed: Executed) -> set[str]:
    """The claims that have an entry in an edition."""
    everything = edition.evidence == "all" and not is_large(collection)
    return set(collection.ledger.claims) if everything else used(collection.project, edition, executed)


def is_large(collection: Collection) -> bool:
    """Whether a ledger holds more than one page and an annex on paper can: then each document has pages of its own."""
    return len(collection.ledger.claims) > MOST


def used(project: Project, edition: Edition, executed: Executed) -> set[str]:
    """The claims that an edition's prose names or that a table it embeds links to."""
    labels = {name: notebooks.labels(notebook) for name, notebook in executed.items()}
    claims: set[str] = set()
    for section in sections.of(project, edition):
        claims |= {code.argument for code in section.named("claim")}
        for code in section.named("embed"):
            target, _, label = code.argument.partition("#")
            claims |= set(_CLAIM_LINK.findall(json.dumps(labels[Path(target).stem][label].outputs)))
    return claims


def _entry(anchored: Anchored, collection: Collection) -> Entry:
    claim, ledger, audited = anchored.claim, collection.ledger, collection.audited[anchored.claim.id]
    return Entry(
        anchored=anchored,
        context=context(anchored),
        bounds=claim.quoted.in_words,
        qualifier=QUALIFIERS[claim.qualifier],
        fields=tuple(_fields(anchored)),
        words=", ".join(f"“{words}”" for words in (*claim.likelihood, *claim.degree)),
        caveats=tuple(ledger.vocabulary.caveats[name] for name in claim.caveats),
        verdict=audited.verdict,
        arithmetic=audited.arithmetic,
        figures=tuple(_figures(outcome for _, outcome in audited.named())),
        beside=tuple(_figures(audited.beside)),
        note=audited.note,
    )


def _figures(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Each publication that figures were taken from, and how they came here."""
    rows = [row for outcome in outcomes for row in outcome.official.rows]
    for publication, origin in dict.fromkeys((row.publication, row.origin) for row in rows):
        yield f"{publication}: {_lowered(ORIGINS[origin])}"


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:].rstrip(".")


_LABELS = {
    "period": "Period",
    "geography": "Where",
    "population": "Of whom or what",
    "attributed_to": "Attributed to",
}


def _fields(anchored: Anchored) -> Iterator[Field]:
    """The fields that a claim has, each with where it comes from."""
    for name, origin in anchored.origins.items():
        yield Field(_LABELS[name], getattr(anchored.claim, name).words, _origin(origin, anchored.document.text))


def _origin(origin: Origin, text: str) -> str:
    match origin.kind:
        case From.QUOTE:
            return "in the quote"
        case From.DOCUMENT:
            return f"the document says “{' '.join(text[origin.start : origin.end].split())}”"
        case From.SUPPLIED:
            return f"supplied by us: {origin.reason}"


def context(anchored: Anchored) -> Markup:
    """The quote, marked, with a little of what stands before and after it in its paragraph, as Markdown."""
    return Markup(f"{_before(anchored)}[{escape(anchored.quote)}]{{.quoted}}{_after(anchored)}".strip())


def _before(anchored: Anchored) -> str:
    text = anchored.document.text[max(0, anchored.start - CONTEXT) : anchored.start].rpartition("\n\n")[2]
    cut = len(text) == CONTEXT < anchored.start
    words = text.partition(" ")[2] if cut else text
    return f"{'… ' if cut else ''}{escape(words)}{' ' if words[-1:].isspace() else ''}"


def _after(anchored: Anchored) -> str:
    text = anchored.document.text[anchored.end : anchored.end + CONTEXT].partition("\n\n")[0]
    cut = len(text) == CONTEXT < len(anchored.document.text) - anchored.end
    words = text.rpartition(" ")[0] if cut else text
    return f"{' ' if words[:1].isspace() else ''}{escape(words)}{' …' if cut else ''}"


def sources(collection: Collection, edition: Edition, executed: Executed) -> str:
    """Each document with its citation, our description of its reliability and its caveats.

    Of a large ledger those that the edition uses or cites; each document's own pages say the same of it.
    """
    large = is_large(collection)
    return listed(collection, documents(collection, edition, executed) if large else collection.ledger.documents)


def documents(collection: Collection, edition: Edition, executed: Executed) -> list[str]:
    """The documents that an edition uses claims of or cites, by their ids, in the order of the collection."""
    ledger = collection.ledger
    names = {ledger[claim].document.source.id for claim in entered(collection, edition, executed)}
    for section in sections.of(collection.project, edition):
        names |= {key for _, key in section.references()}
    return [name for name in ledger.documents if name in names]


def listed(collection: Collection, names: Collection_[str]) -> str:
    """What the list of sources says of the documents of these ids, as Markdown."""
    ledger = collection.ledger
    documents = [
        Listed(
            document.source,
            len(ledger.by_document[document.source.id]),
            tuple(ledger.vocabulary.source_caveats[name] for name in document.source.caveats),
        )
        for name, document in ledger.documents.items()
        if name in names
    ]
    return templates.fill(collection.project.theme, "sources.md", documents=documents)
