"""YAML files become records, or problems with the line that each is about."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import pytest
from pydantic import Field, TypeAdapter, ValidationError, model_validator

from brief.base.problems import Place, Problems
from brief.base.records import Address, Entry, Record, Text, closed, read_record, read_records


class Size(Record):
    least: float
    most: float


class Fish(Record):
    id: str
    weight: float
    caught: Text = ""
    water: Literal["sea", "lake"] = "lake"
    colours: tuple[str, ...] = ()
    size: Size | None = None

    @model_validator(mode="after")
    def _not_weightless(self) -> Fish:
        if self.weight <= 0:
            raise ValueError("a fish weighs something")
        return self


class Hook(Record):
    kind: Literal["hook"] = "hook"
    bait: str


class Net(Record):
    kind: Literal["net"] = "net"
    mesh: float
    parts: tuple[Gear, ...] = ()


Gear = Annotated[Hook | Net, Field(discriminator="kind")]


class Catch(Record):
    fish: tuple[str, ...]
    by: tuple[Gear, ...] = ()


Net.model_rebuild()


@pytest.fixture
def fish(tmp_path):
    """The records in a YAML file of fish."""

    def fish(text, **options):
        path = tmp_path / "fish.yml"
        path.write_text(text, encoding="utf-8")
        return read_records(Fish, path, "f.yml", "fish", **options)

    return fish


@pytest.fixture
def one(tmp_path):
    """The record that a YAML file is."""

    def one(text, model=Fish):
        path = tmp_path / "one.yml"
        path.write_text(text, encoding="utf-8")
        return read_record(model, path, "f.yml")

    return one


def refusal(call, *args):
    with pytest.raises(Problems) as caught:
        call(*args)
    return caught.value.problems


def told(problems):
    return [(str(problem.place), problem.message, problem.suggestion) for problem in problems]


def test_a_good_list_has_records_with_their_places_and_no_problems(fish):
    listing = fish("fish:\n  - id: carp\n    weight: 2\n    colours: [gold, red]\n  - {id: pike, weight: 5.5}\n")
    assert [entry.record for entry in listing.entries] == [
        Fish(id="carp", weight=2.0, colours=("gold", "red")),
        Fish(id="pike", weight=5.5),
    ]
    assert [entry.place for entry in listing.entries] == [Place("f.yml", 2, "carp"), Place("f.yml", 5, "pike")]
    assert listing.problems == ()


def test_a_field_has_its_own_line_and_one_that_was_not_written_that_of_what_it_is_in(fish):
    [carp] = fish("fish:\n  - id: carp\n    weight: 2\n    size:\n      least: 1\n      most: 2\n").entries
    assert carp.at("weight") == Place("f.yml", 3, "carp", "weight")
    assert carp.at("size.most") == Place("f.yml", 6, "carp", "size.most")
    assert carp.at("size.mean") == Place("f.yml", 4, "carp", "size.mean")
    assert carp.at("caught") == Place("f.yml", 2, "carp", "caught")


def test_an_empty_list_has_no_records_and_no_problems(fish):
    assert fish("fish: []\n").entries == fish("fish: []\n").problems == ()


def test_a_record_does_not_change_after_loading():
    with pytest.raises(ValueError, match="frozen"):
        Fish(id="carp", weight=2).weight = 3


def test_the_docstring_under_a_field_is_its_description():
    class Pond(Record):
        depth: float
        """How deep it is."""

    assert Pond.model_fields["depth"].description == "How deep it is."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fich: []\n", [("f.yml fish", "this key is missing", ""), ("f.yml:1 fich", "no such key", "fish")]),
        ("fish: []\nbirds: 3\n", [("f.yml:2 birds", "no such key", "")]),
        ("fish:\n", [("f.yml:1 fish", "not a list (found None)", "")]),
        ("fish: carp\n", [("f.yml:1 fish", "not a list (found 'carp')", "")]),
        ("fish: {id: carp, weight: 2}\n", [("f.yml:1 fish", "not a list", "")]),
        ("fish:\n  - carp\n", [("f.yml:2 fish.0", "not a record (found 'carp')", "")]),
        ("fish:\n  - [carp]\n", [("f.yml:2 fish.0", "not a record (found ['carp'])", "")]),
        ("fish:\n  - {id: a, weight: 1}\n  -\n", [("f.yml:3 fish.1", "not a record (found None)", "")]),
        ("fish:\n  - weight: 2\n", [("f.yml:2 fish.0.id", "this field is missing", "")]),
        ("7: x\nfish: []\n", [("f.yml:1 7", "no such key", "")]),
    ],
)
def test_a_file_that_is_not_a_list_of_records_is_refused_with_line_and_key(fish, text, expected):
    assert told(fish(text).problems) == expected


def test_every_mistake_of_a_record_is_named_with_line_field_finding_and_suggestion(fish):
    listing = fish("fish:\n  - id: carp\n    wieght: 2\n    caught: 2018\n    colours:\n      - gold\n      - [red]\n")
    assert listing.entries == ()
    assert listing.unread == {"carp"}
    assert sorted(told(listing.problems)) == [
        ("f.yml:2 carp.weight", "this field is missing", ""),
        ("f.yml:3 carp.wieght", "no such field", "weight"),
        ("f.yml:7 carp.colours.1", "not a text (found ['red'])", ""),
    ]


def test_a_mistake_in_one_record_leaves_the_others(fish):
    listing = fish("fish:\n  - {id: carp}\n  - {id: pike, weight: 5}\n  - {id: eel, weight: x}\n")
    assert [entry.record.id for entry in listing.entries] == ["pike"]
    assert [problem.place for problem in listing.problems] == [
        Place("f.yml", 2, "carp", "weight"),
        Place("f.yml", 4, "eel", "weight"),
    ]


def test_an_unknown_field_without_a_look_alike_is_answered_with_those_there_are(fish):
    [problem] = fish("fish:\n  - {id: carp, weight: 2, zzz: 1}\n").problems
    assert (problem.expected, problem.suggestion) == ("id, weight, caught, water, colours, size", "")


def test_an_unknown_field_inside_a_record_is_answered_with_the_nearest_there(fish):
    [missing, unknown] = fish(
        "fish:\n  - id: carp\n    weight: 2\n    size:\n      least: 1\n      moist: 3\n"
    ).problems
    assert (missing.place, missing.message) == (Place("f.yml", 4, "carp", "size.most"), "this field is missing")
    assert (unknown.place, unknown.suggestion) == (Place("f.yml", 6, "carp", "size.moist"), "most")


def test_a_value_off_its_list_is_answered_with_the_nearest(fish):
    [problem] = fish("fish:\n  - id: carp\n    weight: 2\n    water: lakes\n").problems
    assert problem.place == Place("f.yml", 4, "carp", "water")
    assert (problem.message, problem.expected, problem.suggestion) == ("unknown water 'lakes'", "sea, lake", "lake")


def test_what_is_wrong_with_a_whole_record_stands_on_its_first_line_and_does_not_repeat_it(fish):
    [problem] = fish("fish:\n  - id: carp\n    weight: 0\n").problems
    assert problem.place == Place("f.yml", 2, "carp")
    assert problem.message == "a fish weighs something"


def test_an_id_that_is_used_twice_is_refused_with_the_place_of_the_first(fish):
    listing = fish("fish:\n  - {id: carp, weight: 1}\n  - weight: 2\n    id: carp\n")
    [problem] = listing.problems
    assert problem.place == Place("f.yml", 4, "carp", "id")
    assert (problem.message, problem.expected) == ("this id is used twice", "another one: f.yml:2 carp has it")
    assert [entry.record.weight for entry in listing.entries] == [1.0]


def test_an_id_that_another_file_uses_is_refused(fish):
    ids = {}
    assert fish("fish: [{id: carp, weight: 1}]\n", ids=ids).problems == ()
    [problem] = fish("fish: [{id: carp, weight: 1}]\n", ids=ids).problems
    assert problem.message == "this id is used twice"


WATERS = {"pond": ("village", "castle")}


def test_a_header_is_read_with_the_list(fish):
    listing = fish("pond: castle\nfish: [{id: carp, weight: 1}]\n", header=WATERS)
    assert (listing.header, listing.problems) == ({"pond": "castle"}, ())


@pytest.mark.parametrize(
    ("text", "place", "message", "suggestion"),
    [
        ("fish: []\n", "f.yml pond", "this key is missing", ""),
        ("pond:\nfish: []\n", "f.yml:1 pond", "this key is empty", ""),
        ("fish: []\npond: castel\n", "f.yml:2 pond", "unknown pond 'castel'", "castle"),
        ("fish: []\npond: [castle]\n", "f.yml:2 pond", "unknown pond \"['castle']\"", "castle"),
    ],
)
def test_a_wrong_header_is_refused_and_the_records_are_read(fish, text, place, message, suggestion):
    listing = fish(text.replace("[]", "[{id: carp, weight: 1}]"), header=WATERS)
    [problem] = listing.problems
    assert (str(problem.place), problem.message, problem.suggestion) == (place, message, suggestion)
    assert listing.header == {}
    assert len(listing.entries) == 1


def test_records_may_be_called_by_a_list_of_names(tmp_path):
    path = tmp_path / "c.yml"
    path.write_text("catches:\n  - fish: [carp, pike]\n  - fish: [carp]\n    bye: 1\n", encoding="utf-8")
    listing = read_records(Catch, path, "c.yml", "catches", name="fish")
    assert [entry.place.record for entry in listing.entries] == ["carp, pike"]
    assert [str(problem.place) for problem in listing.problems] == ["c.yml:4 carp.bye"]


def test_a_long_name_is_cut_in_messages(tmp_path):
    path = tmp_path / "c.yml"
    path.write_text(f"catches:\n  - fish: [{', '.join(['carp'] * 50)}]\n", encoding="utf-8")
    [entry] = read_records(Catch, path, "c.yml", "catches", name="fish").entries
    assert len(entry.place.record) == 60 and entry.place.record.endswith("…")


GEAR = "catches:\n  - fish: [carp]\n    by:\n      - kind: net\n        mesh: 2\n        parts:\n          - {parts}\n"


@pytest.mark.parametrize(
    ("part", "field", "message", "suggestion"),
    [
        ("{kind: hook, bait: worm, mesh: 3}", "by.0.parts.0.mesh", "no such field", ""),
        ("{kind: hook, biat: worm, bait: w}", "by.0.parts.0.biat", "no such field", "bait"),
        ("{kind: net, msh: 3, mesh: 3}", "by.0.parts.0.msh", "no such field", "mesh"),
        ("{kind: net}", "by.0.parts.0.mesh", "this field is missing", ""),
        ("{kind: nte, mesh: 3}", "by.0.parts.0.kind", "unknown kind 'nte'", "net"),
        ("{mesh: 3}", "by.0.parts.0.kind", "this field is missing", ""),
    ],
)
def test_a_member_of_a_union_is_named_by_the_path_that_was_written(tmp_path, part, field, message, suggestion):
    path = tmp_path / "c.yml"
    path.write_text(GEAR.replace("{parts}", part), encoding="utf-8")
    [problem] = read_records(Catch, path, "c.yml", "catches", name="fish").problems
    assert problem.place == Place("c.yml", 7, "carp", field)
    assert (problem.message, problem.suggestion) == (message, suggestion)


def test_a_file_can_be_one_record(one):
    entry = one("\nid: carp\nweight: 2\n")
    assert entry.record == Fish(id="carp", weight=2)
    assert (entry.place, entry.at("weight")) == (Place("f.yml"), Place("f.yml", 3, field="weight"))


def test_every_mistake_of_a_file_that_is_one_record_comes_at_once(one):
    assert sorted(told(refusal(one, "wieght: 2\nwater: see\n"))) == [
        ("f.yml id", "this field is missing", ""),
        ("f.yml weight", "this field is missing", ""),
        ("f.yml:1 wieght", "no such field", "weight"),
        ("f.yml:2 water", "unknown water 'see'", "sea"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017", "2017"),
        ("2018-09-19", "2018-09-19"),
        ("2018-09", "2018-09"),
        ("May", "May"),
    ],
)
def test_years_and_dates_in_a_text_field_mean_the_words(one, text, expected):
    assert one(f"id: carp\nweight: 1\ncaught: {text}").record.caught == expected


@pytest.mark.parametrize("text", ["true", "1.5", "[a]"])
def test_other_values_in_a_text_field_are_refused(one, text):
    [problem] = refusal(one, f"id: carp\nweight: 1\ncaught: {text}")
    assert problem.place == Place("f.yml", 3, field="caught")


def test_a_value_of_the_wrong_type_is_shown(one):
    [problem] = refusal(one, "id: carp\nweight: heavy")
    assert problem.message == "not a number (found 'heavy')"


def test_a_value_off_its_closed_list_names_the_list_and_the_nearest():
    lines = {"colours": 3, "colours.0": 3, "colours.1": 4, "caught": 5}
    carp = Entry(Fish(id="carp", weight=1, colours=("gold", "rad"), caught="may"), Place("f.yml", 2, "carp"), lines)
    [colour] = closed(carp, {"colours": ["gold", "red"], "caught": ["may"]})
    assert colour.place == Place("f.yml", 4, "carp", "colours")
    assert (colour.message, colour.expected, colour.suggestion) == ("unknown colour 'rad'", "gold, red", "red")
    [month] = closed(carp, {"caught": ["June"]})
    assert (month.place, month.message) == (Place("f.yml", 5, "carp", "caught"), "unknown caught 'may'")


def test_an_absent_value_is_on_every_closed_list():
    assert closed(Entry(Size(least=1, most=2).model_copy(update={"least": None}), Place("f.yml")), {"least": []}) == []


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("www.example.org/a?b=c:d", ": write https://www.example.org/a?b=c:d"),
        ("javascript:alert(1)", ""),
        ("mailto:a@b.org", ""),
        ("ftp://example.org", ""),
        ("/etc/passwd", ""),
        ("a b", ""),
    ],
)
def test_an_address_that_is_none_is_told_the_one_that_it_could_be(text, way_out):
    with pytest.raises(ValidationError, match=f"quotation marks{re.escape(way_out)} \\["):
        TypeAdapter(Address).validate_python(text)
