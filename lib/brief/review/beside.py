"""What stands beside a draft: claims that say the same or something else of it, and official series that fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from brief.corpus.anchoring import Anchored
from brief.corpus.claims import Claim, grows
from brief.corpus.ledger import Ledger
from brief.corpus.vocabulary import Vocabulary
from brief.official.reference import Reference
from brief.official.series import Series
from brief.quantity.periods import Period
from brief.review.likeness import claim_stems, similarity

SAME, NEAR, OTHER = "says the same", "speaks of the same", "contradicts it"
_ALIKE = 0.35  # similarity from which two claims of one unit and subject are taken to be of one thing
_MOST = 3


@dataclass(frozen=True)
class Neighbor:
    """A claim on the same thing: with the same number, with bounds that have one in common, or with none in common."""

    anchored: Anchored
    relation: str


@dataclass(frozen=True)
class Fitting:
    """An official series of the draft's unit, subject and place; `values` are those of its own period."""

    series: Series
    values: tuple[str, ...]


def neighbors(draft: Anchored, ledger: Ledger) -> list[Neighbor]:
    """Claims on the same thing as a draft, the most alike first: near-duplicates, and what contradicts it."""
    own = claim_stems(draft)
    alike = [
        (similarity(own, claim_stems(other)), other)
        for other in ledger
        if other.claim.id != draft.claim.id and _comparable(draft.claim, other.claim, ledger.vocabulary)
    ]
    near = sorted((entry for entry in alike if entry[0] >= _ALIKE), key=lambda entry: -entry[0])
    return [Neighbor(other, _relation(draft.claim, other.claim)) for _, other in near[:_MOST]]


def _comparable(one: Claim, other: Claim, vocabulary: Vocabulary) -> bool:
    """Whether two claims may be of one thing: one unit and subject, and no two places or periods."""
    if one.unit != other.unit or subject(one, vocabulary) != subject(other, vocabulary):
        return False
    places = {one.geography.words, other.geography.words} - {""}
    return len(places) < 2 and _meet(one.period.value, other.period.value)


def _meet(one: Period | None, other: Period | None) -> bool:
    """Whether two periods are one and the same as far as is said."""
    return one is None or other is None or one == other or one in other or other in one


def _relation(one: Claim, other: Claim) -> str:
    if (one.value, one.range) == (other.value, other.range):
        return SAME
    ours, theirs = one.accepted, other.accepted
    return OTHER if ours.before(theirs) or theirs.before(ours) else NEAR


def subject(claim: Claim, vocabulary: Vocabulary) -> str:
    """What a claim counts, of the subjects of the vocabulary."""
    return vocabulary.subject(" ".join([claim.exact, claim.population.words, claim.measure]))


def fitting(draft: Anchored, vocabulary: Vocabulary, reference: Reference) -> list[Fitting]:
    """Official series by which a draft may be checked, those with a value of its period first; at most three.

    A growth in percent may be checked by any series that counts its subject.
    """
    claim = draft.claim
    named = subject(claim, vocabulary)
    subjects = {named, *(vocabulary.subjects[named].counted_as if named else ())}
    growth = claim.unit == "percent" and grows(claim.exact)
    found = [
        Fitting(series, tuple(_values(series, claim.period.value, reference)))
        for series in reference.series.values()
        if named
        and series.subject in subjects
        and (series.unit == claim.unit or (growth and series.kind == "flow"))
        and claim.geography.words in ("", series.geography)
    ]
    return sorted(found, key=lambda each: (not each.values, each.series.status != "final"))[:_MOST]


def _values(series: Series, period: Period | None, reference: Reference) -> Iterator[str]:
    """What a series says for a period in words, in its latest release; for both ends of one that it has in parts."""
    if period is None:
        return
    rows = reference.select(series.id)
    for start, end in dict.fromkeys([(period.start, period.end), (period.start,) * 2, (period.end,) * 2]):
        match = rows[(rows["period_start"] == start) & (rows["period_end"] == end) & rows["value"].notna()]
        if not match.empty:
            when = Period(start, end).words()
            yield f"{match['value'].iloc[-1]:,.10g} {series.unit} in {when}"
            if (start, end) == (period.start, period.end):
                return
