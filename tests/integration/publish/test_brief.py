"""The full edition, built for real with the embedded renderer, and read back: text, links, tags, data."""

import hashlib
import io
import json
import re
import shutil
from functools import partial
from html.parser import HTMLParser

import frictionless
import pandas as pd
import pikepdf
import pytest
from pypdf import PdfReader

from brief.publish.render import embedded, expansion, marks, sections
from brief.publish.render.sections import Kept

pytestmark = pytest.mark.xdist_group("brief")


class Page(HTMLParser):
    """What a page holds: text, ids, links, headings, pictures, requests."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.headings, self.pictures, self.requests = [], [], [], [], []
        self.text = []
        self.folded, self.header_cells = 0, 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.folded += tag == "details"
        self.header_cells += tag == "th" and not self.folded
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "svg" and given.get("role") == "img":
            self.pictures.append(given.get("aria-labelledby", ""))
        self.requests += [given[name] for name in ("src", "poster", "data") if name in given]
        if tag == "link":
            self.requests.append(given.get("href", ""))

    def handle_endtag(self, tag):
        self.folded -= tag == "details"

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="session")
def page(brief):
    return Page((brief / "brief.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def pdf(brief):
    return PdfReader(brief / "brief.pdf")


def test_every_link_on_the_page_leads_somewhere(page, brief):
    reader = Page((brief / "sources.html").read_text(encoding="utf-8"))
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        if link.startswith("#"):
            assert link[1:] in page.ids, link
        elif link.startswith("sources.html#"):
            assert link.partition("#")[2] in reader.ids, link
        elif not link.startswith(("http", "data:", "mailto:")):
            assert (brief / link).is_file(), link
    assert {"brief.pdf", "brief.docx", "data/datapackage.json"} <= set(page.links)
    for link in reader.links:
        name, _, target = link.partition("#")
        assert target in (page.ids if name == "brief.html" else reader.ids) or not target, link


def test_nothing_on_the_page_is_requested_from_elsewhere(page, brief):
    assert all(request.startswith("data:") or not request for request in page.requests)
    for name in ("brief.html", "sources.html"):
        text = (brief / name).read_text(encoding="utf-8")
        assert not re.search(r"(?:@import|url\()\s*[\"']?https?:", text)
        assert len(text.encode()) < 3_000_000


def test_headings_never_skip_a_level(page):
    assert page.headings[0] == 1
    assert all(later - earlier <= 1 for earlier, later in zip(page.headings, page.headings[1:], strict=False))


def test_every_chart_has_a_title_and_a_description(page):
    assert len(page.pictures) >= 10
    for names in page.pictures:
        assert len(names.split()) == 2 and all(name in page.ids for name in names.split())


def test_every_claim_of_the_ledger_has_its_evidence_and_its_place_in_the_reader(page, brief, ledger):
    reader = Page((brief / "sources.html").read_text(encoding="utf-8"))
    for anchored in ledger:
        assert f"claim-{anchored.claim.id}" in page.ids
        assert f"quote-{anchored.claim.id}" in reader.ids


def test_the_reader_shows_the_documents_word_for_word(brief, ledger):
    text = "".join(Page((brief / "sources.html").read_text(encoding="utf-8")).text)
    for document in ledger.documents.values():
        assert document.text in text


def test_claims_csv_is_what_the_documents_say(brief, ledger):
    frame = pd.read_csv(io.StringIO((brief / "data" / "claims.csv").read_text(encoding="utf-8")), keep_default_na=False)
    assert len(frame) == len(ledger.claims)
    for row in frame.itertuples():
        assert ledger.documents[row.source_id].text[row.start : row.end] == row.quote


def test_audit_csv_has_one_verdict_a_claim(brief, ledger):
    frame = pd.read_csv(brief / "data" / "audit.csv")
    assert list(frame["claim_id"]) == list(ledger.claims)


def test_the_pdf_says_what_the_page_says(pdf, page):
    printed = re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in pdf.pages))
    for words in ("Bottom line", "nearly 640 percent", "638.7 percent", "What we don’t know", "Evidence"):
        assert re.sub(r"\s+", "", words) in printed.replace("'", "’")
        assert words in "".join(page.text).replace("'", "’")


def test_the_pdf_is_tagged_titled_and_bookmarked_and_its_pictures_have_text(brief, page):
    with pikepdf.open(brief / "brief.pdf") as document:
        root = document.Root
        assert root.MarkInfo.Marked and str(root.Lang).startswith("en") and root.ViewerPreferences.DisplayDocTitle
        assert "/Outlines" in root
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == "Illicit synthetic drugs"
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        figures, headers = [], 0
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem":
                if item.S == "/Figure":
                    figures.append(str(item.get("/Alt", "")))
                headers += item.S == "/TH"
        assert len(figures) >= 10 and all(len(alt) > 40 for alt in figures)
        assert headers == page.header_cells > 10


def test_the_data_package_is_valid_and_its_checksums_are_right(brief):
    report = frictionless.validate(str(brief / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    package = json.loads((brief / "data" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        content = (brief / "data" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert {"claims", "audit", "readings", "reference", "codebook", "values", "charts"} <= {
        resource["name"] for resource in package["resources"]
    }


def test_the_data_package_notices_a_claim_of_an_unknown_document(brief, tmp_path):
    shutil.copytree(brief / "data", tmp_path / "data")
    path = tmp_path / "data" / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",hsi-strategy,", ",nobody,", 1), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "data" / "datapackage.json")).valid


def test_the_page_describes_itself_to_machines(brief):
    text = (brief / "brief.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    described = json.loads(found[1])
    assert described["@type"] == "Report" and len(described["isBasedOn"]) == 5


def test_its_sections_are_rendered_apart_and_make_the_page_that_the_whole_makes(staged, tmp_path):
    folder = tmp_path / "stage"
    shutil.copytree(staged, folder)
    made, run = embedded._read(folder)[1], embedded._run
    apart = sections.page(folder, expansion.brief(folder), partial(run, made=made), Kept())
    run(folder, "theme/render.lua", "html", made=made)
    whole = (folder / "_generated" / "brief.html").read_text(encoding="utf-8")
    assert apart and marks.with_cards(apart) == marks.with_cards(whole)


def test_every_chart_has_its_data_a_click_away(brief, staged):
    text = (brief / "brief.html").read_text(encoding="utf-8")
    charts = json.loads((staged / "_generated" / "figures.json").read_text("utf-8"))
    used = [label for label in charts if f'id="{label}"' in text]
    assert used
    for label in used:
        assert f'download="{label}.csv"' in text
