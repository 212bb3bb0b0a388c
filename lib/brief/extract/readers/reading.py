"""Which reader a file is for, by its first bytes; what no reader can read is refused with the reason."""

from __future__ import annotations

import stat
from pathlib import Path

from brief.base.problems import Place, Problem, Problems
from brief.extract.readers import html, pdf, plain, word
from brief.extract.readers.extracted import Extracted

LARGEST = 64 * 2**20  # bytes; the largest report that we know has 40 million
FEWEST = 5  # words: with fewer there was nothing to read
KINDS = "text, Markdown, HTML, PDF or Word (.docx)"


def read(path: Path) -> Extracted:
    """The text of a file and what it says of itself.

    Raises `Problems` for a file that is not there, empty, too large, damaged, locked, of pictures only or of another
    kind.
    """
    place = Place(str(path))
    try:
        content = _content(path)
        extracted = _reader(content, path)
    except (OSError, ValueError) as error:
        raise Problems([Problem(place, _reason(error), KINDS)]) from None
    if extracted.words < FEWEST:
        hint = "recognize its text first (OCR), such as with ocrmypdf" if extracted.pages else ""
        message = "there is no text in it" + (", only pictures of pages" if extracted.pages else "")
        raise Problems([Problem(place, message, "a text", hint)])
    return extracted


def _content(path: Path) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("not a file")
    if status.st_size > LARGEST:
        raise ValueError(f"{status.st_size / 2**20:,.0f} MB: more than {LARGEST // 2**20} MB are not read")
    return path.read_bytes()


def _reader(content: bytes, path: Path) -> Extracted:
    head = content[:1024].lstrip()
    if not content.strip():
        raise ValueError("empty")
    if b"%PDF-" in content[:1024]:
        return pdf.read(content)
    if content.startswith(b"PK\x03\x04"):
        return word.read(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValueError("an old or a locked Office file")
    if b"\0" in content[:65536] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("neither text nor a document that can be read")
    if head[:1] == b"<" and html.is_page(content):
        return html.read(content)
    return plain.read(content, path.suffix)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return "there is no such file" if isinstance(error, FileNotFoundError) else f"can't be read: {error.strerror}"
    return str(error)
