"""What may stand in the prose, a function a rule: each takes a section and what it may name, and yields problems.

No number is typed: it comes from a claim, from a notebook's values, or it only numbers things (dates, lists, sections).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from brief.base.problems import Problem, nearest
from brief.publish.prose import agreement, figures, judgements, markup, plain, structure, wording
from brief.publish.prose.code import without as without_code
from brief.publish.prose.markup import blanked
from brief.publish.prose.sections import Known, Section, included
from brief.publish.prose.shortcodes import Shortcode
from brief.quantity import bases
from brief.quantity.grammar import read

SHORTCODES = ("claim", "embed", "include", "var")
BLOCKS = (
    "bottom-line",
    "definition",
    "evidence",
    "explorer",
    "judgement",
    "new-page",
    "otherwise",
    "refs",
    "screen-only",
    "source",
    "two-column",
)
_BETWEEN = ("of", "in", "to", "and", "or", "by", "at", "for", "from", "were", "was", "is", "are")  # name no unit
# Numbers that name things and count nothing. Calendar years and list marks are let through by shape, not by name.
NAMES = ("Four Horsemen", "PDF/UA-1", "ICD 203", "T40.4", "C-13")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"  # as a date has them
NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|dozen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|"
    "half|twice|double|triple|thrice|doubl(?:ed|ing)|(?:tripl|trebl|quadrupl|quintupl|sextupl)(?:e|ed|ing|es)|"
    "halve[ds]|halving"
)
_ORDINALS = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth"
# An ordinal before one of these counts: "the third year running", "the second largest"; "the third goal" names.
_COUNTED = (
    "straight|consecutive|successive|largest|highest|lowest|smallest|biggest|deadliest|leading|busiest|worst|best|most|"
    "year|month|week|decade|time"
)
# Letters that are a number between a word that counts and what is counted: "there were XIV deaths". Elsewhere they
# name, "phase III trials", "schedules I and II", and two of them are a word of their own, "IV drugs", "MI residents".
_COUNTING = ("were", "are", "killed", "about", "nearly", "almost", "over", "than", "least", "most")
_ROMAN = (
    rf"(?-i:(?:{'|'.join(f'(?<={word} )' for word in _COUNTING)})"
    r"(?=[IVXLCDM]{3,}\b)(?=\w*[IVX])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b"
    r"(?= [a-z]{3,}s\b))"
)
_PARTS = "thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?"

_DIGITS = re.compile(r"(?<!\w)(?<!\w-)[$£€]?\d[\d,.]*%?")
_NUMBER = re.compile(
    rf"{_DIGITS.pattern}|\b(?:{NUMBER_WORDS})(?:s|-?fold)?\b"
    rf"|\b(?:{_ORDINALS})(?=[ -](?:{_COUNTED})\b)|{_ROMAN}"
    rf"|\b(?:a|one)[ -](?:{_PARTS})\b(?= (?:of|more|less|fewer|higher|lower)\b)"
    r"|[¼-¾⅐-⅞↉⁴-⁹₀-₉①-⒛Ⅰ-ↂ]|(?<!\w)[²³¹]|&frac\d\d;",
    re.IGNORECASE,
)
# What may hold a number that nobody reads as one, beside code, shortcodes, addresses and attributes: metadata, remarks,
# citations, names, list marks, dates.
_NO_NUMBERS = (
    r"\A---\n(?![ \t]*(?:\n|\Z)).*?\n---\n",
    r"<!--.*?-->",
    r"(?<![\w\\])@[\w-]+",
    *(re.escape(name) for name in NAMES),
    r"\b[A-Z][a-z]+ [IVX]+\b",
    rf"\b(?:\d{{1,2}}\s+)?(?:(?:{MONTHS})\s+)?(?:19|20)\d{{2}}\b",
)
_BULLET = re.compile(r"[ \t>]*[-*+][ \t]")
_LIST_MARK = re.compile(r"[ \t>]*(?P<number>\d{1,2})[.)](?:\s|$)")
_BLOCK = re.compile(
    r"^[ \t>]*:::+[ \t]*(?:\{(?P<attributes>(?:\"[^\"]*\"|[^}])*)\}|(?P<word>[\w-]+))[ \t]*:*[ \t]*$", re.MULTILINE
)
# What only Quarto gives a look, wherever it stands: on headings, pictures, words, tables, as a class or an attribute.
_LAID_OUT = re.compile(
    r"\{[^{}<>]*?(?P<name>\.(?:callout|panel|column|columns|aside|lightbox|page|grid|g-col|content-)[\w-]*"
    r"|\b(?:layout|layout-[\w-]+|fig-subcap|tbl-subcap|fig-pos|filename)=)"
)
# What to write instead, by how the names begin.
_INSTEAD = {
    "callout": "**Note.** and the words, in a paragraph of their own",
    "panel": "a heading for each part: ### Words {#id}",
    "column-": "a note: [^name]",
    "column": "one part below the other, or {.two-column}: columns on paper",
    "grid": "one part below the other, or {.two-column}: columns on paper",
    "g-col": "one part below the other, or {.two-column}: columns on paper",
    "layout": "one below the other",
    "aside": "a note: [^name]",
    "content-": "::: {.screen-only}, for what paper does not have",
}
# What other writers of Markdown have: here it would stand on the page as it is written, or in letters that paper lacks.
_ELSEWHERE = (
    (re.compile(r"^(?:[ \t]*>)+[ \t]*(?P<name>\[!\w+\])", re.MULTILINE), "is a callout of GitHub", _INSTEAD["callout"]),
    (
        re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+(?P<name>\[[ xX]\])[ \t]", re.MULTILINE),
        "is a box to tick, which paper has no letter for",
        "the list without boxes",
    ),
    (re.compile(r"(?<!\\)(?P<name>\$\$)"), "begins a formula: none is typeset", "words, or a chart of a notebook"),
)
_TOLD = re.compile(r"\b(?P<name>fig-alt|because|changes)=\"(?P<words>[^\"]*)\"")
_LINK = re.compile(r"\]\(#(?P<id>[\w-]+)\)")

Rule = Callable[[Section, Known], Iterator[Problem]]


def check(section: Section, known: Known) -> list[Problem]:
    """Every problem of a section, from top to bottom."""
    problems = [problem for rule in RULES for problem in rule(section, known)]
    return sorted(problems, key=lambda problem: problem.place.line or 0)


def shortcode(section: Section, known: Known) -> Iterator[Problem]:
    """A shortcode can be read, is one that both renderers know, and names something."""
    for code in section.shortcodes:
        if code.fault:
            yield section.problem(code.start, code.fault)
        elif code.name not in SHORTCODES:
            message = f"unknown shortcode {code.name!r}"
            yield section.problem(code.start, message, ", ".join(SHORTCODES), nearest(code.name, SHORTCODES))
        elif not code.argument:
            yield section.problem(code.start, f"the shortcode {code.name} names nothing")


def claim(section: Section, known: Known) -> Iterator[Problem]:
    """A claim is in the ledger, and other words for it are words of its quote."""
    for code in section.named("claim"):
        quote = known.claims.get(code.argument)
        if quote is None:
            message = f"no claim {code.argument!r} in the ledger"
            yield section.problem(code.start, message, suggestion=nearest(code.argument, known.claims))
            continue
        quote = _line(quote)
        for words in code.arguments[1:]:
            if words != "quote" and _line(words) not in quote:
                yield section.problem(
                    code.start, f"“{words}” is not in the quote of {code.argument}", f"words of “{quote}”"
                )


def value(section: Section, known: Known) -> Iterator[Problem]:
    """A value is given by one of the edition's notebooks."""
    for code in section.named("var"):
        if code.argument not in known.values:
            message = f"no notebook gives a value {code.argument!r}"
            yield section.problem(code.start, message, suggestion=nearest(code.argument, known.values))


