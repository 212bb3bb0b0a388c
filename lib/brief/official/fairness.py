"""What makes a reading a fair one. A check that departs from it does not load.

A reading is of the claim's subject, place and period. What decides a verdict is one measure: one universe, final or
provisional, one release. The claimant's own figure and a newspaper decide nothing; they may stand `beside`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from brief.base.problems import Problem
from brief.base.records import Entry
from brief.corpus.anchoring import Anchored
from brief.corpus.documents import Document
from brief.corpus.ledger import Ledger
from brief.corpus.vocabulary import Vocabulary
from brief.official.checks import Check
from brief.official.observations import Observation
from brief.official.operations.operation import Official, Operation
from brief.official.operations.readings import Reading
from brief.official.reference import Reference
from brief.official.series import Series

BESIDE = "another series; or show it under beside:, where it decides nothing"


@dataclass(frozen=True)
class Read:
    """A reading that decides, and what it read."""

    path: str  # `readings.0`, `now`; `then` for a reading in the release of the time
    reading: Reading
    official: Official

    @property
    def present(self) -> bool:
        """Whether it is the present of the claim, not the claim's own period."""
        return self.path == "now"


def problems(
    anchored: Anchored, entry: Entry[Check], reads: list[Read], reference: Reference, vocabulary: Vocabulary | None
) -> list[Problem]:
    """Every reason why the readings of a check are not fair to a claim."""
    found = [
        (read.path, message, expected)
        for read in reads
        for message, expected in (
            *_other_subject(anchored, read, reference, vocabulary),
            *_other_place(anchored, read, reference),
            *_other_period(anchored, read, reference),
            *_not_official(read),
            *_of_the_claimant(anchored.document, read, reference),
            *_mixed_releases(read),
        )
    ]
    found += _mixed_measures(reads, reference)
    found += _other_measure_now(entry.record, reads)
    found += _too_late(anchored, entry.record)
    return [
        Problem(replace(entry.at(path), record=anchored.claim.id), message, expected)
        for path, message, expected in dict.fromkeys(found)
    ]


Refusals = Iterator[tuple[str, str]]


def _measured(read: Read, reference: Reference) -> list[Series]:
    return [reference.entry(name) for name in read.reading.measured]


def _other_subject(anchored: Anchored, read: Read, reference: Reference, vocabulary: Vocabulary | None) -> Refusals:
    """A powder is no reading of pills, nor all drugs one of synthetic opioids."""
    if vocabulary is None or not vocabulary.subjects:
        return
    claim = anchored.claim
    subject = vocabulary.subject(" ".join([claim.exact, claim.population.words, claim.measure]))
    fitting = {subject, *(vocabulary.subjects[subject].counted_as if subject else ())}
    for series in _measured(read, reference):
        if series.subject not in fitting:
            yield (
                f"the claim speaks of {subject or 'no subject of data/vocabulary.yml'}, "
                f"{series.id} counts {series.subject or 'no subject'}",
                BESIDE,
            )


def _other_place(anchored: Anchored, read: Read, reference: Reference) -> Refusals:
    """A region is no reading of a nation, nor a nation one of the world."""
    place = anchored.claim.geography.words
    for series in _measured(read, reference):
        if place and series.geography != place:
            yield f"the claim is of {place}, {series.id} of {series.geography or 'no place'}", BESIDE


def _other_period(anchored: Anchored, read: Read, reference: Reference) -> Refusals:
    """The period that the claim names is the one that is read. A stock is counted at a time, since its series began."""
    named = anchored.claim.period.value
    if named is None or read.present or any(entry.kind == "stock" for entry in _measured(read, reference)):
        return
    span = read.reading.span
    if span.start[:4] < named.start[:4] or (named.end and span not in named):
        yield f"the claim is of {named.words()}, the reading of {span.words()}", "the claim's own period"


def _not_official(read: Read) -> Refusals:
    for row in _unique(read.official.rows, "press"):
        yield f"{row.series} for {row.when} was read in the press only: {row.publication}", BESIDE


def _unique(rows: tuple[Observation, ...], caveat: str) -> list[Observation]:
    return [row for row in dict.fromkeys(rows) if caveat in row.caveats]


