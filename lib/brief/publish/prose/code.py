"""Code in prose: where it stands, so that other rules pass it over, and code that readers of Markdown read otherwise.

Pandoc and our rules have to agree on what is code: what one takes for code and the other for prose would pass unseen.
So a fence stands at the start of its line, behind an empty one, and names at most a language or attributes; a span ends
on the line on which it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAME = r"[A-Za-z][\w:.-]*"
_QUOTED = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"
_ITEM = rf"(?:[#.]{_NAME}|{_NAME}=(?:{_QUOTED}|[^\s\"'{{}}=<>`]+))"
ATTRIBUTES = rf"\{{\s*(?:{_ITEM}(?:\s+{_ITEM})*\s*)?\}}"  # as Pandoc has them: what only begins like this, it prints
_RUN = r"\{+=?\w[^{}`~\n]*\}+"  # code that is run and raw text: other rules refuse it, by what it is
_FENCE = re.compile(rf"(?P<fence>`{{3,}}|~{{3,}})[ \t]*(?:[A-Za-z][\w+#.-]*|{ATTRIBUTES}|{_RUN})?[ \t]*")
_FENCED = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(?:`{3,}|~{3,})")
# An escaped sign, or ticks, with the code between them where as many close it.
_SIGN = re.compile(r"\\.|(?P<ticks>`+)(?!`)(?P<code>[^\n]*?(?<!`)(?P=ticks)(?!`))?")
# Where a tick begins no code: in the address of a link, in an address, a shortcode, attributes.
_WITHIN = re.compile(
    r"\]\((?:\"(?:\\.|[^\"\\\n])*\"|(?<=\s)'(?:\\.|[^'\\\n])*'|[^)\n]|\n(?![ \t]*\n))*"
    rf"|<[A-Za-z][\w+.-]*:[^\s<>]*>|\{{\{{<.*?>\}}\}}|\{{(?:{_QUOTED}|[^{{}}\"'])*\}}",
    re.DOTALL,
)


def without(text: str) -> str:
    """The text with spaces for code; fences with their attributes stay, and every letter has its place."""
    return "\n".join(_SIGN.sub(_spaces, line) for line in _unfenced(text).split("\n"))


def faults(text: str) -> Iterator[tuple[int, str, str]]:
    """Code that is not closed or is read in more than one way: its offset, a message, and a way out."""
    kinds, lines = dict(_kinds(text)), text.split("\n")
    offset = 0
    for number, line in enumerate(lines):
        match kinds.get(number):
            case "open" if number and lines[number - 1].strip():
                yield offset, "code begins behind a line that is not empty", "an empty line before it"
            case "code" if _FENCED.match(line) and line.startswith((" ", "\t")):
                yield offset, "this line may end the code", "it at the start of the line, or four ` around the code"
            case None if _FENCED.match(line):
                message = "code begins and ends at the start of a line, with a language or attributes at most"
                yield offset, message, "```, without anything in front"
            case None:
                message = "this code is not closed on its line"
                yield from ((offset + place, message, "\\` for the sign itself") for place in _unclosed(line))
        offset += len(line) + 1
    yield from _without_end(text)
    for match in _WITHIN.finditer(_unfenced(text)):
        if "`" in match.group():
            yield match.start(), "a ` in an address, in attributes or in a shortcode begins no code", "it elsewhere"


def _unclosed(line: str) -> Iterator[int]:
    return (match.start() for match in _SIGN.finditer(line) if match["ticks"] and not match["code"])


def _without_end(text: str) -> Iterator[tuple[int, str, str]]:
    fences = [(number, kind) for number, kind in _kinds(text) if kind != "code"]
    if fences and fences[-1][1] == "open":
        offset = sum(len(line) + 1 for line in text.split("\n")[: fences[-1][0]])
        yield offset, "this code is not closed", "```, on a line of its own"


def _unfenced(text: str) -> str:
    fenced = {number for number, kind in _kinds(text) if kind == "code"}
    lines = enumerate(text.split("\n"))
    return "\n".join(" " * len(line) if number in fenced else line for number, line in lines)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group()) if match["code"] else match.group()


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
