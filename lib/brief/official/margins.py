"""How far a verdict or a comparison is from coming out otherwise: by how much one figure would have to differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from brief.corpus.ledger import Ledger
from brief.official.audit import Audited, Outcome, conclude
from brief.official.comparisons import Comparison, sides
from brief.official.reference import Reference
from brief.official.verdicts import Finding
from brief.quantity.bounds import Bounds
from brief.quantity.conditions import Margin


@dataclass(frozen=True)
class _Step:
    """What an outcome would become if its official figure differed by `distance`; `size` is what that is a share of."""

    finding: Finding
    distance: float
    size: float


def of_verdicts(audited: Mapping[str, Audited]) -> dict[str, Margin]:
    """The margin of each verdict by its claim; none where no figure was compared, or ranks and years were."""
    margins = {name: _of_verdict(entry) for name, entry in audited.items()}
    return {name: margin for name, margin in margins.items() if margin}


def _of_verdict(entry: Audited) -> Margin | None:
    """The smallest change of one official figure with which `conclude` comes to another verdict."""
    if entry.claim.unit in ("rank", "calendar year"):
        return None
    found = {role: [one.finding for one in outcomes if one.finding] for role, outcomes in _decisive(entry).items()}
    steps = [
        (step, outcome.reading.label)
        for role, outcomes in _decisive(entry).items()
        for position, outcome in enumerate(outcomes)
        for step in _steps(outcome, entry.claim.quoted.describes if role == "now" else entry.claim.accepted)
        if _verdict({**found, role: _exchanged(found[role], position, step.finding)}) != entry.verdict
    ]
    if not steps:
        return None
    step, label = min(steps, key=lambda step: step[0].distance)
    share = step.distance / step.size if step.size else 0.0
    return Margin(step.distance, entry.claim.unit, share, f"verdict({entry.claim.id}){f', {label}' if label else ''}")


def _decisive(entry: Audited) -> dict[str, Sequence[Outcome]]:
    return {"readings": entry.outcomes, "then": entry.then, "now": (entry.now,) if entry.now else ()}


def _verdict(found: Mapping[str, Sequence[Finding]]) -> object:
    return conclude(found["readings"], found["then"], next(iter(found["now"]), None)) if found["readings"] else None


def _exchanged(findings: Sequence[Finding], position: int, finding: Finding) -> list[Finding]:
    return [*findings[:position], finding, *findings[position + 1 :]]


def _steps(outcome: Outcome, accepted: Bounds) -> Iterator[_Step]:
    """The findings on the other side of each end of what is accepted that the official figure could cross."""
    official = outcome.official.bounds
    holds = outcome.finding == Finding.HOLDS
    for near, far, end, beyond in (
        (official.lower, official.upper, accepted.lower, Finding.OVERSTATED),
        (official.upper, official.lower, accepted.upper, Finding.UNDERSTATED),
    ):
        figure = near if holds else far
        if end is None or figure is None or (not holds and outcome.finding != beyond):
            continue
        yield _Step(beyond if holds else Finding.HOLDS, abs(figure - end), max(abs(figure), abs(end)))


def of_comparisons(comparisons: Iterable[Comparison], ledger: Ledger, reference: Reference) -> dict[str, Margin]:
    """The margin of each comparison by its id: the widest gap between two sides, or else the smallest overlap."""
    return {
        comparison.id: margin
        for comparison in comparisons
        if (margin := _of_sides(comparison, sides(comparison, ledger, reference)))
    }


def _of_sides(comparison: Comparison, compared: Sequence[Bounds]) -> Margin | None:
    apart = [
        (other.lower - one.upper, max(abs(other.lower), abs(one.upper)))
        for one, other in permutations(compared, 2)
        if one.upper is not None and other.lower is not None
    ]
    if not apart:
        return None
    gap, size = max(apart)
    return Margin(abs(gap), comparison.unit, abs(gap) / size if size else 0.0, f"comparison({comparison.id})")
