"""What the ledger covers is counted, every claim once."""

from collections import Counter

import pytest

from brief.analysis import coverage
from brief.quantity.qualifiers import QUALIFIERS
from brief.tables import claims as tables


@pytest.fixture(scope="module")
def claims(ledger):
    return tables.claims(ledger)


def test_claims_are_counted_by_qualifier_most_first(claims):
    frame = coverage.by_qualifier(claims)
    counts = dict(zip(frame["qualifier"], frame["claims"], strict=True))
    assert counts == claims["qualifier"].value_counts().to_dict()
    assert frame["claims"].is_monotonic_decreasing
    assert frame["meaning"].tolist() == [QUALIFIERS[name].meaning for name in frame["qualifier"]]


def test_a_qualifier_is_labelled_by_its_words(claims):
    labels = coverage.by_qualifier(claims).set_index("qualifier")["label"]
    assert labels["nearly"] == "nearly, almost"
    assert labels["exact"] == "no qualifier"
    assert (labels != "").all()


def test_qualifiers_counted_alike_come_by_label(claims):
    frame = coverage.by_qualifier(claims)
    for _, group in frame.groupby("claims"):
        assert group["label"].tolist() == sorted(group["label"])


def test_claims_are_counted_by_topic_and_document(claims, ledger):
    frame = coverage.by_topic(claims, ledger)
    assert frame["topic"].tolist() == list(ledger.vocabulary.topics.values())
    assert list(frame.columns) == ["topic", *ledger.documents, "total"]
    assert frame["total"].sum() == len(claims)
    seizures = frame.set_index("topic").loc[ledger.vocabulary.topics["seizures"]]
    chosen = claims[claims["topic"] == "seizures"]
    for source_id in ledger.documents:
        assert seizures[source_id] == (chosen["source_id"] == source_id).sum()


def test_topics_without_claims_and_documents_without_one_are_told_apart(claims, ledger):
    frame = coverage.by_topic(claims[claims["source_id"] == "uk-news"], ledger)
    assert frame["topic"].tolist() == [ledger.vocabulary.topics[name] for name in ("potency", "programmes")]
    assert frame["white-house"].tolist() == [0, 0]


def test_caveats_are_counted_most_first_with_their_meaning(claims, ledger):
    frame = coverage.by_caveat(claims, ledger)
    counts = Counter(name.replace("_", " ") for anchored in ledger for name in anchored.claim.caveats)
    assert dict(zip(frame["caveat"], frame["claims"], strict=True)) == counts
    assert frame["claims"].is_monotonic_decreasing
    assert frame["meaning"].tolist() == [ledger.vocabulary.caveats[name.replace(" ", "_")] for name in frame["caveat"]]


def test_the_listing_has_a_row_a_claim_with_number_document_and_line(claims, ledger):
    frame = coverage.listing(claims, ledger)
    assert list(frame.columns) == ["claim", "number", "document", "line"]
    assert len(frame) == len(claims)
    row = frame.iloc[claims["id"].tolist().index("state-synthetic-growth")]
    assert row["number"] == "nearly 640%"
    assert row["document"] == "State Department plan"
    assert row["line"] == ledger["state-synthetic-growth"].line
