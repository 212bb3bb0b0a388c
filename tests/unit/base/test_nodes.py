"""A YAML file is read as nodes with their lines, or refused with its place."""

import pytest

from brief.base.nodes import line_of, lines_of, parse, plain, read
from brief.base.problems import Place, Problems


@pytest.fixture
def written(tmp_path):
    """The mapping that a YAML text reads as."""

    def write(text):
        path = tmp_path / "fish.yml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read(path, "data/fish.yml")

    return write


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: [1, 2\nb: c", 1, "not readable as YAML: expected ',' or ']'"),
        ("a: 1\nb: 2\na: 3", 3, 'not readable as YAML: found duplicate key "a"'),
        ("a:\n\tb: c", 2, "not readable as YAML: a tab"),
        ("a: 1\n---\nb: 2", 2, "not readable as YAML: the line --- begins another document"),
        ("a: *unknown", 1, "not readable as YAML: found undefined alias"),
        ("b: 1\na: \x01", 2, "holds U+0001, a letter that nobody sees"),
        ("a: \u202eb", 1, "holds U+202E"),
        ("b: 1\na: !!set {b}", 2, "a value of the type CommentedSet"),
        ("a: !x b", 1, "a text that begins with !"),
        ("? [a]\n: b", None, "('a',) is no name of a field"),
        ("a: 010", 1, "a number in another notation, 10 in ours"),
        ("a: 0x10", 1, "a number in another notation, 16 in ours"),
        ("a: [1, .inf]", 1, "inf is no number"),
        ("a: 1e999", 1, "inf is no number"),
        ("%YAML 1.1\n---\na: no", 1, "a directive (%) changes what words mean"),
        pytest.param(
            "\n".join(["a0: &a0 [b, b]", *(f"a{n}: &a{n} [{', '.join(9 * [f'*a{n - 1}'])}]" for n in range(1, 40))]),
            6,
            "holds 184,528 values, with those that aliases (*name) repeat",
            id="aliases that explode",
        ),
        pytest.param("a: " + 1000 * "[", None, "not readable as YAML: too many brackets in each other", id="brackets"),
        pytest.param(b"a: " + 1_000_001 * b"b", None, "1,000,004 bytes are too long", id="long"),
        ("b: 1\na: 2018-13-45", 2, "not readable as YAML: 2018-13-45: month must be in 1..12"),
        ("a:\n  - b\n  - 2018-09-31", 3, "not readable as YAML: 2018-09-31: day is out of range for month"),
        (b"a: \xff", 1, "not UTF-8 text (invalid start byte at byte 3)"),
        ("", None, "holds no records"),
        ("- a\n- b", None, "holds no records"),
    ],
)
def test_a_file_that_is_no_yaml_mapping_is_refused_with_its_place(written, text, line, message):
    with pytest.raises(Problems) as caught:
        written(text)
    [problem] = caught.value.problems
    assert problem.place == Place("data/fish.yml", line)
    assert problem.message.startswith(message)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nwords\nb: 2", 2),
        ("a: 1\nb 3\nc: 2\nd: 4", 2),
        ("a: 1\nb: - 2", 2),
        ("a = 1\nb:\n  - c: 2", 1),
        ("a: 1\nb:2\nc: 3", 2),
        ("a: 1\n  b: 2", 2),
        ("a: 1\nb: 'it's'", 2),
        ("a: 1\nb: ?", 2),
        ("a: 1\nb: [c, d\ne: f\n", 2),
        ("a: 1\nb: {c: d\ne: f\n", 2),
        ('a: 1\nb: "\\d"', 2),
        ("a: *nowhere", 1),
        ("a: 1\n---\nb: 2", 2),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n", 2),
        ("a: 2018-13-45", 1),
        ('a: 1\nb: "2', 2),
        (b"a: 1\nb: caf\xe9", 2),
        ("a: 1".encode("utf-16"), 1),
    ],
)
def test_a_slip_has_its_line_and_a_way_out(written, text, line):
    with pytest.raises(Problems) as caught:
        written(text)
    [problem] = caught.value.problems
    assert problem.place.line == line and problem.suggestion


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


