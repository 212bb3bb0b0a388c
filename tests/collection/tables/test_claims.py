"""The ledger as tables: documented columns, one row a claim, the same words as in the documents."""

import re

import pandas as pd
import pytest

from brief.tables import claims as tables

# What readers of claims.csv may rely on, in this order.
PUBLISHED = [
    "id",
    "source_id",
    "topic",
    "measure",
    "quote",
    "start",
    "end",
    "line",
    "value",
    "lower",
    "upper",
    "qualifier",
    "unit",
    "period_start",
    "period_end",
    "geography",
    "attributed_to",
    "caveats",
]


@pytest.fixture(scope="module")
def claims(ledger):
    return tables.claims(ledger)


def test_claims_have_the_documented_columns_in_order(claims):
    assert list(claims.columns) == list(tables.CLAIM_COLUMNS)
    assert [name for name in claims.columns if name in PUBLISHED] == PUBLISHED


def test_every_column_is_explained():
    assert all({**tables.CLAIM_COLUMNS, **tables.SOURCE_COLUMNS}.values())


def test_there_is_one_row_a_claim_in_the_ledgers_order(claims, ledger):
    assert claims["id"].tolist() == list(ledger.claims)


def test_offsets_are_characters_of_the_file_and_the_line_is_its_line(claims, project, ledger):
    for row in claims.itertuples():
        path = project.seeds / ledger.documents[row.source_id].source.path
        text = path.read_bytes().decode("utf-8")
        assert text[row.start : row.end] == row.quote
        before = sum(len(line) + 1 for line in text.split("\n")[: row.line - 1])
        assert before <= row.start <= before + len(text.split("\n")[row.line - 1])


def test_numbers_are_numbers_and_an_unknown_end_is_empty(claims):
    rows = claims.set_index("id")
    assert [str(claims[name].dtype) for name in ("value", "lower", "upper")] == ["float64"] * 3
    nearly = rows.loc["state-synthetic-growth"]
    assert (nearly["value"], nearly["upper"]) == (640, 640)
    assert pd.isna(nearly["lower"])
    money = rows.loc["state-kilogram-street-value"]
    assert (money["lower"], money["upper"]) == (10e6, 20e6)
    assert pd.isna(money["value"])


def test_the_fields_of_a_record_reach_their_columns(claims):
    row = claims.set_index("id").loc["hsi-narcotics-seized"]
    assert row[["source_id", "topic", "unit", "qualifier", "period_start", "period_end"]].tolist() == [
        "hsi-strategy",
        "seizures",
        "lb",
        "more_than",
        "2021-10",
        "2022-09",
    ]
    assert row["caveats"] == "agency_claim ambiguous_scope"
    row = claims.set_index("id").loc["hsi-unprecedented-epidemic"]
    assert row[["geography", "attributed_to", "population"]].tolist() == [
        "United States",
        "HSI Executive Associate Director",
        "",
    ]


def test_sources_are_the_documents_with_their_claims_counted(ledger, claims):
    frame = tables.sources(ledger)
    assert list(frame.columns) == list(tables.SOURCE_COLUMNS)
    assert frame["id"].tolist() == list(ledger.documents)
    assert frame["claims"].sum() == len(claims)
    assert frame.set_index("id")["claims"].to_dict() == claims["source_id"].value_counts().to_dict()


def test_the_lines_of_a_document_are_counted_as_its_claims_lines_are(ledger):
    for row in tables.sources(ledger).itertuples():
        text = ledger.documents[row.id].text
        assert row.lines == len(re.findall(r"[^\n]*\n|[^\n]+\Z", text))
