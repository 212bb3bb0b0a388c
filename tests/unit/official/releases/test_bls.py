"""The BLS's series file: the mean of 12 months, of whole years."""

import pytest

HEADER = "series_id        \tyear\tperiod\t       value\tfootnote_codes\r\n"
YEAR = "".join(f"CUUR0000SA0      \t2024\tM{month:02}\t     {310 + month}\t\r\n" for month in range(1, 13))
REST = "CUUR0000SA0      \t2024\tM13\t     999\t\r\nCUUR0000SA0      \t2025\tM01\t     317.671\t\r\n"
OTHER = "CUSR0000SA0      \t2024\tM01\t     1.0\t\r\n"
FILE = HEADER + OTHER + YEAR + REST


def test_a_year_is_the_mean_of_its_12_months_and_a_part_of_a_year_is_none(values, content):
    assert values(FILE) == {("cpi-u-annual-average", "2024", "2024"): 316.5}
    assert content(FILE).as_of == "data to 2025-01"


def test_a_month_that_was_not_published_leaves_its_year_out(values):
    assert values(FILE.replace("     315\t", "       -\t")) == {}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("footnote_codes", "footnotes", "the layout changed: columns series_id, year, period, value, footnotes"),
        ("CUUR0000SA0", "CUUR0000SA0E", "another series: CUUR0000SA0 is not in the file"),
        ("M02", "M01", "CUUR0000SA0, 2024 M01 stands twice: two releases in one file"),
        ("\t     317.671\t\r\n", "\t  3", "a line of 4 fields: the file is cut off"),
        ("     317.671", "     n.a.", "'n.a.' is not a number (line 16)"),
    ],
)
def test_a_file_that_cannot_be_vouched_for_is_refused(refusal, old, new, message):
    assert message in refusal(FILE.replace(old, new))
