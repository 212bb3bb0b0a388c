"""Web pages: their main text, without menus, banners and the like."""

from __future__ import annotations

import re
from importlib.metadata import version

from brief.extract.readers.extracted import Extracted, cleaned

_PAGE = re.compile(rb"<(!doctype html|html|head|body|article|main|div|p|table|h1)\b", re.IGNORECASE)


def is_page(content: bytes) -> bool:
    """Whether a text that starts with `<` is a page, and not some other markup."""
    return bool(_PAGE.search(content[:65536]))


def _apart(text: str) -> str:
    """Paragraphs, which are a line each, with an empty line between them; rows of a table stay together."""
    return re.sub(r"(?<!\|)\n+|\n+(?!\|)", "\n\n", text)


def read(content: bytes) -> Extracted:
    """The main text of a page, its tables included; title, author, date and license where the page says them.

    Raises ValueError for a page in which there is no text.
    """
    import trafilatura
    from trafilatura.metadata import extract_metadata

    text = trafilatura.extract(content, include_comments=False, include_tables=True, favor_recall=True)
    if not text:
        raise ValueError("a page without a text: it comes from a script, is nested too deeply, or there is none")
    about = extract_metadata(content)
    return Extracted(
        cleaned(_apart(text)),
        "text/html",
        title=about.title or "",
        producer=about.author or about.sitename or "",
        published=about.date or "",
        license=about.license or "",
        url=about.url or "",
        reader=f"trafilatura {version('trafilatura')}",
    )
