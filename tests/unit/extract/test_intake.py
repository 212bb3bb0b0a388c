"""A file taken in as a document."""

import hashlib

import pytest
import typst
from ruamel.yaml import YAML

from brief.base.problems import Problems
from brief.corpus import documents, vocabulary
from brief.extract import intake

TEXT = "Officers seized more than 1,200 kg in 2023.\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "download (3).txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.pdf"
    document = '#set document(title: "No: a #1 report", author: "Port", date: none)\nOfficers seized 5 kg in 2023.'
    path.write_bytes(typst.compile(document.encode()))
    return path


def files(project):
    return {path.relative_to(project.root): path.read_bytes() for path in project.root.rglob("*") if path.is_file()}


def listed(project):
    return YAML(typ="safe").load(project.sources.read_text(encoding="utf-8"))["sources"]


GIVEN = {"title": "Port report", "producer": "Port", "date_published": "2024", "license": "Open"}


def test_a_text_is_the_document_itself_and_keeps_its_bytes(tiny, report):
    before = listed(tiny)
    taken = intake.take(tiny, report, known=GIVEN, today="2026-01-02")
    assert (tiny.seeds / "port-report.txt").read_bytes() == report.read_bytes()
    *others, record = listed(tiny)
    assert others == before and record["id"] == taken.source.id == "port-report"
    assert "original" not in record and record["citation_full"] == "Port (2024). Port report."
    assert taken.missing == ("description", "reliability")


def test_of_another_kind_the_original_is_kept_and_the_text_is_pinned(tiny, paper):
    taken = intake.take(tiny, paper, today="2026-01-02")
    record = listed(tiny)[-1]
    assert record["title"] == "No: a #1 report" and record["id"] == "no-a-1-report"
    original = record["original"]
    assert (tiny.seeds / original["path"]).read_bytes() == paper.read_bytes()
    assert original["sha256"] == hashlib.sha256(paper.read_bytes()).hexdigest()
    assert original["reader"].startswith("pypdfium2 ") and taken.extracted.pages == 1


def test_what_nobody_knows_is_asked_for_by_name_and_line(tiny, paper):
    intake.take(tiny, paper, today="2026-01-02")
    with pytest.raises(Problems) as raised:
        documents.load(tiny, vocabulary.load(tiny))
    problems = raised.value.problems
    assert {problem.place.field for problem in problems} == {
        "citation_full",
        "date_published",
        "license",
        "description",
        "reliability",
    }
    lines = tiny.sources.read_text(encoding="utf-8").splitlines()
    assert all("?" in lines[problem.place.line - 1] for problem in problems)


def test_a_changed_original_is_refused(tiny, paper):
    taken = intake.take(tiny, paper, known=GIVEN, today="2026-01-02")
    (tiny.seeds / taken.source.original.path).write_bytes(b"%PDF-1.7 other")
    with pytest.raises(Problems, match="originals/port-report.pdf: the document changed"):
        documents.load(tiny, vocabulary.load(tiny))


def test_pages_are_counted_where_there_are_any(tiny, paper):
    taken = intake.take(tiny, paper, known=GIVEN, today="2026-01-02")
    document = documents.Document(taken.source, "one\n\ftwo\n\f")
    assert [document.page(offset) for offset in (0, 4, 5)] == [1, 1, 2]
    assert documents.Document(taken.source, "one\n").page(0) is None


@pytest.mark.parametrize(
    ("source_id", "reason"),
    [("Port Report", "not an id"), ("../../etc", "not an id"), ("plan", "there is such a document")],
)
def test_an_id_that_can_not_be_one_leaves_nothing_behind(tiny, report, source_id, reason):
    before = files(tiny)
    with pytest.raises(Problems, match=reason):
        intake.take(tiny, report, source_id=source_id, today="2026-01-02")
    assert files(tiny) == before


def test_the_same_file_is_taken_once(tiny, report):
    intake.take(tiny, report, today="2026-01-02")
    before = files(tiny)
    with pytest.raises(Problems, match="this very file is a document already"):
        intake.take(tiny, report, source_id="again", today="2026-01-02")
    assert files(tiny) == before


def test_where_the_record_can_not_be_written_nothing_stays(tiny, paper, monkeypatch):
    before = files(tiny)

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(Problems, match="can't be written: No space left"):
        intake.take(tiny, paper, today="2026-01-02")
    assert files(tiny) == before
