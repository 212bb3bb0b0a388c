"""A figure as a review shows it: in its sentence, with the record it would make and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from brief.base import letters
from brief.base.problems import Problem
from brief.base.sentences import sentence
from brief.review import beside, writing
from brief.review.drafts import Draft
from brief.review.session import Session

_LONGEST = 200  # letters of what was expected


@dataclass(frozen=True)
class Shown:
    """Words before a figure in its sentence, the figure, words behind it; its record as YAML; notes; problems."""

    line: int
    page: int | None
    before: str
    figure: str
    behind: str
    record: str
    notes: tuple[str, ...]
    problems: tuple[str, ...]


def shown(session: Session, draft: Draft) -> Shown | None:
    """The current figure with a draft of its record; None where no figure is open."""
    figure, document = session.current, session.document
    if figure is None:
        return None
    first, last = sentence(document.text, figure.start, figure.end)
    return Shown(
        document.line(figure.start),
        document.page(figure.start),
        " ".join(document.text[first : figure.start].split()),
        figure.text,
        " ".join(document.text[figure.end : last].split()),
        record(draft),
        tuple(notes(session, draft)),
        tuple(map(in_words, draft.problems)),
    )


def in_words(problem: Problem) -> str:
    """A problem without its file and its record, which stand beside it; a long list of what may be stays out."""
    field = f"{problem.place.field}: " if problem.place.field else ""
    expected = f"; expected: {problem.expected}" if 0 < len(problem.expected) <= _LONGEST else ""
    suggestion = f"; try: {problem.suggestion}" if problem.suggestion else ""
    return letters.printable(f"{field}{problem.message}{expected}{suggestion}")


def record(draft: Draft) -> str:
    """A draft as YAML, as the ledger will have it but for the indent."""
    return "\n".join(line[4:] for line in writing.block(draft.record).splitlines())


def notes(session: Session, draft: Draft) -> list[str]:
    """Claims that say the same or something else, and official series that fit."""
    if draft.anchored is None:
        return []
    vocabulary = session.ledger.vocabulary
    lines = [
        f"{near.anchored.claim.id} {near.relation}: “{near.anchored.phrase}”"
        + (f", {words}" if (words := near.anchored.claim.period.words) else "")
        + f" ({near.anchored.document.source.attribution_short})"
        for near in beside.neighbors(draft.anchored, session.ledger)
    ]
    lines += [
        f"series {fit.series.id}" + (f": {'; '.join(fit.values)}" if fit.values else f": {fit.series.title}")
        for fit in beside.fitting(draft.anchored, vocabulary, session.reference)
    ]
    return lines
