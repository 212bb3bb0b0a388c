"""What is wrong with a text that a reader of YAML does not take, said so that a person can mend it."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from brief.base.problems import Place, Problem

_COLON = "a line without a colon, or one that does not belong here", "a colon and a space behind the name of the field"
_FARTHER = "this line begins farther in or out than those around it", "as many spaces before it as before the others"
_BEHIND = "words behind a text in quotation marks", "quotation marks of the other kind around all of it"
_DAY = "", "a day that exists, such as 2026-11-27"
# By words of the reader's own messages: what they mean (its own words where they say it), and a way out.
_MEANINGS = {
    "could not find expected ':'": _COLON,
    "expected '<document start>'": _FARTHER,
    "expected <block end>": _FARTHER,
    "mapping values are not allowed here": ('a second ": " in a line', 'quotation marks around a text that holds ": "'),
    "found undefined alias": ("", "quotation marks around a text that begins with *"),
    "found another document": ("the line --- begins another document", "the line and what stands behind it taken out"),
    "found unexpected end of stream": ("a quotation mark that nothing closes", "one at the end of the text"),
    "must be in": _DAY,
    "day is out of range": _DAY,
    "\\t": ("a tab", "spaces in the place of the tab"),
    "cannot start any token": ("", "quotation marks around a text that begins with such a sign"),
    "sequence entries are not allowed": ('a text that begins with "- "', "quotation marks around it"),
    "mapping keys are not allowed here": ("a text that begins with ?", "quotation marks around it"),
    "unknown escape character": ("", "single quotation marks around a text that holds \\"),
    "found duplicate key": ("", "one of the two lines"),
    "expected ',' or ']'": ("", "the bracket that closes the list: [one, two]"),
    "expected ',' or '}'": ("", "the brace that closes the fields: {one: 1, two: 2}"),
}
# What is noticed on a later line than that of the mistake: a colon, a bracket that is missing.
_LATER = ("could not find expected ':'", "expected ',' or")
# A text in quotation marks of which only the first is there, and the field after it.
_OPENED = re.compile(r"""\s*(?:- )?(?:[\w-]+:\s+)?(["'])(?:(?!\1).)*""")
_FIELD = re.compile(r"\s*(?:- )?[\w-]+:(?:\s.*)?")
_WITH_VALUE = re.compile(r'(found duplicate key "[^"]*").*', re.DOTALL)  # the values may be whole records


def problem(error: MarkedYAMLError, text: str, name: str) -> Problem:
    """What the reader says of a text, on the line that it is about, and a way out; messages call the text `name`."""
    if unclosed := _unclosed(text):
        words, way_out = _MEANINGS["found unexpected end of stream"]
        return Problem(Place(name, unclosed), f"not readable as YAML: {words}", suggestion=way_out)
    said = _WITH_VALUE.sub(r"\1", error.problem or error.context or "")
    words, way_out = next((meaning for part, meaning in _MEANINGS.items() if part in said), ("", ""))
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else None
    if any(part in said for part in _LATER) and error.context_mark:
        line = error.context_mark.line + 1
    elif "mapping values" in said and line and _is_field(text, line, mark.column):
        above = _without_colon(text, line)
        line, (words, way_out) = (above, _COLON) if above else (line, _FARTHER)
    elif "expected <block end>" in said and line and text.splitlines()[line - 1][: mark.column].strip():
        words, way_out = _BEHIND
    return Problem(Place(name, line), f"not readable as YAML: {words or said}", suggestion=way_out)


def _unclosed(text: str) -> int | None:
    """The line, from 1, of a quotation mark that is still open where the next field begins."""
    lines = text.splitlines()
    pairs = enumerate(zip(lines, lines[1:], strict=False), start=1)
    return next(
        (number for number, (line, after) in pairs if _OPENED.fullmatch(line) and _FIELD.fullmatch(after)), None
    )


def _is_field(text: str, line: int, column: int) -> bool:
    """Whether a line is a field as it should be, with its colon at a column: what is wrong stands above it."""
    field = text.splitlines()[line - 1]
    return bool(_FIELD.fullmatch(field)) and field.index(":") == column


def _without_colon(text: str, line: int) -> int | None:
    """The line above one, from 1, where it has no colon and space."""
    lines = text.splitlines()
    above = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), 0)
    return above if above and ": " not in f"{lines[above - 1]} " else None
