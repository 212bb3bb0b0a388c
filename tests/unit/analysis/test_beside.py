"""Quoted and counted numbers are rows of one chart, each with what its bounds leave open."""

import pandas as pd

from brief.analysis import beside


def test_an_observation_is_a_row_named_by_its_period():
    observations = pd.DataFrame(
        [("2017-12", 34, None, None), ("2020", None, 80, None), ("2021", None, None, 90)],
        columns=["period_end", "value", "lower", "upper"],
    )
    rows = beside.counted(observations, "Counted by")
    assert rows["name"].tolist() == ["Counted by December 2017", "Counted by 2020", "Counted by 2021"]
    assert rows["text"].tolist() == ["34", "more than 80", "less than 90"]
    assert rows["value"].tolist() == [34, 80, 90]
