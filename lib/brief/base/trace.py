"""What a notebook reads of the project, noted as it reads, so that an edit runs again just what depends on it.

A note is a line: `claim ID`, `document ID`, `series ID`, with `*` for all of them; `file PATH`, `folder PATH` (what
is in it), `tree PATH` (all that is in it, to the last byte).
Nothing is noted until `start`, which an executed notebook's kernel calls (as an IPython extension).
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from brief.base import project

ALL = "*"
_WITHOUT = (
    "lib",
    str(project.RELATIVE.output),
    ".venv",
)  # code is known by its imports; the rest isn't the project's own

_FOLDERS = ("os.listdir", "os.scandir")
_READS = ("open", "sqlite3.connect", *_FOLDERS)
# What reads files without telling Python: other programs, and libraries that open them on their own. Whoever uses one
# may have read any file of the data.
_UNSEEN = ("subprocess.Popen", "os.system", "os.posix_spawn", "import")
_OTHERS = ("duckdb", "fiona", "h5py", "netCDF4", "osgeo", "polars", "pyogrio", "pyreadstat", "rasterio", "tables")

Read = TypeVar("Read")

_file: int | None = None
_noted: set[str] = set()
_by_record: ContextVar[bool] = ContextVar("by_record", default=False)


class Noted(Mapping[str, Read]):
    """Records by their ids. To look one up is to have read that one; to go through them is to have read all."""

    def __init__(self, kind: str, records: Mapping[str, Read]) -> None:
        self._kind = kind
        self._records = dict(records)

    def __getitem__(self, name: str) -> Read:
        note(self._kind, name)
        return self._records[name]

    def __iter__(self) -> Iterator[str]:
        note(self._kind, ALL)
        return iter(self._records)

    def __len__(self) -> int:
        note(self._kind, ALL)
        return len(self._records)

    def __repr__(self) -> str:
        return repr(self._records)

    def _ipython_key_completions_(self) -> list[str]:
        """The ids that the tab key offers in a notebook; to be offered one is not to read it."""
        return list(self._records)


def note(kind: str, name: str) -> None:
    """Note, once, that something was read."""
    line = f"{kind} {name}"
    if _file is not None and line not in _noted:
        _noted.add(line)
        os.write(_file, f"{line}\n".encode())  # at once: a kernel may be killed


def noting() -> bool:
    """Whether what this process reads is noted."""
    return _file is not None


@contextmanager
def by_record() -> Iterator[None]:
    """While this lasts, files are opened for records that are noted when they are looked up: not for all they hold."""
    token = _by_record.set(True)
    try:
        yield
    finally:
        _by_record.reset(token)


def start(path: str, root: Path) -> None:
    """Note in the file at `path`, from now on and as long as this process lives, what is read of the project."""
    global _file
    _file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def opened(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _READS or _by_record.get():
            if event in _UNSEEN and (event != "import" or arguments[0].partition(".")[0] in _OTHERS):
                _note_data(root)
            return
        where = _plain(arguments[0]) if event == "sqlite3.connect" else arguments[0]
        anew = event == "open" and arguments[2] & (os.O_WRONLY | os.O_TRUNC)  # to read and write is to read
        if not isinstance(where, str | os.PathLike) or anew:
            return
        path = Path(os.path.abspath(where))  # noqa: PTH100 - resolve() would look at the disk, for each file opened
        if path.suffix == ".pyc":
            path = Path(importlib.util.source_from_cache(str(path)))
        if path.is_relative_to(root) and not any(path.is_relative_to(root / other) for other in _WITHOUT):
            note("folder" if event in _FOLDERS else "file", path.relative_to(root).as_posix())

    sys.addaudithook(opened)


def _note_data(root: Path) -> None:
    """Note everything that a notebook may have read, where nobody told which."""
    for folder in (project.RELATIVE.data, project.RELATIVE.seeds):
        if (root / folder).is_dir():
            note("tree", folder.as_posix())


def _plain(database: Any) -> Any:
    """The path of an SQLite database, which may be written as an address: file:data.sqlite?mode=ro."""
    text = os.fsdecode(database) if isinstance(database, str | bytes | os.PathLike) else ""
    return unquote(urlsplit(text).path) if text.startswith("file:") else text or database


def arguments(path: Path) -> list[str]:
    """What a kernel is started with to note in the file at `path`."""
    return [f"--IPKernelApp.extra_extensions={__name__}", f"--Trace.file={path}"]


def load_ipython_extension(shell: Any) -> None:
    """Start in the kernel of a notebook that is executed, where its arguments say so."""
    if path := shell.config.get("Trace", {}).get("file"):
        start(path, project.find().root)
