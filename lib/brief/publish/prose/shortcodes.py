"""Quarto's shortcodes, `{{< name argument key=value >}}`: found with file and line, expanded by a function each."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_SHORTCODE = re.compile(r"\{\{<\s*(?P<body>.*?)\s*>\}\}", re.DOTALL)


@dataclass(frozen=True)
class Shortcode:
    """One shortcode of a text, with its place in it."""

    name: str
    arguments: tuple[str, ...]
    options: dict[str, str]
    start: int
    end: int
    line: int


class ShortcodeError(ValueError):
    """A shortcode that can't be read or expanded; `suggestion` is the nearest right thing."""

    def __init__(self, message: str, suggestion: str = ""):
        super().__init__(message)
        self.suggestion = suggestion


def find(text: str) -> Iterator[Shortcode]:
    """Every shortcode of a text. Raises ShortcodeError for one with an open quotation mark."""
    for match in _SHORTCODE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        try:
            words = shlex.split(match["body"])
        except ValueError as error:
            raise ShortcodeError(f"line {line}: {match.group()}: {error}") from None
        options = dict(word.split("=", 1) for word in words[1:] if re.match(r"[a-z-]+=", word))
        arguments = tuple(word for word in words[1:] if not re.match(r"[a-z-]+=", word))
        yield Shortcode(words[0] if words else "", arguments, options, match.start(), match.end(), line)


def expand(text: str, functions: Mapping[str, Callable[[Shortcode], str]]) -> str:
    """The text with each shortcode replaced by what its function returns.

    Raises ShortcodeError, with the line, for a shortcode that has no function.
    """
    parts: list[str] = []
    position = 0
    for shortcode in find(text):
        if shortcode.name not in functions:
            raise ShortcodeError(f"line {shortcode.line}: unknown shortcode {shortcode.name!r}")
        parts += [text[position : shortcode.start], functions[shortcode.name](shortcode)]
        position = shortcode.end
    return "".join([*parts, text[position:]])
