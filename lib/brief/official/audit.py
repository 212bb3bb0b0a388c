"""Claims held against official series. The verdict is computed from the claim's bounds, never typed.

A check (`brief.official.checks`) names a claim and how to read an official value (`brief.official.operations`). A claim
whose words can be read in more than one way has a reading each; `brief.official.fairness` says what makes one fair.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from brief.base.problems import Problem, nearest, raise_any
from brief.base.records import Entry
from brief.corpus.claims import Claim
from brief.corpus.ledger import Ledger
from brief.official import fairness
from brief.official.checks import Check
from brief.official.fairness import Read
from brief.official.operations.operation import Official
from brief.official.operations.ratios import Growth
from brief.official.operations.readings import Reading
from brief.official.reference import Reference
from brief.official.verdicts import Finding, Verdict
from brief.quantity.bounds import Bounds

# A series may name the claim's unit otherwise: of one kilogram, or "multiple" for "times".
UNITS_ALIKE = {"multiple": "times", "pills per kg": "pills", "USD per kg": "USD"}


@dataclass(frozen=True)
class Outcome:
    """What a reading came out as: the official value in the claim's unit, and how it lies to the claim.

    `finding` is None for what only stands beside.
    """

    reading: Reading
    official: Official
    finding: Finding | None


@dataclass(frozen=True)
class Audited:
    """A claim, its verdict, and the outcomes: of each reading, in the release of the time, of the present, beside."""

    claim: Claim
    verdict: Verdict
    outcomes: tuple[Outcome, ...] = ()
    then: tuple[Outcome, ...] = ()
    now: Outcome | None = None
    beside: tuple[Outcome, ...] = ()
    why: str = ""
    note: str = ""

    def named(self) -> Iterator[tuple[str, Outcome]]:
        """Every outcome that decides, with its name for readers; a sole reading has none."""
        yield from ((outcome.reading.label, outcome) for outcome in self.outcomes)
        for outcome in self.then:
            yield f"at the time{_of(outcome) if len(self.then) > 1 else ''}", outcome
        if self.now:
            yield f"now{_of(self.now)}", self.now

    @property
    def arithmetic(self) -> str:
        """The steps of every reading, or why there is none; then what stands beside."""
        parts = []
        if self.outcomes:
            steps = [f"{name + ': ' if name else ''}{one.official.steps} [{one.finding}]" for name, one in self.named()]
            parts.append("; ".join(steps) + ".")
        if self.why:
            parts.append(self.why)
        if self.beside:
            steps = [
                f"{one.reading.label + ': ' if one.reading.label else ''}{one.official.steps}" for one in self.beside
            ]
            parts.append(f"Beside it, deciding nothing: {'; '.join(steps)}.")
        return " ".join(parts)


def _of(outcome: Outcome) -> str:
    return f", {outcome.reading.label}" if outcome.reading.label else ""


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
        there, and a reading that is not fair. A claim that no check mentions is not checked, and that is its verdict.
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
    decisive: dict[str, tuple[Entry[Check], list[Read]]] = {}
    for entry in checks:
        for position, name in enumerate(entry.record.claims):
            if names is not None and name not in names:
                continue
            place = replace(entry.at(f"claims.{position}"), record="")
            if name not in ledger.claims:
                problems.append(Problem(place, f"no claim {name!r} in the ledger", "", nearest(name, ledger.claims)))
            elif name in decisive:
                problems.append(Problem(place, f"{name} is checked twice", "one entry, with all its readings"))
            else:
                officials, mistakes = _read(ledger[name].claim, entry, reference)
                deciding = [
                    Read("then" if path.startswith("then.") else path, *read)
                    for path, read in officials.items()
                    if not path.startswith("beside.")
                ]
                decisive[name] = entry, [read for read in deciding if read.path != "then"]
                mistakes += fairness.problems(ledger[name], entry, deciding, reference, ledger.vocabulary)
                problems += mistakes
                if not mistakes:
                    audited[name] = _concluded(ledger[name].claim, entry.record, officials)
    problems += fairness.of_one_sentence(ledger, decisive)
    raise_any(problems)
    unchecked = {name: Audited(ledger[name].claim, Verdict.NOT_CHECKED, why=UNCHECKED) for name in wanted}
    return {name: audited.get(name, unchecked[name]) for name in wanted}


UNCHECKED = "Nobody has looked yet for an official figure."


def _read(
    claim: Claim, entry: Entry[Check], reference: Reference
) -> tuple[dict[str, tuple[Reading, Official]], list[Problem]]:
    """The official value of each reading of a check, by its path, and a problem for each that has none."""
    officials: dict[str, tuple[Reading, Official]] = {}
    problems: list[Problem] = []
    for path, reading in _by_path(entry.record):
        if unknown := list(_unknown(claim, entry, path, reading, reference)):
            problems += unknown
            continue
        try:
            official = reading.read(reference)
            if not path.startswith("beside."):
                official = _in_unit(claim, official)
            officials[path] = reading, official
        except (KeyError, ValueError) as error:
            place = replace(entry.at(path if "then" not in path else "then"), record=claim.id)
            problems.append(Problem(place, str(error.args[0])))
    return officials, problems


def _unknown(claim: Claim, entry: Entry[Check], path: str, reading: Reading, reference: Reference) -> Iterator[Problem]:
    """A problem for each series that a reading names and that there is not, at the field that names it."""
    for name in dict.fromkeys(reading.series_ids):
        if name not in reference.series and not path.startswith("then."):  # which is the reading in another release
            message, near = f"no series {name!r} in data/reference", nearest(name, reference.series)
            for field in _fields(reading.model_dump(), name):
                yield Problem(replace(entry.at(f"{path}.{field}"), record=claim.id), message, "the id of one", near)


def _fields(value: Any, name: str) -> Iterator[str]:
    """The paths in a record at which a name stands."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple | list) else ()
    for key, inner in inside:
        if inner == name:
            yield str(key)
        yield from (f"{key}.{path}" for path in _fields(inner, name))


