"""Where the documents disagree: claims that speak of the same thing, brought to one unit and compared by bounds."""

from __future__ import annotations

from itertools import permutations

import pandas as pd

from brief.base.problems import Problem, nearest, raise_any
from brief.base.project import Project
from brief.base.project import find as find_project
from brief.base.records import Record, read_records
from brief.corpus.ledger import Ledger
from brief.quantity import words
from brief.quantity.bounds import Bounds


class Term(Record):
    """A claim as one side of a comparison; `times` brings it to the comparison's unit, `how` says why."""

    claim: str
    """Id of the claim."""
    times: float = 1.0
    """What the claim is multiplied by to reach the comparison's unit."""
    how: str = ""
    """Why by that."""


class Comparison(Record):
    """A question that two or more claims answer."""

    id: str
    """Name of the comparison."""
    question: str
    """The question that the claims answer."""
    unit: str
    """The unit they are brought to."""
    terms: tuple[Term, ...]
    """The claims, two or more."""


COLUMNS = (
    "comparison",
    "question",
    "claim_id",
    "source_id",
    "how",
    "value",
    "lower",
    "upper",
    "unit",
    "result",
)


def load(ledger: Ledger, project: Project | None = None) -> list[Comparison]:
    """Every comparison. Raises `Problems` for an unknown claim or a comparison of fewer than two."""
    project = project or find_project()
    path = project.comparisons
    where = project.shown(path)
    listing = read_records(Comparison, path, where, "comparisons")
    problems = list(listing.problems)
    for entry in listing.entries:
        terms = entry.record.terms
        problems += [
            Problem(
                entry.at(f"terms.{position}.claim"),
                f"no claim {term.claim!r} in the ledger",
                suggestion=nearest(term.claim, ledger.claims),
            )
            for position, term in enumerate(terms)
            if term.claim not in ledger.claims
        ]
        if len(terms) < 2:
            problems.append(Problem(entry.at("terms"), "nothing to compare with", "two claims or more"))
    raise_any(problems)
    return [entry.record for entry in listing.entries]


def result(sides: list[Bounds]) -> str:
    """Agree when all sides can be true at once, else disagree."""
    apart = any(one.before(other) for one, other in permutations(sides, 2))
    return "disagree" if apart else "agree"


def table(comparisons: list[Comparison], ledger: Ledger) -> pd.DataFrame:
    """One row a term, with the bounds it allows in the comparison's unit and whether all agree. Columns: `COLUMNS`.

    The bounds are those with which the audit would let the claim hold, so that "some 80" has a width.
    """
    rows = []
    for comparison in comparisons:
        sides = []
        for term in comparison.terms:
            claim = ledger[term.claim].claim
            bounds = claim.accepted
            sides.append(
                Bounds(
                    None if bounds.lower is None else bounds.lower * term.times,
                    None if bounds.upper is None else bounds.upper * term.times,
                    bounds.lower_open,
                    bounds.upper_open,
                )
            )
        outcome = result(sides)
        for term, side in zip(comparison.terms, sides, strict=True):
            anchored = ledger[term.claim]
            value = anchored.claim.value
            rows.append(
                (
                    comparison.id,
                    comparison.question,
                    term.claim,
                    anchored.document.source.id,
                    term.how,
                    None if value is None else value * term.times,
                    side.lower,
                    side.upper,
                    comparison.unit,
                    outcome,
                )
            )
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({name: "float64" for name in ("value", "lower", "upper")})


def listing(compared: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """One row a comparison, for readers. Columns: question, claims, result."""
    results = {"agree": "can all be true", "disagree": "can't all be true"}
    return pd.DataFrame(
        [
            {
                "question": rows["question"].iloc[0],
                "claims": "; ".join(_said(row, ledger) for row in rows.itertuples()),
                "result": results[rows["result"].iloc[0]],
            }
            for _, rows in compared.groupby("comparison", sort=False)
        ]
    )


def _said(row, ledger: Ledger) -> str:
    """A claim as quoted, and what it amounts to in the comparison's unit."""
    anchored = ledger[row.claim_id]
    said = f"“{anchored.phrase}” ({anchored.document.source.attribution_short})"
    as_counted = anchored.claim.qualifier == "exact" and row.value == anchored.claim.value
    if row.unit == "rank" or as_counted or pd.isna(row.lower) or pd.isna(row.upper):
        return said
    return f"{said}, {words.quantity(Bounds(row.lower, row.upper), row.unit, words.rounded(row.unit))}"
