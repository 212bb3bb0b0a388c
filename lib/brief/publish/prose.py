"""What may stand in the prose, checked with file and line before anything is rendered."""

from __future__ import annotations

import re
from pathlib import Path

from brief.problems import Problem, nearest
from brief.publish import shortcodes
from brief.publish.shortcodes import ShortcodeError

SHORTCODES = ("claim", "embed", "include", "var")
DIVS = ("bottom-line", "key-numbers", "evidence", "source", "judgement", "lead", "explorer", "print-only", "screen-only", "refs")
_DIV = re.compile(r"^:::+\s*(?:\{(?P<attributes>[^}]*)\}|(?P<word>[\w-]+))\s*$", re.MULTILINE)
_REFERENCE = re.compile(r"(?<![\w\\@.])@(?P<key>[a-z][\w-]*[\w])")
_HEADING = re.compile(r"^#+\s.*\{#(?P<id>[\w-]+)", re.MULTILINE)


def check(path: Path, shown: str, *, claims: set[str], values: set[str] | None, labels: dict[str, set[str]],
          citations: set[str], headings: set[str] = frozenset()) -> list[Problem]:
    """Every problem of one file of prose.

    `claims` and `values` are the known ids and names (`values=None`: not known yet), `labels` maps a notebook's name
    to its labelled cells, `citations` the known citation keys, `headings` the ids of headings in other files.
    """
    text = path.read_text(encoding="utf-8")
    problems: list[Problem] = []
    embedded = {label for known in labels.values() for label in known}

    def problem(line: int, found: str, expected: str = "", suggestion: str = "") -> None:
        problems.append(Problem(f"{shown}:{line}", found, expected, suggestion))

    try:
        found = list(shortcodes.find(text))
    except ShortcodeError as error:
        return [Problem(shown, str(error))]
    for shortcode in found:
        argument = shortcode.arguments[0] if shortcode.arguments else ""
        if shortcode.name not in SHORTCODES:
            problem(shortcode.line, f"unknown shortcode {shortcode.name!r}", ", ".join(SHORTCODES),
                    nearest(shortcode.name, SHORTCODES))
        elif not argument:
            problem(shortcode.line, f"the shortcode {shortcode.name} names nothing")
        elif shortcode.name == "claim" and argument not in claims:
            problem(shortcode.line, f"no claim {argument!r} in the ledger", suggestion=nearest(argument, claims))
        elif shortcode.name == "var" and values is not None and argument not in values:
            problem(shortcode.line, f"no notebook gives a value {argument!r}", suggestion=nearest(argument, values))
        elif shortcode.name == "embed":
            target, _, label = argument.partition("#")
            name = Path(target).stem
            if name not in labels:
                problem(shortcode.line, f"no notebook {name!r} in this edition", ", ".join(sorted(labels)),
                        nearest(name, labels))
            elif label not in labels[name]:
                problem(shortcode.line, f"no cell labelled {label!r} in {name}", ", ".join(sorted(labels[name])),
                        nearest(label, labels[name]))
        elif shortcode.name == "include" and not argument.startswith("_generated/") \
                and not (path.parent / argument).is_file() and not (path.parent.parent / argument).is_file():
            problem(shortcode.line, f"there is no file {argument!r} to include")
    bare = re.sub(r"\{\{<.*?>\}\}|<[^>\s]+>|`[^`]*`", lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    for match in _DIV.finditer(bare):
        names = re.findall(r"\.([\w-]+)", match["attributes"] or "") or ([match["word"]] if match["word"] else [])
        for name in names:
            if name not in DIVS:
                problem(text.count("\n", 0, match.start()) + 1, f"unknown block {name!r}", ", ".join(DIVS),
                        nearest(name, DIVS))
    known = citations | embedded | headings | set(_HEADING.findall(text))
    for match in _REFERENCE.finditer(bare):
        if match["key"] not in known:
            problem(text.count("\n", 0, match.start()) + 1, f"@{match['key']} refers to nothing in this edition",
                    suggestion=nearest(match["key"], known))
    return problems


def heading_ids(text: str) -> set[str]:
    """The ids that the headings of a text carry."""
    return set(_HEADING.findall(text))
