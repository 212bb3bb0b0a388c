"""The frameworks: every item anchored, every mistake named with its place."""

import pytest

from brief.base.problems import Place, Problems
from brief.base.project import Project
from brief.corpus import frameworks
from brief.corpus.documents import Document, Source
from brief.corpus.items import LEVELS

TEXT = """GOAL ONE: REDUCE SUPPLY
FIRST: CONTROL CHEMICALS
— Train cus-
toms officers abroad.
— Press govern-
ments to act. Build a coalition.
— Build a coalition.
"""
CODING = """
stages:
  precursors: {title: Precursors, rule: chemicals}
  trafficking: {title: Trafficking, rule: movement}
actors:
  governments: {title: Governments, rule: states}
  not_stated: {title: Not stated, rule: nobody}
instruments:
  training: {title: Training, rule: courses}
  diplomacy: {title: Diplomacy, rule: talks}
places:
  abroad: {title: Abroad, rule: elsewhere}
tie_break: |
  All. The first named
  wins.

  Stage. The link that is acted on.
"""
ITEMS = """source: doc
items:
  - {id: d-1, level: goal, parent: null, exact: REDUCE SUPPLY, text: Reduce supply,
     stage: trafficking, actor: not_stated, instrument: diplomacy, place: abroad}
  - {id: d-1-1, level: initiative, parent: d-1, exact: "FIRST: CONTROL CHEMICALS",
     text: "First: control chemicals", stage: precursors, actor: not_stated, instrument: diplomacy, place: abroad}
  - {id: d-1-1-1, level: intervention, parent: d-1-1, exact: Train customs officers abroad,
     text: Train customs officers abroad, stage: trafficking, actor: governments, instrument: training, place: abroad}
  - {id: d-1-1-2, level: intervention, parent: d-1-1, exact: Build a coalition, prefix: to act., lost_dash: true,
     text: Build a coalition, stage: precursors, actor: governments, place: abroad, instrument: diplomacy}
  - {id: d-1-1-3, level: intervention, parent: d-1-1, exact: Build a coalition, prefix: —,
     text: Build a coalition, duplicate_of: d-1-1-2,
     stage: precursors, actor: governments, instrument: diplomacy, place: abroad}
"""


@pytest.fixture
def load(tmp_path):
    """Loads a frameworks file of one made-up document, with words replaced on the way."""
    folder = tmp_path / "data" / "frameworks"
    folder.mkdir(parents=True)
    documents = {"doc": Document(Source.model_construct(id="doc"), TEXT)}

    def loaded(*replaced: tuple[str, str], coding: str = CODING, items: str = ITEMS) -> frameworks.Frameworks:
        for old, new in replaced:
            assert items.count(old) == 1, old
            items = items.replace(old, new)
        (folder / "coding.yml").write_text(coding, encoding="utf-8")
        (folder / "doc.yml").write_text(items, encoding="utf-8")
        return frameworks.load(Project(tmp_path), documents)

    return loaded


def problems(load, *replaced, **files):
    with pytest.raises(Problems) as caught:
        load(*replaced, **files)
    return caught.value.problems


def test_a_file_becomes_items_with_their_lines(load):
    items = {anchored.item.id: anchored for anchored in load()}
    assert list(items) == ["d-1", "d-1-1", "d-1-1-1", "d-1-1-2", "d-1-1-3"]
    train, again = items["d-1-1-1"], items["d-1-1-3"]
    assert (train.line_start, train.line_end, train.item.parent) == (3, 4, "d-1-1")
    assert (again.line_start, again.item.duplicate_of) == (7, "d-1-1-2")
    assert [anchored.item.lost_dash for anchored in items.values()] == [False, False, False, True, False]


def test_the_parts_of_a_quote_are_anchored_one_by_one(load):
    item = load(
        ("exact: Train customs officers abroad", "exact: [officers abroad, {exact: Train customs}]"),
        ("text: Train customs officers abroad", "text: officers abroad Train customs"),
    )["d-1-1-1"]
    assert [TEXT[start:end] for start, end in item.spans] == ["officers abroad", "Train cus-\ntoms"]
    assert (item.line_start, item.line_end) == (3, 4)