def embed(section: Section, known: Known) -> Iterator[Problem]:
    """What is embedded is a labelled cell of one of the edition's notebooks."""
    for code in section.named("embed"):
        target, _, label = code.argument.partition("#")
        notebook = Path(target).stem
        if target != f"notebooks/{notebook}.ipynb":
            message, expected = f"{target!r} is no notebook of the project", "notebooks/NAME.ipynb#LABEL"
            yield section.problem(code.start, message, expected)
        elif notebook not in known.labels:
            yield _unknown(section, code, f"no notebook {notebook!r} in this edition", notebook, known.labels)
        elif label not in known.labels[notebook]:
            message = f"no cell labelled {label!r} in {notebook}"
            yield _unknown(section, code, message, label, known.labels[notebook])
        elif label not in known.figures[notebook]:
            message = f"the cell {label} shows nothing that a brief can take: no picture, nothing that is printed"
            yield section.problem(code.start, message, "show.chart(…) or show.table(…) as the last line of the cell")
        elif not label.startswith(kind := known.figures[notebook][label]):
            yield section.problem(code.start, f"the label {label} is none of what it shows", f"{kind}…")


def include(section: Section, known: Known) -> Iterator[Problem]:
    """What is included is made by staging, or another section."""
    for code in section.named("include"):
        if included(code) not in known.includes:
            message = f"there is no {code.argument!r} to include"
            yield _unknown(section, code, message, code.argument, known.includes)


