"""Whatever is damaged in a file that a person writes: it is refused with file, line and field, and with a way out.

Every kind of file of the tiny collection, and every kind of damage to it; at last, damage by chance.
"""

from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from brief.base.problems import Place, Problems
from brief.editions import editions, scenarios
from brief.official.collection import Collection
from brief.official.rows import COLUMNS

# A list of records: the file, the key, a field that records need, and a field that holds a text.
LISTS = {
    "sources": ("seeds/sources.yml", "sources", "producer"),
    "claims": ("data/ledger/plan.yml", "claims", "measure"),
    "items": ("data/frameworks/plan.yml", "items", "text"),
    "series": ("data/reference/series.yml", "series", "universe"),
    "checks": ("data/checks.yml", "checks", "claims"),
    "comparisons": ("data/comparisons.yml", "comparisons", "question"),
}
# A file that is one record, and a field that it needs.
RECORDS = {
    "vocabulary": ("data/vocabulary.yml", "units"),
    "coding": ("data/frameworks/coding.yml", "actors"),
    "edition": ("reports/editions/small.yml", "audience"),
    "scenarios": ("reports/scenarios.yml", "grid"),
}
FILES = {kind: file for kind, (file, *_) in (LISTS | RECORDS).items()}
EDITION = "title: Small\naudience: testers\ndate: 2026-01-02\nnotebooks: []\nsections: []\n"
HEADER = ",".join(COLUMNS).encode() + b"\n"
SCENARIOS = "edition: small\ngrid:\n  dose: [1, 2]\n"


class Damaged:
    """A copy of the tiny collection, with an edition, in which one file is damaged."""

    def __init__(self, tiny):
        self.project = tiny
        tiny.editions.mkdir(parents=True)
        (tiny.root / FILES["edition"]).write_text(EDITION, encoding="utf-8")
        (tiny.root / FILES["scenarios"]).write_text(SCENARIOS, encoding="utf-8")
        self.originals = {kind: self.read(kind) for kind in FILES}

    def read(self, kind):
        return (self.project.root / FILES[kind]).read_text(encoding="utf-8")

    def write(self, kind, text):
        """The problems of the collection, its edition and its scenarios once a file holds the text."""
        (self.project.root / FILES[kind]).write_text(text, encoding="utf-8")
        problems = Collection(self.project).problems()
        for plan in (
            lambda: editions.plan(self.project, "small"),
            lambda: scenarios.plans(self.project, self.project.root / FILES["scenarios"]),
        ):
            try:
                plan()
            except Problems as error:
                problems += error.problems
        return list(dict.fromkeys(problems))

    def replace(self, kind, old, new):
        text = self.read(kind)
        assert old in text
        return self.write(kind, text.replace(old, new, 1))


@pytest.fixture
def damaged(tiny):
    return Damaged(tiny)


def at(problems, kind, field):
    """The problem of a field of the file."""
    [problem] = [p for p in problems if (p.place.file, p.place.field) == (FILES[kind], field)]
    return problem


def line(text, words):
    """The line, from 1, on which the words first stand."""
    return text.count("\n", 0, text.index(words)) + 1


@pytest.mark.parametrize("kind", LISTS)
def test_a_misspelt_key_is_refused_with_the_right_one(damaged, kind):
    key = LISTS[kind][1]
    problems = damaged.replace(kind, f"{key}:", f"{key}x:")
    unknown, missing = at(problems, kind, f"{key}x"), at(problems, kind, key)
    assert (unknown.message, unknown.suggestion) == ("no such key", key)
    assert unknown.place.line == line(damaged.read(kind), f"{key}x:")
    assert missing.message == "this key is missing"


@pytest.mark.parametrize("kind", LISTS)
def test_another_key_is_refused(damaged, kind):
    unknown = at(damaged.write(kind, damaged.read(kind) + "\nzzz: 1\n"), kind, "zzz")
    assert unknown.message == "no such key"
    assert unknown.place.line == line(damaged.read(kind), "zzz")
    assert LISTS[kind][1] in unknown.expected


@pytest.mark.parametrize("value", ["", "nothing", "7", "{id: x}"])
@pytest.mark.parametrize("kind", LISTS)
def test_a_key_that_holds_no_list_is_refused(damaged, kind, value):
    key = LISTS[kind][1]
    text = damaged.read(kind)
    wrong = at(damaged.write(kind, text[: text.index(f"{key}:")] + f"{key}: {value}\n"), kind, key)
    assert wrong.message.startswith("not a list")
    assert wrong.place.line == line(damaged.read(kind), f"{key}:")


@pytest.mark.parametrize("value", ["", "nothing", "7", "[x]"])
@pytest.mark.parametrize("kind", LISTS)
def test_an_item_that_is_no_record_is_refused(damaged, kind, value):
    key = LISTS[kind][1]
    problems = damaged.replace(kind, f"{key}:\n", f"{key}:\n  - {value}\n")
    [wrong] = [problem for problem in problems if problem.place.record == f"{key}.0"]
    assert wrong.message.startswith("not a record")
    assert (wrong.place.file, wrong.place.line) == (FILES[kind], line(damaged.read(kind), f"{key}:") + 1)


@pytest.mark.parametrize("kind", LISTS)
def test_an_unknown_field_is_refused_with_the_nearest(damaged, kind):
    field = LISTS[kind][2]
    problems = damaged.replace(kind, f"{field}:", f"{field}x:")
    unknown, missing = at(problems, kind, f"{field}x"), at(problems, kind, field)
    assert (unknown.message, unknown.suggestion) == ("no such field", field)
    assert unknown.place.line == line(damaged.read(kind), f"{field}x:")
    assert missing.message == "this field is missing"
    assert missing.place.record == unknown.place.record != ""


