"""YAML files become records, or problems with the line they stand on."""

import pytest

from brief.base.problems import Place, Problems
from brief.base.records import Record, Text, closed, line_of, parse, read

FILE = Place("f.yml")
CARP = Place("f.yml", record="carp")


class Fish(Record):
    name: str
    weight: float
    caught: Text = ""
    colours: tuple[str, ...] = ()


@pytest.fixture
def written(tmp_path):
    """The mapping that a YAML text reads as."""

    def write(text):
        path = tmp_path / "fish.yml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read(path, "data/fish.yml")

    return write


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [1, 2\nb: c", "data/fish.yml:2: not readable as YAML: expected ',' or ']'"),
        ("a: 1\nb: 2\na: 3", 'data/fish.yml:3: not readable as YAML: found duplicate key "a"'),
        ("a:\n\tb: c", "data/fish.yml:2: not readable as YAML: found character '\\t'"),
        ("a: 1\n---\nb: 2", "data/fish.yml:2: not readable as YAML: but found another document"),
        ("a: *unknown", "data/fish.yml:1: not readable as YAML: found undefined alias"),
        ("a: \x01", "data/fish.yml: not readable as YAML: unacceptable character #x0001"),
        ("a: 2018-13-45", "data/fish.yml: not readable as YAML: month must be in 1..12"),
        (b"a: \xff", "data/fish.yml: not UTF-8 text (invalid start byte at byte 3)"),
        ("", "data/fish.yml: holds no records"),
        ("- a\n- b", "data/fish.yml: holds no records\n    expected: a YAML mapping of field: value"),
    ],
)
def test_a_file_that_is_no_yaml_mapping_is_refused_with_its_place(written, text, message):
    with pytest.raises(Problems) as caught:
        written(text)
    assert str(caught.value).startswith(message)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(Problems, match=r"^data/none\.yml: there is no such file$"):
        read(tmp_path / "none.yml", "data/none.yml")


def test_two_files_with_the_same_mistake_are_named_each(tmp_path):
    for name in ("one.yml", "two.yml"):
        (tmp_path / name).write_text("- a", encoding="utf-8")
        with pytest.raises(Problems, match=f"^{name}: holds no records"):
            read(tmp_path / name, name)


def test_a_file_that_changed_is_read_anew(written):
    assert [written("a: 1"), written("a: 2"), written("a: 1")] == [{"a": 1}, {"a": 2}, {"a": 1}]


def test_a_good_record_has_no_problems(written):
    node = written("name: carp\nweight: 2\ncolours: [gold, red]")
    assert parse(Fish, node, FILE) == (Fish(name="carp", weight=2.0, colours=("gold", "red")), [])


def test_a_record_does_not_change_after_loading():
    with pytest.raises(ValueError, match="frozen"):
        Fish(name="carp", weight=2).weight = 3


def test_every_mistake_of_a_record_is_named_with_line_field_finding_and_suggestion(written):
    node = written("name: carp\nwieght: 2\ncaught: 2018\ncolours:\n  - gold\n  - [red]")
    record, problems = parse(Fish, node, CARP)
    assert record is None
    assert [(str(problem.place), problem.message, problem.suggestion) for problem in problems] == [
        ("f.yml:1 carp.weight", "this field is missing", ""),
        ("f.yml:6 carp.colours.1", "Input should be a valid string (found ['red'])", ""),
        ("f.yml:2 carp.wieght", "no such field", "weight"),
    ]


def test_a_value_of_the_wrong_type_is_shown(written):
    _, problems = parse(Fish, written("name: carp\nweight: heavy"), CARP)
    assert [str(problem) for problem in problems] == [
        "f.yml:2 carp.weight: Input should be a valid number, unable to parse string as a number (found 'heavy')"
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
def test_years_and_dates_in_a_text_field_mean_the_words(written, text, expected):
    record, problems = parse(Fish, written(f"name: carp\nweight: 1\ncaught: {text}"), FILE)
    assert (record.caught, problems) == (expected, [])


@pytest.mark.parametrize("text", ["true", "1.5", "[a]"])
def test_other_values_in_a_text_field_are_refused(written, text):
    record, problems = parse(Fish, written(f"name: carp\nweight: 1\ncaught: {text}"), CARP)
    assert record is None
    assert problems[0].place == Place("f.yml", 3, "carp", "caught")


def test_lines_are_those_of_the_file(written):
    node = written("\n# a comment\nname: carp\ncolours:\n  - gold\n  - red")
    assert line_of(node) == 3
    assert line_of(node, "colours") == 4
    assert line_of(node["colours"], 1) == 6
    assert line_of(node, "absent") == 3
    assert line_of("no node") is None


def test_a_value_off_its_closed_list_names_the_list_and_the_nearest():
    lists = {"unit": ["percent", "deaths"], "topic": ["growth"]}
    problems = closed({"unit": "precent", "topic": "growth"}, lists, Place("f.yml", 2, "x"))
    assert [str(problem) for problem in problems] == [
        "f.yml:2 x.unit: unknown unit 'precent'\n    expected: percent, deaths\n    try: percent"
    ]
    assert closed({"unit": None}, lists, FILE) == []
