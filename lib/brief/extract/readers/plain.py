"""Text and Markdown: as they are."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from brief.extract.readers.extracted import Extracted, cleaned

_MARKDOWN = (".md", ".markdown", ".qmd")
_HEADING = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)


def read(content: bytes, suffix: str) -> Extracted:
    """A text file; one in another encoding than UTF-8 is read in the one that its bytes fit best.

    Raises ValueError for bytes that are text in no encoding.
    """
    is_markdown = suffix.lower() in _MARKDOWN
    text = _text(content)
    heading = _HEADING.search(text) if is_markdown else None
    return Extracted(
        cleaned(text),
        "text/markdown" if is_markdown else "text/plain",
        title=heading[1] if heading else "",
    )


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(content).best()
    if best is None:
        raise ValueError("text in no encoding that is known") from None
    return str(best)
