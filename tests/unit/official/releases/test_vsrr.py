"""NCHS's provisional counts: two layouts, three drugs, reported and predicted, and what is refused."""

import pytest

OLD_NAMES = ("State", "State Name", "Year", "Month", "Indicator", "Data Value", "Predicted Value", "Percent Complete",
             "Percent Pending Investigation", "Footnote")  # fmt: skip
OLD = (
    ",".join(OLD_NAMES)
    + """
AK,AK,2017,November,Number of Drug Overdose Deaths,140,,100,0,
US,US,2017,November,Number of Drug Overdose Deaths,70100,71900,100,0.2,
US,US,2017,December,Number of Drug Overdose Deaths,70771,72240,100,0.2,
US,US,2017,November,"Opioids (T40.0-T40.4,T40.6)",47000,48100,100,0.2,
US,US,2017,December,"Opioids (T40.0-T40.4,T40.6)",47944,49038,100,0.2,
US,US,2017,December,Percent with drugs specified,88.1,,100,0.2,
"""
)
NEW_NAMES = ("state", "year", "month", "period", "indicator", "percent_complete", "percent_pending_investigation",
             "state_name", "footnote", "footnote_symbol", "data_value", "predicted_value")  # fmt: skip
SYNTHETIC = '12 month-ending,"Synthetic opioids, excl. methadone (T40.4)"'
NEW = (
    ",".join(NEW_NAMES)
    + f"""
US,2025,December,{SYNTHETIC},100,0.1,United States,,**,"37,777","38,200"
US,2026,January,{SYNTHETIC},100,0.2,United States,,**,"36,825",
"""
)
DEATHS = "us-provisional-overdose-deaths"


def test_the_first_layout_gives_the_12_months_of_the_nation(values, content):
    computed = values(OLD)
    assert computed[f"{DEATHS}-all-drugs-reported", "2017-01", "2017-12"] == 70771
    assert computed[f"{DEATHS}-all-drugs-predicted", "2016-12", "2017-11"] == 71900
    assert computed[f"{DEATHS}-any-opioid-predicted", "2017-01", "2017-12"] == 49038
    assert len(computed) == 8
    assert content(OLD).as_of == "data to 2017-12"


def test_other_names_another_order_and_thousands_separators_are_read(values):
    assert values(NEW)[f"{DEATHS}-synthetic-opioids-reported", "2025-01", "2025-12"] == 37777


def test_a_suppressed_count_is_no_row(values):
    computed = values(NEW)
    assert (f"{DEATHS}-synthetic-opioids-predicted", "2025-02", "2026-01") not in computed
    assert len(computed) == 3


def test_a_file_is_known_by_its_content_not_by_its_name(content):
    assert content(NEW, "nationwide-drugs.csv").agency == "NCHS"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("data_value", "deaths", "download:1: the layout changed: no column data value (columns: state, year"),
        ("12 month-ending", "month", "download: mixes universes: period 'month'\n    expected: 12 month-ending"),
        ("United States", "New York City", "download: mixes universes: 'New York City' as the name of US"),
        ("US,", "AK,", "download: no count of ours: no line of the United States\n    expected: state US"),
        (
            "Synthetic opioids, excl. methadone (T40.4)",
            "Cocaine (T40.5)",
            "download: no count of ours: indicators Cocaine",
        ),
        (
            "2026,January",
            "2025,December",
            "download: two counts of Synthetic opioids, excl. methadone (T40.4), 2025-12",
        ),
        ("2025,December", "2025,November", "download: synthetic-opioids: no count of 2025-12: the file is cut off"),
        ('"36,825",\n', '"36,8', "download:3: a line of 11 fields: the file is cut off or damaged"),
        ('"36,825"', "many", "download: 'many' is not a number (synthetic-opioids, 2026-01)"),
    ],
)
def test_a_file_that_cannot_be_vouched_for_is_refused(refusal, old, new, message):
    assert refusal(NEW.replace(old, new)).startswith(message)


def test_a_drug_that_ends_before_the_others_means_a_file_that_is_cut_off(refusal):
    last = OLD.replace('US,US,2017,December,"Opioids (T40.0-T40.4,T40.6)",47944,49038,100,0.2,\n', "")
    assert refusal(last).startswith("download: any-opioid: no count of 2017-12: the file is cut off")
