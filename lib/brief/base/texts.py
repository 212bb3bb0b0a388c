"""Text files of the project: read whole and as text, or refused by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from brief.base import letters
from brief.base.problems import Place, Problem, Problems, nearest, raise_any

# Where git put two versions beside each other; and the end of them, which alone is what somebody overlooked.
_CONFLICT = re.compile(r"^(?P<sign>[<>])(?P=sign){6} .*$", re.MULTILINE)
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
        raise Problems([unopened(error, name)]) from None
    except UnicodeDecodeError as error:
        raise Problems([undecoded(error, name)]) from None
    raise_any(unfit(text, name))
    return text


def _instead(path: Path) -> str:
    """What may be meant where a file is not: the one beside it whose name is the nearest."""
    if path.is_symlink():
        return f"the file itself, or a link to another: {path.readlink()}, to which it links, does not exist"
    try:
        others = [other.name for other in path.parent.iterdir()]
    except OSError:  # there is no such folder, or it may not be listed
        return ""
    near = nearest(path.name, others)
    return f"{near}, which is there" if near else ""


def unfit(text: str, name: str) -> Iterator[Problem]:
    """What is UTF-8 by chance; and what git left: two versions beside each other, a pointer in the place of a text."""
    if text.count("\0") > len(text) // 3:
        yield Problem(Place(name, 1), "not UTF-8 text: every other byte is zero", "UTF-8", _UTF16)
    if text.startswith(_POINTER):
        yield Problem(Place(name, 1), "a pointer of Git LFS, not the file itself", "the file", "git lfs pull")
    begun = False
    for mark in _CONFLICT.finditer(text):
        begins, closes, begun = mark["sign"] == "<", begun and mark["sign"] == ">", mark["sign"] == "<"
        if closes:
            continue
        line = text.count("\n", 0, mark.start()) + 1
        message = f"two versions that git could not merge {'begin' if begins else 'end'} here"
        expected = "one of them"
        way_out = "keep what is right, and take the lines out that begin with <<<<<<<, ======= and >>>>>>>"
        yield Problem(Place(name, line), message, expected, way_out)


def unopened(error: OSError, name: str) -> Problem:
    """A file that the system does not open."""
    folder = isinstance(error, IsADirectoryError)
    way_out = "give the folder another name, and put the file in its place" if folder else ""
    return Problem(Place(name), f"can't be read: {error.strerror}", "a file", way_out)


def undecoded(error: UnicodeDecodeError, name: str) -> Problem:
    """Bytes that are no text, on the line where they stand."""
    zeros = error.object.count(0) > len(error.object) // 3
    utf16 = zeros or error.object.startswith((b"\xff\xfe", b"\xfe\xff"))
    line = 1 if utf16 else error.object[: error.start].count(b"\n") + 1
    way_out = _UTF16 if utf16 else "save it as UTF-8"
    message = f"not UTF-8 text ({error.reason} at byte {error.start})"
    return Problem(Place(name, line), message, "UTF-8", way_out)


def hidden(text: str, name: str) -> Iterator[Problem]:
    """Letters of a text that no reader sees, each with its line and code."""
    for place, code in letters.hidden(text):
        line = text.count("\n", 0, place) + 1
        yield Problem(Place(name, line), f"holds {code}, a letter that nobody sees", suggestion="take it out")
