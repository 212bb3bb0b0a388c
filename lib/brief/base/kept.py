"""Texts that are kept from one run to the next, each believed only as it was written.

A damaged one is as if it were not there, and so is one that can't be read or written: it is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from pathlib import Path

from brief.base import whole

DAYS = 7  # for which a text is kept that nobody asks for


def checksum(*parts: bytes) -> str:
    """One checksum of several texts: none is taken for the end of another."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def read(path: Path) -> str | None:
    """The text in a file that `write` wrote; None where it is not there, or not as it was written."""
    try:
        mark, _, text = path.read_bytes().decode("utf-8").partition("\n")
    except (OSError, ValueError):  # none yet, or no text any more
        return None
    return text if mark == checksum(text.encode()) else None


def write(path: Path, text: str) -> None:
    """Keep a text in a file; its folder is made where it is not there."""
    with contextlib.suppress(OSError):  # a disk that is full or not ours
        path.parent.mkdir(exist_ok=True)
        whole.write(path, f"{checksum(text.encode())}\n{text}".encode())


def used(path: Path) -> None:
    """Note that a text was asked for."""
    with contextlib.suppress(OSError):
        os.utime(path)


def tidy(folder: Path) -> None:
    """Remove the texts of a folder that nobody has asked for in `DAYS`."""
    oldest = time.time() - DAYS * 24 * 60 * 60
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.stat().st_mtime < oldest:
                path.unlink()
