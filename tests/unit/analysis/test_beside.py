"""Quoted and counted numbers are rows of one chart, each with what its bounds leave open."""

import pandas as pd
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


def test_an_observation_is_a_row_named_by_its_period():
    observations = pd.DataFrame(
        [("2017-12", 34, None, None), ("2020", None, 80, None), ("2021", None, None, 90)],
        columns=["period_end", "value", "lower", "upper"],
    )
    rows = beside.counted(observations, "Counted by")
    assert rows["name"].tolist() == ["Counted by December 2017", "Counted by 2020", "Counted by 2021"]
    assert rows["text"].tolist() == ["34", "more than 80", "less than 90"]
    assert rows["value"].tolist() == [34, 80, 90]


def test_the_rows_are_what_the_chart_takes(ledger):
    rows = beside.quoted(ledger, {"hsi-fentanyl-stopped": "Stopped"})
    assert bar_rows(rows, x_title="pounds").chart.to_dict()["layer"]