@pytest.mark.parametrize("kind", sorted(LISTS.keys() - {"checks"}))
def test_an_id_that_is_used_twice_is_refused_at_its_second_place(damaged, kind):
    text, key = damaged.read(kind), LISTS[kind][1]
    first = text.index("  - id:")
    twice = at(damaged.write(kind, text + "\n" + text[first : text.find("\n\n", first)] + "\n"), kind, "id")
    assert twice.message == "this id is used twice", key
    assert twice.place.line == damaged.read(kind).count("\n", 0, damaged.read(kind).rindex("  - id:")) + 1


@pytest.mark.parametrize("kind", ["claims", "items"])
def test_a_file_of_an_unknown_document_is_refused(damaged, kind):
    unknown = at(damaged.replace(kind, "source: plan", "source: plam"), kind, "source")
    assert (unknown.message, unknown.suggestion, unknown.place.line) == ("unknown source 'plam'", "plan", 1)


@pytest.mark.parametrize("kind", ["claims", "items"])
def test_a_file_without_its_document_is_refused(damaged, kind):
    assert at(damaged.replace(kind, "source: plan\n", ""), kind, "source").message == "this key is missing"


@pytest.mark.parametrize("kind", RECORDS)
def test_a_misspelt_field_of_a_file_that_is_a_record_is_refused_with_the_right_one(damaged, kind):
    field = RECORDS[kind][1]
    problems = damaged.replace(kind, f"{field}:", f"{field}x:")
    unknown, missing = at(problems, kind, f"{field}x"), at(problems, kind, field)
    assert (unknown.message, unknown.suggestion) == ("no such field", field)
    assert unknown.place.line == line(damaged.read(kind), f"{field}x:")
    assert missing.message == "this field is missing"


@pytest.mark.parametrize("text", ["", "- a list\n", "a: [1", "a: 1\na: 2\n", "a:\n\tb: 1\n", "just words"])
@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_mapping_is_refused(damaged, kind, text):
    problems = [problem for problem in damaged.write(kind, text) if problem.place.file == FILES[kind]]
    assert len(problems) == 1
    assert problems[0].message.startswith(("holds no records", "not readable as YAML"))


@pytest.mark.parametrize("kind", sorted(FILES.keys() - {"claims", "items", "edition"}))
def test_a_file_that_is_not_there_is_named(damaged, kind):
    (damaged.project.root / FILES[kind]).unlink()
    other = "edition" if kind != "edition" else "scenarios"
    problems = damaged.write(other, damaged.read(other))
    assert "there is no such file" in [problem.message for problem in problems if problem.place.file == FILES[kind]]


WORDS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-10, 3000),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.text("ab: -#'\"\n{}[]é", max_size=8),
    st.lists(st.integers(0, 9), max_size=2),
    st.dictionaries(st.text("abx", min_size=1, max_size=3), st.integers(0, 9), max_size=2),
)


def nodes(node):
    """Every mapping and list in a document of YAML."""
    if isinstance(node, dict | list):
        yield node
        for inner in node.values() if isinstance(node, dict) else node:
            yield from nodes(inner)


def change(data, node):
    """One change of a mapping or list, by chance: something is lost, replaced, doubled or added."""
    keys = list(node) if isinstance(node, dict) else list(range(len(node)))
    how = data.draw(st.sampled_from(["lose", "replace", "double", "add"] if keys else ["add"]))
    key = data.draw(st.sampled_from(keys)) if keys else None
    if how == "lose":
        del node[key]
    elif how == "replace":
        node[key] = data.draw(WORDS)
    elif isinstance(node, list):
        node.append(node[key] if how == "double" else data.draw(WORDS))
    elif how == "double":
        node[f"{key}x"] = node[key]
    else:
        node[data.draw(st.one_of(st.text("abx", min_size=1, max_size=3), st.integers(0, 9)))] = data.draw(WORDS)


@pytest.mark.parametrize("kind", FILES)
@settings(max_examples=settings.default.max_examples // 6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_by_chance_is_harmless_or_refused_with_a_place_in_the_project(damaged, kind, data):
    content = YAML(typ="safe").load(damaged.originals[kind])
    for _ in range(data.draw(st.integers(1, 3))):
        change(data, data.draw(st.sampled_from(list(nodes(content)))))
    written = StringIO()
    YAML(typ="safe").dump(content, written)
    root = damaged.project.root
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*")}
    for problem in damaged.write(kind, written.getvalue()):
        place = problem.place
        assert place.file in files or place.file.startswith("edition "), problem
        if place.line:
            assert 1 <= place.line <= len(files[place.file].read_text(encoding="utf-8").splitlines()), problem
        assert problem.message and "Traceback" not in str(problem)


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", None, "is empty"),
        (b"a,b\n1,2\n", 1, "is no header: 'a,b'"),
        (HEADER + b"deaths,2012\n", 2, "2 cells for 16 columns"),
        (HEADER + b'deaths,"2012\n', 2, "a quotation mark that is left open at column 8"),
        (HEADER + b"deaths,\xff\n", 2, "not UTF-8 text"),
    ],
)
def test_a_file_of_observations_that_is_no_such_table_is_refused(tiny, content, line, message):
    (tiny.reference / "deaths.csv").write_bytes(content)
    problems = [p for p in Collection(tiny).problems() if p.place.file == "data/reference/deaths.csv"]
    assert problems[0].place.line == line
    assert problems[0].message.startswith(message)


def test_series_without_any_file_of_observations_are_refused(tiny):
    (tiny.reference / "deaths.csv").unlink()
    told = {
        problem.message: problem.place for problem in Collection(tiny).problems() if problem.place.record == "deaths"
    }
    assert told["this series has no observation"] == Place("data/reference/series.yml", 2, "deaths")
