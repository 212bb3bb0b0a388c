"""What Word files take their page and styles from, zipped from parts of the theme, and what a style can't do."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

REFERENCE = "reference.docx"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file knows: the same bytes each time
_ROW = re.compile(rb"<w:tr>(?:<w:trPr>(.*?)</w:trPr>)?")
# Quarto centers what stands in a table of its own, also where the column says otherwise: the first one is the column's.
_ALIGNED = re.compile(rb'(<w:jc w:val="\w+" ?/>)\s*<w:jc w:val="center" ?/>')
_TABLE = re.compile(rb"<w:tbl>(?:(?!<w:tbl>).)*?</w:tbl>", re.DOTALL)
_STYLED = re.compile(rb'(<w:pStyle w:val="[^"]*" ?/>)(?!<w:keepNext)')
# The parts that a designer edits, by their names in the theme, with the type that each is declared to be.
_PARTS = {"document": "document.main", "styles": "styles", "footer": "footer"}


def reference(theme: Path) -> bytes:
    """The reference document of a theme, for Pandoc and Quarto alike."""
    parts = {f"word/{name}.xml": (theme / "word" / f"{name}.xml").read_text(encoding="utf-8") for name in _PARTS}
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _related({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _related({"rId1": ("styles", "styles.xml"), "rId2": ("footer", "footer.xml")}),
        **parts,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in _PARTS.items()
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{parts}</Types>"
    )


def _related(targets: dict[str, tuple[str, str]]) -> str:
    """Which parts a part refers to, by the ids that it has for them."""
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'


def whole_rows(document: bytes) -> bytes:
    """A Word file whose rows of tables don't go over two pages, and none of whose tables leaves a single row on one.

    Not every program reads the first from the style. Each column is aligned as it says.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as given, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in given.infolist():
            content = given.read(part)
            if part.filename == "word/document.xml":
                content = _ROW.sub(lambda row: b"<w:tr><w:trPr><w:cantSplit/>%b</w:trPr>" % (row[1] or b""), content)
                content = _ALIGNED.sub(rb"\1", content)
                content = _TABLE.sub(lambda table: _kept(table[0]), content)
            archive.writestr(part, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _kept(table: bytes) -> bytes:
    """A table whose head and first row, and whose last two, stay with the row below them."""
    before, *rows = table.split(b"<w:tr>")
    kept = {0, 1, len(rows) - 2}
    return b"<w:tr>".join(
        [before]
        + [_STYLED.sub(rb"\1<w:keepNext/>", row) if place in kept else row for place, row in enumerate(rows[:-1])]
        + rows[-1:]
    )
