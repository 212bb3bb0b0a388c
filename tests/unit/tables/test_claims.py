"""Claims and documents as tables: a row each, documented columns, numbers as numbers."""

import pandas as pd
import pytest

from brief.corpus import ledger as ledger_
from brief.tables import claims as tables


@pytest.fixture
def ledger(tiny):
    return ledger_.load(tiny)


def test_a_claim_is_a_row_with_the_documented_columns(ledger):
    frame = tables.claims(ledger)
    assert list(frame.columns) == list(tables.CLAIM_COLUMNS)
    assert frame["id"].tolist() == list(ledger.claims)
    growth, countries = frame.set_index("id").loc["plan-growth"], frame.set_index("id").loc["news-countries"]
    assert growth[["source_id", "line", "value", "upper", "period_start", "period_end"]].tolist() == [
        "plan",
        3,
        640.0,
        640.0,
        "2012",
        "2016",
    ]
    assert pd.isna(growth["lower"])
    assert (countries["lower"], countries["upper"]) == (50, 100)
    assert [str(frame[name].dtype) for name in ("value", "lower", "upper")] == ["float64"] * 3


def test_sources_are_the_documents_with_their_claims_counted(ledger):
    frame = tables.sources(ledger)
    assert list(frame.columns) == list(tables.SOURCE_COLUMNS)
    assert frame["claims"].tolist() == [3, 3]
    assert frame["lines"].tolist() == [14, 2]


def test_every_column_is_explained():
    assert all({**tables.CLAIM_COLUMNS, **tables.SOURCE_COLUMNS}.values())
