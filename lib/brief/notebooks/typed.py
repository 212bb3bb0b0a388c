"""Numbers typed into what a chart or a table says of itself: they come from the values of the notebook, as in prose."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from nbformat import NotebookNode

from brief.base.problems import Problem
from brief.notebooks import files
from brief.notebooks.texts import trees
from brief.quantity import bases
from brief.quantity.expressions import Expression
from brief.quantity.grammar import read

_SAYING = ("message", "measure", "caption", "note", "alt_text")
_COUNTS = ("number", "range", "share", "multiple")
# With another unit digits say what is shown, "12-month counts", "2 mg or more", and no result.
_RESULTS = ("", "percent", "percentage points", "times")
_DRAWN = 12  # lines, rows, drugs: what a chart counts of itself
# Words that a drawing is described with: a share or a multiple in one clause with them is one of the drawing.
_DRAWING = re.compile(
    r"\b(?:ax[ei]s|widths?|heights?|lines?|steps?|(?<!-)scales?|(?<!in a )rows?|columns?|bars?|category|categories"
    r"|(?<!percentage )points?|dots?|bands?|marks?|charts?|panels?"
    r"|middle(?= half| third)|counted(?= twice| double\b))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;]\s|[.;]$")
_NAMED = re.compile(r"\{[^{}]*\}")
_CONDITION = re.compile(r"\w+(?:\([^)]*\))? [<>=]")


def check(notebook: NotebookNode, shown: str) -> Iterator[Problem]:
    """Results in the message, the measure, the caption, the note or the text alternative of a chart or a table."""
    for cell, tree in trees(notebook):
        for line, number in _numbers(tree):
            place = files.place(shown, cell, notebook.cells[cell - 1].source, line)
            message = f"the number “{number}” is typed into what a chart or a table says"
            yield Problem(place, message, "the name of a value in braces: {deaths}", "give it with show.values")


def _numbers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not ast.unparse(node.func).startswith("show."):
            continue
        texts = (text for keyword in node.keywords if keyword.arg in _SAYING for text in ast.walk(keyword.value))
        for text in texts:
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and not _CONDITION.match(text.value):
                yield from ((text.lineno, number) for number in _typed(text.value))


def _typed(text: str) -> list[str]:
    """The results that a text says itself; none at 0, where an axis starts, and none in what names its unit."""
    said = bases.without(_NAMED.sub(lambda match: "…" * len(match.group()), text))
    return [number.text for number in read(said) if _is_result(number) and not _is_of_drawing(number, said)]


def _is_result(number: Expression) -> bool:
    """Whether it is a number that the values of the notebook have to give: digits, a share or a multiple in any form.

    Small counts in words say what is drawn: "two drugs or more", "one a row".
    """
    if number.kind not in _COUNTS or number.unit not in _RESULTS or not any(number.numbers):
        return False
    small = all(abs(value) <= _DRAWN for value in number.numbers)
    return _has_digits(number) or number.unit != "" or not small


def _is_of_drawing(number: Expression, text: str) -> bool:
    """Whether a number in words stands in one clause with a word of the drawing: "half of the axis", "fifteen rows"."""
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, number.start)), default=0)
    end = _CLAUSE.search(text, number.end)
    clause = text[start : end.start() if end else len(text)]
    return not _has_digits(number) and _DRAWING.search(clause) is not None


def _has_digits(number: Expression) -> bool:
    return re.search(r"\d", number.text) is not None
