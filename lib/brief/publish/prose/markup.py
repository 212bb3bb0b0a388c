"""Markup that no reader sees: addresses of links, and attributes, where Pandoc takes them for that.

What only looks like them stands on the page as it is written, so rules have to read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.publish.prose import code

SHORTCODE = r"\{\{<.*?>\}\}"
AUTOLINK = r"(?<!\\)<(?:https?|mailto):[^\s<>]+>"
_BRACKET = re.compile(r"\\.|[\[\]]|\n[ \t]*\n")
_TARGET = re.compile(r"(?P<address>\([^\s()]*)(?:\s+\"[^\"\n]*\")?\)")  # a title is read by whoever points at it
_ATTRIBUTES = re.compile(code.ATTRIBUTES)
# Lines that end with attributes where a block may begin: headings, fences of blocks and of code.
_BLOCK = re.compile(
    rf"(?:> ?)*(?:#{{1,6}}[ \t][^\n]*?|:{{3,}}[ \t]*|[`~]{{3,}}[ \t]*)(?P<attributes>{code.ATTRIBUTES})[ \t:]*"
)
_BLOCK_BEFORE = re.compile(r"[ \t>]*(?:(?:#{1,6}[ \t]|:{3,}).*)?")


def without(text: str) -> str:
    """The text with spaces for code, shortcodes, addresses and attributes; every letter has its place."""
    text = blanked(code.without(text), SHORTCODE)
    spans = [*_behind_brackets(text), *_of_blocks(text)]
    letters = list(text)
    for start, end in spans:
        letters[start:end] = (letter if letter == "\n" else " " for letter in letters[start:end])
    return blanked("".join(letters), AUTOLINK)


def blanked(text: str, *patterns: str) -> str:
    """The text with what the patterns match turned to spaces; lines stay where they are."""
    for pattern in patterns:
        text = re.sub(pattern, lambda match: re.sub(r"[^\n]", " ", match.group()), text, flags=re.DOTALL | re.MULTILINE)
    return text


def _behind_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Where the addresses and attributes of links, pictures and spans stand."""
    link_until = 0
    for start, end in sorted(_brackets(text)):
        target = _TARGET.match(text, end) if not text.startswith("[^", start) else None
        attributes = _ATTRIBUTES.match(text, target.end() if target else end)
        picture = text[start - 1 : start] == "!"
        if start < link_until and target and not picture:
            continue  # a link in a link is none
        if target:
            link_until = end if not picture else link_until
            yield target.span("address")
        if attributes:
            yield attributes.span()


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Brackets of one paragraph that close each other."""
    open_: list[int] = []
    for match in _BRACKET.finditer(text):
        if match.group() == "[":
            open_.append(match.start())
        elif match.group() == "]" and open_:
            yield open_.pop(), match.end()
        elif match.group().startswith("\n"):
            open_.clear()


def _of_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where the attributes of headings and of blocks stand."""
    offset, before = 0, ""
    for line in text.split("\n"):
        match = _BLOCK.fullmatch(line) if _BLOCK_BEFORE.fullmatch(before) else None
        if match:
            yield offset + match.start("attributes"), offset + match.end("attributes")
        offset, before = offset + len(line) + 1, line
