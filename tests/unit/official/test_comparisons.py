"""Whether documents agree is computed from the bounds of their claims."""

import pytest

from brief.corpus.anchoring import Anchored
from brief.corpus.claims import Claim
from brief.corpus.ledger import Ledger
from brief.official.collection import Collection
from brief.official.comparisons import Comparison, Term, result
from brief.quantity.bounds import Bounds
from brief.tables.comparisons import COLUMNS, table


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([Bounds(1, 3), Bounds(2, 4)], "agree"),
        ([Bounds(1, 2), Bounds(2, 4)], "agree"),
        ([Bounds(1, 2, upper_open=True), Bounds(2, 4)], "disagree"),
        ([Bounds(1, 2), Bounds(2, 4, lower_open=True)], "disagree"),
        ([Bounds(1, 2), Bounds(3, 4)], "disagree"),
        ([Bounds(3, 4), Bounds(1, 2)], "disagree"),
        ([Bounds(upper=2), Bounds(lower=3)], "disagree"),
        ([Bounds(lower=2), Bounds(lower=3)], "agree"),
        ([Bounds(), Bounds(1, 2)], "agree"),
        ([Bounds(1, 3), Bounds(2, 4), Bounds(3.5, 5)], "disagree"),
    ],
)
def test_claims_agree_when_all_can_be_true_at_once(sides, expected):
    assert result(sides) == expected


@pytest.fixture
def collection(tiny):
    return Collection(tiny)


def compared(collection, *terms):
    """One made-up comparison of a tiny document's claims, given as id, value, qualifier and `times`."""
    ledger, claims = collection.ledger, {}
    for name, value, qualifier, _ in terms:
        claim = Claim(id=name, topic="t", measure="m", exact="q", value=value, qualifier=qualifier, unit="deaths")
        claims[name] = Anchored(claim, ledger.documents["news"], 0, 0, "")
    made_up = Ledger(ledger.documents, ledger.vocabulary, claims)
    comparison = Comparison(
        id="c",
        question="How many?",
        unit="deaths a year",
        terms=tuple(Term(claim=name, times=times) for name, _, _, times in terms),
    )
    return table([comparison], made_up, collection.reference)


def test_each_term_has_a_row_in_the_unit_of_the_comparison(collection):
    frame = compared(collection, ("a", 2, "up_to", 52), ("b", 110, "at_least", 1))
    assert list(frame.columns) == list(COLUMNS)
    assert frame["claim_id"].tolist() == ["a", "b"]
    assert frame["value"].tolist() == [104, 110]
    assert (frame["upper"][0], frame["lower"][1]) == (104, 110)
    assert frame["lower"].isna().tolist() == [True, False]
    assert set(frame["unit"]) == {"deaths a year"}
    assert set(frame["source_id"]) == {"news"}


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([("a", 2, "up_to", 52), ("b", 110, "at_least", 1)], "disagree"),
        ([("a", 2, "up_to", 55), ("b", 110, "at_least", 1)], "agree"),
        ([("a", 100, "less_than", 1), ("b", 100, "at_least", 1)], "disagree"),
        ([("a", 80, "some", 1), ("b", 84, "exact", 1)], "agree"),
        ([("a", 80, "some", 1), ("b", 87, "exact", 1)], "disagree"),
    ],
)
def test_the_result_follows_from_the_claims(collection, terms, expected):
    assert set(compared(collection, *terms)["result"]) == {expected}
