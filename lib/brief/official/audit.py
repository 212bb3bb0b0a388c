"""Claims held against official series. The verdict is computed from the claim's bounds, never typed.

A check (`brief.official.checks`) names a claim and how to read an official value (`brief.official.operations`). A claim
whose words can be read in more than one way has a reading each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from brief.base.problems import Place, Problem, nearest, raise_any
from brief.base.project import RELATIVE
from brief.base.records import Entry
from brief.corpus.claims import Claim
from brief.corpus.ledger import Ledger
from brief.official.checks import Check
from brief.official.operations import Official, Reading
from brief.official.reference import Reference
from brief.official.verdicts import Finding, Verdict
from brief.quantity.bounds import Bounds


@dataclass(frozen=True)
class Outcome:
    """What a reading found: the official value, in the claim's unit, and how it lies to the claim."""

    reading: Reading
    official: Official
    finding: Finding


@dataclass(frozen=True)
class Audited:
    """A claim, its verdict, and the outcome of each reading, of the release of the time and of a later period."""

    claim: Claim
    verdict: Verdict
    outcomes: tuple[Outcome, ...] = ()
    then: Outcome | None = None
    now: Outcome | None = None
    needs: str = ""
    note: str = ""

    def named(self) -> Iterator[tuple[str, Outcome]]:
        """Every outcome with its name for readers; a sole reading has none."""
        yield from ((outcome.reading.label, outcome) for outcome in self.outcomes)
        if self.then:
            yield "at the time", self.then
        if self.now:
            yield "since", self.now

    @property
    def arithmetic(self) -> str:
        """The steps of every reading, or what would be needed."""
        if not self.outcomes:
            return f"Needed: {self.needs}"
        steps = [f"{name + ': ' if name else ''}{one.official.steps} [{one.finding}]" for name, one in self.named()]
        return "; ".join(steps) + "."


def audit(
    ledger: Ledger, reference: Reference, checks: Iterable[Entry[Check]], names: Collection[str] | None = None
) -> dict[str, Audited]:
    """The verdict on every claim, in the ledger's order; or on some, in theirs.

    Parameters
    ----------
    ledger
        All claims.
    reference
        All series.
    checks
        What `checks.load` returns.
    names
        Ids of claims; all, unless told.

    Returns
    -------
    dict[str, Audited]
        By id of the claim.

    Raises
    ------
    Problems
        For a check of an unknown claim or series, one whose unit is not the claim's, an observation that is not
        there, and a claim that no check mentions: silence is not a verdict.
    KeyError
        For an unknown name, with the nearest known one.

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.official import audit, checks, reference
    >>> audited = audit.audit(ledger.load(), reference.load(), checks.load())
    >>> audited["state-synthetic-growth"].verdict.label
    'holds'
    """
    wanted = list(ledger.claims) if names is None else [ledger[name].claim.id for name in names]
    audited: dict[str, Audited] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    for entry in checks:
        for position, name in enumerate(entry.record.claims):
            place = replace(entry.at(f"claims.{position}"), record="")
            if names is not None and name not in names:
                continue
            if name not in ledger.claims:
                close = nearest(name, ledger.claims)
                problems.append(Problem(place, f"no claim {name!r} in the ledger", suggestion=close))
            elif name in seen:
                problems.append(Problem(place, f"{name} is checked twice"))
            else:
                seen.add(name)
                outcomes, mistakes = _outcomes(ledger[name].claim, entry, reference)
                problems += mistakes
                audited[name] = _concluded(ledger[name].claim, entry.record, outcomes)
    problems += [
        Problem(
            Place(str(RELATIVE.checks)),
            f"the claim {name} has no check",
            "readings: to check it, or needs: to say what would be needed",
        )
        for name in wanted
        if name not in seen and not problems
    ]
    raise_any(problems)
    return {name: audited[name] for name in wanted}


def _outcomes(claim: Claim, entry: Entry[Check], reference: Reference) -> tuple[dict[str, Outcome], list[Problem]]:
    """What each reading of a check found, by its path, and a problem for each that found nothing."""
    outcomes: dict[str, Outcome] = {}
    problems: list[Problem] = []
    for path, reading in entry.record.by_path():
        try:
            outcomes[path] = _outcome(claim, reading, reference)
        except (KeyError, ValueError) as error:
            problems.append(Problem(replace(entry.at(path), record=claim.id), str(error.args[0])))
    return outcomes, problems


def _concluded(claim: Claim, check: Check, outcomes: Mapping[str, Outcome]) -> Audited:
    if check.needs:
        return Audited(claim, Verdict.NO_OFFICIAL_SERIES, needs=check.needs, note=check.note)
    then, now = outcomes.get("then"), outcomes.get("now")
    readings = tuple(outcome for path, outcome in outcomes.items() if path.startswith("readings."))
    findings = [outcome.finding for outcome in readings]
    verdict = conclude(findings, then.finding if then else None, now.finding if now else None)
    return Audited(claim, verdict, readings, then, now, note=check.note)


def _outcome(claim: Claim, reading: Reading, reference: Reference) -> Outcome:
    official = reading.read(reference)
    if reading.unit:
        official = replace(official, unit=reading.unit)
    if official.unit != claim.unit:
        raise ValueError(f"the check gives {official.unit}, the claim is in {claim.unit}")
    return Outcome(reading, official, compare(claim, official.bounds))


def compare(claim: Claim, official: Bounds) -> Finding:
    """How an official value lies to what a claim accepts; undecided where it is itself too wide a range."""
    if claim.unit == "rank":
        # A higher rank number is a lower place: second is less than the first that was claimed.
        return Finding.HOLDS if official.lower == claim.value else Finding.OVERSTATED
    accepted = claim.accepted
    if official.within(accepted):
        return Finding.HOLDS
    if official.before(accepted):
        return Finding.OVERSTATED
    return Finding.UNDERSTATED if accepted.before(official) else Finding.UNDECIDED


def conclude(readings: Sequence[Finding], then: Finding | None = None, now: Finding | None = None) -> Verdict:
    """The one verdict from what the readings, the release of the time and a later period found."""
    if all(finding == Finding.HOLDS for finding in readings):
        return Verdict.OUT_OF_DATE if now not in (None, Finding.HOLDS) else Verdict.HOLDS
    if Finding.HOLDS not in readings and then == Finding.HOLDS:
        return Verdict.HELD_AT_THE_TIME
    if len(set(readings)) == 1 and readings[0] != Finding.UNDECIDED:
        return Verdict(readings[0].value)
    return Verdict.DEPENDS_ON_THE_READING
