"""A review of a document's figures, one after the other. Each decision is saved at once, so that nothing is lost.

The command and the desk show it; both only call what stands here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from brief.base import nodes, whole
from brief.base.problems import Place, Problem, Problems, nearest, raise_any
from brief.base.project import Project, listed
from brief.corpus import ledger as ledgers
from brief.corpus.anchoring import Anchored
from brief.corpus.documents import Document
from brief.corpus.ledger import Ledger
from brief.extract.candidates import Candidate
from brief.extract.kinds import STATISTIC
from brief.official import reference as references
from brief.official.reference import Reference
from brief.review import decisions as decisions_
from brief.review import drafts, writing
from brief.review.decisions import Decision
from brief.review.drafts import Draft
from brief.review.reading import OPEN, claims_of, figures_of, states


class Changed(Problems):
    """Somebody else wrote the ledger or the decisions since this session read them: nothing was written."""


@dataclass(frozen=True)
class Session:
    """Where a review stands. A step gives the next one; `skipped` figures come again at the end.

    `steps` are what undo takes back, the last one last: True for a decision, False for a skip.
    """

    project: Project
    document: Document
    ledger: Ledger
    reference: Reference
    figures: tuple[Candidate, ...]
    kinds: tuple[str, ...] = (STATISTIC,)
    decisions: tuple[Decision, ...] = ()
    skipped: tuple[int, ...] = ()
    steps: tuple[bool, ...] = ()
    files: str = ""
    """Checksums of the ledger and of the decisions as this session last read or wrote them."""

    @property
    def states(self) -> list[str]:
        """What became of each figure: open, claimed, refused."""
        return states(self.figures, claims_of(self.ledger, self.document), self.decisions)

    @property
    def current(self) -> Candidate | None:
        """The figure that is asked for: the next open one after the last that was decided on; None at the end."""
        places = [number for number, state in enumerate(self.states) if state == OPEN]
        if not places:
            return None
        last = max((decision.start for decision in self.decisions[-1:]), default=-1)
        ahead = [number for number in places if number not in self.skipped]
        after = [number for number in ahead if self.figures[number].start > last]
        return self.figures[(after or ahead or [number for number in self.skipped if number in places])[0]]

    @property
    def progress(self) -> dict[str, int]:
        """How many figures there are, and how many of them are claimed, refused and open."""
        found = self.states
        return {"figures": len(found), **{name: found.count(name) for name in ("claimed", "refused", "open")}}

    def draft(self) -> Draft | None:
        """The record that the current figure would make."""
        return drafts.draft(self.current, self.document, self.ledger) if self.current else None


def start(project: Project, name: str, kinds: Collection[str] = (STATISTIC,)) -> Session:
    """A review of a document, by its id or its file, where it stopped the last time; of figures unless told.

    Raises `Problems` for a document that is none, and with all that is wrong in the ledger and in the reference.
    """
    files = _ledger_files(project)  # before they are read: what somebody writes while they are is a change
    ledger = ledgers.load(project)
    document = named(project, ledger, name)
    figures = tuple(figures_of(document, kinds))
    files += _decision_file(project, document)
    made = decisions_.load(project, document)
    reference, steps = references.load(project), (True,) * len(made)
    return Session(project, document, ledger, reference, figures, tuple(kinds), made, steps=steps, files=files)


def again(session: Session) -> Session:
    """The session with the ledger and the decisions read anew; what was put off stays so."""
    fresh = start(session.project, session.document.source.id, session.kinds)
    return replace(fresh, skipped=session.skipped, steps=(*fresh.steps, *(False,) * len(session.skipped)))


def carried(draft: Draft | None, before: Session, after: Session) -> Draft | None:
    """The draft for a session read anew: one that somebody changed stays where the same figure is asked for."""
    drafted = before.draft()
    if draft and drafted and after.current == before.current and draft.record != drafted.record:
        return drafts.held(draft.record, after.document, after.ledger)
    return after.draft()


def named(project: Project, ledger: Ledger, name: str) -> Document:
    """A document by its id, or by the file of its text or of its original. Raises `Problems` for any other name."""
    for source_id, document in ledger.documents.items():
        source = document.source
        files = {source.path, *([source.original.path] if source.original else [])}
        own = {source_id, *files, *(project.shown(project.seeds / file) for file in files)}
        if name in own or any((project.seeds / file).as_posix() == name for file in files):
            return document
    known = ", ".join(ledger.documents)
    expected = f"a document of seeds/sources.yml: {known}; a new file is taken in with brief add"
    raise Problems([Problem(Place(name), "no such document", expected, nearest(name, ledger.documents))])


def changed(draft: Draft, text: str, session: Session) -> Draft:
    """A draft with fields that somebody wrote as YAML, `unit: kg`; an empty one is taken out.

    Raises `Problems` for a text that is no YAML mapping, and for one that only looks like it.
    """
    fields = nodes.plain(nodes.parse(f"{text}\n", "what you wrote"))
    record = {**draft.record, **fields}
    for one, other in (("value", "range"), ("range", "value")):
        if one in fields and other not in fields:
            record.pop(other, None)
    kept = {name: value for name, value in record.items() if value not in ("", None, [], ())}
    return drafts.held(kept, session.document, session.ledger)


def whole_record(text: str, session: Session) -> Draft:
    """A draft that is a record written as YAML, as a person edited it. Raises `Problems` for what is no mapping."""
    record = nodes.plain(nodes.parse(f"{text}\n", "what you wrote"))
    return drafts.held(record, session.document, session.ledger)


def accept(session: Session, draft: Draft) -> Session:
    """The session after a draft became a claim of the ledger. `Problems`, and nothing is written, where it can't be."""
    candidate = _asked(session)
    _unchanged(session)
    raise_any(draft.problems)
    if draft.anchored is None:
        raise Problems([Problem(Place(draft.claim_id), "not held against its quote")])
    written = writing.block(draft.record)
    path = _file(session)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    fresh = writing.with_block(text, session.document.source.id, written, _next_claim(session, draft.anchored))
    nodes.parse(fresh, session.project.shown(path))
    whole.write(path, fresh.encode("utf-8"))
    decision = Decision(
        start=candidate.start,
        words=candidate.text,
        decision="accepted",
        claim=draft.claim_id,
        checksum=_checksum(written),
    )
    claims = {**session.ledger.claims, draft.claim_id: draft.anchored}
    return _decided(replace(session, ledger=replace(session.ledger, claims=claims)), decision)


