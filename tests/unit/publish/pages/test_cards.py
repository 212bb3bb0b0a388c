"""A claim's card says the words, where they stand and the verdict."""

from brief.publish.pages import cards


def test_every_claim_has_a_card(collection):
    made = cards.cards(collection, collection.ledger.claims)
    assert list(made) == list(collection.ledger.claims)
    assert made["plan-growth"] == {
        "phrase": "nearly 640 percent",
        "quote": "Deaths from the new drugs increased by nearly 640 percent",
        "title": "Plan, line 3 of our copy",
        "attributed": "Health Office",
        "verdict": "holds",
        "mark": "✓",
        "verdict_label": "holds",
    }
    assert made["plan-price"]["verdict"] == "no-official-series"
