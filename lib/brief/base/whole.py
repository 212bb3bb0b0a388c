"""Files and folders that appear whole or not at all, whenever the process that writes them is killed."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h


def write(path: Path, content: bytes) -> None:
    """Put a file in the place of the last one. Raises OSError, and leaves the last one, where the disk is full."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise


def fill(path: Path, files: dict[str, bytes]) -> None:
    """Put a folder with these files in the place of the last one. Raises OSError, and leaves the last one."""
    fresh = beside(path, "new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        for name, content in files.items():
            file = fresh / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    replace(fresh, path)


def replace(fresh: Path, path: Path) -> None:
    """Put a finished folder in the place of another, which is then gone; both stand in the same folder.

    Where the system can, the two change places at once. Elsewhere there is a moment without either, and `recover`
    puts the last one back when the process is killed in it.
    """
    old = beside(path, "old")
    shutil.rmtree(old, ignore_errors=True)
    if not path.exists():
        fresh.rename(path)
    elif _exchanged(fresh, path):
        fresh.rename(old)
    else:
        path.rename(old)
        fresh.rename(path)
    shutil.rmtree(old, ignore_errors=True)


def recover(folder: Path) -> None:
    """Put back what a killed process had put aside in a folder, and remove what it had not finished."""
    for old in folder.rglob(".*.old"):
        path = old.with_name(old.name[1:-4])
        if not path.exists():
            old.rename(path)
    for left in [*folder.rglob(".*.old"), *folder.rglob(".*.new")]:
        shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)


def beside(path: Path, side: str) -> Path:
    """The folder that is a path's next or last one, hidden beside it."""
    return path.with_name(f".{path.name}.{side}")


def _exchanged(first: Path, second: Path) -> bool:
    """Whether two paths have changed places in one step, which Linux can since 3.15 and Python has no name for."""
    library = ctypes.CDLL(None)
    if not hasattr(library, "renameat2"):
        return False
    paths = os.fsencode(first), os.fsencode(second)
    return bool(library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
