"""The structure of prose: remarks, headings, ids and notes that each renderer takes alike, and nothing too deep."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from brief.base.problems import Problem
from brief.publish.prose import code, figures
from brief.publish.prose.markup import SHORTCODE, blanked
from brief.publish.prose.sections import Known, Section

DEEPEST = 8  # quotes, lists or brackets in each other: Pandoc takes minutes for deep ones, Typst stops
OF_THE_PAGE = ("content", "documents")
KINDS = ("claim-", "fig-", "tbl-", "sec-", "eq-", "lst-")  # what ids of these kinds stand on is made, not written
_REMARK = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r"^(?:[ \t>]|[-*+][ \t])*(?P<level>#+)(?:[ \t]+(?P<title>.*?))?[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"(?<=\S)[ \t]*\n(?P<line>=+)[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{[^{}]*\}$")
_ID = re.compile(r"\{(?:[^{}\"\n]|\"[^\"\n]*\")*?#(?P<id>[^\s{}]*)")
_NAME = re.compile(r"[a-z][\w-]*", re.ASCII | re.IGNORECASE)
_NOTE = re.compile(r"(?<!\\)\[\^(?P<name>[^\]\s]+)\](?P<defines>:)?")
_QUOTES = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_ITEM = re.compile(r"^(?P<indent>[ \t]+)(?:[-*+]|\(?\w{1,4}[.)])[ \t]", re.MULTILINE)


def remark(section: Section, known: Known) -> Iterator[Problem]:
    """A remark is closed and stands between words: taken out of one, it would make another."""
    text = section.written
    outside = code.without(_REMARK.sub(lambda match: re.sub(r"[^\n]", "x", match.group()), text))
    for match in _REMARK.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not match.group().endswith("-->") or match.group()[4:].startswith((">", "->")):
            yield section.problem(match.start(), "this remark is not closed", suggestion="-->")
        elif outside[match.start()] == " ":
            yield section.problem(match.start(), "a remark begins in code", suggestion="it outside of the code")
        elif before.strip() or after.strip():
            yield section.problem(match.start(), "a remark inside of words", suggestion="a space on both sides")


def heading(section: Section, known: Known) -> Iterator[Problem]:
    """A heading has words, and is at most one level below the one before: paper is refused otherwise.

    What the first one of a section has to be is asked where it is clear whether the section is included in another.
    """
    text, level = code.without(section.text), 0
    for match in _HEADING.finditer(text):
        own = len(match["level"])
        if own < 2 and level:
            yield section.problem(match.start(), "the title of a brief is its edition's", "## for a section")
        elif own > (level or 2) + 1:
            yield section.problem(match.start(), f"{match['level']} skips a level", "#" * ((level or 2) + 1))
        if not _ATTRIBUTES.sub("", f" {match['title'] or ''}").strip(" #"):
            yield section.problem(match.start(), "a heading without words", suggestion="## Title {#id}")
        level = max(2, own)
    for match in _UNDERLINED.finditer(text):
        yield section.problem(match.start("line"), "a line below makes a title of the line above", "## for a section")


def identifier(section: Section, known: Known) -> Iterator[Problem]:
    """An id is a name, and none that the page gives itself."""
    text = blanked(figures.readable(section), SHORTCODE)
    numbered = list(figures.numbered(text))
    for match in _ID.finditer(text):
        name, own = match["id"], any(start <= match.start("id") < end for start, end in numbered)
        if not _NAME.fullmatch(name):
            yield section.problem(match.start("id"), f"the id {name!r} is no name", "letters, digits and -")
        elif name in OF_THE_PAGE or (name.startswith(KINDS) and not own):
            yield section.problem(match.start("id"), f"the id {name} is one that the page gives", "another one")


def note(section: Section, known: Known) -> Iterator[Problem]:
    """A note stands once and is named: else its words vanish, or its mark stands there as it is written."""
    text = code.without(section.text)
    matches = list(_NOTE.finditer(text))
    defined = Counter(match["name"] for match in matches if match["defines"])
    named = {match["name"] for match in matches if not match["defines"]}
    for match in matches:
        name, line = match["name"], text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if match["defines"] and name not in named:
            yield section.problem(
                match.start(), f"nothing names the note {name}", suggestion=f"[^{name}] where it belongs"
            )
        elif match["defines"] and defined[name] > 1:
            yield section.problem(match.start(), f"the note {name} stands here twice", suggestion="another name")
        elif not match["defines"] and name not in defined:
            yield section.problem(match.start(), f"there is no note {name}", suggestion=f"[^{name}]: its words")
        elif not match["defines"] and _NOTE.match(line.lstrip()):
            yield section.problem(match.start(), "a note within a note", suggestion="its words in the first one")


def deep(section: Section, known: Known) -> Iterator[Problem]:
    """Nothing stands too deep in each other."""
    text = code.without(section.text)
    for match in _QUOTES.finditer(text):
        if match.group().count(">") > DEEPEST:
            yield section.problem(match.start(), "too many quotes in each other", f"at most {DEEPEST}")
            break
    for match in _ITEM.finditer(text):
        if len(match["indent"].expandtabs(4)) > 4 * DEEPEST:
            yield section.problem(match.start(), "too many lists in each other", f"at most {DEEPEST}")
            break
    depth = 0
    for match in re.finditer(r"(?<!\\)[\[\]]|\n[ \t]*\n", text):
        depth = {"[": depth + 1, "]": max(0, depth - 1)}.get(match.group(), 0)
        if depth == DEEPEST + 1:
            yield section.problem(match.start(), "too many brackets in each other", f"at most {DEEPEST}")
            break
