"""Problems with what a person wrote: collected, so that one run shows all of them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import ParamSpec, TypeVar

from brief.base import letters

LONGEST = 2_000  # letters of a part of a message: a traceback has room, a data set has not

Parameters = ParamSpec("Parameters")
Loaded = TypeVar("Loaded")


@dataclass(frozen=True)
class Place:
    """Where something stands: a file, its line (from 1), the record in it and the record's field.

    Where no file is meant, `file` is the word that a person typed: an option of the command, the id of an edition.
    """

    file: str
    line: int | None = None
    record: str = ""
    field: str = ""

    def at(self, field: str, line: int | None = None) -> Place:
        """The place of a field of the same record, on its own line where that is known."""
        return replace(self, field=field, line=line or self.line)

    def __str__(self) -> str:
        """`file:line record.field`, without what is not known."""
        file = f"{self.file}:{self.line}" if self.line else self.file
        name = ".".join(part for part in (self.record, self.field) if part)
        return f"{file} {name}".rstrip()


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it stands, what was found, what was expected, the nearest right thing."""

    place: Place
    message: str
    expected: str = ""
    suggestion: str = ""

    def __str__(self) -> str:
        lines = [_clipped(f"{self.place}: {self.message}")]
        if self.expected:
            lines.append(f"    expected: {_clipped(self.expected)}")
        if self.suggestion:
            lines.append(f"    try: {_clipped(self.suggestion)}")
        return "\n".join(lines)


def _clipped(text: str) -> str:
    """A text of others in a message: no control reaches a terminal, and no end of it is lost in its length."""
    cut = len(text) - LONGEST
    return letters.printable(text if cut <= 0 else f"{text[:LONGEST]}… ({cut:,} letters more)")


class Problems(Exception):
    """Every problem of one step, at once. `str()` is the message a person reads."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        super().__init__(self.problems)  # as it was given: so that it travels between processes

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def raise_any(problems: Iterable[Problem]) -> None:
    """Raise `Problems` when there is at least one."""
    if collected := tuple(problems):
        raise Problems(collected)


def attempt(
    problems: list[Problem], load: Callable[Parameters, Loaded], *args: Parameters.args, **kwargs: Parameters.kwargs
) -> Loaded | None:
    """What `load` returns; or None where it raises `Problems`, which are added to `problems`."""
    try:
        return load(*args, **kwargs)
    except Problems as error:
        problems += error.problems
        return None


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that looks most like `word`, or an empty string when none comes close."""
    by_lower_case = {choice.lower(): choice for choice in choices}
    close = difflib.get_close_matches(str(word).lower(), by_lower_case, n=1, cutoff=0.6)
    return by_lower_case[close[0]] if close else ""
