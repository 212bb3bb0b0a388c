"""The page of ids has every series and claim."""

from brief.upkeep import identifiers


def test_every_series_and_claim_stands_on_the_page(project, collection):
    page = identifiers.page(collection)
    assert (project.docs / "reference-ids.md").read_text(encoding="utf-8") == page
    for name in (*collection.reference.series, *collection.ledger.claims):
        assert page.count(f"| `{name}` |") == 1
