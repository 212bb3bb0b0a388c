"""Writing Markdown that says what it is given, whatever characters it holds."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|@$^~\"'])")


def escape(text: str) -> str:
    """Text as Pandoc Markdown that reads back as the same text, on one line."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    # Dashes, dots and list marks mean something only where they stand.
    return re.sub(r"(-{2,}|\.{3})", lambda match: "".join(f"\\{letter}" for letter in match.group()), escaped)


def attribute(text: str) -> str:
    """Text as the value of an attribute in double quotes."""
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')


def table(columns: list[str], rows: list[list[str]], right: set[int] = frozenset()) -> str:
    """A pipe table of cells that are Markdown already."""
    rule = ["---:" if position in right else ":---" for position in range(len(columns))]
    return "\n".join("| " + " | ".join(cell.replace("\n", " ") for cell in line) + " |" for line in [columns, rule, *rows])
