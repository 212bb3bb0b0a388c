"""Code in prose: where it stands, so that other rules pass it over, and code that readers of Markdown read otherwise.

Pandoc and our rules have to agree on what is code: what one takes for code and the other for prose would pass unseen.
So a fence stands at the start of its line, behind an empty one, and a span ends on the line on which it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<attributes>[^`~\n]*)")
_FENCED = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(?:`{3,}|~{3,})")
_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?P<code>[^\n]*?)(?<!`)(?P=ticks)(?!`)")
_TICKS = re.compile(r"(?<!\\)`+")


def without(text: str) -> str:
    """The text with spaces for code; fences with their attributes stay, and every letter has its place."""
    fenced = {number for number, kind in _kinds(text) if kind == "code"}
    lines = text.split("\n")
    return "\n".join(
        " " * len(line) if number in fenced else _SPAN.sub(lambda match: " " * len(match.group()), line)
        for number, line in enumerate(lines)
    )


def faults(text: str) -> Iterator[tuple[int, str, str]]:
    """Code that is not closed or is read in more than one way: its offset, a message, and a way out."""
    kinds, lines = dict(_kinds(text)), text.split("\n")
    offset, last = 0, None
    for number, line in enumerate(lines):
        match kinds.get(number):
            case "open":
                last = offset
                if number and lines[number - 1].strip():
                    yield offset, "code begins behind a line that is not empty", "an empty line before it"
            case "close":
                last = None
            case None if _FENCED.match(line):
                yield offset, "code begins and ends at the start of a line", "```, without anything in front"
            case None:
                for ticks in _TICKS.finditer(_SPAN.sub(lambda match: " " * len(match.group()), line)):
                    yield offset + ticks.start(), "this code is not closed on its line", "\\` for the sign itself"
        offset += len(line) + 1
    if last is not None:
        yield last, "this code is not closed", "```, on a line of its own"


def _kinds(text: str) -> Iterator[tuple[int, str]]:
    """What the lines of fenced code are, by their numbers from 0: `open`, `code`, `close`."""
    fence = ""
    for number, line in enumerate(text.split("\n")):
        if fence:
            closes = re.fullmatch(rf"{fence[0]}{{{len(fence)},}}[ \t]*", line)
            yield number, "close" if closes else "code"
            fence = "" if closes else fence
        elif match := _FENCE.fullmatch(line):
            fence = match["fence"]
            yield number, "open"
