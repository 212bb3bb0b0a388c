"""The two renderers give the same brief: text, headings, captions, text alternatives, tables and links."""

import re
import shutil
from collections import Counter
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader

from brief.publish.render import quarto

pytestmark = [
    pytest.mark.xdist_group("brief"),
    pytest.mark.skipif(shutil.which("quarto") is None, reason="no quarto on the PATH: install Quarto 1.7 or newer"),
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
        if tag == "a" and given.get("href", "").startswith(("#claim", "#fig", "#tbl", "http", "sources.html")):
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
    """Both HTML pages and both PDF files of the same staged project."""
    folder = tmp_path_factory.mktemp("quarto")
    shutil.copytree(staged, folder / "stage")
    quarto.render(folder / "stage", folder / "brief.html", folder / "brief.pdf")
    return brief, folder


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
