"""Files of every kind that is read, and those that are refused."""

import io
import zipfile

import pikepdf
import pypandoc
import pytest
import typst

from brief.base.problems import Problems
from brief.extract.readers import reading

PAGE = """\
<!doctype html><html lang="en"><head><title>Seizures up</title><meta name="author" content="Port Agency">
<meta property="article:published_time" content="2024-03-05"></head>
<body><nav><a href="/">Home</a> <a href="/shop">Shop our offers</a></nav>
<article><h1>Seizures up</h1>
<p>Officers seized more than 1,200 kg of fentanyl at the port in 2023, the agency said on Tuesday.</p>
<p>That is nearly twice the amount of the year before, when 640 kg were found in containers and parcels.</p>
<table><tr><th>Year</th><th>kg</th></tr><tr><td>2022</td><td>640</td></tr></table></article>
<footer>We use cookies</footer><script>alert("1,000 deaths")</script></body></html>
"""
PAPER = """\
#set document(title: "A report", author: "Port Agency", date: datetime(year: 2024, month: 3, day: 5))
#set page(columns: 2, height: 14cm, header: [Annual report 2024], footer: context counter(page).display("- 1 -"))
#set par(justify: true)
#set text(hyphenate: true, lang: "en")
LEFT #lorem(60) Officers seized 1,200 kg of counterfeit internationally trafficked benzodiazepines.
#colbreak()
RIGHT #lorem(700)
"""
WORD = """\
---
title: A report
author: Port Agency
---

Officers seized 1,200 kg.[^1]

| Year | kg |
|------|----|
| 2022 | 640 |

[^1]: Fentanyl alone was 5 percent.
"""


@pytest.fixture
def file(tmp_path):
    def written(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


@pytest.fixture
def paper(file):
    return file("paper.pdf", typst.compile(PAPER.encode()))


@pytest.fixture
def word(tmp_path):
    path = tmp_path / "report.docx"
    pypandoc.convert_text(WORD, "docx", format="markdown", outputfile=str(path))
    return path


def test_a_page_is_its_main_text_with_tables_and_what_it_says_of_itself(file):
    extracted = reading.read(file("page.html", PAGE))
    assert extracted.text.split("\n\n")[:3] == [
        "Seizures up",
        "Officers seized more than 1,200 kg of fentanyl at the port in 2023, the agency said on Tuesday.",
        "That is nearly twice the amount of the year before, when 640 kg were found in containers and parcels.",
    ]
    assert "| 2022 | 640 |" in extracted.text
    assert not any(words in extracted.text for words in ("Shop", "cookies", "alert"))
    assert (extracted.title, extracted.producer, extracted.published) == ("Seizures up", "Port Agency", "2024-03-05")
    assert extracted.pages == 0


def test_a_pdf_keeps_pages_and_the_order_of_its_columns_and_loses_what_runs_along(paper):
    extracted = reading.read(paper)
    pages = extracted.text.split("\f")
    assert extracted.pages == len(pages) - 1 >= 3 and pages[-1] == ""
    first = pages[0]
    assert first.index("LEFT") < first.index("Officers seized 1,200 kg") < first.index("RIGHT")
    assert not any("Annual report" in page or "- 1 -" in page for page in pages)
    assert "counterfeit" in first and "internationally" in first and "benzodiazepines" in first
    assert "\ufffe" not in extracted.text
    assert (extracted.title, extracted.producer, extracted.published) == ("A report", "Port Agency", "2024-03-05")


def test_a_word_document_keeps_tables_and_footnotes(word):
    extracted = reading.read(word)
    assert "Officers seized 1,200 kg.[1]" in extracted.text
    assert "[1] Fentanyl alone was 5 percent." in extracted.text
    assert "2022" in extracted.text and "640" in extracted.text
    assert (extracted.title, extracted.producer) == ("A report", "Port Agency")


def test_a_text_is_read_in_its_encoding_without_what_nobody_sees(file):
    assert reading.read(file("a.txt", "\ufeffOfficers\r\nseized \u20ac5 at the\u00ad port.\r\n")).text == (
        "Officers\nseized \u20ac5 at the port.\n"
    )
    latin = "The agency seized £5 million in Perú, said Señor Núñez of the naïve café façade. " * 3
    assert "£5 million in Perú" in reading.read(file("b.txt", latin.encode("cp1252"))).text
    assert reading.read(file("c.txt", "One figure in sixteen bits: 640 percent.".encode("utf-16"))).text.endswith(
        "percent.\n"
    )


def test_markdown_stays_as_it_is_and_has_a_title(file):
    extracted = reading.read(file("a.md", "# The title\n\nOfficers seized **more than** 5 kg.\n"))
    assert extracted.title == "The title" and "**more than**" in extracted.text


def test_what_a_file_is_its_content_says(file, paper, word):
    assert reading.read(file("a.txt", paper.read_bytes())).media_type == "application/pdf"
    assert "wordprocessingml" in reading.read(file("a.pdf", word.read_bytes())).media_type
    assert reading.read(file("a.doc", PAGE)).media_type == "text/html"


def locked(paper):
    with pikepdf.open(paper) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user="y"))
    return out.getvalue()


def pictures():
    with pikepdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page()
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def archive(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name.replace("_", "/").replace("xml", ".xml"), content)
    return out.getvalue()


def refusal(path):
    with pytest.raises(Problems) as raised:
        reading.read(path)
    [problem] = raised.value.problems
    assert problem.place.file == str(path)
    return f"{problem.message} {problem.suggestion}"


def test_a_locked_a_cut_and_an_image_only_pdf_are_refused_with_the_reason(file, paper):
    assert "locked with a password" in refusal(file("locked.pdf", locked(paper)))
    assert "damaged PDF" in refusal(file("cut.pdf", b"%PDF-1.7\n" + paper.read_bytes()[2000:5000]))
    assert "only pictures" in refusal(file("scan.pdf", pictures()))
    assert "OCR" in refusal(file("scan.pdf", pictures()))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\x00\x01\x02 picture", "neither text nor a document"),
        (b"\xd0\xcf\x11\xe0 old office", "an old or a locked Office file"),
        (b"PK\x03\x04 cut", "damaged or locked archive"),
        (b"<html><body><script>draw()</script></body></html>", "a page without a text"),
        (b"Three words only", "there is no text in it"),
    ],
)
def test_what_is_no_document_is_refused(file, content, reason):
    assert reason in refusal(file("a.bin", content))


def test_a_hostile_archive_is_refused(file, monkeypatch):
    assert "no Word document" in refusal(file("a.docx", archive(notes="text")))
    assert "a damaged document" in refusal(file("b.docx", archive(word_documentxml="<w:document")))
    monkeypatch.setattr("brief.extract.readers.word.LARGEST", 1000)
    assert "unpacked" in refusal(file("c.docx", archive(word_documentxml="x" * 2000)))


def test_a_folder_a_missing_and_a_huge_file_are_refused(tmp_path, file):
    assert "not a file" in refusal(tmp_path)
    assert "no such file" in refusal(tmp_path / "nothing.pdf")
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as out:
        out.truncate(reading.LARGEST + 1)
    assert "more than 64 MB are not read" in refusal(huge)


def test_markup_in_metadata_is_no_danger(file):
    bomb = '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><b>&b;</b>'
    path = file("a.docx", archive(word_documentxml="<w:document", docProps_corexml=bomb))
    assert "damaged document" in refusal(path)
