"""Problems say where, what was found, what was expected and what to try, and come all at once."""

import pickle

import pytest

from brief.base.problems import Place, Problem, Problems, attempt, nearest, raise_any

UNIT = Place("data/x.yml", 3, "claim", "unit")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (UNIT, "data/x.yml:3 claim.unit"),
        (Place("data/x.yml", 3, "claim"), "data/x.yml:3 claim"),
        (Place("data/x.yml", 3, field="source"), "data/x.yml:3 source"),
        (Place("data/x.yml", record="claim", field="unit"), "data/x.yml claim.unit"),
        (Place("data/x.yml", 3), "data/x.yml:3"),
        (Place("--renderer quarto"), "--renderer quarto"),
    ],
)
def test_a_place_reads_as_file_line_record_and_field(place, words):
    assert str(place) == words


def test_a_field_of_a_record_stands_on_its_own_line_where_that_is_known():
    record = Place("data/x.yml", 3, "claim")
    assert record.at("unit") == Place("data/x.yml", 3, "claim", "unit")
    assert record.at("unit", 7) == Place("data/x.yml", 7, "claim", "unit")
    assert UNIT.at("value") == Place("data/x.yml", 3, "claim", "value")


def test_a_problem_reads_as_place_finding_expectation_and_suggestion():
    problem = Problem(UNIT, "unknown unit 'lbs'", "kg, lb", "lb")
    assert str(problem) == "data/x.yml:3 claim.unit: unknown unit 'lbs'\n    expected: kg, lb\n    try: lb"


def test_a_problem_without_expectation_or_suggestion_is_one_line():
    assert str(Problem(Place("here"), "there is no such file")) == "here: there is no such file"


def test_the_same_problem_is_said_once_and_travels_between_processes():
    problem = Problem(UNIT, "unknown unit 'lbs'", "kg, lb", "lb")
    assert list(dict.fromkeys([problem, Problem(UNIT, "unknown unit 'lbs'", "kg, lb", "lb")])) == [problem]
    assert pickle.loads(pickle.dumps(Problems([problem]))).problems == (problem,)


def test_all_problems_are_raised_together_in_order():
    problems = [Problem(Place("a"), "first"), Problem(Place("b"), "second")]
    with pytest.raises(Problems) as caught:
        raise_any(iter(problems))
    assert caught.value.problems == tuple(problems)
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


def test_an_attempt_gives_what_was_loaded_or_adds_the_problems():
    problems = [Problem(Place("a"), "first")]

    def load(name, *, broken):
        raise_any([Problem(Place(name), "second")] if broken else [])
        return name

    assert attempt(problems, load, "b", broken=False) == "b"
    assert attempt(problems, load, "c", broken=True) is None
    assert [problem.place.file for problem in problems] == ["a", "c"]
