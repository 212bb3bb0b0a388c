"""The documents are what they were, byte for byte."""

import hashlib

import pytest

from brief.base.problems import Place, Problems
from brief.corpus import documents

SOURCES = "seeds/sources.yml"


def edit(path, *changes):
    text = path.read_bytes()
    for old, new in changes:
        assert text.count(old.encode()) >= 1, old
        text = text.replace(old.encode(), new.encode(), 1)
    path.write_bytes(text)


def refused(copy, ledger):
    with pytest.raises(Problems) as caught:
        documents.load(copy, ledger.vocabulary)
    return caught.value.problems


def line(copy, words, nth=0):
    """The number of the line of sources.yml that holds the words."""
    lines = copy.sources.read_text(encoding="utf-8").splitlines()
    return [number for number, text in enumerate(lines, start=1) if words in text][nth]


def test_every_document_is_the_file_that_sources_yml_describes(project, ledger):
    assert len(ledger.documents) == 5
    for document in ledger.documents.values():
        content = (project.seeds / document.source.path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == document.source.sha256
        assert len(content) == document.source.bytes
        assert document.text.encode() == content


def test_every_text_in_seeds_is_a_document(project, ledger):
    texts = {path.name for path in project.seeds.iterdir()} - {"sources.yml"}
    assert texts == {document.source.path for document in ledger.documents.values()}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("uk-news-story.txt", (b"millions", b"billions")),
        ("white-house-fact-sheet.txt", (b"seven straight", b"seven  straight")),
        ("hsi-strategy-release.txt", (b"\n", b"\r\n")),
    ],
)
def test_a_changed_byte_is_refused_with_file_expected_and_found_checksum(copy, ledger, name, change):
    path = copy.seeds / name
    kept = path.read_bytes()
    changed = kept.replace(*change, 1)
    assert changed != kept
    path.write_bytes(changed)
    [problem] = refused(copy, ledger)
    assert problem.place == Place(f"seeds/{name}")
    checksum = hashlib.sha256(changed).hexdigest()
    assert problem.message == f"the document changed: sha256 {checksum}, {len(changed)} bytes"
    assert problem.expected.startswith(f"sha256 {hashlib.sha256(kept).hexdigest()}, {len(kept)} bytes ({SOURCES}:")
    assert problem.suggestion == f"git checkout seeds/{name}"


def test_a_missing_document_is_named_with_the_nearest_file(copy, ledger):
    (copy.seeds / "uk-news-story.txt").rename(copy.seeds / "uk-news-storey.txt")
    [problem] = refused(copy, ledger)
    assert (problem.place.file, problem.message) == ("seeds/uk-news-story.txt", "there is no such file")
    assert problem.suggestion == "uk-news-storey.txt"


def test_a_document_that_is_not_utf_8_is_refused(copy, ledger):
    path = copy.seeds / "uk-news-story.txt"
    kept = path.read_bytes()
    path.write_bytes(b"\xff" + kept[1:])
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    edit(copy.sources, (hashlib.sha256(kept).hexdigest(), checksum))
    [problem] = refused(copy, ledger)
    assert problem.place == Place("seeds/uk-news-story.txt")
    assert problem.message == "not UTF-8 text (invalid start byte at byte 0)"


def test_a_text_that_nobody_registered_is_named(copy, ledger):
    (copy.seeds / "new.txt").write_text("words", encoding="utf-8")
    [problem] = refused(copy, ledger)
    assert (problem.place, problem.message) == (Place("seeds/new.txt"), "a text that no source describes")


def test_every_mistake_in_the_sources_is_named_at_once(copy, ledger):
    edit(
        copy.sources,
        ("  - id: journal-press\n", "  - id: uk-news\n"),
        ("    producer: The White House\n", "    producr: X\n"),
    )
    edit(copy.seeds / "state-five-year-plan.txt", ("640 percent", "650 percent"))
    places = {problem.place: problem for problem in refused(copy, ledger)}
    missing = Place(SOURCES, line(copy, "- id: white-house"), "white-house", "producer")
    unknown = Place(SOURCES, line(copy, "producr: X"), "white-house", "producr")
    twice = Place(SOURCES, line(copy, "- id: uk-news", 1), "uk-news", "id")
    assert places[missing].message == "this field is missing"
    assert places[unknown].suggestion == "producer"
    assert places[twice].message == "this id is used twice"
    assert Place("seeds/state-five-year-plan.txt") in places


def test_an_unknown_source_caveat_is_refused_with_the_nearest(copy, ledger):
    edit(copy.sources, ("caveats: [reversed_sentences,", "caveats: [reversed_sentence,"))
    [problem] = refused(copy, ledger)
    assert problem.place == Place(SOURCES, line(copy, "reversed_sentence,"), "white-house", "caveats")
    assert problem.message == "unknown caveat 'reversed_sentence'"
    assert problem.suggestion == "reversed_sentences"


def test_lines_are_counted_from_one_by_newlines(ledger):
    document = ledger.documents["state-plan"]
    for number, line in ((1, 0), (2, document.text.index("\n") + 1)):
        assert document.line(line) == number
    assert document.line(len(document.text)) == document.text.count("\n") + 1
