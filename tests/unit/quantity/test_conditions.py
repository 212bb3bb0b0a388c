"""A condition is read once, refused where it can't be judged, and never true by accident."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.quantity.conditions import ConditionError, Facts, Margin, Quantity, check, evaluate, names

FACTS = Facts(
    values={
        "deaths_2024": Quantity(79_384, "deaths", text="79,384"),
        "fall": Quantity(26.1, "percent", lower=25, text="26%"),
        "year": Quantity(2024),
    },
    outcomes={"verdict": {"growth": "holds", "weight": "overstated"}, "comparison": {"rate": "disagree"}},
    words={"verdict": ("holds", "overstated", "out of date", "not reproducible"), "comparison": ("agree", "disagree")},
    counts={"holds": 20, "checked": 31},
)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("verdict(growth) is holds", True),
        ("verdict(weight) is holds", False),
        ("verdict(weight) is not holds, out of date", True),
        ("verdict(weight) is not out_of_date", True),
        ("verdict(weight) is not reproducible", False),
        ("verdict(weight) is not reproducible, overstated", True),
        ("verdict(weight) is not not reproducible", True),
        ("verdict(weight) is out of date or verdict(growth) is holds", True),
        ("comparison(rate) is disagree", True),
        ("deaths_2024 < 80,000 deaths", True),
        ("20 percent < fall < 30 percent", True),
        ("20 percent < fall < 26 percent", False),
        ("lower(fall) >= 25 percent", True),
        ("count(holds) > 15 claims", True),
        ("not year = 2024", False),
        ("year = 2023 or (year = 2024 and verdict(growth) is holds)", True),
        ("year = 2024 and fall > 30 percent", False),
    ],
)
def test_a_condition_holds_when_what_it_says_is_so(condition, holds):
    assert evaluate(condition, FACTS).holds is holds
    assert check(condition, FACTS) == []


@pytest.mark.parametrize(
    "condition", ["upper(fall) < 50 percent", "not upper(fall) < 50 percent", "year = 2024 and upper(fall) > 1 percent"]
)
def test_a_number_that_is_not_known_decides_nothing(condition):
    assert evaluate(condition, FACTS).holds is None


def test_where_another_part_decides_what_is_not_known_does_not_matter():
    assert evaluate("year = 2024 or upper(fall) < 50 percent", FACTS).holds is True
    assert evaluate("year = 2023 and upper(fall) < 50 percent", FACTS).holds is False


@pytest.mark.parametrize(
    ("condition", "message", "suggestion"),
    [
        ("verdict(grwth) is holds", "no verdict 'grwth'", "growth"),
        ("verdict(growth) is hold", "no outcome of a verdict 'hold'", "holds"),
        ("deaths_204 < 5 deaths", "no value 'deaths_204'", "deaths_2024"),
        ("count(hold) > 3 claims", "no count 'hold'", "holds"),
        ("deaths_2024 < 5 percent", "the units don't fit", "percent"),
        ("deaths_2024 < 5", "the units don't fit", "deaths"),
        ("deaths_2024 <", "not a condition", "verdict(claim-id) is holds"),
        ("fall is holds", "not a condition", "verdict(claim-id) is holds"),
        ("", "not a condition", "verdict(claim-id) is holds"),
    ],
)
def test_what_can_not_be_judged_is_refused_with_the_nearest_right_thing(condition, message, suggestion):
    (error,) = check(condition, FACTS)
    assert message in str(error)
    assert suggestion in error.suggestion
    with pytest.raises(ConditionError):
        evaluate(condition, FACTS)


def test_every_problem_of_a_condition_is_told_at_once():
    errors = check("fal > 3 percent and verdict(growth) is hold or count(old) = 3 claims", FACTS)
    assert [error.suggestion for error in errors if error.suggestion] == ["fall", "holds", "holds"] or len(errors) == 3


def test_the_values_looked_at_are_named_with_their_words():
    finding = evaluate("deaths_2024 < 80,000 deaths and verdict(growth) is holds", FACTS)
    assert finding.seen == ("deaths_2024 = 79,384", "verdict(growth) is holds")
    assert finding.told == ("79,384 deaths is less than 80,000 deaths", "the verdict on growth: holds")
    assert names("deaths_2024 < 80,000 deaths and verdict(growth) is holds") == {"deaths_2024", "growth"}


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_the_margin_of_a_comparison_is_the_distance_of_its_sides(value, limit):
    finding = evaluate("x < y", Facts(values={"x": Quantity(value), "y": Quantity(limit)}))
    assert finding.holds is (value < limit)
    assert finding.margin is not None
    assert finding.margin.distance == abs(value - limit)


THIRTEEN = "3.9 percentage points, 13 percent of the larger number"


@pytest.mark.parametrize(
    ("condition", "amount", "of"),
    [
        (
            "deaths_2024 < 80,000 deaths",
            "616 deaths, less than 1 percent of the larger number",
            "deaths_2024 < 80,000 deaths",
        ),
        ("20 percent < fall < 30 percent", THIRTEEN, "fall < 30 percent"),
        ("count(holds) > 15 claims and fall < 30 percent", THIRTEEN, "fall < 30 percent"),
        ("fall > 30 percent and year = 2023", THIRTEEN, "fall > 30 percent"),
        ("fall < 30 percent or year = 2023", THIRTEEN, "fall < 30 percent"),
        ("not fall > 30 percent", THIRTEEN, "fall > 30 percent"),
    ],
)
def test_a_margin_says_how_far_in_the_unit_and_where(condition, amount, of):
    margin = evaluate(condition, FACTS).margin
    assert margin is not None
    assert (margin.amount, margin.of) == (amount, of)


def test_where_all_that_decides_has_to_change_a_part_without_a_scale_leaves_no_margin():
    assert evaluate("fall > 20 percent or verdict(growth) is holds", FACTS).margin is None
    assert evaluate("fall > 20 percent and verdict(growth) is holds", FACTS).margin is not None


def test_a_verdict_has_the_margin_that_the_facts_give():
    margin = Margin(1.3, "percent", 0.002, "verdict(growth)")
    facts = replace(FACTS, margins={"verdict": {"growth": margin}})
    assert evaluate("verdict(growth) is holds", facts).margin == margin


@given(st.text(max_size=40))
def test_no_text_ends_in_anything_but_a_finding_or_a_refusal(text):
    for error in check(text, FACTS):
        assert isinstance(error, ConditionError)
