"""A key number stands as it was quoted, beside the official figure and the computed verdict."""

import pytest

from brief.analysis import keynumbers
from brief.official.audit import Audited, Outcome
from brief.official.operations.amounts import Level
from brief.official.operations.operation import Official
from brief.official.verdicts import Finding, Verdict
from brief.quantity.bounds import Bounds

LEVEL = Level(operation="level", series="d", period="2020")


def told(*outcomes, then=()):
    return keynumbers.official(Audited(None, Verdict.HOLDS, outcomes, then))


def outcome(official, unit, label=""):
    return Outcome(LEVEL.model_copy(update={"label": label}), Official(official, unit, "", ()), Finding.HOLDS)


@pytest.mark.parametrize(
    ("official", "unit", "text"),
    [
        (Bounds.point(638.699), "percent", "638.7 percent"),
        (Bounds.point(70237), "deaths", "70,237 deaths"),
        (Bounds.point(2600), "USD per kg", "$2,600 per kg"),
        (Bounds.point(1e7), "USD", "$10 million"),
        (Bounds.point(1.56879), "substances per week", "1.57 substances per week"),
        (Bounds.point(6073.9), "lb", "6,074 lb"),
        (Bounds.point(2), "chemicals", "2 chemicals"),
        (Bounds.point(2), "rank", "second in rank"),
        (Bounds(50, 100), "times", "50 to 100 times"),
        (Bounds(lower=5760, lower_open=True), "lb", "more than 5,760 lb"),
        (Bounds(upper=10000, upper_open=True), "lb", "less than 10,000 lb"),
    ],
)
def test_an_official_figure_has_its_unit(official, unit, text):
    assert told(outcome(official, unit)) == text


def test_each_reading_is_told_with_its_name_and_the_release_of_the_time_last():
    assert told(
        outcome(Bounds.point(1), "deaths", "as written"),
        outcome(Bounds.point(2), "deaths", "else"),
        then=(outcome(Bounds.point(3), "deaths"),),
    ) == ("1 deaths (as written); 2 deaths (else); 3 deaths (at the time)")


def test_without_a_reading_none_was_found():
    assert told() == "none found"


def test_a_calendar_year_is_written_without_a_comma():
    assert told(outcome(Bounds.point(2008), "calendar year")) == "2008"
