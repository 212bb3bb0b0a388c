"""Quarto's shortcodes, `{{< name argument key=value >}}`: found with file and line, expanded by a function each."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_SHORTCODE = re.compile(r"\{\{<\s*(?P<body>.*?)\s*>\}\}", re.DOTALL)
_OPTION = re.compile(r"[a-z-]+=")


@dataclass(frozen=True)
class Shortcode:
    """One shortcode of a text, with its place in it. `fault` says why it can't be read, if it can't."""

    name: str
    arguments: tuple[str, ...]
    options: dict[str, str]
    start: int
    end: int
    line: int
    fault: str = ""

    @property
    def argument(self) -> str:
        """What it names: the first argument, or nothing."""
        return self.arguments[0] if self.arguments else ""


class ShortcodeError(ValueError):
    """A shortcode on line `line` that can't be read or expanded."""

    def __init__(self, message: str, line: int):
        super().__init__(message)
        self.line = line


def find(text: str) -> Iterator[Shortcode]:
    """Every shortcode of a text, those that can't be read too."""
    for match in _SHORTCODE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        try:
            name, *words = shlex.split(match["body"]) or [""]
        except ValueError as error:
            yield Shortcode("", (), {}, *match.span(), line, f"{match.group()}: {error}")
            continue
        options = dict(word.split("=", 1) for word in words if _OPTION.match(word))
        arguments = tuple(word for word in words if not _OPTION.match(word))
        yield Shortcode(name, arguments, options, *match.span(), line)


def expand(text: str, functions: Mapping[str, Callable[[Shortcode], str]]) -> str:
    """The text with each shortcode replaced by what its function returns.

    Raises ShortcodeError for a shortcode that can't be read or has no function.
    """
    parts: list[str] = []
    position = 0
    for shortcode in find(text):
        if shortcode.fault:
            raise ShortcodeError(shortcode.fault, shortcode.line)
        if shortcode.name not in functions:
            raise ShortcodeError(f"unknown shortcode {shortcode.name!r}", shortcode.line)
        parts += [text[position : shortcode.start], functions[shortcode.name](shortcode)]
        position = shortcode.end
    return "".join([*parts, text[position:]])