def number(section: Section, known: Known) -> Iterator[Problem]:
    """No number is typed."""
    for offset, text in typed_numbers(section.text):
        message, expected = f"the number {text!r} is typed", "{{< claim … >}} or {{< var … >}}"
        around = section.text[max(0, offset - 1) : offset], section.text[offset + len(text) :]
        shortcode = _with("claim", text, around, known.claims) or _with("var", text, around, known.values)
        yield section.problem(offset, message, expected, shortcode)
    for attribute in _TOLD.finditer(without_code(section.text)):  # a screen reader says it, a card shows it
        numbers = _NUMBER if attribute["name"] == "fig-alt" else _DIGITS
        words = blanked(bases.without(attribute["words"]), markup.SHORTCODE, *_NO_NUMBERS)
        for match in numbers.finditer(words):
            message = f"the number {match.group()!r} is typed in {attribute['name']}"
            yield section.problem(attribute.start("words") + match.start(), message, "words without a number")


def block(section: Section, known: Known) -> Iterator[Problem]:
    """A block is one that both renderers draw."""
    for match in _BLOCK.finditer(section.prose):
        names = (
            [match["word"]]
            if match["word"]
            else re.findall(r"\.([\w-]+)", re.sub(r"\"[^\"]*\"", "", match["attributes"]))
        )
        for name in names:
            if name not in BLOCKS:
                message = f"unknown block {name!r}"
                yield section.problem(
                    match.start(), message, ", ".join(BLOCKS), _instead(name) or nearest(name, BLOCKS)
                )


def layout(section: Section, known: Known) -> Iterator[Problem]:
    """Nothing is laid out as only Quarto does: tabs, columns, margins, callouts."""
    blocks = {match.start(): match.end() for match in _BLOCK.finditer(section.prose)}
    for match in _LAID_OUT.finditer(section.prose):
        if match["name"].startswith(".") and any(start <= match.start() < end for start, end in blocks.items()):
            continue  # a class of a block, which is one of few
        name = match["name"].strip(".=")
        message = f"{name!r} is laid out by Quarto only"
        expected = f"a block that both renderers draw: {', '.join(BLOCKS)}"
        yield section.problem(match.start("name"), message, expected, _instead(name))
    for pattern, message, instead in _ELSEWHERE:
        for match in pattern.finditer(section.prose):
            yield section.problem(match.start("name"), f"{match['name']} {message}", suggestion=instead)


def link(section: Section, known: Known) -> Iterator[Problem]:
    """A link within the brief leads to a heading of this edition."""
    for match in _LINK.finditer(section.text):
        if match["id"] not in known.headings:
            message = f"the link to #{match['id']} leads to no heading of this edition"
            yield section.problem(match.start(), message, suggestion=nearest(match["id"], known.headings))