def refuse(session: Session) -> Session:
    """The session after the current figure was refused: it is not asked for again."""
    candidate = _asked(session)
    _unchanged(session)
    return _decided(session, Decision(start=candidate.start, words=candidate.text, decision="refused"))


def skip(session: Session) -> Session:
    """The session with the current figure put off to the end."""
    number = session.figures.index(_asked(session))
    left = tuple(other for other in session.skipped if other != number)
    return replace(session, skipped=(*left, number), steps=(*session.steps, False))


def undo(session: Session) -> Session:
    """The session before the last step: a claim is taken out of the ledger, a refusal forgotten, a skip too.

    Raises `Problems` where there is no step, and where somebody changed the claim since.
    """
    if not session.steps:
        raise Problems([Problem(Place(session.document.source.id), "nothing to undo")])
    steps = session.steps[:-1]
    if not session.steps[-1]:
        return replace(session, skipped=session.skipped[:-1], steps=steps)
    _unchanged(session)
    *kept, last = session.decisions
    ledger = _taken_out(session, last.claim) if last.claim in session.ledger.claims else session.ledger
    decisions_.save(session.project, session.document, kept)
    files = _files(session.project, session.document)
    return replace(session, ledger=ledger, decisions=tuple(kept), steps=steps, files=files)


def _asked(session: Session) -> Candidate:
    if session.current is None:
        raise Problems([Problem(Place(session.document.source.id), "no figure is open")])
    return session.current


def _decided(session: Session, decision: Decision) -> Session:
    made = (*session.decisions, decision)
    decisions_.save(session.project, session.document, made)
    number = next(number for number, found in enumerate(session.figures) if found.start == decision.start)
    skipped = tuple(other for other in session.skipped if other != number)
    files = _files(session.project, session.document)
    return replace(session, decisions=made, skipped=skipped, steps=(*session.steps, True), files=files)


def _files(project: Project, document: Document) -> str:
    """Checksums of the files that a review writes or stands on."""
    return _ledger_files(project) + _decision_file(project, document)


def _ledger_files(project: Project) -> str:
    return _checksum_of(listed(project.ledger, "*.yml"))


def _decision_file(project: Project, document: Document) -> str:
    return _checksum_of([project.reviews / f"{document.source.id}.yml"])


def _checksum_of(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + (path.read_bytes() if path.exists() else b""))
    return digest.hexdigest()


def _unchanged(session: Session) -> None:
    """Raises `Changed` where another desk or an editor wrote since."""
    if _files(session.project, session.document) != session.files:
        place = Place(session.document.source.id)
        raise Changed([Problem(place, "the ledger or its decisions changed meanwhile: read anew, nothing was written")])


def _checksum(written: str) -> str:
    return hashlib.sha256(written.encode("utf-8")).hexdigest()[:12]


def _file(session: Session) -> Path:
    """The ledger file of the document: that which has claims of it, or one of its name."""
    for path in listed(session.project.ledger, "*.yml"):
        if nodes.read(path, session.project.shown(path)).get("source") == session.document.source.id:
            return path
    return session.project.ledger / f"{session.document.source.id}.yml"


def _next_claim(session: Session, anchored: Anchored) -> str:
    """The claim before which another goes: the first that stands behind it in the text, where all stand in order."""
    claims = claims_of(session.ledger, session.document)
    starts = [claim.start for claim in claims]
    if starts != sorted(starts):
        return ""
    return next((claim.claim.id for claim in claims if claim.start > anchored.start), "")


def _taken_out(session: Session, claim_id: str) -> Ledger:
    """The ledger without a claim, in its file too. Raises `Problems` where that is not what was written."""
    path, decision = _file(session), session.decisions[-1]
    file = session.project.shown(path)
    text = path.read_text(encoding="utf-8")
    records = nodes.plain(nodes.parse(text, file))["claims"]
    written = writing.block(next((record for record in records if record.get("id") == claim_id), {"id": claim_id}))
    rest = writing.without_block(text, written) if _checksum(written) == decision.checksum else None
    if rest is None:
        raise Problems(
            [Problem(Place(file, record=claim_id), "was changed since it was accepted", suggestion="take it out there")]
        )
    whole.write(path, rest.encode("utf-8"))
    if "claims: []" in rest:
        path.unlink()  # a file for no claim says nothing
    claims = {name: claim for name, claim in session.ledger.claims.items() if name != claim_id}
    return replace(session.ledger, claims=claims)
