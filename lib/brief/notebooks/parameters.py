"""What a notebook takes: the plain values of its parameters cell, and how others become their types."""

from __future__ import annotations

import ast
import contextlib
import io
import math
import tokenize
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from brief.base.problems import Place, Problem, Problems, raise_any


@dataclass(frozen=True)
class Parameter:
    """One line of a notebook's parameters cell: a plain value and what it means."""

    name: str
    default: Any
    comment: str


def parse(notebook: NotebookNode, file: str) -> dict[str, Parameter]:
    """What the cell tagged `parameters` sets, by name: `name = value  # unit and meaning`.

    `file` names the notebook in messages. Raises `Problems` when there is not exactly one such cell, or it holds
    anything but plain values.
    """
    cells = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(cells) != 1:
        raise Problems([Problem(Place(file), f"{len(cells)} cells are tagged parameters", "exactly one")])
    source: str = cells[0].source
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        raise Problems([Problem(_line(file, error.lineno), f"not Python: {error.msg}")]) from None
    comments = {
        token.start[0]: token.string.lstrip("#").strip()
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    parameters: dict[str, Parameter] = {}
    problems: list[Problem] = []
    for statement in statements:
        place = _line(file, statement.lineno)
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                comment = comments.get(statement.end_lineno or statement.lineno, "")
            case _:
                line = source.splitlines()[statement.lineno - 1]
                problems.append(Problem(place, f"“{line}”", "name = value  # unit and meaning"))
                continue
        try:
            parameters[name] = Parameter(name, ast.literal_eval(value), comment)
        except ValueError:
            kinds = "a number, a text, true or false, or a list"
            problems.append(Problem(place, f"{name} is not a plain value", kinds))
            continue
        if not comment:
            problems.append(Problem(place, f"{name} has no comment", "# its unit and meaning"))
    raise_any(problems)
    return parameters


def _line(file: str, number: int | None) -> Place:
    return Place(file, record=f"parameters cell, line {number}")


def convert(parameter: Parameter, value: Any) -> Any:
    """A value as the parameter's own type: "1.5" is 1.5 where the default is a number.

    Raises ValueError with a message for people when it can't be.
    """
    default = parameter.default
    if isinstance(default, bool):
        return _truth(value)
    if isinstance(default, int):
        number = _number(value)
        if not number.is_integer():
            raise ValueError(f"{value!r} is not a whole number")
        return int(number)
    if isinstance(default, float):
        return _number(value)
    if isinstance(default, list):
        items = _list(value, default)
        return [convert(Parameter(parameter.name, default[0], ""), item) for item in items] if default else items
    return str(value)


def _truth(value: Any) -> bool:
    if str(value).lower() not in ("true", "yes", "false", "no"):
        raise ValueError(f"{value!r} is not true or false")
    return str(value).lower() in ("true", "yes")


def _number(value: Any) -> float:
    try:
        number = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"{value!r} is not a number")
    return number


def _list(value: Any, example: list[Any]) -> list[Any]:
    items = value
    if isinstance(value, str):
        with contextlib.suppress(ValueError, SyntaxError):
            items = ast.literal_eval(value)
    if not isinstance(items, list):
        raise ValueError(f"{items!r} is not a list such as {example!r}")
    return items