@pytest.mark.parametrize(
    ("replaced", "place", "found", "suggestion"),
    [
        (
            ("actor: governments, instrument: training", "actor: goverments, instrument: training"),
            (8, "d-1-1-1", "actor"),
            "unknown actor 'goverments'",
            "governments",
        ),
        (
            ("stage: trafficking, actor: not_stated", "stage: traficking, actor: not_stated"),
            (4, "d-1", "stage"),
            "unknown stage 'traficking'",
            "trafficking",
        ),
        (
            ("instrument: training", "instrument: trainings"),
            (8, "d-1-1-1", "instrument"),
            "unknown instrument 'trainings'",
            "training",
        ),
        (
            ("level: goal", "level: gaol"),
            (3, "d-1", "level"),
            "unknown level 'gaol'",
            "goal",
        ),
        (
            ("exact: Train customs officers", "exact: Train custom officers"),
            (7, "d-1-1-1", "exact"),
            "not in the document",
            "",
        ),
        (("prefix: to act.,", ""), (9, "d-1-1-2", "exact"), "stands in 2 places", ""),
        (
            ("text: Train customs officers abroad", "text: Pay customs officers"),
            (8, "d-1-1-1", "text"),
            "reads otherwise than the quote",
            "",
        ),
        (
            ("parent: d-1-1, exact: Train", "parent: d-1-2, exact: Train"),
            (7, "d-1-1-1", "parent"),
            "no item 'd-1-2' before this one",
            "d-1-1",
        ),
        (
            ("parent: d-1-1, exact: Train", "parent: d-1, exact: Train"),
            (7, "d-1-1-1", "parent"),
            "an intervention can't stand under a goal",
            "",
        ),
        (
            ("level: goal, parent: null", "level: initiative, parent: null"),
            (3, "d-1", "parent"),
            "an initiative can't stand under nothing",
            "",
        ),
        (
            ("duplicate_of: d-1-1-2", "duplicate_of: d-1-1-9"),
            (12, "d-1-1-3", "duplicate_of"),
            "no item 'd-1-1-9' before this one",
            "",
        ),
        (
            ("governments, instrument: diplomacy, place: abroad}", "governments, instrument: training, place: abroad}"),
            (13, "d-1-1-3", "instrument"),
            "differs from d-1-1-2, which it repeats",
            "diplomacy",
        ),
        (("id: d-1-1-3", "id: d-1-1-2"), (11, "d-1-1-2", "id"), "used twice", ""),
        (
            ("lost_dash: true", "lost_dashes: true"),
            (9, "d-1-1-2", "lost_dashes"),
            "no such field",
            "lost_dash",
        ),
        (("exact: REDUCE SUPPLY", "exact: []"), (3, "d-1", "exact"), "at least 1 item", ""),
        (("source: doc", "source: dock"), (1, "", "source"), "unknown source 'dock'", "doc"),
    ],
)
def test_a_mistake_is_named_with_its_place(load, replaced, place, found, suggestion):
    place = Place("data/frameworks/doc.yml", *place)
    there = [problem for problem in problems(load, replaced) if problem.place == place]
    assert len(there) == 1, problems(load, replaced)
    assert found in there[0].message
    assert suggestion in there[0].suggestion


def test_all_problems_come_at_once(load):
    mistakes = ("level: goal", "level: gaol"), ("exact: Train", "exact: Trein"), ("id: d-1-1-3", "id: d-1-1-2")
    places = {(problem.place.record, problem.place.field) for problem in problems(load, *mistakes)}
    assert {("d-1", "level"), ("d-1-1-1", "exact"), ("d-1-1-2", "id")} <= places


def test_children_are_not_blamed_for_a_parent_that_cannot_be_read(load):
    assert {problem.place.record for problem in problems(load, ("id: d-1, level: goal", "id: d-1, levle: goal"))} == {
        "d-1"
    }


def test_broken_files_are_reported_together(load):
    broken = problems(load, coding="stages: [", items="source: doc\nitems:\n  - {id: a, level: }}")
    assert {problem.place.file for problem in broken} == {"data/frameworks/coding.yml", "data/frameworks/doc.yml"}


def test_context_of_an_item_in_parts_belongs_to_the_part(load):
    parts = ("exact: Build a coalition, prefix: to", "exact: [Build, a coalition], prefix: to")
    assert "with the part" in problems(load, parts)[0].message


def test_a_missing_item_suggests_the_nearest(load):
    with pytest.raises(KeyError, match="did you mean d-1-1-1"):
        load()["d-1-1-11"]


def test_tie_breaks_by_what_they_are_about(load):
    assert load().coding.tie_breaks == {
        "All": "The first named\nwins.",
        "Stage": "The link that is acted on.",
    }


@pytest.mark.parametrize("slip", ["  -", "  The link that is acted on", "  Place."])
def test_a_tie_break_that_names_nothing_is_refused(load, slip):
    (problem,) = problems(load, coding=f"{CODING}\n{slip}\n")
    assert problem.place.field == "tie_break"
    assert "begins with what it is about" in problem.message
    assert slip.strip() in problem.message


def test_parents_of_every_level_are_levels():
    assert {parent for level in LEVELS.values() for parent in level.parents} <= {None, *LEVELS}
