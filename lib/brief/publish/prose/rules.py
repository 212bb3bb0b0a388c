"""What may stand in the prose, checked with file and line before anything is rendered.

No number is typed: it comes from a claim, from a notebook's values, or it only numbers things (dates, lists, sections).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from brief.base.problems import Place, Problem, nearest
from brief.publish.prose import shortcodes
from brief.publish.prose.shortcodes import ShortcodeError
from brief.quantity.grammar import read

SHORTCODES = ("claim", "embed", "include", "var")
DIVS = ("bottom-line", "evidence", "explorer", "judgement", "new-page", "refs", "screen-only", "source", "two-column")
_DIV = re.compile(r"^:::+\s*(?:\{(?P<attributes>[^}]*)\}|(?P<word>[\w-]+))\s*$", re.MULTILINE)
_REFERENCE = re.compile(r"(?<![\w\\@.])@(?P<key>[a-z][\w-]*[\w])")
_HEADING = re.compile(r"^#+\s.*\{#(?P<id>[\w-]+)", re.MULTILINE)
# Numbers that name things and count nothing. Calendar years and list marks are let through by shape, not by name.
NAMES = ("Four Horsemen", "PDF/UA-1", "ICD 203", "T40.4", "C-13")
_YEAR_OR_DATE = re.compile(
    r"\b(?:\d{1,2}\s+)?(?:(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\s+)?(?:19|20)\d{2}\b"
)
_LIST_MARK = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)
_NUMBER = re.compile(
    r"(?<![\w-])[$£€]?\d[\d,.]*%?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|twice|double|triple)s?\b",
    re.IGNORECASE,
)


def typed_numbers(text: str) -> list[tuple[int, str]]:
    """Every number typed into a text of prose, with its line: what no shortcode gave and no date or list explains."""
    bare = _blank(
        text,
        r"\A---\n.*?\n---\n",
        r"\{\{<.*?>\}\}",
        r"<!--.*?-->",
        r"<[^>\s]+>",
        r"\]\([^)]*\)",
        r"\{[#.][^}]*\}",
        r"@[\w-]+",
        r"`[^`]*`",
        *(re.escape(name) for name in NAMES),
        _LIST_MARK.pattern,
        _YEAR_OR_DATE.pattern,
    )
    return [(text.count("\n", 0, match.start()) + 1, match.group().rstrip(".,")) for match in _NUMBER.finditer(bare)]


def _blank(text: str, *patterns: str) -> str:
    """The text with what the patterns match turned to spaces; lines stay where they are."""
    for pattern in patterns:
        text = re.sub(pattern, lambda match: re.sub(r"[^\n]", " ", match.group()), text, flags=re.DOTALL | re.MULTILINE)
    return text


def check(
    path: Path,
    shown: str,
    *,
    claims: Mapping[str, str],
    values: Mapping[str, str],
    labels: dict[str, set[str]],
    citations: set[str],
    headings: set[str] = frozenset(),
) -> list[Problem]:
    """Every problem of one file of prose.

    `claims` maps a claim's id to its quote, `values` a value's name to its text, `labels` maps a notebook's name
    to its labelled cells, `citations` the known citation keys, `headings` the ids of headings in other files.
    """
    text = path.read_text(encoding="utf-8")
    problems: list[Problem] = []
    embedded = {label for known in labels.values() for label in known}

    def problem(line: int, found: str, expected: str = "", suggestion: str = "") -> None:
        problems.append(Problem(Place(shown, line), found, expected, suggestion))

    try:
        found = list(shortcodes.find(text))
    except ShortcodeError as error:
        return [Problem(Place(shown), str(error))]
    for shortcode in found:
        argument = shortcode.arguments[0] if shortcode.arguments else ""
        if shortcode.name not in SHORTCODES:
            problem(
                shortcode.line,
                f"unknown shortcode {shortcode.name!r}",
                ", ".join(SHORTCODES),
                nearest(shortcode.name, SHORTCODES),
            )
        elif not argument:
            problem(shortcode.line, f"the shortcode {shortcode.name} names nothing")
        elif shortcode.name == "claim" and argument not in claims:
            problem(shortcode.line, f"no claim {argument!r} in the ledger", suggestion=nearest(argument, claims))
        elif shortcode.name == "claim" and not _stands_in(shortcode.arguments[1:], claims[argument]):
            problem(
                shortcode.line,
                f"“{shortcode.arguments[1]}” is not in the quote of {argument}",
                f"words of “{' '.join(claims[argument].split())}”",
            )
        elif shortcode.name == "var" and argument not in values:
            problem(
                shortcode.line,
                f"no notebook gives a value {argument!r}",
                suggestion=nearest(argument, values),
            )
        elif shortcode.name == "embed":
            target, _, label = argument.partition("#")
            name = Path(target).stem
            if name not in labels:
                problem(
                    shortcode.line,
                    f"no notebook {name!r} in this edition",
                    ", ".join(sorted(labels)),
                    nearest(name, labels),
                )
            elif label not in labels[name]:
                problem(
                    shortcode.line,
                    f"no cell labelled {label!r} in {name}",
                    ", ".join(sorted(labels[name])),
                    nearest(label, labels[name]),
                )
        elif (
            shortcode.name == "include"
            and not argument.startswith("_generated/")
            and not (path.parent / argument).is_file()
            and not (path.parent.parent / argument).is_file()
        ):
            problem(shortcode.line, f"there is no file {argument!r} to include")
    for line, number in typed_numbers(text):
        problem(
            line,
            f"the number {number!r} is typed",
            "{{< claim … >}} or {{< var … >}}",
            _source_of(number, claims),
        )
    bare = _blank(text, r"\{\{<.*?>\}\}", r"<[^>\s]+>", r"`[^`]*`")
    for match in _DIV.finditer(bare):
        names = re.findall(r"\.([\w-]+)", match["attributes"] or "") or ([match["word"]] if match["word"] else [])
        for name in names:
            if name not in DIVS:
                problem(
                    text.count("\n", 0, match.start()) + 1,
                    f"unknown block {name!r}",
                    ", ".join(DIVS),
                    nearest(name, DIVS),
                )
    for match in re.finditer(r"!\[[^\]]*\]\([^)]*\)(?:\{(?P<options>[^}]*)\})?", text):
        if not re.search(r'fig-alt="[^"]+', match["options"] or ""):
            problem(
                text.count("\n", 0, match.start()) + 1,
                "this picture has no text alternative",
                '![caption](file){fig-alt="…"}',
            )
    for match in re.finditer(r"\]\(#(?P<id>[\w-]+)\)", text):
        if match["id"] not in headings | heading_ids(text):
            problem(
                text.count("\n", 0, match.start()) + 1,
                f"the link to #{match['id']} leads to no heading of this edition",
                suggestion=nearest(match["id"], headings),
            )
    known = citations | embedded
    for match in _REFERENCE.finditer(bare):
        if match["key"] not in known:
            problem(
                text.count("\n", 0, match.start()) + 1,
                f"@{match['key']} refers to nothing in this edition",
                suggestion=nearest(match["key"], known),
            )
    return problems


def _stands_in(words: tuple[str, ...], quote: str) -> bool:
    """Whether the words that a claim is to be shown with are words of its quote."""
    whole = " ".join(quote.split())
    return all(" ".join(word.split()) in whole for word in words if word != "quote")


def _source_of(number: str, claims: Mapping[str, str]) -> str:
    """The shortcode of a claim that says the same number, for a message."""
    amounts = {found.value for found in read(number)} | {end for found in read(number) for end in found.span or ()}
    for name, words in claims.items():
        said = {found.value for found in read(words)} | {end for found in read(words) for end in found.span or ()}
        if amounts & said - {None}:
            return f"{{{{< claim {name} >}}}}"
    return ""


def heading_ids(text: str) -> set[str]:
    """The ids that the headings of a text carry."""
    return set(_HEADING.findall(text))
