"""The documents are what they were, byte for byte."""

import hashlib

import pytest

from brief.base.problems import Place, Problems
from brief.corpus import documents, vocabulary

SOURCES = "seeds/sources.yml"


def change(path, *replacements):
    content = path.read_bytes()
    for old, new in replacements:
        assert content.count(old.encode()) >= 1, old
        content = content.replace(old.encode(), new.encode(), 1)
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest(), len(content)


def load(project):
    return documents.load(project, vocabulary.load(project))


def refusal(project):
    with pytest.raises(Problems) as caught:
        load(project)
    return caught.value.problems


def line(project, words, nth=0):
    """The number of the line of sources.yml that holds the words."""
    lines = project.sources.read_text(encoding="utf-8").splitlines()
    return [number for number, text in enumerate(lines, start=1) if words in text][nth]


def test_a_document_is_its_file_to_the_character(tiny):
    loaded = load(tiny)
    assert list(loaded) == ["plan", "news"]
    assert loaded["plan"].text.encode() == (tiny.seeds / "plan.txt").read_bytes()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("plan.txt", "640", "650"), ("plan.txt", "two goals", "two  goals"), ("news.txt", "\n", "\r\n")],
)
def test_a_changed_byte_is_refused_with_file_expected_and_found_checksum(tiny, name, old, new):
    content = (tiny.seeds / name).read_bytes()
    checksum, size = change(tiny.seeds / name, (old, new))
    [problem] = refusal(tiny)
    assert problem.place == Place(f"seeds/{name}")
    assert problem.message == f"the document changed: sha256 {checksum}, {size} bytes"
    kept = f"sha256 {hashlib.sha256(content).hexdigest()}, {len(content)} bytes"
    assert problem.expected.startswith(f"{kept} ({SOURCES}:{line(tiny, hashlib.sha256(content).hexdigest())} ")
    assert problem.suggestion == f"git checkout seeds/{name}"


def test_a_name_that_no_system_has_is_that_of_no_file(tiny):
    change(tiny.seeds / "sources.yml", ("path: news.txt", f"path: {'a' * 300}"))
    assert refusal(tiny)[0].message == "there is no such file"


def test_a_missing_document_is_named_with_the_nearest_file(tiny):
    (tiny.seeds / "news.txt").rename(tiny.seeds / "newes.txt")
    [problem] = refusal(tiny)
    assert (problem.place, problem.message) == (Place("seeds/news.txt"), "there is no such file")
    assert problem.suggestion == "newes.txt"


def test_a_document_that_is_not_utf_8_is_refused(tiny):
    content = (tiny.seeds / "news.txt").read_bytes()
    (tiny.seeds / "news.txt").write_bytes(b"\xff" + content[1:])
    checksum = hashlib.sha256(b"\xff" + content[1:]).hexdigest()
    change(tiny.sources, (hashlib.sha256(content).hexdigest(), checksum))
    [problem] = refusal(tiny)
    assert problem.place == Place("seeds/news.txt", 1)
    assert problem.message == "not UTF-8 text (invalid start byte at byte 0)"


def test_a_text_that_nobody_registered_is_named(tiny):
    (tiny.seeds / "new.txt").write_text("words", encoding="utf-8")
    [problem] = refusal(tiny)
    assert (problem.place, problem.message) == (Place("seeds/new.txt"), "a text that no source describes")


def test_every_mistake_in_the_sources_is_named_at_once(tiny):
    change(tiny.sources, ("producer: Office", "producr: Office"), ("caveats: [damaged]", "caveats: [damged]"))
    change(tiny.sources, ("- id: news", "- id: newz"), ("path: news.txt", "path: newz.txt"))
    missing = Place(SOURCES, line(tiny, "- id: plan"), "plan", "producer")
    unknown = Place(SOURCES, line(tiny, "producr:"), "plan", "producr")
    problems = {problem.place: problem for problem in refusal(tiny)}
    assert problems[missing].message == "this field is missing"
    assert problems[unknown].suggestion == "producer"
    assert problems[Place("seeds/newz.txt")].suggestion == "news.txt"


def test_an_unknown_source_caveat_is_refused_with_the_nearest(tiny):
    change(tiny.sources, ("caveats: [damaged]", "caveats: [damged]"))
    [problem] = refusal(tiny)
    assert problem.place == Place(SOURCES, line(tiny, "damged"), "plan", "caveats")
    assert (problem.message, problem.suggestion) == ("unknown caveat 'damged'", "damaged")


def test_lines_are_counted_from_one_by_newlines(tiny):
    plan = load(tiny)["plan"]
    for number, offset in ((1, 0), (2, plan.text.index("\n") + 1)):
        assert plan.line(offset) == number
    assert plan.line(len(plan.text)) == plan.text.count("\n") + 1


def test_files_come_in_the_order_of_their_documents(tiny):
    names = [path.stem for path in documents.in_order(sorted(tiny.ledger.glob("*.yml")), load(tiny))]
    assert names == ["plan", "news"]


@pytest.mark.parametrize("path", ["/etc/passwd", "../data/vocabulary.yml", "..", "."])
def test_a_document_outside_of_its_folder_is_refused(tiny, path):
    change(tiny.sources, ("path: plan.txt", f"path: {path}"))
    [problem] = refusal(tiny)
    assert problem.place.field == "path" and problem.message.startswith(f"'{path}' is no file of seeds/")


@pytest.mark.parametrize(
    "date", ["September 2018", "n.d.", "2018/09", "2018-9", "2018-13", '"2018-02-30"', '""', "circa 2018"]
)
def test_a_date_that_is_none_is_refused_with_its_line(tiny, date):
    change(tiny.sources, ("date_published: 2018-09-19", f"date_published: {date}"))
    [problem] = refusal(tiny)
    assert problem.place.field == "date_published" and problem.place.line == line(tiny, "date_published")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org", "https://a b", "www.example.org"])
def test_an_address_that_is_none_of_the_web_is_refused(tiny, address):
    change(tiny.sources, ('url_main: ""', f"url_main: {address}"))
    [problem] = refusal(tiny)
    assert problem.place.field == "url_main"
