import pandas as pd
import pytest

from brief.analysis import control
from brief.analysis.control import Chemical

CONTROLS = {
    "United States": pd.DataFrame({"period_start": ["2008-07", "2020-05-15"]}),
    "United Nations": pd.DataFrame({"period_start": ["2017-03", "2022-03"]}),
    "China": pd.DataFrame({"period_start": ["2018-02-01", "2024-09-01"]}),
}
NPP = Chemical("NPP", "2008-07", "2017-03", "2018-02-01")
BOC = Chemical("1-boc-4-AP", "", "2022-03", "2024-09-01")


def test_each_date_has_to_stand_in_the_series_of_its_authority():
    rows = control.timeline([NPP, BOC], CONTROLS).set_index("chemical")
    assert rows.loc["NPP", "China"] == "1 Feb 2018"
    assert rows.loc["1-boc-4-AP", "United States"] == ""
    with pytest.raises(ValueError, match="NPP: no control by China on 2019"):
        control.timeline([Chemical("NPP", china="2019")], CONTROLS)


def test_a_delay_needs_both_dates():
    years = control.delays([NPP, BOC], "United States", "United Nations")
    assert list(years["chemical"]) == ["NPP"]
    assert years["years"].iloc[0] == pytest.approx(8.67, abs=0.01)
    later = control.delays([NPP, BOC], "United Nations", "China").set_index("chemical")["years"]
    assert later["NPP"] == pytest.approx(0.88, abs=0.01)
    assert later["1-boc-4-AP"] == pytest.approx(2.46, abs=0.01)


def test_delays_are_drawn_with_their_step():
    rows = control.as_rows(pd.DataFrame({"chemical": ["NPP"], "years": [8.666]}), "United States to United Nations")
    assert rows.loc[0, "name"] == "NPP: United States to United Nations"
    assert rows.loc[0, "text"] == "8.7 years"


def test_what_appears_stands_over_what_is_scheduled():
    rows = control.appearing(pd.DataFrame({"year": [2022, 2023], "value": [44.0, 31.0]}), 8.0, "2015 to 2024")
    assert list(rows["name"]) == ["Appeared in 2022", "Appeared in 2023", "Placed under control a year, 2015 to 2024"]
    assert list(rows["text"]) == ["44", "31", "8"]
    assert control.a_year(80, 2015, 2024) == 8
