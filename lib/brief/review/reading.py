"""How completely a document was read: each figure that it states, and what became of it."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from brief.base.problems import Place, Problem, nearest, raise_any
from brief.corpus.anchoring import Anchored
from brief.corpus.claims import Claim
from brief.corpus.documents import Document
from brief.corpus.ledger import Ledger
from brief.extract.candidates import Candidate, candidates
from brief.extract.kinds import CLAIMABLE, EVERY, STATISTIC
from brief.review.decisions import Decision

CLAIMED, REFUSED, OPEN = "claimed", "refused", "open"
_OWN_UNITS = {"rank": "rank", "year": "calendar year"}  # by the kind of what a claim states
_SIGNS = {CLAIMED: "✓", REFUSED: "✗", OPEN: "?"}


@dataclass(frozen=True)
class Figure:
    """A figure of a document and what became of it; the claim that it is in, where it is in one."""

    candidate: Candidate
    state: str
    claim: str = ""


@dataclass(frozen=True)
class Reading:
    """A document's figures, and its claims; `others` rest on no figure: a rank, a majority, a counted list."""

    document: Document
    figures: tuple[Figure, ...]
    claims: tuple[Anchored, ...]

    @property
    def others(self) -> list[Anchored]:
        """The claims that rest on no figure."""
        counted = {figure.claim for figure in self.figures}
        return [anchored for anchored in self.claims if anchored.claim.id not in counted]

    @property
    def summary(self) -> dict[str, int | float]:
        """How many figures there are and what became of them; `read` is the part of them that somebody decided on."""
        counts = {name: sum(figure.state == name for figure in self.figures) for name in (CLAIMED, REFUSED, OPEN)}
        total = len(self.figures)
        part = (total - counts[OPEN]) / total if total else 1.0
        return {
            "figures": total,
            **counts,
            "read": round(part, 3),
            "claims": len(self.claims),
            "claims_without_a_figure": len(self.others),
        }


def claims_of(ledger: Ledger, document: Document) -> list[Anchored]:
    """The claims of a document, in the order of the ledger."""
    return [anchored for anchored in ledger if anchored.document.source.id == document.source.id]


def states(figures: Sequence[Candidate], claims: Sequence[Anchored], decisions: Sequence[Decision]) -> list[str]:
    """What became of each figure: a claim holds it with its number, somebody refused it, or it is open."""
    refused = {decision.start for decision in decisions if decision.decision == REFUSED}
    return [CLAIMED if _claim(figure, claims) else REFUSED if figure.start in refused else OPEN for figure in figures]


def figures_of(document: Document, kinds: Collection[str] = (STATISTIC,)) -> list[Candidate]:
    """What a document states of some kinds that a claim can hold; "one of the largest" has no number."""
    numbered = [found for found in candidates(document.text) if found.kind in kinds and found.kind in CLAIMABLE]
    return [
        found for found in numbered if found.value is not None or (found.upper is not None and found.kind != "year")
    ]


def named_kinds(names: Sequence[str]) -> tuple[str, ...]:
    """The kinds of these names; figures where there are none, every kind for `all`. Raises `Problems` for others."""
    known = (*CLAIMABLE, EVERY)
    raise_any(
        [
            Problem(Place(name), "no such kind", f"one of: {', '.join(known)}", nearest(name, known))
            for name in names
            if name not in known
        ]
    )
    return CLAIMABLE if EVERY in names else tuple(names) or (STATISTIC,)


def read(
    document: Document, ledger: Ledger, decisions: Sequence[Decision], kinds: Collection[str] = (STATISTIC,)
) -> Reading:
    """What became of each figure of a document; of ranks, majorities and the like too where `kinds` names them."""
    figures = figures_of(document, kinds)
    claims = claims_of(ledger, document)
    became = states(figures, claims, decisions)
    return Reading(
        document,
        tuple(Figure(each, state, _claim(each, claims)) for each, state in zip(figures, became, strict=True)),
        tuple(claims),
    )


