"""PDF: by pdfium, page by page, in the order in which the text was set."""

from __future__ import annotations

import re
from importlib.metadata import version

from brief.corpus.documents import PAGE
from brief.extract.readers.extracted import Extracted, cleaned
from brief.extract.readers.running import without_running_lines

MOST = 3000  # pages
_DIVIDED = re.compile(r"(?:\ufffe|\x02)\s*")  # pdfium's mark for a hyphen at the end of a line
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


def read(content: bytes) -> Extracted:
    """The text of all pages, without the lines that run along them; words divided at a line's end are joined.

    Raises ValueError for a file that is damaged, locked or has too many pages.
    """
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ValueError("locked with a password" if "password" in str(error).lower() else "a damaged PDF") from None
    try:
        if len(document) > MOST:
            raise ValueError(f"{len(document):,} pages: more than {MOST:,} are not read")
        pages = [_page(document[number]) for number in range(len(document))]
        about = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"a damaged PDF: {error}") from None
    finally:
        document.close()
    date = _DATE.match(about.get("CreationDate", ""))
    return Extracted(
        _joined(without_running_lines(pages)),
        "application/pdf",
        title=about.get("Title", "").strip(),
        producer=about.get("Author", "").strip(),
        published="-".join(part for part in date.groups() if part) if date else "",
        reader=f"pypdfium2 {version('pypdfium2')}",
    )


def _page(page: object) -> str:
    textpage = page.get_textpage()  # type: ignore[attr-defined]  # pypdfium2 has no types
    try:
        return _DIVIDED.sub("", textpage.get_text_range().replace("\r\n", "\n"))
    finally:
        textpage.close()
        page.close()  # type: ignore[attr-defined]  # as above


def _joined(pages: list[str]) -> str:
    return "".join(f"{cleaned(page)}{PAGE}" for page in pages)
