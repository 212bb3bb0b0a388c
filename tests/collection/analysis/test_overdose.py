"""The official counts of deaths against the claims."""

from __future__ import annotations

import pytest

from brief.analysis import beside, final_counts, provisional, trend
from brief.corpus import ledger
from brief.official import reference


@pytest.fixture(scope="module")
def book():
    return ledger.load()


@pytest.fixture(scope="module")
def official():
    return reference.load()


def test_a_claim_beside_official_numbers(book):
    claim = book["state-overdose-deaths-2017"]
    found = beside.compared([(claim, "then", 72287), (claim, "bound", 72000), (claim, "final", 70237)])
    assert set(found["quote"]) == {"more than 72,000 Americans died from drug overdoses in 2017"}
    assert set(found["bounds"]) == {"more than 72,000"}
    assert list(found["within"]) == [True, False, False]


def test_the_official_series_against_the_claims(book, official):
    """The findings that the brief states; a change of data or ledger that turns one over must be seen."""
    totals = final_counts.cumulated(
        official.annual("us-overdose-deaths-any-opioid"), 2000, book["state-opioid-deaths"].claim.bounds
    )
    assert (final_counts.first_within(totals), final_counts.in_year(totals, 2016, "total")) == (2015, 343580)
    assert totals["year"].max() == 2023
    predicted = official.select("us-provisional-overdose-deaths-all-drugs-predicted")
    changes = trend.monthly_changes(provisional.of_release(predicted, "2025-09"), 0.5)
    run = trend.last_months(changes, "2022-10", 7)
    assert ((run["change"] < 0).sum(), run["level_or_falling"].sum()) == (5, 7)
    assert round(trend.flat_needed(run), 2) == 0.36
    fact_sheet = book["wh-deaths-falling-or-flat-months"].document.source
    known = provisional.known_on(predicted, fact_sheet.date_published)
    assert known["month"].max() == "2022-10"
