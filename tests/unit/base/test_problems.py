"""Problems say where, what was found, what was expected and what to try, and come all at once."""

import pytest

from brief.base.problems import Problem, Problems, nearest, raise_any


def test_a_problem_reads_as_place_finding_expectation_and_suggestion():
    problem = Problem("data/x.yml:3 claim.unit", "unknown unit 'lbs'", "kg, lb", "lb")
    assert str(problem) == "data/x.yml:3 claim.unit: unknown unit 'lbs'\n    expected: kg, lb\n    try: lb"


def test_a_problem_without_expectation_or_suggestion_is_one_line():
    assert str(Problem("here", "there is no such file")) == "here: there is no such file"


def test_all_problems_are_raised_together_in_order():
    found = [Problem("a", "first"), Problem("b", "second")]
    with pytest.raises(Problems) as caught:
        raise_any(iter(found))
    assert caught.value.problems == tuple(found)
    assert str(caught.value) == "a: first\nb: second"


def test_no_problem_raises_nothing():
    raise_any([])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("nearley", "nearly"),
        ("NEARLY", "nearly"),
        ("usd", "USD"),
        ("more than", "more_than"),
        ("zebra", ""),
    ],
)
def test_nearest_is_the_look_alike_or_nothing(word, expected):
    assert nearest(word, ["nearly", "more_than", "USD"]) == expected
