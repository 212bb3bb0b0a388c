"""What a notebook shows of a collection, and what the tab key offers."""

import pytest

from brief.official.collection import Collection


@pytest.fixture
def collection(tiny):
    return Collection(tiny)


def test_a_ledger_is_a_short_table_and_offers_its_ids(collection):
    ledger = collection.ledger
    lines = ledger._repr_markdown_().splitlines()
    assert lines[:2] == ["| document | claims |", "| --- | --: |"] and len(lines) == 2 + len(ledger.documents)
    assert repr(ledger) == f"{len(ledger.claims)} claims of {len(ledger.documents)} documents"
    assert "plan-growth" in ledger._ipython_key_completions_()


def test_series_are_a_short_table_and_offer_their_ids(collection):
    reference = collection.reference
    assert reference._repr_markdown_().startswith("| series | observations |")
    assert repr(reference) == f"{len(reference.series)} series, {len(reference.rows)} observations"
    assert reference.series._ipython_key_completions_() == list(reference.series)