def _claim(figure: Candidate, claims: Sequence[Anchored]) -> str:
    """The claim whose quote holds a figure and that has its number; empty where none does."""
    for anchored in claims:
        if anchored.start <= figure.start and figure.end <= anchored.end and _same_number(anchored, figure):
            return anchored.claim.id
    return ""


def _same_number(anchored: Anchored, figure: Candidate) -> bool:
    if _kind(anchored.claim) not in ("", figure.kind) or (figure.kind in _OWN_UNITS and not _kind(anchored.claim)):
        return False
    stated = anchored.claim.range or (anchored.claim.value,)
    numbers = (figure.lower, figure.upper) if figure.value is None else (figure.value,)
    return len(stated) == len(numbers) and all(
        one is not None and other is not None and math.isclose(one, other, rel_tol=1e-4)
        for one, other in zip(stated, numbers, strict=True)
    )


def _kind(claim: Claim) -> str:
    """The kind that a claim's unit is of alone; empty where it may be of any other."""
    return next((kind for kind, unit in _OWN_UNITS.items() if unit == claim.unit), "")


def as_text(reading: Reading) -> str:
    """The document with its figures marked, ⟦✓ words → claim⟧, ⟦✗ refused⟧, ⟦? open⟧; then how complete it is."""
    text, parts, end = reading.document.text, list[str](), 0
    for figure in reading.figures:
        found = figure.candidate
        to = f" → {figure.claim}" if figure.claim else ""
        parts += [text[end : found.start], f"⟦{_SIGNS[figure.state]} {text[found.start : found.end]}{to}⟧"]
        end = found.end
    lines = ["".join([*parts, text[end:]]).replace("\f", "\n").rstrip(), ""]
    for title, entries in (
        ("Open figures:", [(found.candidate.start, found.candidate.text) for found in _open(reading)]),
        ("Claims that rest on no figure:", [(other.start, other.claim.id) for other in reading.others]),
    ):
        if entries:
            lines += [title, *(f"  line {reading.document.line(start)}: {words}" for start, words in entries), ""]
    return "\n".join([*lines, in_words(reading)])


def in_words(reading: Reading) -> str:
    """How complete the reading is, in a line."""
    summary = reading.summary
    return (
        f"{reading.document.source.id}: {summary['figures']} figures, {summary[CLAIMED]} in claims, "
        f"{summary[REFUSED]} refused, {summary[OPEN]} open: {100 * summary['read']:.0f} percent read. "
        f"{summary['claims']} claims, {summary['claims_without_a_figure']} of them on no figure."
    )


def _open(reading: Reading) -> list[Figure]:
    return [figure for figure in reading.figures if figure.state == OPEN]


def _rows(reading: Reading) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for figure in reading.figures:
        found = figure.candidate
        rows.append(
            {
                "line": reading.document.line(found.start),
                "start": found.start,
                "end": found.end,
                "text": found.text,
                "state": figure.state,
                "claim": figure.claim,
                "value": found.value,
                "lower": found.lower,
                "upper": found.upper,
                "qualifier": found.qualifier,
                "unit": found.unit,
            }
        )
    return rows


def as_json(reading: Reading) -> str:
    """The document, how complete its reading is, its figures, and the claims that rest on none."""
    content = {
        "document": reading.document.source.id,
        **reading.summary,
        "listed": _rows(reading),
        "others": [{"claim": other.claim.id, "start": other.start, "end": other.end} for other in reading.others],
    }
    return json.dumps(content, indent=1, ensure_ascii=False)


def as_csv(reading: Reading) -> str:
    """A line for each figure."""
    text = io.StringIO()
    rows = _rows(reading)
    columns = list(rows[0]) if rows else ["line", "start", "end", "text", "state", "claim"]
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().rstrip("\n")


FORMATS: dict[str, Callable[[Reading], str]] = {"text": as_text, "csv": as_csv, "json": as_json}
