"""What is wrong with a text that a reader of YAML does not take, said so that a person can mend it."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from brief.base.problems import Place, Problem

_COLON = "a line without a colon, or one that does not belong here", "a colon and a space behind the name of the field"
_FARTHER = (
    "this line begins farther in or out than those around it",
    "as many spaces before it as before the others; - before it, if a record begins",
)
_BEHIND = "words behind a text in quotation marks", "quotation marks of the other kind around all of it"
_WITHOUT_SPACE = "no space behind the - that begins a record", "- and a space before the first field"
_WITHOUT_DASH = "the first record of a list, without its -", "- before its first field, as in the records that follow"
_OPEN = "a list or braces that nothing closes", "the bracket or brace that closes it: [one, two], {one: 1, two: 2}"
_LEFT = "what git left of two versions", "take the lines out that begin with <<<<<<<, ======= and >>>>>>>"
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
    'found duplicate key "id"': ("", "one of the two lines; or - before the second, if another record begins"),
    "found duplicate key": ("", "one of the two lines"),
    "chomping": ("a text that begins with | or >", "quotation marks around it"),
    "expected alphabetic or numeric character": ("a text that begins with & or *", "quotation marks around it"),
    "but got '<scalar>'": ("two texts without a comma between them", "a comma: [one, two], {one: 1, two: 2}"),
    "found '<stream end>'": _OPEN,
    "expected the node content": ("a bracket, a brace or a comma alone", "quotation marks around a text that has it"),
    "expected ',' or ']'": ("", "the bracket that closes the list: [one, two]"),
    "expected ',' or '}'": ("", "the brace that closes the fields: {one: 1, two: 2}"),
}
# What is noticed on a later line than that of the mistake: a colon, a bracket that is missing.
_LATER = ("could not find expected ':'", "expected ',' or")
# A text in quotation marks of which only the first is there, and the field after it.
_OPENED = re.compile(r"""\s*(?:- )?(?:[\w-]+:\s+)?(["'])(?:(?!\1).)*""")
_FIELD = re.compile(r"\s*(?:- )?[\w-]+:(?:\s.*)?")
_DASHED = re.compile(r"^[ \t]*-[a-z]\w*:(?=\s|$)", re.MULTILINE)
_SEPARATOR = re.compile(r"^={7}$", re.MULTILINE)
_INSIDE = {"'<stream end>'": "the end of the file", "'<block end>'": "the end of the record"}  # the reader's own names
_WITH_VALUE = re.compile(r'(found duplicate key "[^"]*").*', re.DOTALL)  # the values may be whole records


def problem(error: MarkedYAMLError, text: str, name: str) -> Problem:
    """What the reader says of a text, on the line that it is about, and a way out; messages call the text `name`."""
    if unclosed := _unclosed(text):
        words, way_out = _MEANINGS["found unexpected end of stream"]
        return Problem(Place(name, unclosed), f"not readable as YAML: {words}", suggestion=way_out)
    if separator := _SEPARATOR.search(text):
        return Problem(Place(name, _line(text, separator)), f"not readable as YAML: {_LEFT[0]}", suggestion=_LEFT[1])
    said = _WITH_VALUE.sub(r"\1", error.problem or error.context or "")
    words, way_out = next((meaning for part, meaning in _MEANINGS.items() if part in said), ("", ""))
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else None
    dashed = [match for match in _DASHED.finditer(text) if line and _line(text, match) <= line]
    if (words, way_out) == _OPEN:
        line = _opened(text) or line
    elif any(part in said for part in _LATER) and error.context_mark:
        line = error.context_mark.line + 1
    elif "mapping values" in said and line and _is_field(text, line, mark.column):
        above = _without_colon(text, line)
        line, (words, way_out) = (above, _COLON) if above else (line, _FARTHER)
    elif "expected <block end>" in said and line and text.splitlines()[line - 1][: mark.column].strip():
        words, way_out = _BEHIND
    undashed = _undashed(text.splitlines(), line) if line else None
    if undashed and words == _FARTHER[0]:
        line, (words, way_out) = undashed, _WITHOUT_DASH
    if dashed and words == _FARTHER[0]:
        line, (words, way_out) = _line(text, dashed[-1]), _WITHOUT_SPACE
    for inside, plain in _INSIDE.items():
        said = said.replace(inside, plain)
    return Problem(Place(name, line), f"not readable as YAML: {words or said}", suggestion=way_out)


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def _undashed(lines: list[str], number: int) -> int | None:
    """The line, from 1, of the first record of a list that has no dash, where that of the next is the first one."""
    line = lines[number - 1] if number <= len(lines) else ""
    indent = len(line) - len(line.lstrip())
    if not indent or not line.lstrip().startswith("- "):
        return None
    first = None
    for above in range(number - 1, 0, -1):
        words = lines[above - 1].lstrip()
        if words and not words.startswith("#"):
            if len(lines[above - 1]) - len(words) < indent:
                break
            first = above
    return None if first is None or lines[first - 1].lstrip().startswith("- ") else first


def _opened(text: str) -> int | None:
    """The line, from 1, of the last bracket or brace that is not closed."""
    opened: list[int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        for sign in re.findall(r"[\[\]{}]", line):
            if sign in "[{":
                opened.append(number)
            elif opened:
                opened.pop()
    return opened[-1] if opened else None


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
