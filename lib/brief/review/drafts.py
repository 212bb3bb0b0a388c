"""The record that a figure would make: a claim as far as the words go, held against them like any other."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from brief.base import validation
from brief.base.problems import Place, Problem, Problems
from brief.base.records import Entry
from brief.base.sentences import sentence
from brief.corpus.anchoring import Anchored, anchor
from brief.corpus.claims import Claim
from brief.corpus.documents import Document
from brief.corpus.ledger import Ledger
from brief.corpus.vocabulary import Vocabulary, pattern
from brief.extract.candidates import Candidate
from brief.quantity.lexicon import listed
from brief.review import anchors, likeness, wording

_SAID = ("period", "geography", "attributed_to")
_DYING = re.compile(r"[^.;]{0,40}?\b(?:die|died|dies|dying|killed|lost their lives)\b")
_PROPOSED = 9  # words of a proposal
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_UNITS = {"rank": "rank", "year": "calendar year", "age": "years"}
_ID_WORDS = 3
_NEAR = 60  # letters behind a number in which the word for its unit may stand
_EMPTY = set(
    listed(
        "the a an of in on at to for from by with and or as than that which its their our more most also has have was "
        "were is are who"
    )
)


@dataclass(frozen=True)
class Draft:
    """A record for the ledger; `anchored` where it agrees with its quote, otherwise `problems` say what is wrong."""

    record: Mapping[str, Any]
    anchored: Anchored | None
    problems: tuple[Problem, ...] = ()

    @property
    def claim_id(self) -> str:
        """The name of the claim."""
        return str(self.record.get("id", ""))


def draft(candidate: Candidate, document: Document, ledger: Ledger) -> Draft:
    """The claim that a figure would make. What its words don't say is left out, and what they don't bear out."""
    text, vocabulary = document.text, ledger.vocabulary
    place = anchors.quote(text, candidate.start, candidate.end)
    if pattern(vocabulary.limiting).search(_lead(text, place)):
        place = anchors.quote(text, candidate.start, candidate.end, whole=True)
    record = _record(candidate, document, place, ledger)
    result = held(record, document, ledger)
    for name in _SAID:  # "2012-16" names no 2016 by which it could be held: somebody has to say where it comes from
        if any(problem.place.field.partition(".")[0] == name for problem in result.problems):
            record = {key: value for key, value in record.items() if key != name}
            result = held(record, document, ledger)
    return result


def held(record: Mapping[str, Any], document: Document, ledger: Ledger, *, replaces: str = "") -> Draft:
    """A record held against its quote, its id against all others but the one that it `replaces`."""
    place = Place(f"{document.source.id}.yml", record=str(record.get("id", "")))
    try:
        claim = Claim.model_validate(dict(record))
    except ValidationError as error:
        found = [validation.problem(Claim, place.at, details) for details in error.errors()]
        return Draft(record, None, tuple(found))
    problems: list[Problem] = []
    if not claim.measure.strip():
        problems.append(_unnamed(place, claim))
    if claim.id in ledger.ids() and claim.id != replaces:
        problems.append(Problem(place.at("id"), "this id is used already", "a name of its own"))
    try:
        anchored = anchor(Entry(claim, place), document, ledger.vocabulary)
    except Problems as error:
        return Draft(record, None, (*problems, *error.problems))
    return Draft(record, None if problems else anchored, tuple(problems))


def _lead(text: str, place: tuple[int, int]) -> str:
    whole = anchors.quote(text, *place, whole=True)
    return " ".join(text[whole[0] : place[0]].split())


def _record(candidate: Candidate, document: Document, place: tuple[int, int], ledger: Ledger) -> dict[str, Any]:
    text, vocabulary = document.text, ledger.vocabulary
    quoted = anchors.words(text, *place)
    first, last = sentence(text, candidate.start, candidate.end)
    before, behind = text[first : candidate.start], text[candidate.end : last]
    measure = wording.measure(candidate, before, behind, set(_SMALL.findall(text)))
    named = f"{candidate.counted.value} {measure or _around(candidate.text, quoted)}"
    record: dict[str, Any] = {
        "id": _claim_id(document.source.id, named, ledger),
        "topic": likeness.topic(quoted, ledger),
        "measure": measure,
        **(anchors.one_place(text, *place) or {"exact": quoted}),
    }
    if candidate.value is None:
        record["range"] = (candidate.lower, candidate.upper)
    else:
        record["value"] = candidate.value
    record["qualifier"] = candidate.qualifier
    if unit := _unit(candidate, text, place, vocabulary):
        record["unit"] = unit
    for name in _SAID:
        said = getattr(candidate, name)
        if said.value and place[0] <= said.start and said.end <= place[1]:
            record[name] = said.value
        elif said.value:
            record[name] = {"is": said.value, **anchors.longer(text, said.start, said.end)}
    for name, signals in (("likelihood", vocabulary.likelihood), ("degree", vocabulary.degree)):
        if kept := _signals(signals, text[slice(*place)]):
            record[name] = kept
    return record


def _signals(signals: Collection[str], quoted: str) -> tuple[str, ...]:
    """The words of a quote that say how sure it is, or to what degree; each once."""
    if not signals:
        return ()
    return tuple(dict.fromkeys(" ".join(match.group().split()) for match in pattern(signals).finditer(quoted)))


def _unit(candidate: Candidate, text: str, place: tuple[int, int], vocabulary: Vocabulary) -> str:
    """The unit of measurement; or the unit of what is counted, by the last word that names one; or none."""
    if unit := candidate.unit or _UNITS.get(candidate.kind, ""):
        return unit
    counted, behind = candidate.counted, (candidate.end, min(place[1], candidate.end + _NEAR))
    if name := _signalled(text, counted.start, counted.end, vocabulary, last=True):
        return "deaths" if name == "people" and _DYING.match(text, counted.end) else name
    if (name := _signalled(text, *behind, vocabulary, last=False)) or counted.text:
        return name
    return _signalled(text, place[0], candidate.start, vocabulary, last=True)


def _signalled(text: str, start: int, end: int, vocabulary: Vocabulary, *, last: bool) -> str:
    """The unit whose word stands first or `last` at a place; none in a name, "States", and at the end of a word."""
    signals = [
        (match.start(), name)
        for name, unit in vocabulary.units.items()
        if unit.pattern
        for match in unit.pattern.finditer(text, start, end)
        if text[match.start() - 1] != "-" and (match.group().islower() or start == match.start())
    ]
    return (max(signals)[1] if last else min(signals)[1]) if signals else ""


def _unnamed(place: Place, claim: Claim) -> Problem:
    """The problem of a record that doesn't say what it measures, with words of its quote for a proposal."""
    expected = "what is counted or measured, in a few words: Narcotics seized by HSI"
    return Problem(place.at("measure"), "nobody has said it yet", expected, f"measure: {_around('', claim.exact)}")


def _around(number: str, quoted: str) -> str:
    """A few words of a quote, without its number."""
    parts = re.split(r"[,;:(]\s", quoted.replace(number, " ") if number else quoted)
    said = " ".join(max(parts, key=len).split()[:_PROPOSED])
    return said[:1].upper() + said[1:]


def _claim_id(source_id: str, words: str, ledger: Ledger) -> str:
    """A name that no claim has: the first word of the document's, and those of what is counted."""
    own = [claim.claim.id for claim in ledger if claim.document.source.id == source_id]
    first = (own[0] if own else source_id).partition("-")[0]
    parts = [part for part in re.sub(r"[^a-z0-9]+", " ", words.lower()).split() if part not in _EMPTY]
    name = "-".join([first, *dict.fromkeys(part for part in parts if part != first)][: 1 + _ID_WORDS])
    taken = set(ledger.ids())
    numbered = (name if number == 1 else f"{name}-{number}" for number in range(1, len(taken) + 2))
    return next(choice for choice in numbered if choice not in taken)
