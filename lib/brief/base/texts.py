"""Text files of the project: read whole and as text, or refused by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from brief.base import letters
from brief.base.problems import Place, Problem, Problems


def read(path: Path, name: str, most: int | None = None) -> str:
    """The text of a UTF-8 file, without what Windows adds: byte order mark, carriage returns. Messages call it `name`.

    Raises `Problems` for a file that is not there, is none, is no text, or is longer than `most` bytes.
    """
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():  # a pipe or a device: who reads it waits for ever
            raise Problems([Problem(Place(name), "is a pipe, a socket or a device", "a file")])
        if most is not None and path.stat().st_size > most:
            raise Problems([Problem(Place(name), f"{path.stat().st_size:,} bytes are too long", f"at most {most:,}")])
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Problems([Problem(Place(name), "there is no such file")]) from None
    except OSError as error:
        raise Problems([Problem(Place(name), f"can't be read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        raise Problems([undecoded(error, name)]) from None


def undecoded(error: UnicodeDecodeError, name: str) -> Problem:
    """Bytes that are no text, on the line where they stand."""
    utf16 = error.object.startswith((b"\xff\xfe", b"\xfe\xff"))
    line = 1 if utf16 else error.object[: error.start].count(b"\n") + 1
    way_out = f"save it as UTF-8{', it looks like UTF-16' if utf16 else ''}"
    message = f"not UTF-8 text ({error.reason} at byte {error.start})"
    return Problem(Place(name, line), message, "UTF-8", way_out)


def hidden(text: str, name: str) -> Iterator[Problem]:
    """Letters of a text that no reader sees, each with its line and code."""
    for place, code in letters.hidden(text):
        line = text.count("\n", 0, place) + 1
        yield Problem(Place(name, line), f"holds {code}, a letter that nobody sees", suggestion="take it out")
