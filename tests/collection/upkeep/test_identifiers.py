"""The page of ids has every series, and no claim that is gone: `brief docs` adds new ones."""

import re

from brief.upkeep import identifiers


def _ids(page):
    return re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)


def _rows(page):
    return [line for line in page.splitlines() if line.startswith("| `")]


def test_every_series_and_claim_stands_once_on_the_page(collection):
    assert sorted(_ids(identifiers.page(collection))) == sorted(
        [*collection.reference.series, *collection.ledger.claims]
    )


def test_the_page_in_docs_has_every_series_and_nothing_that_is_not_so(project, collection):
    """A claim more is no fault of it: who adds a document need not make it anew before anything passes."""
    kept, page = (project.docs / "reference-ids.md").read_text(encoding="utf-8"), identifiers.page(collection)
    assert set(collection.reference.series) <= set(_ids(kept))
    assert set(_rows(kept)) <= set(_rows(page))
