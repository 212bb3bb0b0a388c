"""What a file is that no reader knows: the likely reason, and what to do."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from types import ModuleType

from brief.base.problems import Problems
from brief.official.releases import workbook
from brief.official.releases.content import File

KINDS = {
    b"\x1f\x8b": "a file compressed with gzip",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "a workbook of the old kind (.xls)",
    b"\xff\xfe": "a text in UTF-16",
    b"\xfe\xff": "a text in UTF-16",
    b"\x89PNG": "a picture",
}
SEPARATORS = {";": "semicolons", "\t": "tabs", ",": "commas"}
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)


def refusal(file: File, readers: Sequence[ModuleType]) -> Problems:
    """The refusal of a file that no reader knows."""
    return file.refuse(f"no reader knows this file: {_kind(file, readers)}", f"a file of {'; '.join(names(readers))}")


def _kind(file: File, readers: Sequence[ModuleType]) -> str:
    if not file.data.strip():
        return "it is empty"
    if kind := next((kind for start, kind in KINDS.items() if file.data.startswith(start)), ""):
        return f"it is {kind}"
    if file.data.startswith(workbook.ZIPPED):
        sheets = workbook.names(file)
        return (
            f"it is a workbook with the sheets {', '.join(sheets)}"
            if sheets
            else "it is a damaged workbook, or another archive"
        )
    if not file.text:
        return f"it is no text in UTF-8 ({_first_fault(file)}): it was saved again, or is no text"
    if re.match(r"\s*<(!doctype|html)", file.text, re.IGNORECASE):
        title = _TITLE.search(file.text)
        words = " ".join(html.unescape(title[1]).split()) if title else "without a title"
        return f"it is a web page ({words}), not the file"
    if saved := _saved_again(file, readers):
        return saved
    return f"it begins with {' '.join(file.text[:120].split())!r}"


def _first_fault(file: File) -> str:
    try:
        file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return f"byte {file.data[error.start]:#04x} in line {file.data.count(10, 0, error.start) + 1}"
    return "no byte at fault"


def _saved_again(file: File, readers: Sequence[ModuleType]) -> str:
    """Whose file it is with other separators than the agency's, in words; empty where it is nobody's."""
    for separator, name in SEPARATORS.items():
        for agency in {",", "\t"} - {separator}:
            swapped = File(file.name, file.text.replace(separator, agency).encode())
            if separator in file.text and (
                reader := next((each for each in readers if each.recognizes(swapped)), None)
            ):
                return f"it looks like {names([reader])[0]}, saved again with {name}: take the agency's own file"
    return ""


def names(readers: Iterable[ModuleType]) -> list[str]:
    """What each reader reads, in words."""
    return [(reader.__doc__ or "").partition(":")[0] for reader in readers]