def _of_the_claimant(document: Document | None, read: Read, reference: Reference) -> Refusals:
    """The claimant's own figure confirms nothing."""
    if document is None:
        return
    names = (document.source.producer, *document.source.producer_names)
    for row in dict.fromkeys(read.official.rows):
        texts = (row.publication, reference.entry(row.series).producer)
        own = next((name for name in names for text in texts if _names(name, text)), "")
        if own:
            yield f"{row.series} for {row.when} is a figure of {own}, who makes the claim: {row.publication}", BESIDE


def _names(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _mixed_releases(read: Read) -> Refusals:
    """A change or a share with one end in each of two provisional releases is a number about nothing."""
    releases = sorted({row.release for row in read.official.rows if row.status == "provisional"})
    if len(releases) > 1:
        yield f"the reading mixes the releases {', '.join(releases)}", "release: one that has all of it"


def _mixed_measures(reads: list[Read], reference: Reference) -> Iterator[tuple[str, str, str]]:
    """Final and provisional, resident and occurrence are not mixed: one unit and subject, one universe, one status."""
    universes: dict[tuple[str, str], tuple[frozenset[str], str]] = {}
    statuses: dict[str, str] = {}
    places: dict[frozenset[str], str] = {}
    for read in reads:
        series = _measured(read, reference)
        places.setdefault(frozenset(entry.geography for entry in series), read.path)
        universe = frozenset(entry.universe for entry in series)
        key = series[0].unit, series[0].subject
        first, name = universes.setdefault(key, (universe, series[0].id))
        if universe != first:
            message = f"{series[0].id} and {name} count different things: {_listed(universe)}; {_listed(first)}"
            yield read.path, message, BESIDE
        for row in read.official.rows:
            if row.status in ("final", "provisional"):
                statuses.setdefault(row.status, read.path)
    if len(statuses) > 1:
        yield max(statuses.values()), "final and provisional figures are mixed", BESIDE
    if len(places) > 1:
        listed = "; ".join(_listed(names) for names in places)
        yield list(places.values())[1], f"the readings are of several places: {listed}", BESIDE


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def _other_measure_now(check: Check, reads: list[Read]) -> Iterator[tuple[str, str, str]]:
    """What has overtaken a claim is the same measure, later."""
    now = check.now
    if now is None:
        return
    same = [reading for reading in check.readings if _measure(reading) == _measure(now)]
    if not same:
        yield "now", "not the measure of a reading", "the operation and the series of one of the readings"
    elif any(_last(reading) > _last(now) for reading in same):
        yield "now", f"{now.span.words()} is before a period that is read", "the latest period"


def _last(reading: Operation) -> date:
    return reading.span.last_day or date.max


def _measure(reading: Operation) -> tuple[str, tuple[str, ...]]:
    return reading.name(), reading.measured


def _too_late(anchored: Anchored, check: Check) -> Iterator[tuple[str, str, str]]:
    """What held at the time was published by then."""
    if check.then and anchored.document is not None:
        written = anchored.document.source.date_published
        if check.then[: len(written)] > written[: len(check.then)]:
            yield "then", f"the release {check.then} came after the document, {written}", "the release of its time"


def of_one_sentence(ledger: Ledger, reads: Mapping[str, tuple[Entry[Check], list[Read]]]) -> list[Problem]:
    """Provisional figures for one period, in the claims of one paragraph, are of one release."""
    releases: dict[tuple[str, int, str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
    for name, (_, parts) in reads.items():
        anchored = ledger[name]
        if anchored.document is None:
            continue
        paragraph = anchored.document.text.count("\n\n", 0, anchored.start)
        for read in parts:
            for row in read.official.rows:
                if row.status == "provisional":
                    key = (anchored.document.source.id, paragraph, str(row.period), row.unit)
                    releases[key].setdefault(row.release, (name, read.path))
    problems: dict[str, Problem] = {}
    for (_, _, period, _), readers in releases.items():
        if len(readers) < 2:
            continue
        ((first, _), (name, path), *_) = readers.values()
        message = f"read in the release {list(readers)[1]}, {first} of the same passage in {next(iter(readers))}"
        entry = reads[name][0]
        place = replace(entry.at(path), record=name)
        problems.setdefault(name, Problem(place, f"{period}: {message}", "one release for the figures of a passage"))
    return list(problems.values())
