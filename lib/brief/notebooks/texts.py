"""The values that a notebook gives and the texts that name them, read from its code: nothing has to be run.

A value is given by a call on what `show.values` returned, `give.count("peak_deaths", …)`. A text is any string of the
notebook with the name of a value in braces, wherever it stands: in a call of `show`, in a label, in a list of rows.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from nbformat import NotebookNode

from brief.base.problems import Place, Problem, nearest
from brief.notebooks import files, templates
from brief.notebooks.files import python

_GIVE_NOTHING = {"fill", "title", "rows"}  # methods of `Values` that read values
Placing = Callable[[int, int], Place]  # from a cell and a line of it


@dataclass(frozen=True)
class Given:
    """A value that a notebook gives: its name without the prefix, cell and line (from 1), the method that gives it."""

    name: str
    cell: int
    method: str
    line: int = 0


@dataclass(frozen=True)
class Text:
    """A string that names values, the cell (from 1) in which it stands, and its line there."""

    template: str
    cell: int
    line: int = 0

    @property
    def names(self) -> list[str]:
        """The values that it names, without the notebook's prefix."""
        return templates.names(self.template)


def given(notebook: NotebookNode) -> list[Given]:
    """The values that a notebook gives, in order."""
    return _read(notebook).given


def texts(notebook: NotebookNode) -> list[Text]:
    """The texts of a notebook that name values, in order."""
    return _read(notebook).texts


def check(notebook: NotebookNode, shown: str) -> list[Problem]:
    """Names that no cell up to a text gives, values that are given twice, names that are not written out."""
    read = _read(notebook)
    if not read.collections:
        return []

    def place(cell: int, line: int) -> Place:
        return files.place(shown, cell, notebook.cells[cell - 1].source, line)

    return [*_unknown(read, place), *_unread(read, place), *_twice(read, place), *_computed(read, place)]


@dataclass(frozen=True)
class _Read:
    """What the code of a notebook says of values: the variables that collect them, the calls, the texts."""

    collections: set[str]
    calls: list[tuple[int, ast.Call]]
    texts: list[Text]
    names: list[tuple[int, int, str]]
    """Where a value is read by its name alone, `give["deaths"]`, a row of `give.rows`: cell, line, name."""

    @property
    def given(self) -> list[Given]:
        return [
            Given(name, cell, call.func.attr, call.lineno)
            for cell, call in self.calls
            if isinstance(call.func, ast.Attribute) and (name := _literal(call.args[0]))
        ]


def _read(notebook: NotebookNode) -> _Read:
    nodes = [(cell, node) for cell, tree in trees(notebook) for node in ast.walk(tree)]
    collections = {name for _, node in nodes for name in _collected(node)}
    calls = [(cell, node) for cell, node in nodes if isinstance(node, ast.Call) and _gives(node, collections)]
    return _Read(
        collections,
        sorted(calls, key=_place),
        [
            Text(node.value, cell, node.lineno)
            for cell, node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _names_values(node.value)
        ],
        [(cell, line, name) for cell, node in nodes for line, name in _reads(node, collections)],
    )


def _unknown(read: _Read, place: Placing) -> Iterator[Problem]:
    first = {value.name: value.cell for value in reversed(read.given)}
    for text in read.texts:
        for name in text.names:
            if name not in first or first[name] > text.cell:
                yield Problem(
                    place(text.cell, text.line),
                    f"the text “{text.template}” names {name}, which no cell up to here gives",
                    suggestion=nearest(name, [known for known, cell in first.items() if cell <= text.cell]),
                )


def _unread(read: _Read, place: Placing) -> Iterator[Problem]:
    first = {value.name: value.cell for value in reversed(read.given)}
    for cell, line, name in read.names:
        if name not in first or first[name] > cell:
            known = [known for known, given_in in first.items() if given_in <= cell]
            message = f"reads the value {name}, which no cell up to here gives"
            yield Problem(place(cell, line), message, suggestion=nearest(name, known))


def _twice(read: _Read, place: Placing) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for value in read.given:
        if value.name in first:
            message = f"the value {value.name} is given twice, first in cell {first[value.name]}"
            yield Problem(place(value.cell, value.line), message)
        first.setdefault(value.name, value.cell)


def _computed(read: _Read, place: Placing) -> Iterator[Problem]:
    for cell, call in read.calls:
        if not _literal(call.args[0]):
            message = f"the name of a value is computed: {ast.unparse(call)[:60]}"
            yield Problem(place(cell, call.lineno), message, "a name written out")


def trees(notebook: NotebookNode) -> Iterator[tuple[int, ast.Module]]:
    """The cells that are Python; another one fails where it is executed."""
    for position, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "code":
            with suppress(SyntaxError):
                yield position, ast.parse(python(cell.source))


def _collected(node: ast.AST) -> Iterator[str]:
    """The variables to which a statement assigns what `show.values` returns: `give`."""
    if (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "show.values"
    ):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _gives(call: ast.Call, collections: set[str]) -> bool:
    function = call.func
    return (
        bool(call.args)
        and isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id in collections
        and function.attr not in _GIVE_NOTHING
    )


def _reads(node: ast.AST, collections: set[str]) -> Iterator[tuple[int, str]]:
    """Lines and names of values that code reads without a text: in `give[name]`, in the rows of `give.rows([…])`."""
    match node:
        case ast.Subscript(value=ast.Name(id=variable), slice=ast.Constant(value=str(name))) if variable in collections:
            yield node.lineno, name
        case ast.Call(func=ast.Attribute(value=ast.Name(id=variable), attr="rows")) if variable in collections:
            for entry in ast.walk(node):
                match entry:
                    case ast.Tuple(elts=[_, _, ast.Constant(value=str(name))]):
                        yield entry.lineno, name


def _place(call: tuple[int, ast.Call]) -> tuple[int, int]:
    return call[0], call[1].lineno


def _literal(node: ast.AST) -> str:
    """A string that is written out; empty for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _names_values(text: str) -> bool:
    try:
        return bool(templates.names(text))
    except templates.TemplateError:
        return False  # a format of Python's, "{:,.0f}", or braces of another language
