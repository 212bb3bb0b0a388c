"""The ids that the code of a notebook writes out, and the rule that each names a claim, a series or a document."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Collection, Iterator

from nbformat import NotebookNode

from brief.base.problems import Problem, nearest
from brief.notebooks import files
from brief.notebooks.texts import trees

_FORM = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_ALIKE = 0.9  # from here on a text is an id that was misspelt; parts of ids, joined with others, lie far below


def check(notebook: NotebookNode, file: str, known: Collection[str]) -> Iterator[Problem]:
    """A problem for each id that nothing has.

    An id is what a constant holds (`DEATHS = "us-overdose-deaths-all-drugs"`), and any other text that is nearly one.
    """
    for number, tree in trees(notebook):
        constants = {id(node) for statement in tree.body for node in _constants(statement)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or not _FORM.fullmatch(node.value):
                continue
            near = nearest(node.value, known)
            if node.value not in known and (id(node) in constants or _alike(node.value, near)):
                place = files.place(file, number, notebook.cells[number - 1].source, node.lineno)
                message = f"no claim, series or document has the id {node.value!r}"
                yield Problem(place, message, "an id of docs/reference-ids.md", near)


def _constants(statement: ast.stmt) -> Iterator[ast.expr]:
    """What a statement gives names in capitals: its value, or the parts of it where it gives several."""
    if isinstance(statement, ast.Assign):
        targets = [name for target in statement.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
        if all(target.id.isupper() for target in targets):
            yield from _parts(statement.value)


def _parts(value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(value, ast.Tuple | ast.List | ast.Set):
        for part in value.elts:
            yield from _parts(part)
    else:
        yield value


def _alike(text: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, text, other).ratio() >= _ALIKE
