"""Where the documents disagree: claims that speak of the same thing, brought to one unit and compared by bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations

from brief.base.problems import Problem, nearest, raise_any
from brief.base.project import Project
from brief.base.project import find as find_project
from brief.base.records import Entry, Id, Record, read_records
from brief.corpus.ledger import Ledger
from brief.official.operations.readings import Reading
from brief.official.reference import Reference
from brief.quantity.bounds import Bounds


class Term(Record):
    """A claim as one side of a comparison; `times` and `plus` bring it to the comparison's unit, `how` says why."""

    claim: str
    """Id of the claim."""
    times: float = 1.0
    """What the claim is multiplied by to reach the comparison's unit."""
    plus: Reading | None = None
    """The official stock that a rate was added to: a stock is compared with stock plus flow."""
    how: str = ""
    """Why by that."""


class Comparison(Record):
    """A question that two or more claims answer."""

    id: Id
    """Name of the comparison."""
    question: str
    """The question that the claims answer."""
    unit: str
    """The unit they are brought to."""
    terms: tuple[Term, ...]
    """The claims, two or more."""


def load(ledger: Ledger, project: Project | None = None) -> list[Comparison]:
    """Every comparison.

    Parameters
    ----------
    ledger
        All claims.
    project
        The one around the working folder unless told.

    Raises
    ------
    Problems
        For an unknown claim or unit, a comparison of fewer than two claims, and a rate that is held against a count
        without the stock that it started from.

    Examples
    --------
    >>> from brief.corpus import ledger
    >>> from brief.official import comparisons
    >>> len(comparisons.load(ledger.load())) > 0
    True
    """
    project = project or find_project()
    path = project.comparisons
    where = project.shown(path)
    listing = read_records(Comparison, path, where, "comparisons")
    raise_any([*listing.problems, *(problem for entry in listing.entries for problem in problems(entry, ledger))])
    return [entry.record for entry in listing.entries]


def problems(entry: Entry[Comparison], ledger: Ledger) -> Iterator[Problem]:
    """What is wrong with one comparison."""
    terms, unit = entry.record.terms, entry.record.unit
    if len(terms) < 2:
        yield Problem(entry.at("terms"), "nothing to compare with", "two claims or more")
    if unit not in ledger.vocabulary.units:
        yield Problem(
            entry.at("unit"),
            f"unknown unit {unit!r}",
            "a unit of data/vocabulary.yml",
            nearest(unit, ledger.vocabulary.units),
        )
        return
    for position, term in enumerate(terms):
        if term.claim not in ledger.claims:
            near = nearest(term.claim, ledger.claims)
            message = f"no claim {term.claim!r} in the ledger"
            yield Problem(entry.at(f"terms.{position}.claim"), message, suggestion=near)
        elif term.claim in [earlier.claim for earlier in terms[:position]]:
            yield Problem(entry.at(f"terms.{position}.claim"), f"the claim {term.claim} stands twice", "each once")
        elif term.plus is None and _of_time(term, entry.record, ledger):
            message = f"{term.claim} is a rate, the comparison counts {unit}"
            yield Problem(entry.at(f"terms.{position}"), message, "plus: the stock that the rate was added to")
        elif term.times == 1 and term.plus is None and ledger[term.claim].claim.unit != unit:
            message = f"{term.claim} is in {ledger[term.claim].claim.unit}, the comparison in {unit}"
            yield Problem(entry.at(f"terms.{position}"), message, "times: what brings it to that unit")
        elif term.times != 1 and not term.how:
            yield Problem(entry.at(f"terms.{position}.how"), f"multiplied by {term.times:g}", "how: why by that")


def _of_time(term: Term, comparison: Comparison, ledger: Ledger) -> bool:
    """Whether a term is a rate, and the comparison is of what it adds up to."""
    return " per " in ledger[term.claim].claim.unit and " per " not in comparison.unit


def sides(comparison: Comparison, ledger: Ledger, reference: Reference) -> list[Bounds]:
    """What each term allows, in the comparison's unit: the official values with which its claim holds.

    So "some 80" has a width, and open ends stay open. Raises KeyError for an unknown series, ValueError for an
    observation that is not there.
    """

    def side(term: Term) -> Bounds:
        flow = ledger[term.claim].claim.accepted.mapped(lambda end: end * term.times)
        return flow + term.plus.read(reference).bounds if term.plus else flow

    return [side(term) for term in comparison.terms]


def result(compared: Iterable[Bounds]) -> str:
    """`agree` when all can be true at once, else `disagree`."""
    apart = any(one.before(other) for one, other in permutations(compared, 2))
    return "disagree" if apart else "agree"
