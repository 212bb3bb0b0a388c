"""Writing Markdown that says what it is given, whatever characters it holds."""

from __future__ import annotations

import re

from brief.base import letters

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|@$^~&\"'])")

# "2017. That was the year", "(b) The plan", "+ 40 countries": at its start, text must not turn into a list.
_LIST_MARK = re.compile(r"^(\(?\w{1,12}(?=[.)])|(?=[-+:%=]))([-+:%=.)])(?=\s|$)")


def escape(text: str) -> str:
    """Text as Pandoc Markdown that reads back as the same text, on one line."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(letters.visible(text).split()))
    escaped = _LIST_MARK.sub(r"\1\\\2", escaped)
    # Dashes, dots and list marks mean something only where they stand.
    return re.sub(r"(-{2,}|\.{3})", lambda match: "".join(f"\\{letter}" for letter in match.group()), escaped)


def attribute(text: str) -> str:
    """Text as the value of an attribute in double quotes."""
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')


class Markup(str):
    """Text that is Markdown already, and stays as it is where other text is escaped."""

    __slots__ = ()


def link(text: str, target: str) -> Markup:
    """A link with plain text."""
    return Markup(f"[{escape(text)}]({target})")


def unmarked(text: Markup) -> str:
    """A link's text, as it was before it was escaped."""
    return re.sub(r"\\(\W|_)", r"\1", re.sub(r"\[((?:\\.|[^\]\\])*)\]\([^)]*\)", r"\1", text))


def table(columns: list[str], rows: list[list[str]], numeric: list[bool]) -> str:
    """A pipe table: a header row, numbers to the right; cells are escaped unless they are `Markup`.

    The dashes under the header say how wide the columns are to each other: Pandoc goes by them in a wide table.
    """
    widths = [_width([name, *(row[place] for row in rows)]) for place, name in enumerate(columns)]
    rule = ["-" * width + ":" if right else ":" + "-" * width for width, right in zip(widths, numeric, strict=True)]
    lines = [[_cell(cell) for cell in row] for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in [[_cell(name) for name in columns], rule, *lines])


def _width(cells: list[str]) -> int:
    """Dashes for a column: its longest word has to fit, and long text gets more room, but not all of it."""
    texts = [unmarked(cell) if isinstance(cell, Markup) else cell for cell in cells]
    longest_word = max((len(word) for text in texts for word in text.split()), default=3)
    longest_text = max(len(text) for text in texts)
    return max(3, longest_word, min(40, round(float(longest_text**0.8))))


def _cell(text: str) -> str:
    return text.replace("\n", " ") if isinstance(text, Markup) else escape(text)
