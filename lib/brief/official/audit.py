"""Claims held against official series. The verdict is computed from the claim's bounds, never typed.

A check (`data/checks.yml`) names a claim and how to read an official value: which series, which period, which release,
which operation. A claim whose words can be read in more than one way has a reading each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd
from pydantic import model_validator

from brief.base.problems import Place, Problem, nearest, raise_any
from brief.base.project import RELATIVE, Project
from brief.base.project import find as find_project
from brief.base.records import Record, Text, read_records
from brief.corpus.claims import Claim
from brief.corpus.ledger import Ledger
from brief.official import observations
from brief.official.reference import Reference
from brief.official.verdicts import Finding, Verdict
from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.units import convert

WEEKS_A_YEAR = 365.25 / 7

Operation = Literal["level", "sum", "parts", "growth", "share", "rate", "inverse", "run", "length", "rank", "year"]


class Reading(Record):
    """One way to read an official value. `start` and `end` are the period; `vintage` is a release (default: latest).

    `unit` says the claim's unit where the series names the same thing otherwise: "multiple" and "times".
    """

    operation: Operation
    series: str = ""
    start: Text = ""
    end: Text = ""
    vintage: Text = ""
    label: str = ""
    parts: tuple[Reading, ...] = ()
    of: str = ""
    rivals: tuple[str, ...] = ()
    flat: float = 0.0
    per: Literal["year", "week"] = "year"
    unit: str = ""

    @property
    def series_ids(self) -> tuple[str, ...]:
        own = (self.series,) if self.series else ()
        inner = tuple(name for part in self.parts for name in part.series_ids)
        return (*own, *((self.of,) if self.of else ()), *self.rivals, *inner)


class Check(Record):
    """A claim and its readings; or claims that nothing can check, and what would be needed.

    `then` is what was published when the document was written, `now` a later period for a claim in the present tense.
    """

    claims: tuple[str, ...]
    readings: tuple[Reading, ...] = ()
    then: Reading | None = None
    now: Reading | None = None
    needs: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _readings_or_needs(self) -> Check:
        if bool(self.readings) == bool(self.needs):
            raise ValueError("give readings: to check the claim, or needs: to say what would be needed")
        return self


@dataclass(frozen=True)
class Found:
    """What an operation reads off a series: bounds (a point where one value was published) and the arithmetic."""

    official: Bounds
    unit: str
    steps: str
    vintage: str


@dataclass(frozen=True)
class Outcome(Found):
    """What a reading read, and how it lies to the claim."""

    finding: Finding
    reading: Reading


@dataclass(frozen=True)
class Audited:
    """A claim, its verdict, and the outcome of each reading."""

    claim: Claim
    verdict: Verdict
    outcomes: tuple[Outcome, ...]
    then: Outcome | None
    now: Outcome | None
    needs: str
    note: str


def load(project: Project | None = None) -> list[tuple[Check, Place]]:
    """Every check with the place it stands at. Raises `Problems` for what is not a check."""
    project = project or find_project()
    where = project.shown(project.checks)
    listing = read_records(Check, project.checks, where, "checks", name="claims")
    raise_any(listing.problems)
    return [(entry.record, replace(entry.place, record="")) for entry in listing.entries]


def audit(
    ledger: Ledger, reference: Reference, checks: list[tuple[Check, Place]], names: Collection[str] | None = None
) -> dict[str, Audited]:
    """The verdict on every claim, in the ledger's order; or on those of `names` alone, in theirs.

    Raises `Problems` for a check of an unknown claim or series, one whose unit is not the claim's, an observation
    that is not there, and a claim that no check mentions: silence is not a verdict. Raises KeyError for an unknown
    name, with the nearest known one.
    """
    found: dict[str, Audited] = {}
    problems: list[Problem] = []
    wanted = list(ledger.claims) if names is None else [ledger[name].claim.id for name in names]
    for check, place in checks:
        examined = check.claims if names is None else [name for name in check.claims if name in names]
        unknown = [name for name in examined if name not in ledger.claims]
        problems += [
            Problem(place.at("claims"), f"no claim {name!r} in the ledger", suggestion=nearest(name, ledger.claims))
            for name in unknown
        ]
        for name in examined:
            if name in found:
                problems.append(Problem(place.at("claims"), f"{name} is checked twice"))
            elif name not in unknown:
                try:
                    found[name] = _audit(ledger[name].claim, check, reference)
                except (KeyError, ValueError) as error:
                    problems.append(Problem(replace(place, record=name), str(error.args[0])))
    problems += [
        Problem(
            Place(str(RELATIVE.checks)),
            f"the claim {name} has no check",
            "readings: to check it, or needs: to say what would be needed",
        )
        for name in wanted
        if name not in found and not problems
    ]
    raise_any(problems)
    return {name: found[name] for name in wanted}


def _audit(claim: Claim, check: Check, reference: Reference) -> Audited:
    if check.needs:
        return Audited(claim, Verdict.NO_OFFICIAL_SERIES, (), None, None, check.needs, check.note)

    def outcome(reading: Reading) -> Outcome:
        made = OPERATIONS[reading.operation](reading, reference)
        unit = reading.unit or made.unit
        if unit != claim.unit:
            raise ValueError(f"the check gives {unit}, the claim is in {claim.unit}")
        return Outcome(made.official, unit, made.steps, made.vintage, compare(claim, made.official), reading)

    outcomes = tuple(outcome(reading) for reading in check.readings)
    then = outcome(check.then) if check.then else None
    now = outcome(check.now) if check.now else None
    return Audited(
        claim,
        verdict([o.finding for o in outcomes], then.finding if then else None, now.finding if now else None),
        outcomes,
        then,
        now,
        "",
        check.note,
    )


def verdict(readings: list[Finding], then: Finding | None = None, now: Finding | None = None) -> Verdict:
    """The one verdict from what the readings, the release of the time and a later period found."""
    if all(finding == Finding.HOLDS for finding in readings):
        return Verdict.OUT_OF_DATE if now not in (None, Finding.HOLDS) else Verdict.HOLDS
    if Finding.HOLDS not in readings and then == Finding.HOLDS:
        return Verdict.HELD_AT_THE_TIME
    if len(set(readings)) == 1 and readings[0] != Finding.UNDECIDED:
        return Verdict(readings[0].value)
    return Verdict.DEPENDS_ON_THE_READING


def compare(claim: Claim, official: Bounds) -> Finding:
    """holds, overstated, understated, or undecided where the official value is itself a wide range."""
    within = claim.accepted
    if claim.unit == "rank":
        # A higher rank number is a lower place: second is less than the first that was claimed.
        return Finding.HOLDS if official.lower == claim.value else Finding.OVERSTATED
    if official.within(within):
        return Finding.HOLDS
    if official.before(within):
        return Finding.OVERSTATED
    return Finding.UNDERSTATED if within.before(official) else Finding.UNDECIDED


# The operations. Each takes a reading and gives the official value with its arithmetic, in words and numbers.


def _level(reading: Reading, reference: Reference) -> Found:
    row = _row(reference, reading.series, reading.start, reading.end, reading.vintage)
    return Found(observations.bounds(row), row["unit"], f"{_period(row)}: {_figure(row)} {row['unit']}", row["vintage"])


def _sum(reading: Reading, reference: Reference) -> Found:
    rows = reference.select(reading.series, start=reading.start, end=reading.end, vintage=reading.vintage)
    rows = rows.drop_duplicates(["period_start", "period_end"], keep="last")
    if rows.empty:
        raise ValueError(f"{reading.series} has no observation from {reading.start} to {reading.end}")
    step = {"annual": "Y", "monthly": "M"}.get(reference.series[reading.series].frequency)
    if step and (missing := _missing(set(rows["period_start"]), reading, step)):
        raise ValueError(
            f"{reading.series} has no observation for {', '.join(missing)}: a sum over the gap would be too low"
        )
    total = Bounds.point(0)
    for row in rows.to_dict("records"):
        total = total + observations.bounds(row)
    unit = reference.series[reading.series].unit
    count = len(rows)
    if count <= 4:
        terms = " + ".join(f"{_figure(row)} ({_period(row)})" for row in rows.to_dict("records"))
    else:
        terms = f"sum of {count} periods, {rows.iloc[0]['period_start']} to {rows.iloc[-1]['period_end']}"
    return Found(total, unit, f"{terms} = {words.bounds(total)} {unit}", rows["vintage"].max())


def _missing(found: set[str], reading: Reading, step: str) -> list[str]:
    """The years or months of the reading that were not found."""
    return [
        str(period) for period in pd.period_range(reading.start, reading.end, freq=step) if str(period) not in found
    ]


def _parts(reading: Reading, reference: Reference) -> Found:
    outcomes = [OPERATIONS[part.operation](part, reference) for part in reading.parts]
    units = {outcome.unit for outcome in outcomes}
    if len(units) > 1:
        raise ValueError(f"the parts count different things: {', '.join(sorted(units))}")
    total = Bounds.point(0)
    for outcome in outcomes:
        total = total + outcome.official
    terms = " + ".join(
        f"{part.label or part.series} {words.bounds(outcome.official)}"
        for part, outcome in zip(reading.parts, outcomes, strict=True)
    )
    return Found(
        total,
        outcomes[0].unit,
        f"{terms} = {words.bounds(total)} {outcomes[0].unit}",
        max(outcome.vintage for outcome in outcomes),
    )


def _growth(reading: Reading, reference: Reference) -> Found:
    first = _row(reference, reading.series, *_ends(reading.start), reading.vintage)
    last = _row(reference, reading.series, *_ends(reading.end), reading.vintage)
    percent = (last["value"] / first["value"] - 1) * 100
    return Found(
        Bounds.point(percent),
        "percent",
        f"{_period(first)}: {_figure(first)}; {_period(last)}: {_figure(last)}; "
        f"({_figure(last)} / {_figure(first)} − 1) × 100 = {percent:,.1f} percent",
        last["vintage"],
    )


def _share(reading: Reading, reference: Reference) -> Found:
    part = _row(reference, reading.series, reading.start, reading.end, reading.vintage)
    whole = _row(reference, reading.of, reading.start, reading.end, reading.vintage)
    reference.union(reading.series, reading.of)
    percent = part["value"] / whole["value"] * 100
    return Found(
        Bounds.point(percent),
        "percent",
        f"{_period(part)}: {_figure(part)} of {_figure(whole)} = {percent:.1f} percent",
        part["vintage"],
    )


def _rate(reading: Reading, reference: Reference) -> Found:
    """What a stock gained between two dates, or what a yearly count had, a year or a week."""
    last = _row(
        reference,
        reading.series,
        reading.end if reading.start != reading.end else reading.start,
        reading.end,
        reading.vintage,
    )
    if reading.start == reading.end:
        gained, years, terms = last["value"], 1.0, f"{_figure(last)} ({_period(last)})"
    else:
        first = _row(reference, reading.series, reading.start, reading.start, reading.vintage)
        gained = last["value"] - first["value"]
        years = (pd.Period(reading.end, "M") - pd.Period(reading.start, "M")).n / 12
        terms = f"({_figure(last)} ({_period(last)}) − {_figure(first)} ({_period(first)}))"
    periods = years if reading.per == "year" else years * WEEKS_A_YEAR
    unit = f"{last['unit']} per {reading.per}"
    return Found(
        Bounds.point(gained / periods),
        unit,
        f"{terms} / {periods:.4g} {reading.per}s = {gained / periods:.3g} {unit}",
        last["vintage"],
    )


def _inverse(reading: Reading, reference: Reference) -> Found:
    """Pills that a pure kilogram makes at a measured content: 1,000,000 mg / content."""
    row = _row(reference, reading.series, reading.start, reading.end, reading.vintage)
    milligrams = convert(1, "kilogram", "milligram")
    pills = milligrams / row["value"]
    return Found(
        Bounds.point(pills),
        "pills",
        f"{milligrams:,.0f} mg / {_figure(row)} mg a pill = {pills:,.0f} pills",
        row["vintage"],
    )


def _run(reading: Reading, reference: Reference) -> Found:
    """Months in a row, up to the last, in which the count fell or rose by no more than `flat` percent."""
    rows = reference.select(reading.series, start=reading.start, end=reading.end, vintage=reading.vintage)
    rows = rows.drop_duplicates("period_end", keep="last").sort_values("period_end")
    changes = rows["value"].pct_change().dropna() * 100
    months = pd.PeriodIndex(rows["period_end"], freq="M")
    gaps = [int((later - earlier).n) for earlier, later in zip(months[:-1], months[1:], strict=True)]
    if changes.empty or any(gap != 1 for gap in gaps):
        raise ValueError(f"{reading.series} has no unbroken months from {reading.start} to {reading.end}")
    count = 0
    for change in reversed(changes.tolist()):
        if change > reading.flat:
            break
        count += 1
    rises = int((changes > reading.flat).sum())
    allowed = f" or rose by no more than {reading.flat:g} percent" if reading.flat else ""
    return Found(
        Bounds.point(count),
        "months",
        f"{len(changes)} monthly changes to {rows.iloc[-1]['period_end']}: {rises} rose; the count fell{allowed} "
        f"for the last {count} in a row",
        rows["vintage"].max(),
    )


def _length(reading: Reading, reference: Reference) -> Found:
    """How many months a published period lasted, both days included."""
    row = _row(reference, reading.series, reading.start, reading.end, reading.vintage)
    days = (pd.Timestamp(row["period_end"]) - pd.Timestamp(row["period_start"])).days + 1
    months = convert(days, "day", "month")
    return Found(Bounds.point(months), "months", f"{_period(row)}: {days} days = {months:.1f} months", row["vintage"])


def _rank(reading: Reading, reference: Reference) -> Found:
    """The rank of the value among its rivals at the same time; without rivals, among all earlier periods as long."""
    own = _row(reference, reading.series, reading.start, reading.end, reading.vintage)
    if reading.rivals:
        reference.union(reading.series, *reading.rivals)
        others = [
            (reference.series[name].title, _row(reference, name, reading.start, reading.end, ""))
            for name in reading.rivals
        ]
    else:
        rows = reference.select(reading.series, end=reading.end)
        rows = rows[(rows["period_end"] != own["period_end"]) & (rows["vintage"] <= own["vintage"])]
        rows = rows.drop_duplicates(["period_start", "period_end"], keep="last")
        others = [(_period(row), row) for row in rows.to_dict("records") if abs(_days(row) - _days(own)) <= 3]
    if not others:
        raise ValueError(f"{reading.series} has nothing to rank {reading.start} to {reading.end} against")
    # Of a published range the end that is less good for the claim counts.
    least = observations.bounds(own).lower or 0.0
    most = {name: observations.bounds(row).upper or observations.bounds(row).lower or 0.0 for name, row in others}
    rank = 1 + sum(value > least for value in most.values())
    name, top = max(others, key=lambda other: most[other[0]])
    return Found(
        Bounds.point(rank),
        "rank",
        f"{_period(own)}: {_figure(own)} {own['unit']}; highest of {len(others)} others: {_figure(top)} "
        f"({name}); rank {rank}",
        own["vintage"],
    )


def _year(reading: Reading, reference: Reference) -> Found:
    row = _row(reference, reading.series, reading.start, reading.end, reading.vintage)
    year = int(row["period_start"][:4])
    return Found(
        Bounds.point(year),
        "calendar year",
        f"{reference.series[reading.series].title}: {_period(row)}",
        row["vintage"],
    )


OPERATIONS: dict[str, Callable[[Reading, Reference], Found]] = {
    "level": _level,
    "sum": _sum,
    "parts": _parts,
    "growth": _growth,
    "share": _share,
    "rate": _rate,
    "inverse": _inverse,
    "run": _run,
    "length": _length,
    "rank": _rank,
    "year": _year,
}


def _row(reference: Reference, series: str, start: str, end: str, vintage: str) -> dict:
    rows = reference.select(series, vintage=vintage)
    found = rows[(rows["period_start"] == start) & (rows["period_end"] == end)]
    if found.empty:
        known = ", ".join(dict.fromkeys(rows["period_start"] + "/" + rows["period_end"]))
        release = f" in the release {vintage}" if vintage else ""
        raise ValueError(f"{series} has no observation for {start}/{end}{release}; it has {known or 'none'}")
    return found.iloc[-1].to_dict()


def _ends(period: str) -> tuple[str, str]:
    """A period written 2021-04/2022-03, or a year that starts and ends with itself."""
    start, _, end = period.partition("/")
    return start, end or start


def _days(row: dict) -> int:
    """Days that a period lasts; months and years are whole."""
    return (pd.Period(row["period_end"]).end_time - pd.Period(row["period_start"]).start_time).days


def _figure(row: dict) -> str:
    return words.bounds(observations.bounds(row))


def _period(row: dict) -> str:
    start, end = row["period_start"], row["period_end"]
    return start if start == end else f"{start} to {end}"


COLUMNS = {
    "claim_id": "name of the claim",
    "verdict": "verdict, computed",
    "claimed_lower": "lower bound that the claim gives; empty: none",
    "claimed_upper": "upper bound that the claim gives; empty: none",
    "official_value": "official value, by the first reading; empty where a range was published",
    "official_lower": "lower end of the official value",
    "official_upper": "upper end of the official value",
    "unit": "unit of all of them",
    "series_id": "official series, separated by a space",
    "vintage": "release of the official value",
    "arithmetic": "how the official value was reached, reading by reading; or what would be needed",
}


def table(audited: dict[str, Audited]) -> pd.DataFrame:
    """One row a claim. Columns: `COLUMNS`."""
    return pd.DataFrame([_table_row(entry) for entry in audited.values()], columns=list(COLUMNS)).astype(
        {
            name: "float64"
            for name in (
                "claimed_lower",
                "claimed_upper",
                "official_value",
                "official_lower",
                "official_upper",
            )
        }
    )


def _table_row(entry: Audited) -> dict[str, object]:
    first = entry.outcomes[0] if entry.outcomes else None
    official = first.official if first else Bounds()
    return {
        "claim_id": entry.claim.id,
        "verdict": str(entry.verdict),
        "claimed_lower": entry.claim.bounds.lower,
        "claimed_upper": entry.claim.bounds.upper,
        "official_value": official.lower if official.lower == official.upper else None,
        "official_lower": official.lower,
        "official_upper": official.upper,
        "unit": entry.claim.unit,
        "series_id": " ".join(dict.fromkeys(name for o in entry.outcomes for name in o.reading.series_ids)),
        "vintage": first.vintage if first else "",
        "arithmetic": arithmetic(entry),
    }


def arithmetic(entry: Audited) -> str:
    """The steps of every reading, or what would be needed."""
    if not entry.outcomes:
        return f"Needed: {entry.needs}"
    said = [_said(outcome, outcome.reading.label) for outcome in entry.outcomes]
    if entry.then:
        said.append(_said(entry.then, "at the time"))
    if entry.now:
        said.append(_said(entry.now, "since"))
    return "; ".join(said) + "."


def _said(outcome: Outcome, label: str) -> str:
    return f"{label + ': ' if label else ''}{outcome.steps} [{outcome.finding}]"


READING_COLUMNS = {
    "claim_id": "name of the claim",
    "reading": "which reading of the words, or of which time",
    "verdict": "verdict on this reading; undecided where the official value is itself a wide range",
    "official_lower": "lower end of the official value",
    "official_upper": "upper end of the official value",
    "unit": "unit of both",
    "series_id": "official series, separated by a space",
    "vintage": "release of the official value",
    "steps": "how the official value was reached",
}


def readings(audited: dict[str, Audited]) -> pd.DataFrame:
    """One row a reading of a checked claim. Columns: `READING_COLUMNS`."""
    return pd.DataFrame(
        [
            {
                "claim_id": entry.claim.id,
                "reading": label,
                "verdict": str(outcome.finding),
                "official_lower": outcome.official.lower,
                "official_upper": outcome.official.upper,
                "unit": outcome.unit,
                "series_id": " ".join(outcome.reading.series_ids),
                "vintage": outcome.vintage,
                "steps": outcome.steps,
            }
            for entry in audited.values()
            for label, outcome in [
                *((o.reading.label or "as written", o) for o in entry.outcomes),
                *([("at the time", entry.then)] if entry.then else []),
                *([("since", entry.now)] if entry.now else []),
            ]
        ],
        columns=list(READING_COLUMNS),
    )


def counts(audited: dict[str, Audited]) -> pd.DataFrame:
    """Checked claims by verdict, most first. Columns: verdict, label, claims, meaning."""
    verdicts = [entry.verdict for entry in audited.values() if entry.outcomes]
    order = sorted(
        (verdict for verdict in Verdict if verdict in verdicts), key=lambda verdict: -verdicts.count(verdict)
    )
    return pd.DataFrame(
        [
            {
                "verdict": str(verdict),
                "label": verdict.label,
                "claims": verdicts.count(verdict),
                "meaning": verdict.meaning,
            }
            for verdict in order
        ]
    )


def listing(audited: dict[str, Audited], ledger: Ledger, examined: list[str] | None = None) -> pd.DataFrame:
    """Checked claims for readers. Columns: claim, quoted, document, verdict, arithmetic. `examined` keeps some ids."""
    return pd.DataFrame(
        [
            {
                "claim": entry.claim.measure,
                "quoted": entry.claim.label,
                "document": ledger[name].document.source.attribution_short,
                "verdict": entry.verdict.label,
                "arithmetic": arithmetic(entry),
            }
            for name, entry in audited.items()
            if entry.outcomes and (not examined or name in examined)
        ]
    )


def unchecked(audited: dict[str, Audited], ledger: Ledger) -> pd.DataFrame:
    """Claims without a series. Columns: claim, quoted, document, needed."""
    return pd.DataFrame(
        [
            {
                "claim": entry.claim.measure,
                "quoted": entry.claim.label,
                "document": ledger[name].document.source.attribution_short,
                "needed": entry.needs,
            }
            for name, entry in audited.items()
            if not entry.outcomes
        ]
    )
