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
    assert row[["unit", "series_id", "release"]].tolist() == [
        "percent",
        "us-overdose-deaths-synthetic-opioids",
        "2021-01",
    ]


def test_readings_have_a_row_each(audited):
    frame = verdicts.readings(audited)
    assert list(frame.columns) == list(verdicts.READING_COLUMNS)
    one = frame[frame["claim_id"] == "state-overdose-deaths-2017"]
    assert one[["role", "label", "release", "verdict", "value"]].to_numpy().tolist() == [
        ["reading", "", "2025-09", "overstated", 71495],
        ["then", "", "2018-08", "holds", 72287],
        ["beside", "final count of residents", "2021-01", "", 70237],
    ]
    assert len(frame) == sum(
        len(entry.outcomes) + len(entry.then) + bool(entry.now) + len(entry.beside) for entry in audited.values()
    )


def test_open_and_closed_ends_are_told_apart(audited):
    frame = verdicts.readings(audited)
    stopped = frame[frame["claim_id"] == "hsi-fentanyl-stopped"].iloc[0]
    assert (stopped["lower"], stopped["lower_open"], stopped["upper_open"]) == (5760, True, False)
    assert pd.isna(stopped["upper"])
    claimed = verdicts.table(audited).set_index("claim_id")
    assert claimed.loc["state-synthetic-growth", "claimed_upper_open"]
    assert not claimed.loc["jp-fentanyl-potency", "claimed_upper_open"]
    assert frame[["lower_open", "upper_open"]].dtypes.astype(str).tolist() == ["bool", "bool"]


def test_every_claim_is_counted_once_by_verdict(audited):
    frame = verdicts.counts(audited)
    assert frame["claims"].sum() == len(audited)
    assert frame["verdict"].tolist() == [str(one) for one in Verdict if one in set(frame["verdict"])]
    assert frame.loc[frame["compared"], "claims"].sum() == sum(bool(entry.outcomes) for entry in audited.values())
    assert frame["meaning"].tolist() == [Verdict(name).meaning for name in frame["verdict"]]


def test_checked_and_unchecked_claims_are_all_claims(audited, ledger):
    listing, rest = verdicts.listing(audited, ledger), verdicts.unchecked(audited, ledger)
    assert len(listing) + len(rest) == len(audited)
    assert set(listing["verdict"]) <= {verdict.label for verdict in Verdict}
    assert (rest["why"] != "").all()


def test_a_listing_may_be_of_some_claims(audited, ledger):
    frame = verdicts.listing(audited, ledger, ["state-synthetic-growth", "hsi-narcotics-seized"])
    assert frame["quoted"].tolist() == ["nearly 640%"]


def test_without_claims_the_columns_are_there():
    assert list(verdicts.counts({}).columns) == ["verdict", "compared", "claims", "meaning"]
    assert verdicts.table({}).empty
