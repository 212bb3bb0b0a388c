"""NIDA's workbook: counts and rates, a sheet each; the line of the years stands at another place in each edition."""

import pytest

LABELS = [
    "  Total Overdose Deaths", " Any Opioid1", " Prescription Opioids2",
    " Synthetic Opioids other than Methadone (primarily fentanyl)3", "Heroin4", " Cocaine5",
    " Psychostimulants With Abuse Potential (primarily methamphetamine)6",
]  # fmt: skip
CODES = ["1 Any Opioid ICD-10 codes (T40.0-T40.4, T40.6)", "2 Prescription Opioids  ICD-10 codes (T40.2-T40.3)"]


def sheet(title, first, step):
    """A sheet with two years: a line a drug, and women under each."""
    lines = [[None], [None, title], [None], [None, None, 2020, 2021]]
    for position, label in enumerate(LABELS):
        lines += [[None, label, first + position * step, first + position * step + 1], [None, "  Female", 1, 1]]
    return [*lines, [None], *([None, codes] for codes in CODES)]


@pytest.fixture
def sheets():
    return {
        "Contents": [["Contents"]],
        "Number Drug OD Deaths": sheet("Number of National Drug Overdose Deaths Involving Select Drugs", 90000, -10000),
        "Rate Drug OD Deaths": sheet("Rates are Age-Adjusted per 100,000 population", 28.3, -2.05),
        "Number Drug OD, 15-24 Years": sheet("Number of Deaths, Ages 15-24 Years Old", 10, 1),
    }


def test_counts_and_rates_are_read_from_their_own_sheets(values, content, workbook, sheets):
    computed = values(workbook(sheets))
    assert computed["us-overdose-deaths-all-drugs", "2020", "2020"] == 90000
    assert computed["us-overdose-deaths-any-opioid", "2021", "2021"] == 80001
    assert computed["us-overdose-death-rate-prescription-opioids", "2020", "2020"] == 24.2
    assert len(computed) == 2 * 7 * 2
    assert content(workbook(sheets)).as_of == "2020 to 2021"


def test_an_empty_cell_is_no_row(values, workbook, sheets):
    sheets["Rate Drug OD Deaths"][4][2] = None
    assert ("us-overdose-death-rate-all-drugs", "2020", "2020") not in values(workbook(sheets))


@pytest.mark.parametrize(
    ("name", "line", "column", "cell", "message"),
    [
        (
            "Number Drug OD Deaths",
            1,
            1,
            "Number of Deaths from Alcohol",
            "sheet 'Number Drug OD Deaths' is of something else",
        ),
        (
            "Rate Drug OD Deaths",
            1,
            1,
            "Age-Adjusted, Ages 15-24 Years",
            "sheet 'Rate Drug OD Deaths' is of something else",
        ),
        ("Number Drug OD Deaths", 3, 3, 2023, "the years are not in a row: [2020, 2023]"),
        ("Number Drug OD Deaths", 3, 3, "total", "has no line of years"),
        ("Number Drug OD Deaths", 12, 1, "Diamorphine", "sheet 'Number Drug OD Deaths' has no line of heroin"),
        ("Number Drug OD Deaths", 5, 1, "Heroin4", "two lines of heroin"),
        ("Number Drug OD Deaths", 6, 2, "many", "'many' is not a number (sheet 'Number Drug OD Deaths', line 7)"),
        ("Number Drug OD Deaths", 19, 1, "1 Any Opioid ICD-10 codes (T40.0-T40.6)", "other codes of Any Opioid"),
    ],
)
def test_a_changed_sheet_is_refused(refusal, workbook, sheets, name, line, column, cell, message):
    sheets[name][line][column] = cell
    assert message in refusal(workbook(sheets))


def test_a_missing_sheet_is_refused(refusal, workbook, sheets):
    del sheets["Rate Drug OD Deaths"]
    assert "the layout changed: no sheet Rate Drug OD Deaths" in refusal(workbook(sheets))


def test_a_workbook_of_something_else_or_a_damaged_one_is_known_by_no_reader(refusal, workbook, sheets):
    assert "no reader knows this file" in refusal(workbook({"Prices": [["Cocaine", 1]]}))
    assert "no reader knows this file" in refusal(workbook(sheets)[:900])