def reference(section: Section, known: Known) -> Iterator[Problem]:
    """What is referred to with @ is a document, a series, or a chart or table of this edition."""
    keys = {*known.citations, *known.written, *(label for labels in known.labels.values() for label in labels)}
    for offset, key in section.references():
        if key not in keys:
            message = f"@{key} refers to nothing in this edition"
            yield section.problem(offset, message, suggestion=nearest(key, keys) or "\\@ for the sign itself")


RULES: tuple[Rule, ...] = (
    shortcode,
    claim,
    value,
    embed,
    include,
    number,
    block,
    layout,
    figures.picture,
    figures.table,
    figures.size,
    link,
    reference,
    plain.seen,
    plain.html,
    plain.address,
    plain.closed,
    plain.picture,
    plain.executed,
    plain.attribute,
    structure.remark,
    structure.heading,
    structure.identifier,
    structure.note,
    structure.deep,
    judgements.fit,
    judgements.stand,
    wording.bound,
    agreement.agrees,
)


def typed_numbers(text: str) -> list[tuple[int, str]]:
    """Every number typed into a text, with its offset: what no shortcode gave and no date or list explains."""
    written = markup.without(text)
    prose = _without_list_marks(blanked(bases.without(written), *_NO_NUMBERS))
    numbers = {match.start(): match.group().rstrip(".,") for match in _NUMBER.finditer(prose)}
    return sorted((numbers | _counts_like_years(written)).items())


def _counts_like_years(text: str) -> dict[int, str]:
    """Four digits that look like a year and count what stands behind them, by place: "2017 pills"."""
    return {
        expression.start: expression.text
        for expression in read(text)
        if expression.kind == "number" and re.fullmatch(r"(?:19|20)\d\d", expression.text)
    }


def _without_list_marks(text: str) -> str:
    """The text with spaces for the marks of lists. A list begins behind a blank line, counts on, or is one in an item.

    At the start of any other line stands the end of a sentence: "rose to" and "64. Then" on the next.
    """
    lines, begins = [], True
    item: int | None = None  # how far the item that the line before begins is indented
    counts: dict[int, int] = {}  # the last number of each list, by how far it is indented
    for line in text.split("\n"):
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" >"))
        mark = _LIST_MARK.match(line)
        within = item is not None and indent > item
        if mark and (begins or counts.get(indent) == int(mark["number"]) - 1 or (within and mark["number"] == "1")):
            counts = {place: count for place, count in counts.items() if place < indent}
            counts[indent] = int(mark["number"])
            line = " " * mark.end() + line[mark.end() :]
            item = indent
        else:
            item = indent if _BULLET.match(line) else None
        begins = not line.strip(" \t>") or line.lstrip(" \t>").startswith((":::", "#"))
        lines.append(line)
    return "\n".join(lines)


def _instead(name: str) -> str:
    """What to write in the place of what only Quarto lays out; empty where that is nothing."""
    return next((words for begin, words in _INSTEAD.items() if name.startswith(begin)), "")


def _unknown(section: Section, code: Shortcode, message: str, name: str, choices: Collection[str]) -> Problem:
    return section.problem(code.start, message, ", ".join(sorted(choices)), nearest(name, choices))


def _with(kind: str, number: str, around: tuple[str, str], texts: Mapping[str, str]) -> str:
    """The shortcode of the first claim or value that says the same number of the same; empty where none does."""
    amounts, (before, after) = _amounts(number), around
    following = re.match(r"\s*([A-Za-z]+)", after)
    word = following[1].lower().removesuffix("s") if following and following[1] not in _BETWEEN else ""
    for name, text in texts.items():
        of_the_same = word in text.lower() and ("$" in before + number) <= ("$" in text)
        if of_the_same and amounts & _amounts(text):
            return f"{{{{< {kind} {name} >}}}}"
    return ""


def _amounts(text: str) -> set[float]:
    expressions = list(read(text))
    values = {expression.value for expression in expressions if expression.value is not None}
    return values | {end for expression in expressions for end in expression.span or ()}


def _line(text: str) -> str:
    return " ".join(text.split())
