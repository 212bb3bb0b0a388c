"""What the card of a claim says, for the claim shortcode: `_generated/claims.json`."""

from __future__ import annotations

from collections.abc import Container

from brief.base import letters
from brief.corpus.anchoring import Anchored
from brief.official.audit import Audited
from brief.official.collection import Collection


def cards(collection: Collection, claims: Container[str]) -> dict[str, dict[str, str]]:
    """One card for each of these claims, by its id."""
    ledger = collection.ledger
    return {name: _card(ledger[name], collection.audited[name]) for name in ledger.claims if name in claims}


def _card(anchored: Anchored, audited: Audited) -> dict[str, str]:
    source = anchored.document.source.attribution_short
    return {
        "phrase": letters.visible(anchored.phrase),
        "quote": letters.visible(" ".join(anchored.quote.split())),
        "title": f"{source}, {anchored.where}",
        "attributed": anchored.claim.attributed_to.value,
        "verdict": audited.verdict.css,
        "mark": audited.verdict.mark,
        "verdict_label": audited.verdict.label,
    }
