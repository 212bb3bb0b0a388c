"""The document that Word files take their styles from: the parts of the theme, in one file."""

import io
import zipfile
from xml.etree import ElementTree

from brief.publish import word


def test_it_holds_the_parts_of_the_theme_and_is_the_same_each_time(project):
    reference = word.reference(project.theme)
    assert reference == word.reference(project.theme)
    with zipfile.ZipFile(io.BytesIO(reference)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        styles = (project.theme / "word" / "styles.xml").read_bytes()
        assert archive.read("word/styles.xml") == styles


def test_every_style_that_a_filter_or_the_template_names_is_there(project):
    names = {"Bottom Line", "Judgement", "Evidence", "Evidence Title", "Reach", "Quoted"}
    ids = {"Kicker", "Title", "Subtitle", "About", "Heading1", "Heading2", "TableCaption", "ImageCaption", "Table"}
    ids |= {"DefinitionTerm", "Definition"}
    styles = (project.theme / "word" / "styles.xml").read_text(encoding="utf-8")
    blocks = (project.theme / "blocks.lua").read_text(encoding="utf-8")
    assert all(f'w:name w:val="{name}"' in styles and f'"{name}"' in blocks for name in names)
    assert all(f'w:styleId="{name}"' in styles for name in ids)


def test_rows_of_tables_are_kept_whole_and_all_else_is_as_it_was():
    rows = "<w:tr><w:tc/></w:tr><w:tr><w:trPr><w:tblHeader/></w:trPr></w:tr>"
    given = io.BytesIO()
    with zipfile.ZipFile(given, "w") as archive:
        archive.writestr("word/document.xml", rows)
        archive.writestr("word/styles.xml", rows)
    with zipfile.ZipFile(io.BytesIO(word.whole_rows(given.getvalue()))) as archive:
        written = {name: archive.read(name).decode() for name in archive.namelist()}
    assert written["word/styles.xml"] == rows
    assert written["word/document.xml"] == (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc/></w:tr><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr></w:tr>"
    )


def test_a_table_leaves_no_single_row_on_a_page():
    rows = [
        f'<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="Compact" />{row}</w:pPr></w:p></w:tc></w:tr>' for row in range(6)
    ]
    given = io.BytesIO()
    with zipfile.ZipFile(given, "w") as archive:
        archive.writestr("word/document.xml", f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl><w:p/>")
    with zipfile.ZipFile(io.BytesIO(word.whole_rows(given.getvalue()))) as archive:
        written = archive.read("word/document.xml").decode()
    # The head, the first row and the last but one stay with the next.
    assert ["keepNext" in row for row in written.split("<w:tr>")[1:]] == [True, True, False, False, True, False]
    assert written.count("<w:tr>") == 6 and written.endswith("</w:tbl><w:p/>")


def test_a_column_is_aligned_as_it_says_also_in_a_table_of_quarto_s_own():
    given = io.BytesIO()
    with zipfile.ZipFile(given, "w") as archive:
        archive.writestr(
            "word/document.xml", '<w:jc w:val="right" /><w:jc w:val="center" /><w:p/><w:jc w:val="center"/>'
        )
    with zipfile.ZipFile(io.BytesIO(word.whole_rows(given.getvalue()))) as archive:
        written = archive.read("word/document.xml").decode()
    assert written == '<w:jc w:val="right" /><w:p/><w:jc w:val="center"/>'
