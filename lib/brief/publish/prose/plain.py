"""Prose is text: no HTML, no letter that hides, no block left open, no address but those of the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from brief.base import letters
from brief.base.problems import Problem
from brief.publish.prose import code
from brief.publish.prose.markup import SHORTCODE, blanked
from brief.publish.prose.sections import Known, Section

SCHEMES = ("http", "https", "mailto")
ATTRIBUTES = ("because", "changes", "confidence", "fig-alt", "height", "lang", "when", "width")
_AUTOLINK = re.compile(r"<(?P<address>[A-Za-z][\w+.-]*:[^\s<>]*)>")
_TAG = re.compile(r"</?[A-Za-z!?][^<>]*>")
_RAW = re.compile(r"\{=\w+\}")
_EXECUTED = re.compile(r"^[ >]*[`~]{3,}\s*(?P<code>\{+\s*\w[^}\n]*\}+)|`(?P<inline>\{\w+\}|r)\s[^`\n]*`", re.MULTILINE)
_SETTINGS = re.compile(r"(?:\A|\n[ \t]*\n|\A\s+)(?P<rule>---)[ \t]*\n(?![ \t]*(?:\n|\Z))")
_QUOTED = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"
_ATTRIBUTES = re.compile(rf"\{{(?:{_QUOTED}|[^{{}}\"'])*\}}|\{{[^{{}}]*\}}")
_ATTRIBUTE = re.compile(r"(?P<name>[^\s\"'{}=]+)\s*=")
_TEX = re.compile(r"(?<!\\)\\[A-Za-z]+")
_ADDRESSES = (
    re.compile(r"\]\((?P<address>[^()\"]*)"),
    re.compile(r"\](?<!\\\]):\s*<?(?P<address>[A-Za-z][^\s<>:]*:[^\s<>]*)"),
    re.compile(r"^[ \t>]*\[(?!\^)[^\]\n]+\]:\s*<?(?P<address>[^\s<>]+)", re.MULTILINE),
    _AUTOLINK,
)
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
_BESIDE = re.compile(r"#?[\w-]+(?:[./][\w-]+)*(?:#[\w-]+)?", re.ASCII)
_FENCE = re.compile(r"^:{3,}[ \t]*(?P<opens>\S.*)?$", re.MULTILINE)


def seen(section: Section, known: Known) -> Iterator[Problem]:
    """Every letter can be seen."""
    for offset, letter in letters.hidden(section.written):
        yield section.problem(offset, f"holds {letter}, a letter that nobody sees", suggestion="take it out")


def html(section: Section, known: Known) -> Iterator[Problem]:
    """No HTML: it would stand on the page as it is written, or run there."""
    text = blanked(code.without(section.text), SHORTCODE, _AUTOLINK.pattern)
    for match in _TAG.finditer(text):
        message = f"“{_short(match.group())}” is HTML"
        yield section.problem(match.start(), message, "Markdown", "\\< for the sign itself")
    for match in _RAW.finditer(blanked(section.text, SHORTCODE)):
        yield section.problem(match.start(), f"{match.group()} takes a text as another format", "Markdown")
    for match in _TEX.finditer(text):
        yield section.problem(match.start(), f"{_short(match.group())} is TeX", "Markdown", "\\\\ for the sign itself")


def executed(section: Section, known: Known) -> Iterator[Problem]:
    """No code that a renderer runs, and no settings for it: what is computed stands in a notebook."""
    for match in _SETTINGS.finditer(code.without(section.text)):
        message = "this begins a block of settings, which only the brief as a whole has"
        yield section.problem(match.start("rule"), message, suggestion="an empty line behind it, for a rule")
    for match in _EXECUTED.finditer(section.text):
        message = f"{match['code'] or match['inline']} begins code that Quarto would run"
        yield section.problem(match.start(), message, "a value or a cell of a notebook")


def attribute(section: Section, known: Known) -> Iterator[Problem]:
    """An attribute is one of a few: no other runs, loads or lays over."""
    for attributes in _ATTRIBUTES.finditer(blanked(code.without(section.text), SHORTCODE)):
        plain = re.sub(_QUOTED, lambda match: " " * len(match.group()), attributes.group())
        for match in _ATTRIBUTE.finditer(plain):
            if match["name"] not in ATTRIBUTES:
                message = f"the attribute {match['name']} has no place in prose"
                yield section.problem(attributes.start() + match.start(), message, ", ".join(ATTRIBUTES))


def address(section: Section, known: Known) -> Iterator[Problem]:
    """An address is one of the web, of mail, or leads within the brief."""
    text = blanked(code.without(section.text), SHORTCODE)
    written = {match.start("address"): match["address"] for pattern in _ADDRESSES for match in pattern.finditer(text)}
    for place, words in written.items():
        plain = re.sub(r"[\\<>\s\x00-\x1f]", "", unescape(words))
        scheme = _SCHEME.match(plain)
        if scheme and scheme["scheme"].lower() not in SCHEMES:
            message = f"an address beginning with {scheme['scheme']}:"
            yield section.problem(place, message, ", ".join(f"{name}:" for name in SCHEMES))
        elif not scheme and not _BESIDE.fullmatch(plain):
            message = f"the address {_short(plain)!r} leads out of the brief"
            yield section.problem(place, message, "https:…, #id of a heading, a file that stands beside the page")


def closed(section: Section, known: Known) -> Iterator[Problem]:
    """Every block and every shortcode that is opened is closed, and no other."""
    for offset, message, hint in code.faults(section.text):
        yield section.problem(offset, message, suggestion=hint)
    text = code.without(section.text)
    open_: list[int] = []
    for match in _FENCE.finditer(text):
        if match["opens"]:
            open_.append(match.start())
        elif open_:
            open_.pop()
        else:
            yield section.problem(match.start(), "this closes no block", suggestion="take it out")
    for offset in open_:
        yield section.problem(offset, "this block is not closed", ":::, on a line of its own")
    for match in re.finditer(r"\{\{<", blanked(text, SHORTCODE)):
        yield section.problem(match.start(), "this shortcode is not closed", ">}}")


def picture(section: Section, known: Known) -> Iterator[Problem]:
    """A picture is a file of the prose or the theme."""
    text = code.without(section.text)
    for match in re.finditer(r"(?<!\\)!\[[^\]]*\](?!\()", text):
        yield section.problem(match.start(), "a picture names its file right behind its caption", "![caption](file)")
    for match in re.finditer(r"!\[[^\]]*\]\(\s*<?(?P<file>[^()\s<>]*)", text):
        if match["file"] not in known.pictures:
            message = f"there is no picture {match['file']!r} in reports/sections and reports/theme"
            yield section.problem(match.start(), message, "sections/….png")
        elif match["file"].endswith(".svg"):
            yield section.problem(match.start(), "Word shows no SVG", suggestion=f"{match['file'][:-4]}.png")


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"