def test_lines_are_those_of_the_file(written):
    node = written("\n# a comment\nname: carp\ncolours:\n  - gold\n  - red\nsizes: [{least: 1}, {least: 2}]")
    assert line_of(node, "colours") == 4
    assert line_of(node["colours"], 1) == 6
    assert line_of(node, "absent") == 3
    assert dict(lines_of(node)) == {
        "name": 3,
        "colours": 4,
        "colours.0": 5,
        "colours.1": 6,
        "sizes": 7,
        "sizes.0": 7,
        "sizes.0.least": 7,
        "sizes.1": 7,
        "sizes.1.least": 7,
    }


def test_a_node_becomes_plain_values(written):
    node = written("name: &n carp\nsame: *n\nmore: {weights: [1, 2.5]}\nof: {<<: {a: 1}, b: 2}")
    assert plain(node) == {"name": "carp", "same": "carp", "more": {"weights": [1, 2.5]}, "of": {"a": 1, "b": 2}}
    assert type(plain(node)["more"]) is dict
    assert dict(lines_of(node))["of.a"] == 4, "what was merged in stands where its mapping does"


@pytest.mark.parametrize("escape", ["\\u202E", "\\0", "\\e[31m", "\\L", "\\uFEFF"])
def test_a_letter_that_hides_behind_an_escape_is_refused(escape):
    with pytest.raises(Problems, match=r":2.*holds U\+.*a letter that nobody sees"):
        parse(f'a: b\ntitle: "Deaths{escape}"\n', "x.yml")


@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * 5000, "# " + "]" * 3000 + "\na: " + "[" * 3000, "a: [" + "1," * 200_000 + "]", "a: b\n" * 120_000],
)
def test_what_would_take_long_to_read_is_refused_before(written, text):
    with pytest.raises(Problems, match="too many brackets|at most 100,000"):
        written(text)


@pytest.mark.parametrize(
    ("text", "line", "message", "way_out"),
    [
        ("a:\n  - id: b\n    c: |words\n", 3, "a text that begins with | or >", "quotation marks"),
        ("a: &\nb: 1\n", 1, "a text that begins with & or *", "quotation marks"),
        ("a:\n- id: b\n  c: 1\n-id: d\n  c: 1\n", 4, "no space behind the -", "- and a space"),
        ("a: 1\n-id: d\n  c: 1\n", 2, "no space behind the -", "- and a space"),
        ("a:\n- id: b\n  c: 1\n  id: d\n", 4, 'duplicate key "id"', "or - before the second"),
        (
            "a:\n  id: b\n  c: 1\n  - id: d\n",
            2,
            "the first record of a list, without its -",
            "- before its first field",
        ),
        (
            "a:\n    # b\n    id: b\n    c: 1\n\n  - id: d\n",
            3,
            "the first record of a list",
            "- before its first field",
        ),
        ("a:\n  - id: b\n    c: 1\n - id: d\n", 4, "farther in or out", "- before it, if a record begins"),
        ("a: 1\nb: [\n", 2, "a list or braces that nothing closes", "closes it"),
        ("a: 1\nb: {\n\n", 2, "a list or braces that nothing closes", "closes it"),
        ("a: [1]\nb: [1, [2],\n", 2, "a list or braces that nothing closes", "closes it"),
        ("a: ]\n", 1, "a bracket, a brace or a comma alone", "quotation marks"),
        ('a: ["b" "c"]\n', 1, "two texts without a comma", "a comma"),
        ("a: 1\n=======\nb: 1\n", 2, "what git left", "take the lines out"),
    ],
)
def test_a_slip_is_told_in_plain_words_on_its_line_with_a_way_out(written, text, line, message, way_out):
    with pytest.raises(Problems) as caught:
        written(text)
    [problem] = caught.value.problems
    assert problem.place.line == line
    assert message in problem.message and "'<" not in problem.message
    assert way_out in problem.suggestion
