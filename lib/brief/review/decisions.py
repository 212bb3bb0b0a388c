"""What was decided on the figures of a document, in that order: the files of `data/reviews`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from brief.base import whole
from brief.base.problems import Problem, raise_any
from brief.base.project import Project
from brief.base.records import Record, read_records
from brief.corpus.documents import Document
from brief.review.writing import inline

_HEAD = """\
# yaml-language-server: $schema=../schema/review.schema.json
# Figures of this document that somebody decided on, in that order, so that no question is asked twice. Whoever writes
# it: brief review. A claim stands in the ledger; taken out there, its figure is open again.
"""


class Decision(Record):
    """What was decided on a figure."""

    start: int
    """Where it stands in the text, in letters from 0."""
    words: str
    """Its words."""
    decision: Literal["accepted", "refused"]
    """Whether it became a claim."""
    claim: str = ""
    """The name of the claim that it became."""
    checksum: str = ""
    """That of the claim's record as it was written, by which undo sees whether somebody changed it since."""


def load(project: Project, document: Document) -> tuple[Decision, ...]:
    """The decisions on a document's figures. Raises `Problems` for those that its text doesn't bear out."""
    path = project.reviews / f"{document.source.id}.yml"
    if not path.exists():
        return ()
    file = project.shown(path)
    listing = read_records(
        Decision, path, file, "decisions", header={"source": [document.source.id]}, name="words", ids={}
    )
    problems = list(listing.problems)
    for entry in listing.entries:
        start, quoted = entry.record.start, entry.record.words
        if not " ".join(document.text[start : start + 2 * len(quoted) + 40].split()).startswith(quoted):
            problems.append(Problem(entry.at("words"), f"not what stands at {start}", "the words of the document"))
    raise_any(problems)
    return tuple(entry.record for entry in listing.entries)


def save(project: Project, document: Document, decisions: Sequence[Decision]) -> None:
    """Put the decisions in the place of the last ones; without any there is no file."""
    path = project.reviews / f"{document.source.id}.yml"
    if not decisions:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    lines = [f"  - {inline(decision.model_dump(exclude_defaults=True))}" for decision in decisions]
    text = "\n".join([f"{_HEAD}source: {document.source.id}", "decisions:", *lines, ""])
    whole.write(path, text.encode("utf-8"))
