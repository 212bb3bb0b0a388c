"""Which reader a file is for: by what stands in it, never by its name."""

from __future__ import annotations

from types import ModuleType

from brief.official.releases import bls, cbp, nflis, nida, unknown, unodc, vsrr, wonder
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
    raise unknown.refusal(file, READERS)
