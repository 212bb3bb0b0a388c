"""The two renderers give the same brief: text, headings, captions, text alternatives, tables and links."""

import re
import shutil
import zipfile
from collections import Counter
from html.parser import HTMLParser

import pikepdf
import pytest
from pypdf import PdfReader

from brief.base.project import PDF
from brief.publish.render import quarto
from look import sheets

pytestmark = [
    pytest.mark.xdist_group("brief"),
    pytest.mark.skipif(bool(quarto.fault()), reason=f"{quarto.fault()}: install Quarto {quarto.MINIMUM} or newer"),
]
VOID = {"meta", "link", "br", "img", "input", "hr", "col", "wbr", "use", "path", "line", "rect", "circle"}


class Content(HTMLParser):
    """The parts of a page's main content, in order."""

    KEPT = {
        "h1": "headings",
        "h2": "headings",
        "h3": "headings",
        "figcaption": "captions",
        "caption": "captions",
        "desc": "alternatives",
        "td": "cells",
        "th": "cells",
        "p": "paragraphs",
        "li": "paragraphs",
    }

    def __init__(self, text):
        super().__init__()
        self.parts = {name: [] for name in {*self.KEPT.values(), "links", "text"}}
        self.open, self.inside = [], 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "main":
            self.inside = 1
        if not self.inside:
            return
        if tag == "a" and given.get("href", "").startswith(("#claim", "#quote", "#fig", "#tbl", "http")):
            self.parts["links"].append(given["href"])
        if tag in self.KEPT:
            self.open.append((tag, []))

    def handle_endtag(self, tag):
        if tag == "main":
            self.inside = 0
        if self.open and self.open[-1][0] == tag:
            kind, words = self.open.pop()
            self.parts[self.KEPT[kind]].append(plain("".join(words)))

    def handle_data(self, data):
        if self.inside:
            self.parts["text"].append(data)
            for _, words in self.open:
                words.append(data)


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


@pytest.fixture(scope="module")
def renderings(brief, staged, tmp_path_factory):
    """The HTML pages, PDF and Word files of both renderers, of the same staged project."""
    folder = tmp_path_factory.mktemp("quarto")
    shutil.copytree(staged, folder / "stage")
    quarto.render(folder / "stage", folder)
    return brief, folder


def test_the_printed_pages_are_as_full(renderings):
    ours, theirs = ([round(share, 1) for _, share in sheets(folder / PDF)] for folder in renderings)
    assert ours == theirs


@pytest.mark.parametrize("part", ["headings", "captions", "alternatives", "cells", "paragraphs"])
def test_the_pages_have_the_same_parts(renderings, part):
    ours, theirs = (Content((folder / "brief.html").read_text(encoding="utf-8")).parts[part] for folder in renderings)
    assert ours and sorted(ours) == sorted(theirs)


def test_the_pages_have_the_same_links(renderings):
    ours, theirs = (
        set(Content((folder / "brief.html").read_text(encoding="utf-8")).parts["links"]) for folder in renderings
    )
    assert len(ours) > 50 and ours == theirs


def test_the_pages_say_the_same_numbers_in_the_same_order(renderings):
    ours, theirs = (
        re.findall(
            r"\d[\d,.]*\d|\d",
            " ".join(Content((folder / "brief.html").read_text(encoding="utf-8")).parts["text"]),
        )
        for folder in renderings
    )
    assert len(ours) > 500 and ours == theirs


def test_the_printed_briefs_say_the_same_words(renderings):
    """Numbers of notes and pages stand at the words around them, and pages break elsewhere: words are compared."""
    ours, theirs = (
        Counter(
            re.findall(
                r"[A-Za-z]{3,}",
                "\n".join(page.extract_text() for page in PdfReader(folder / "brief.pdf").pages),
            )
        )
        for folder in renderings
    )
    assert sum(ours.values()) > 3000
    # A table that goes over a page repeats its header there.
    assert sum(((ours - theirs) + (theirs - ours)).values()) < 0.002 * sum(ours.values())


def test_the_word_files_say_the_same_in_the_same_styles(renderings):
    ours, theirs = (document(folder / "brief.docx") for folder in renderings)
    assert len(ours["words"]) > 3000
    for part, content in ours.items():
        assert theirs[part] == content, part


def document(path):
    """The words of a Word file in their order, how often each style is used, the alternatives, the links within."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
    return {
        "words": re.findall(r"[A-Za-z]{3,}", re.sub("<[^>]*>", " ", text)),
        "notes": re.findall(r"[A-Za-z]{3,}", re.sub("<[^>]*>", " ", notes)),
        # Quarto sets a caption as a line of its table or figure, with other names.
        "styles": Counter(re.findall(r'<w:pStyle w:val="((?!Compact)\w+(?<!Caption)(?<!Figure))"', text)),
        "headers": text.count("<w:tblHeader"),
        "alternatives": re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', text),
        "links": sorted(set(re.findall(r'w:anchor="([^"]*)"', text))),
    }


def tags(path):
    """How often each tag that readers steer by stands in a PDF, and the alternatives of its pictures."""
    with pikepdf.open(path) as document:
        counts, alternatives, items = Counter(), [], [document.Root.StructTreeRoot]
        while items:
            item = items.pop()
            if isinstance(item, pikepdf.Array):
                items.extend(item)
            elif isinstance(item, pikepdf.Dictionary):
                counts[str(item.get("/S", ""))] += 1
                if "/Alt" in item:
                    alternatives.append(str(item.Alt))
                if "/K" in item:
                    items.append(item.K)
        kept = (
            "/Title",
            "/H1",
            "/H2",
            "/H3",
            "/H4",
            "/Table",
            "/TR",
            "/TH",
            "/TD",
            "/Caption",
            "/Figure",
            "/Note",
            "/LI",
        )
        return {name: counts[name] for name in kept}, sorted(alternatives)


def test_the_printed_briefs_have_the_same_tags_and_keep_the_same_standards(renderings):
    ours, theirs = (tags(folder / "brief.pdf") for folder in renderings)
    # A table that goes over a page may be cut in two places, but it is one table.
    assert ours[0]["/H1"] > 5 and ours[0]["/TD"] > 100 and ours == theirs
    for folder in renderings:
        with pikepdf.open(folder / "brief.pdf") as document, document.open_metadata() as metadata:
            assert bool(document.Root.MarkInfo.Marked) and str(document.Root.Lang) == "en-US"
            said = [metadata.get(name) for name in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")]
            assert said == ["1", "2", "A"]


def test_the_page_holds_no_path_of_the_machine(renderings):
    for folder in renderings:
        page = (folder / "brief.html").read_text(encoding="utf-8")
        assert str(renderings[1]) not in page and 'data-notebook="' not in page
