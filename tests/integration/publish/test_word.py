"""The full edition for Word, read back: structure, alternatives, links, and the words of the page."""

import re
import zipfile
from collections import Counter
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.xdist_group("brief")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture(scope="module")
def archive(brief):
    with zipfile.ZipFile(brief / "brief.docx") as opened:
        yield opened


@pytest.fixture(scope="module")
def body(archive):
    return ElementTree.fromstring(archive.read("word/document.xml"))


@pytest.fixture(scope="module")
def notes(archive):
    return ElementTree.fromstring(archive.read("word/footnotes.xml"))


def words(element):
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def styled(body, name):
    return [
        words(paragraph)
        for paragraph in body.iter(f"{W}p")
        if (style := paragraph.find(f"{W}pPr/{W}pStyle")) is not None and style.get(f"{W}val") == name
    ]


def test_headings_are_headings_and_never_skip_a_level(body):
    levels = [
        int(style.get(f"{W}val").removeprefix("Heading"))
        for style in body.iter(f"{W}pStyle")
        if style.get(f"{W}val").startswith("Heading")
    ]
    assert len(levels) > 20 and levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in zip(levels, levels[1:], strict=False))
    assert "Bottom line" in styled(body, "Heading1") and styled(body, "Title") == ["Illicit synthetic drugs"]


def test_every_table_has_a_header_row_that_is_repeated_and_a_caption(body):
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) > 5
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None and words(rows[0]).strip()
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows[1:])
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
    assert len(styled(body, "TableCaption")) == len(tables)


def test_the_title_of_an_entry_stays_with_its_quote(body):
    names = [style.get(f"{W}val") for style in body.iter(f"{W}pStyle")]
    after = {later for name, later in zip(names, names[1:], strict=False) if name == "EvidenceTitle"}
    assert names.count("EvidenceTitle") > 20 and after == {"BlockText", "Evidence"}  # of a document, what it is


def test_the_verdict_of_an_entry_is_told_from_the_words_behind_it(body, brief):
    told = [text for text in styled(body, "Evidence") if text.startswith("Verdict: ")]
    assert len(told) > 50 and any(text.startswith("Verdict: no official series. Needed: ") for text in told)
    paper = PdfReader(brief / "brief.pdf").pages[-1].extract_text()
    assert "Verdict: no official series. Needed: " in " ".join(paper.split())


def test_a_table_leaves_no_single_row_on_a_page(body):
    kept = [
        [row.find(f".//{W}keepNext") is not None for row in table.findall(f"{W}tr")] for table in body.iter(f"{W}tbl")
    ]
    assert all(rows[0] and not rows[-1] and rows[-2] for rows in kept if len(rows) > 2)


def test_every_picture_has_its_alternative(body, archive):
    alternatives = [drawing.get("descr", "") for drawing in body.iter(DRAWN)]
    assert len(alternatives) >= 10 and all(len(text) > 40 for text in alternatives)
    pictures = [name for name in archive.namelist() if name.startswith("word/media/")]
    assert len(pictures) == len(set(alternatives)) and all(name.endswith(".png") for name in pictures)
    assert len(styled(body, "ImageCaption")) == len(alternatives)


def test_every_link_leads_somewhere(body, archive):
    bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    within = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert sum(name.startswith("claim-") for name in within) > 30 and set(within) <= bookmarks
    for part in ("document", "footnotes"):
        relations = ElementTree.fromstring(archive.read(f"word/_rels/{part}.xml.rels"))
        outside = [entry.get("Target") for entry in relations if entry.get("Type").endswith("/hyperlink")]
        assert all(target.startswith(("https://", "http://")) for target in outside)


def test_a_claim_has_its_quote_in_a_footnote(notes):
    texts = [words(note) for note in notes.findall(f"{W}footnote")]
    assert any("nearly 640 percent" in text and "Verdict: holds" in text for text in texts)


def test_it_says_its_title_author_and_language(archive):
    core = archive.read("docProps/core.xml").decode()
    for part in ("<dc:title>Illicit synthetic drugs<", "<dc:creator>The brief project<", "<dc:language>en-US<"):
        assert part in core
    assert re.search('<w:lang [^>]*w:val="en-US"', archive.read("word/styles.xml").decode())
    assert "2026-11-21T00:00:00Z" in core and max(entry.date_time for entry in archive.infolist())[:3] == (2026, 11, 21)


def test_it_says_what_the_printed_brief_says(brief, body, notes):
    paper = "\n".join(page.extract_text() for page in PdfReader(brief / "brief.pdf").pages)
    texts = [words(paragraph) for part in (body, notes) for paragraph in part.iter(f"{W}p")]
    ours, theirs = (Counter(re.findall(r"[A-Za-z]{4,}", text)) for text in ("\n".join(texts), _joined(paper)))
    assert "{{<" not in "".join(texts) and ":::" not in "".join(texts)
    assert sum(ours.values()) > 3000
    # On paper a long word may be divided over lines, a table repeats its header, and a chart is drawn in letters.
    missing = {word: count for word, count in (ours - theirs).items() if len(word) < 15}
    assert sum(missing.values()) < 0.02 * sum(ours.values()), missing


def _joined(paper):
    return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", paper.replace("\u200b", "").replace("\u00ad", ""))
