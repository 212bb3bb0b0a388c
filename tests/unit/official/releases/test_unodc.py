"""UNODC's annex of prices and purity: what countries sent in, a sheet each."""

import pytest

from brief.official.releases.unodc import HEADERS, PRICES, PURITIES

US = "United States of America"


def price(country, level, year, typical, unit, drug="Fentanyl", low=None, high=None):
    return ["Americas", "North America", country, "Opioids", drug, None, level, year, typical, low, high, unit]


def purity(country, level, year, typical, drug="Fentanyl", unit="% (percent)"):
    return ["Americas", "North America", country, level, "Opioids", drug, None, year, typical, None, None, unit]


@pytest.fixture
def sheets():
    return {
        PRICES: [
            ["Prices of drugs, 2018-2022"],
            list(HEADERS[PRICES]),
            price(US, "Retail", 2021, 34500, "Kilograms", low=30000, high=39000),
            price(US, "Retail", 2021, 20, "Pill"),
            price(US, "Wholesale", 2019, None, "Kilogram", low=10000, high=90000),
        ],
        PURITIES: [
            ["Purity of drugs, 2018-2022"],
            list(HEADERS[PURITIES]),
            purity("Mexico", "Wholesale", 2022, 20.97),
            purity("Mexico", "Wholesale", 2021, 0.1, drug="Heroin"),
            purity(US, "Wholesale", 2021, 15.9),
            purity(US, "Retail", 2021, 9.1),
        ],
    }


def test_the_typical_number_of_fentanyl_is_read_by_country_level_and_unit(values, content, workbook, sheets):
    assert values(workbook(sheets)) == {
        ("fentanyl-price-per-kg-us-unodc", "2021", "2021"): 34500,
        ("fentanyl-purity-mexico-unodc", "2022", "2022"): 20.97,
        ("fentanyl-purity-us-wholesale-unodc", "2021", "2021"): 15.9,
    }
    assert content(workbook(sheets)).as_of == "fentanyl, 2021 to 2022"


def test_a_year_that_stands_twice_is_refused(refusal, workbook, sheets):
    sheets[PURITIES].append(purity("Mexico", "Wholesale", 2022, 25.0))
    assert "two typical numbers of fentanyl-purity-mexico-unodc, 2022" in refusal(workbook(sheets))


@pytest.mark.parametrize("sheet", [PRICES, PURITIES])
def test_another_layout_is_refused(refusal, workbook, sheets, sheet):
    sheets[sheet][1][7] = "Period"
    assert f"the layout changed: sheet {sheet!r}" in refusal(workbook(sheets))


def test_a_sheet_that_is_missing_is_refused(refusal, workbook, sheets):
    del sheets[PRICES]
    assert "the layout changed: no sheet Prices in USD" in refusal(workbook(sheets))


def test_an_annex_without_the_countries_of_ours_is_refused(refusal, workbook, sheets):
    sheets[PRICES], sheets[PURITIES] = sheets[PRICES][:2], sheets[PURITIES][:2]
    assert "no line of ours" in refusal(workbook(sheets))
