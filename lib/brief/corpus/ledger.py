"""The ledger: every claim of every document, held against the words it was quoted from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from brief.base import memory, trace
from brief.base.problems import Place, Problem, attempt, nearest, raise_any
from brief.base.project import Project, listed
from brief.base.project import find as find_project
from brief.base.records import Entry
from brief.corpus import documents as documents_
from brief.corpus import finding
from brief.corpus import vocabulary as vocabulary_
from brief.corpus.anchoring import Anchored, anchor
from brief.corpus.claims import Claim
from brief.corpus.documents import Document
from brief.corpus.finding import Ahead
from brief.corpus.offsets import Offsets, vocabulary_state
from brief.corpus.vocabulary import Vocabulary


@dataclass(frozen=True, repr=False)
class Ledger:
    """All documents and all claims, in the order of the files.

    `ledger["state-synthetic-growth"]` is a claim with its place in its document; KeyError names the nearest known one.
    Iterating gives all of them.

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> claims = ledger.load()
    >>> claims["state-synthetic-growth"].phrase
    'nearly 640 percent'
    >>> claims["state-synthetic-growth"].claim.bounds
    Bounds(lower=None, upper=640.0, lower_open=False, upper_open=True)
    """

    documents: Mapping[str, Document]
    vocabulary: Vocabulary
    claims: Mapping[str, Anchored]

    def __iter__(self) -> Iterator[Anchored]:
        return iter(self.claims.values())

    def __getitem__(self, claim_id: str) -> Anchored:
        try:
            return self.claims[claim_id]
        except KeyError:
            close = nearest(claim_id, self.claims)
            hint = f"; did you mean {close}?" if close else ""
            raise KeyError(f"no claim {claim_id!r} in the ledger{hint}") from None

    @cached_property
    def by_document(self) -> dict[str, list[Anchored]]:
        """The claims of each document, by its id: in one pass, however many documents there are."""
        claims: dict[str, list[Anchored]] = {name: [] for name in self.documents}
        for anchored in self:
            claims[anchored.document.source.id].append(anchored)
        return claims

    def __repr__(self) -> str:
        return f"{len(self.claims)} claims of {len(self.documents)} documents"

    def _repr_markdown_(self) -> str:
        """The documents with the number of their claims, as a notebook shows the ledger."""
        counts = Counter(anchored.document.source.id for anchored in self)
        return "\n".join(
            ["| document | claims |", "| --- | --: |", *(f"| {name} | {counts[name]} |" for name in self.documents)]
        )

    def _ipython_key_completions_(self) -> list[str]:
        """The ids that the tab key offers in a notebook."""
        return list(self.claims)

    def cite(self, name: str) -> tuple[str, str]:
        """Who wrote a document, or the document of a claim; nothing more. Raises KeyError for an unknown id."""
        document = self.documents[name] if name in self.documents else self.claims[name].document
        return document.source.attribution_short, ""

    def ids(self) -> list[str]:
        """The ids of all documents and claims."""
        return [*self.documents, *self.claims]


def load(project: Project | None = None, documents: Mapping[str, Document] | None = None) -> Ledger:
    """The ledger of a project.

    Parameters
    ----------
    project
        The one around the working folder unless told.
    documents
        Those that are loaded already; without them they are read.

    Raises
    ------
    Problems
        With everything that is wrong in any of its files.

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> "state-plan" in ledger.load().documents
    True
    """
    project = project or find_project()
    vocabulary = vocabulary_.load(project)
    with trace.by_record(), memory.growing():
        if documents is None:
            documents = documents_.load(project, vocabulary)
        claims = _claims(project, documents, vocabulary)
    return Ledger(trace.Noted("document", documents), vocabulary, trace.Noted("claim", claims))


def _claims(project: Project, documents: Mapping[str, Document], vocabulary: Vocabulary) -> dict[str, Anchored]:
    claims: dict[str, Anchored] = {}
    problems: list[Problem] = []
    paths = listed(project.ledger, "*.yml")
    state = vocabulary_state(vocabulary)
    listings = list(documents_.listings(Claim, paths, project, documents, key="claims"))
    offsets = {document.source.id: Offsets.of(project, document, state) for _, document in listings if document}
    unknown = [
        (entry.record, document)
        for listing, document in listings
        if document
        for entry in listing.entries
        if not offsets[document.source.id].holds(entry.record)
    ]
    with finding.ahead(unknown, vocabulary) as ahead:
        for listing, document in listings:
            problems += listing.problems
            if document is None:
                continue
            for entry in listing.entries:
                find = partial(_found, ahead, entry, document, vocabulary)
                if anchored := attempt(problems, offsets[document.source.id].anchored, entry, find):
                    claims[entry.record.id] = anchored
    for kept in offsets.values():
        kept.keep()
    if not problems and not claims:
        problems.append(Problem(Place(project.shown(project.ledger)), "holds no claims"))
    raise_any(problems)
    return claims


def _found(ahead: Ahead, entry: Entry[Claim], document: Document, vocabulary: Vocabulary) -> Anchored:
    return ahead.anchored(entry, document) or anchor(entry, document, vocabulary)
