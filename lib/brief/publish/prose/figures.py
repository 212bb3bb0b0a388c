"""Pictures and tables of the prose: their captions, as Pandoc takes them, their ids, and how large they say to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.base.problems import Problem
from brief.publish.prose import code
from brief.publish.prose.sections import Known, Section

UNITS = ("px", "pt", "mm", "cm", "in", "em", "%")  # those that the page, paper and Word all know
_PICTURE = re.compile(r"!\[(?P<caption>[^\]]*)\]\([^)]*\)(?P<options>\{[^}]*\})?")
_SIZE = re.compile(r"\b(?:width|height)=(?P<size>\"[^\"]*\"|'[^']*'|[^\s}]*)")
_SIZED = re.compile(rf"\d+(?:\.\d+)?(?:{'|'.join(UNITS)})?")
# What begins and ends a paragraph beside an empty line: a heading before it, the fence of a block.
_BEFORE = re.compile(r"(?:#{1,6}[ \t].*|:::.*)?")
_BEHIND = re.compile(r"(?::::+[ \t]*)?")
_PARAGRAPH = re.compile(r"(?:^[ \t]*(?!#{1,6}[ \t]|:::)\S.*\n?)+", re.MULTILINE)
_RULE = re.compile(
    r"^[ \t]*(?=.*(?:--|\|))[-+|:= \t]*-[-+|:= \t]*$", re.MULTILINE
)  # a line of a table, of whatever kind
_MARK = r"[ \t]*(?:[Tt]able)?:(?!:)"
_CAPTION = re.compile(_MARK)
_BELOW_ROWS = re.compile(rf"^(?:.*\||[ \t]*\+).*\n(?P<caption>{_MARK}.*(?:\n.+)*)", re.MULTILINE)


def captions(text: str) -> Iterator[tuple[int, int]]:
    """Where the captions of tables begin and end: paragraphs before or behind one, or lines right below its rows."""
    paragraphs = list(_PARAGRAPH.finditer(text))
    tables = [_RULE.search(paragraph.group()) is not None for paragraph in paragraphs]
    for place, paragraph in enumerate(paragraphs):
        if tables[place]:
            if rows := _BELOW_ROWS.search(paragraph.group()):
                yield paragraph.start() + rows.start("caption"), paragraph.end()
        elif _CAPTION.match(paragraph.group()) and any(tables[max(0, place - 1) : place + 2]):
            yield paragraph.span()


def numbered(text: str) -> Iterator[tuple[int, int]]:
    """Where what has a number begins and ends: pictures, and captions of tables."""
    yield from (match.span() for match in _PICTURE.finditer(text))
    yield from captions(text)


def readable(section: Section) -> str:
    """The text with spaces for code and for the marks of quotes, which stand before a caption as before any line."""
    return re.sub(r"^[ \t>]+", lambda match: match.group().replace(">", " "), code.without(section.text), flags=re.M)


def picture(section: Section, known: Known) -> Iterator[Problem]:
    """A picture has a text alternative; one with a caption has an id and a paragraph of its own.

    Else paper counts it and the screen does not, or its words vanish.
    """
    text = readable(section)
    for match in _PICTURE.finditer(text):
        options, captioned = match["options"] or "", bool(match["caption"].strip())
        if not re.search(r'fig-alt="[^"]+', options):
            message = "this picture has no text alternative"
            yield section.problem(match.start(), message, '![caption](file){fig-alt="…"}')
        elif captioned != ("#fig-" in options):
            have = "a caption and no id, so it has no number" if captioned else "an id and no caption"
            way_out = '{#fig-… fig-alt="…"}' if captioned else "![caption](file), or no id"
            yield section.problem(match.start(), f"this picture has {have}", suggestion=way_out)
        elif captioned and not _alone(text, match):
            message = "a picture with a caption stands in a paragraph of its own"
            yield section.problem(match.start(), message, suggestion="an empty line on both sides, or ![](file)")


def table(section: Section, known: Known) -> Iterator[Problem]:
    """A table with a caption has an id: else paper counts it, and the screen does not."""
    text = readable(section)
    for start, end in captions(text):
        if "#tbl-" not in text[start:end]:
            message = "this table has a caption and no id, so it has no number"
            yield section.problem(start, message, suggestion=": caption {#tbl-…}")


def size(section: Section, known: Known) -> Iterator[Problem]:
    """A picture says in a unit of paper how large it is, or in pixels, or as a share of the line."""
    for picture in _PICTURE.finditer(code.without(section.text)):
        for match in _SIZE.finditer(picture["options"] or ""):
            if not _SIZED.fullmatch(match["size"].strip("\"'")):
                message, expected = f"{match.group()} is no size of a picture", f"a number with {', '.join(UNITS)}"
                yield section.problem(picture.start("options") + match.start(), message, expected, 'width="50%"')


def _alone(text: str, picture: re.Match[str]) -> bool:
    """Whether a picture is all of its paragraph."""
    before, behind = text[: picture.start()].split("\n"), text[picture.end() :].split("\n")
    above, below = "".join(before[-2:-1]).strip(), "".join(behind[1:2]).strip()
    return not (before[-1] + behind[0]).strip() and bool(_BEFORE.fullmatch(above) and _BEHIND.fullmatch(below))
