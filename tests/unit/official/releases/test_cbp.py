"""CBP's nationwide file: fiscal months, two components, three regions; a border is not the nation."""

import pytest

HEADER = (
    "FY,Month (abbv),Component,Region,Land Filter,Area of Responsibility,Drug Type,Count of Event,Sum Qty (lbs)\r\n"
)
MONTHS = ["OCT", "NOV", "DEC", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP"]
OFO, PATROL = "Office of Field Operations", "U.S. Border Patrol"


def line(year, month, component, region, pounds, drug="Fentanyl"):
    return f"{year},{month},{component},{region},Other,{region.upper()} AREA,{drug},1,{pounds}\r\n"


YEAR = HEADER + "".join(
    line("2023", month, OFO, "Southwest Border", '"1,000.04"')
    + line("2023", month, PATROL, "Southwest Border", 100)
    + line("2023", month, OFO, "Northern Border", 1)
    + line("2023", month, OFO, "Coastal/Interior", 10)
    + line("2023", month, OFO, "Coastal/Interior", 5000, "Marijuana")
    for month in MONTHS
)
NOW = line("2024 (FYTD)", "OCT", OFO, "Southwest Border", 7)


def test_months_are_those_of_the_calendar_and_both_components_count(values):
    computed = values(YEAR)
    assert computed["cbp-fentanyl-seizures-monthly", "2022-10", "2022-10"] == 1111.0
    assert ("cbp-fentanyl-seizures-monthly", "2023-09", "2023-09") in computed


def test_the_nation_and_the_southwest_border_are_two_series(values):
    computed = values(YEAR)
    assert computed["cbp-fentanyl-seizures-fiscal-year", "2022-10", "2023-09"] == 13332.5
    assert computed["cbp-southwest-border-fentanyl-seizures-fiscal-year", "2022-10", "2023-09"] == 13200.5


def test_the_parts_by_component_region_and_land_each_add_up_to_the_nation(values):
    year = {series: pounds for (series, start, _), pounds in values(YEAR).items() if start == "2022-10"}
    nation = year["cbp-fentanyl-seizures-fiscal-year"]
    assert year["cbp-usbp-fentanyl-seizures-fiscal-year"] == 1200
    assert year["cbp-ofo-fentanyl-seizures-fiscal-year"] == nation - 1200
    assert year["cbp-northern-border-fentanyl-seizures-fiscal-year"] == 12
    assert year["cbp-coastal-interior-fentanyl-seizures-fiscal-year"] == 120
    assert year["cbp-other-than-land-fentanyl-seizures-fiscal-year"] == nation
    assert year["cbp-land-fentanyl-seizures-fiscal-year"] == 0


def test_heroin_is_a_series_of_its_own(values):
    heroin = "".join(line("2023", month, OFO, "Southwest Border", 50, "Heroin") for month in MONTHS)
    computed = values(YEAR + heroin)
    assert computed["cbp-heroin-seizures-fiscal-year", "2022-10", "2023-09"] == 600
    assert computed["cbp-fentanyl-seizures-fiscal-year", "2022-10", "2023-09"] == 13332.5


def test_a_fiscal_year_that_goes_on_gives_months_and_no_year(values, content):
    computed = values(YEAR + NOW)
    assert computed["cbp-fentanyl-seizures-monthly", "2023-10", "2023-10"] == 7
    assert [end for series, _, end in computed if series == "cbp-fentanyl-seizures-fiscal-year"] == ["2023-09"]
    assert content(YEAR + NOW).as_of == "2022-10 to 2023-10"


def test_a_file_filtered_to_the_southwest_border_is_never_the_nation(values, content):
    filtered = HEADER + "".join(text for text in YEAR.splitlines(True)[1:] if "Southwest Border" in text)
    assert {series for series, *_ in values(filtered)} == {"cbp-southwest-border-fentanyl-seizures-fiscal-year"}
    assert content(filtered).universe == "cbp-southwest-border"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Sum Qty (lbs)", "Sum Qty (kg)", "download:1: the layout changed: no column sum qty (lbs)"),
        (PATROL, "Air and Marine Operations", "mixes universes: component 'Air and Marine Operations'"),
        ("Northern Border", "Caribbean", "mixes universes: region 'Caribbean'"),
        (",JUN,", ",JUL,", "stands twice: 2023, JUL"),
        (",Other,", ",Air,", "mixes universes: land filter 'Air'"),
        ("2023,OCT", "FY23,OCT", "no fiscal month: FY23, OCT"),
        (",100\r\n", "\r\n", "a line of 8 fields: the file is cut off or damaged"),
        (",100\r\n", ",some\r\n", "'some' is not a number"),
    ],
)
def test_a_file_that_cannot_be_vouched_for_is_refused(refusal, old, new, message):
    assert message in refusal(YEAR.replace(old, new))


def test_two_releases_in_one_file_are_refused(refusal):
    assert "two releases in one file" in refusal(YEAR + "".join(YEAR.splitlines(True)[1:3]))


def test_a_month_that_is_missing_is_refused(refusal):
    without = "".join(text for text in YEAR.splitlines(True) if ",JUN," not in text)
    assert "no line of 2023-06: the file is cut off" in refusal(without)


def test_a_file_filtered_to_other_regions_is_refused(refusal):
    filtered = "".join(text for text in YEAR.splitlines(True) if "Southwest Border" not in text)
    assert "filtered to Coastal/Interior, Northern Border: neither the nation" in refusal(filtered)
