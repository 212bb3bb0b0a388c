"""Quoted numbers of the documents are rows of one chart."""

import pytest

from brief.analysis import beside
from brief.charts.bars import bar_rows


def test_a_claim_is_a_row_with_its_bounds(ledger):
    rows = beside.quoted(ledger, {"hsi-fentanyl-stopped": "Stopped", "state-nps-per-year": "A year"})
    assert rows["name"].tolist() == ["Stopped", "A year"]
    assert rows["kind"].tolist() == ["quoted", "quoted"]
    assert rows["text"].tolist() == ["less than 10,000", "some 80 substances per year"]
    assert rows.loc[0, "upper"] == 10000
    assert rows[["lower"]].isna().all(axis=None)


def test_an_unknown_claim_is_answered_with_the_nearest(ledger):
    with pytest.raises(KeyError, match=r"did you mean hsi-fentanyl-stopped\?"):
        beside.quoted(ledger, {"hsi-fentanil-stopped": "Stopped"})


def test_the_rows_are_what_the_chart_takes(ledger):
    rows = beside.quoted(ledger, {"hsi-fentanyl-stopped": "Stopped"})
    assert bar_rows(rows, x_title="pounds").chart.to_dict()["layer"]
