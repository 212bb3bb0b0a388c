"""The chain of a pill is computed with the claims of the ledger."""

from __future__ import annotations

from brief.corpus import ledger
from brief.quantity.bounds import Bounds

PRICE, PILLS, VALUE = Bounds(lower=5000), Bounds.point(1e6), Bounds(1e7, 2e7)


def test_the_ledgers_claims_are_the_ones_computed_with() -> None:
    claims = ledger.load()
    found = [
        claims[name].claim.bounds
        for name in ("state-kilogram-price", "state-pills-per-kilogram", "state-kilogram-street-value")
    ]
    assert found == [PRICE, PILLS, VALUE]
