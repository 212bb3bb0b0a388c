"""The audit as tables: a row a claim, a row a reading, and what readers see of both."""

import pandas as pd
import pytest

from brief.official.verdicts import Verdict
from brief.tables import verdicts


def test_the_table_tells_the_claims_bounds_and_the_first_official_value(audited):
    frame = verdicts.table(audited)
    assert list(frame.columns) == list(verdicts.COLUMNS)
    row = frame.set_index("claim_id").loc["state-synthetic-growth"]
    official = row[["official_value", "official_lower", "official_upper"]].tolist()
    assert official == [pytest.approx((19413 / 2628 - 1) * 100)] * 3
    assert row["claimed_upper"] == 640
    assert pd.isna(row["claimed_lower"])
    assert row[["unit", "series_id", "vintage"]].tolist() == [
        "percent",
        "us-overdose-deaths-synthetic-opioids",
        "2021-01",
    ]


def test_readings_have_a_row_each(audited):
    frame = verdicts.readings(audited)
    assert list(frame.columns) == list(verdicts.READING_COLUMNS)
    one = frame[frame["claim_id"] == "state-overdose-deaths-2017"]
    assert one[["reading", "verdict", "official_lower"]].to_numpy().tolist() == [
        ["as written", "overstated", 70237],
        ["at the time", "holds", 72287],
    ]
    assert len(frame) == sum(len(entry.outcomes) + bool(entry.then) + bool(entry.now) for entry in audited.values())


def test_checked_claims_are_counted_by_verdict_most_first(audited):
    frame = verdicts.counts(audited)
    assert frame["claims"].sum() == sum(bool(entry.outcomes) for entry in audited.values())
    assert frame["claims"].is_monotonic_decreasing
    assert "no_official_series" not in set(frame["verdict"])
    assert frame["meaning"].tolist() == [Verdict(name).meaning for name in frame["verdict"]]


def test_checked_and_unchecked_claims_are_all_claims(audited, ledger):
    listing, rest = verdicts.listing(audited, ledger), verdicts.unchecked(audited, ledger)
    assert len(listing) + len(rest) == len(audited)
    assert set(listing["verdict"]) <= {verdict.label for verdict in Verdict}
    assert (rest["needed"] != "").all()


def test_a_listing_may_be_of_some_claims(audited, ledger):
    frame = verdicts.listing(audited, ledger, ["state-synthetic-growth", "hsi-narcotics-seized"])
    assert frame["quoted"].tolist() == ["nearly 640%"]


def test_without_claims_the_columns_are_there():
    assert list(verdicts.counts({}).columns) == ["verdict", "label", "claims", "meaning"]
    assert verdicts.table({}).empty
