"""Which reader a file is for: by what stands in it, never by its name."""

from __future__ import annotations

from types import ModuleType

from brief.base.problems import Problems
from brief.official.releases import bls, cbp, nflis, nida, unodc, vsrr, wonder
from brief.official.releases.content import Content, File

READERS: tuple[ModuleType, ...] = (vsrr, wonder, nida, unodc, cbp, bls, nflis)


def read(file: File) -> Content:
    """What the file is, and the rows of our series in it.

    Raises `Problems` for a file that no reader knows, and where its reader refuses it.
    """
    for reader in READERS:
        if reader.recognizes(file):
            content: Content = reader.read(file)
            return content
    raise unknown(file)


def unknown(file: File) -> Problems:
    """The refusal of a file that no reader knows."""
    beginning = " ".join(file.text[:120].split()) or f"{len(file.data):,} bytes that are no text"
    known = "; ".join((reader.__doc__ or "").partition(":")[0] for reader in READERS)
    return file.refuse(f"no reader knows this file; it begins with {beginning!r}", known)
