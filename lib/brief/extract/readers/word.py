"""Word documents: by Pandoc, which keeps footnotes."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from tempfile import NamedTemporaryFile
from xml.etree import ElementTree

from brief.extract.readers.extracted import Extracted, cleaned

LARGEST = 256 * 2**20  # bytes, once unpacked
SECONDS = 120
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CORE = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "creator": "{http://purl.org/dc/elements/1.1/}creator",
    "created": "{http://purl.org/dc/terms/}created",
}


def read(content: bytes) -> Extracted:
    """The text of a document with its tables and footnotes; title, author and date from its properties.

    Raises ValueError for an archive that is damaged, no Word document, or much larger unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" not in names:
                raise ValueError("an archive that is no Word document")
            size = sum(entry.file_size for entry in archive.infolist())
            if size > LARGEST:
                raise ValueError(
                    f"unpacked it has {size / 2**20:,.0f} MB: more than {LARGEST // 2**20} MB are not read"
                )
            about = _properties(archive.read("docProps/core.xml")) if "docProps/core.xml" in names else {}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ValueError(f"a damaged or locked archive: {error}") from None
    text, reader = _text(content)
    day = re.match(r"\d{4}-\d\d-\d\d", about.get("created", ""))
    return Extracted(
        cleaned(text),
        MEDIA_TYPE,
        title=about.get("title", ""),
        producer=about.get("creator", ""),
        published=day[0] if day else "",
        reader=reader,
    )


def _text(content: bytes) -> tuple[str, str]:
    """What Pandoc makes of a document, and which Pandoc."""
    import pypandoc

    command = pypandoc.get_pandoc_path()
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(content)
        file.flush()
        options = ["--sandbox", "--from", "docx", "--to", "plain", "--wrap", "none", file.name]
        try:
            pandoc = subprocess.run([command, *options], capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise ValueError(f"not read within {SECONDS} seconds: save it as PDF or text, and take that") from None
    if pandoc.returncode:
        raise ValueError(f"a damaged document: {pandoc.stderr.decode('utf-8', 'replace').strip().splitlines()[0]}")
    return pandoc.stdout.decode("utf-8"), f"pandoc {pypandoc.get_pandoc_version()}"


def _properties(content: bytes) -> dict[str, str]:
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError:
        return {}
    found = {name: root.find(tag) for name, tag in _CORE.items()}
    return {name: (element.text or "").strip() for name, element in found.items() if element is not None}
