"""The evidence appendix and the list of sources, as Markdown made from the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from brief.base.markdown import Markup, escape
from brief.base.project import SOURCES
from brief.corpus.documents import Source
from brief.corpus.ledger import Anchored, Ledger
from brief.official.audit import Audited, arithmetic
from brief.official.verdicts import Verdict
from brief.publish import templates
from brief.quantity.qualifiers import QUALIFIERS, Qualifier

CONTEXT = 160


@dataclass(frozen=True)
class Entry:
    """What the appendix says of one claim."""

    anchored: Anchored
    context: Markup
    bounds: str
    qualifier: Qualifier
    period: str
    caveats: tuple[str, ...]
    verdict: Verdict
    arithmetic: str
    note: str


@dataclass(frozen=True)
class Shown:
    """A document of the appendix, with the entries of its claims."""

    source: Source
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Listed:
    """A document of the list of sources."""

    source: Source
    claims: int
    caveats: tuple[str, ...]


def evidence(ledger: Ledger, audited: dict[str, Audited], shown: set[str], theme: Path) -> str:
    """One entry a claim, by document: the quote in its context, where it stands, what it leaves open, the verdict.

    Only the claims whose ids are in `shown`. Each entry has the id `claim-<claim id>`, which every number of the
    prose links to.
    """
    documents = [document for document in _documents(ledger, audited, shown) if document.entries]
    return templates.fill(theme, "evidence.md", documents=documents, reader=Markup(SOURCES))


def _documents(ledger: Ledger, audited: dict[str, Audited], shown: set[str]) -> Iterator[Shown]:
    for document in ledger.documents.values():
        claims = [anchored for anchored in ledger if anchored.document is document and anchored.claim.id in shown]
        entries = (_entry(anchored, ledger, audited[anchored.claim.id]) for anchored in claims)
        yield Shown(document.source, tuple(entries))


def _entry(anchored: Anchored, ledger: Ledger, entry: Audited) -> Entry:
    claim = anchored.claim
    return Entry(
        anchored=anchored,
        context=context(anchored),
        bounds=claim.quoted.in_words,
        qualifier=QUALIFIERS[claim.qualifier],
        period=claim.period.words() if claim.period else "",
        caveats=tuple(ledger.vocabulary.caveats[name] for name in claim.caveats),
        verdict=entry.verdict,
        arithmetic=arithmetic(entry),
        note=entry.note,
    )


def context(anchored: Anchored) -> Markup:
    """The quote, marked, with a little of what stands before and after it, as Markdown."""
    text = anchored.document.text
    before = text[max(0, anchored.start - CONTEXT) : anchored.start]
    after = text[anchored.end : anchored.end + CONTEXT]
    before = before.rpartition("\n\n")[2]
    after = after.partition("\n\n")[0]
    start = "… " if before.strip() and anchored.start > CONTEXT and len(before) == CONTEXT else ""
    end = " …" if len(after) == CONTEXT else ""
    if start:
        before = before.partition(" ")[2]
    if end:
        after = after.rpartition(" ")[0]
    before_space = " " if before[-1:].isspace() else ""
    after_space = " " if after[:1].isspace() else ""
    return Markup(
        f"{start}{escape(before)}{before_space}[{escape(anchored.quote)}]{{.quoted}}{after_space}{escape(after)}{end}".strip()
    )


def sources(ledger: Ledger, theme: Path) -> str:
    """Each document with its citation, our description of its reliability and its caveats."""
    documents = [
        Listed(
            document.source,
            sum(anchored.document is document for anchored in ledger),
            tuple(ledger.vocabulary.source_caveats[name] for name in document.source.caveats),
        )
        for document in ledger.documents.values()
    ]
    return templates.fill(theme, "sources.md", documents=documents)
