"""Text files of the project: read whole and as text, or refused by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from brief.base import letters
from brief.base.problems import Place, Problem, Problems, nearest, raise_any

_CONFLICT = re.compile(r"^<{7} .*$", re.MULTILINE)
_UTF16 = "save it as UTF-8, it looks like UTF-16"
_POINTER = "version https://git-lfs.github.com/spec/"


def read(path: Path, name: str, most: int | None = None) -> str:
    """The text of a UTF-8 file, without what Windows adds: byte order mark, carriage returns. Messages call it `name`.

    Raises `Problems` for a file that is not there, is none, is no text, is longer than `most` bytes, or is as git left
    it: in two versions, or as a pointer to what it holds.
    """
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():  # a pipe or a device: who reads it waits for ever
            raise Problems([Problem(Place(name), "is a pipe, a socket or a device", "a file")])
        if most is not None and path.stat().st_size > most:
            raise Problems([Problem(Place(name), f"{path.stat().st_size:,} bytes are too long", f"at most {most:,}")])
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Problems([Problem(Place(name), "there is no such file", suggestion=_instead(path))]) from None
    except OSError as error:
        raise Problems([Problem(Place(name), f"can't be read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        raise Problems([undecoded(error, name)]) from None
    raise_any(unfit(text, name))
    return text


def _instead(path: Path) -> str:
    """What may be meant where a file is not: the one beside it whose name is the nearest."""
    if path.is_symlink():
        return f"{path.readlink()}, to which it links, does not exist"
    others = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
    near = nearest(path.name, others)
    return f"{near}, which is there" if near else ""


def unfit(text: str, name: str) -> Iterator[Problem]:
    """What is UTF-8 by chance; and what git left: two versions beside each other, a pointer in the place of a text."""
    if text.count("\0") > len(text) // 3:
        yield Problem(Place(name, 1), "not UTF-8 text: every other byte is zero", "UTF-8", _UTF16)
    if text.startswith(_POINTER):
        yield Problem(Place(name, 1), "a pointer of Git LFS, not the file itself", "the file", "git lfs pull")
    for mark in _CONFLICT.finditer(text):
        line = text.count("\n", 0, mark.start()) + 1
        message, expected = "two versions that git could not merge begin here", "one of them"
        way_out = "keep what is right, and take the lines out that begin with <<<<<<<, ======= and >>>>>>>"
        yield Problem(Place(name, line), message, expected, way_out)


def undecoded(error: UnicodeDecodeError, name: str) -> Problem:
    """Bytes that are no text, on the line where they stand."""
    utf16 = error.object.startswith((b"\xff\xfe", b"\xfe\xff"))
    line = 1 if utf16 else error.object[: error.start].count(b"\n") + 1
    way_out = _UTF16 if utf16 else "save it as UTF-8"
    message = f"not UTF-8 text ({error.reason} at byte {error.start})"
    return Problem(Place(name, line), message, "UTF-8", way_out)


def hidden(text: str, name: str) -> Iterator[Problem]:
    """Letters of a text that no reader sees, each with its line and code."""
    for place, code in letters.hidden(text):
        line = text.count("\n", 0, place) + 1
        yield Problem(Place(name, line), f"holds {code}, a letter that nobody sees", suggestion="take it out")
