"""What it means that a text says a period, a place, a population or an authority."""

import pytest

from brief.corpus.fields import says
from brief.quantity.periods import Period

NAMES = {"United States": ("US", "our nation")}


@pytest.mark.parametrize(
    ("value", "text", "said"),
    [
        ("2012/2016", "Between 2012 and\n2016 alone", True),
        ("2012/2017", "Between 2012 and 2016 alone", False),
        ("2000/..", "dying since 2000", True),
        ("2000/..", "dying in 2000", False),
        ("2000", "dying since 2000", False),
        ("2023-03/2023-04", "in March and April 2023", True),
        ("2023-03/2023-05", "in March and April 2023", False),
        ("2018-09-19", "on 19 Sept. 2018", False),
        ("2018-09-19", "on September 19th, 2018", True),
        ("FY2022", "In fiscal year 2022", True),
        ("FY2022", "In 2022", False),
        ("2017", "12017 deaths", False),
    ],
)
def test_a_period_is_said_by_its_years_months_and_since(value, text, said):
    assert says(Period.parse(value), text, {}) is said


@pytest.mark.parametrize(
    ("value", "text", "said"),
    [
        ("drug overdoses", "DRUG\n  overdoses", True),
        ("prevention", "preven-\ntion of harm", True),
        ("NPS", "nps", False),
        ("United States", "in the US today", True),
        ("United States", "gave us hope", False),
        ("United States", "Our nation faces", True),
        ("United States", "a UK-US dialogue", False),
        ("China", "Indochina", False),
    ],
)
def test_other_fields_are_said_by_their_words_or_a_known_name(value, text, said):
    assert says(value, text, NAMES) is said
