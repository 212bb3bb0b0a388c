"""A collection's parts are loaded once, when they are needed; all their problems can be had at once."""

import pickle

import pytest

from brief.base.problems import Problems
from brief.official.collection import PARTS, Collection


@pytest.fixture
def damaged(tiny):
    """The tiny collection with a mistake in each of some files; its path in the project and the words to replace."""

    def damage(*mistakes):
        for file, old, new in mistakes:
            path = tiny.root / file
            text = path.read_text(encoding="utf-8")
            assert text.count(old) >= 1
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return Collection(tiny)

    return damage


SERIES = ("data/reference/series.yml", "unit: lb", "unit: kg")
CLAIM = ("data/ledger/plan.yml", "value: 640", "value: 650")
ITEM = ("data/frameworks/plan.yml", "stage: demand", "stage: demnad")
CHECK = ("data/checks.yml", "claims: [news-weight]", "claims: [news-wieght]")
COMPARISON = ("data/comparisons.yml", "{claim: plan-growth}", "{claim: plan-grwoth}")


def files(problems):
    return [problem.place.file for problem in problems]


def test_a_part_is_loaded_once_and_rests_on_the_same_documents(tiny):
    collection = Collection(tiny)
    assert vars(collection) == {"project": tiny}
    assert collection.ledger is collection.ledger
    assert collection.ledger["plan-growth"].document is collection.documents["plan"]
    assert collection.frameworks["detect"].document is collection.documents["plan"]
    assert {name: entry.verdict for name, entry in collection.audited.items()} == {
        "plan-growth": "holds",
        "plan-price": "no official series",
        "plan-pills": "no official series",
        "news-weight": "overstated",
        "news-countries": "no official series",
        "news-growth": "depends on the reading",
    }
    assert "comparisons" not in vars(collection)


def test_a_collection_without_a_problem_has_all_its_parts(tiny):
    collection = Collection(tiny)
    assert collection.problems() == []
    assert set(PARTS) < set(vars(collection))


def test_the_problems_of_all_parts_come_at_once_and_each_once(damaged):
    problems = damaged(SERIES, CLAIM, ITEM, ("data/checks.yml", "operation: level", "operation: lvl")).problems()
    assert set(files(problems)) == {
        "data/ledger/plan.yml",
        "data/reference/deaths.csv",
        "data/checks.yml",
        "data/frameworks/plan.yml",
    }
    assert len(problems) == len(set(problems))


def test_what_rests_on_others_is_held_against_them_where_these_have_no_problem(damaged):
    assert files(damaged(CHECK, COMPARISON, ITEM).problems()) == [
        "data/checks.yml",
        "data/comparisons.yml",
        "data/frameworks/plan.yml",
    ]


def test_only_the_parts_that_are_named_are_loaded(damaged):
    collection = damaged(CLAIM, ITEM)
    assert files(collection.problems("ledger", "reference")) == ["data/ledger/plan.yml"]
    assert "reference" in vars(collection) and "checks" not in vars(collection)


def test_to_ask_for_a_part_with_a_problem_raises_it(damaged):
    with pytest.raises(Problems) as caught:
        damaged(CLAIM).audited  # noqa: B018 - to ask for it is the test
    assert files(caught.value.problems) == ["data/ledger/plan.yml"]


def test_a_collection_travels_with_what_it_has_loaded(tiny, tmp_path):
    collection = Collection(tiny)
    assert collection.problems() == []
    moved = pickle.loads(pickle.dumps(collection)).moved(tmp_path / "elsewhere")
    assert moved.project.root == tmp_path / "elsewhere"
    assert set(PARTS) < set(vars(moved)), "nothing is read where the files may not be"
    assert moved.audited.keys() == collection.audited.keys()