def _by_path(check: Check) -> Iterator[tuple[str, Reading]]:
    yield from check.by_path()
    if check.then:
        for position, reading in enumerate(check.readings):
            yield f"then.{position}", reading.of_release(check.then)


def _in_unit(claim: Claim, official: Official) -> Official:
    if claim.unit not in (official.unit, UNITS_ALIKE.get(official.unit)):
        raise ValueError(f"the check gives {official.unit}, the claim is in {claim.unit}")
    return replace(official, unit=claim.unit)


def _concluded(claim: Claim, check: Check, officials: Mapping[str, tuple[Reading, Official]]) -> Audited:
    def outcomes(kind: str) -> tuple[Outcome, ...]:
        return tuple(
            Outcome(reading, official, None if kind == "beside" else compare(claim, official.bounds, _turns(reading)))
            for path, (reading, official) in officials.items()
            if path.partition(".")[0] == kind
        )

    beside = outcomes("beside")
    if not check.readings:
        verdict = Verdict.OWN_STATEMENT if check.own else Verdict.NO_OFFICIAL_SERIES
        return Audited(claim, verdict, beside=beside, why=_why(check), note=check.note)
    readings, then = outcomes("readings"), outcomes("then")
    now = next(
        (_present(claim, reading, official) for path, (reading, official) in officials.items() if path == "now"), None
    )
    verdict = conclude(
        [outcome.finding for outcome in readings if outcome.finding],
        [outcome.finding for outcome in then if outcome.finding],
        now.finding if now else None,
    )
    return Audited(claim, verdict, readings, then, now, beside, note=check.note)


def _why(check: Check) -> str:
    if check.own:
        return check.own
    return f"Needed: {check.needs}" + (f" Looked for in: {check.looked}" if check.looked else "")


def _present(claim: Claim, reading: Reading, official: Official) -> Outcome:
    """The present of a claim: it may be true as a bound, and no longer describe it."""
    finding = compare(claim, official.bounds, _turns(reading))
    if finding == Finding.HOLDS and not official.bounds.within(claim.quoted.describes):
        finding = Finding.UNDERSTATED if claim.quoted.describes.before(official.bounds) else Finding.OVERSTATED
    return Outcome(reading, official, finding)


def _turns(reading: Reading) -> bool:
    """Whether its value has a direction, and can go the other way."""
    return isinstance(reading, Growth)


def compare(claim: Claim, official: Bounds, turns: bool = False) -> Finding:
    """How an official value lies to what a claim accepts; undecided where it is itself too wide a range.

    `turns` says that the value is a change: one of the other sign contradicts the claim.
    """
    if claim.unit == "rank":
        # A higher rank number is a lower place: second is less than the first that was claimed.
        return Finding.HOLDS if official.lower == claim.value else Finding.OVERSTATED
    accepted = claim.accepted
    if official.within(accepted):
        return Finding.HOLDS
    if turns and ((_falls(official) and _rises(accepted)) or (_rises(official) and _falls(accepted))):
        return Finding.CONTRADICTED
    if official.before(accepted):
        return Finding.OVERSTATED
    return Finding.UNDERSTATED if accepted.before(official) else Finding.UNDECIDED


def _rises(change: Bounds) -> bool:
    return Bounds(upper=0).before(change)


def _falls(change: Bounds) -> bool:
    return change.before(Bounds(lower=0))


def conclude(readings: Sequence[Finding], then: Sequence[Finding] = (), now: Finding | None = None) -> Verdict:
    """The one verdict from what the readings came out as, those in the release of the time, and the present."""
    if all(finding == Finding.HOLDS for finding in readings):
        return Verdict.OUT_OF_DATE if now not in (None, Finding.HOLDS) else Verdict.HOLDS
    if Finding.HOLDS in readings:
        return Verdict.DEPENDS_ON_THE_READING
    if then and all(finding == Finding.HOLDS for finding in then):
        return Verdict.HELD_AT_THE_TIME
    if len(set(readings)) == 1 and readings[0] != Finding.UNDECIDED:
        return Verdict(readings[0].value)
    return Verdict.NOT_REPRODUCIBLE
