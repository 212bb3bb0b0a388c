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

from brief.base.problems import Place, Problem, Problems


@dataclass(frozen=True)
class Parameter:
    """One line of a notebook's parameters cell: a plain value and what it means."""

    name: str
    default: Any
    comment: str


def parse(notebook: NotebookNode, shown: str) -> dict[str, Parameter]:
    """What the cell tagged `parameters` sets, by name: `name = value  # unit and meaning`.

    Raises `Problems` when there is not exactly one such cell, or it holds anything but plain values.
    """
    cells = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(cells) != 1:
        raise Problems([Problem(Place(shown), f"{len(cells)} cells are tagged parameters", "exactly one")])
    source = cells[0].source
    found: dict[str, Parameter] = {}
    problems: list[Problem] = []
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        place = Place(shown, record=f"parameters cell, line {error.lineno}")
        raise Problems([Problem(place, f"not Python: {error.msg}")]) from None
    lines = source.splitlines()
    comments = {
        token.start[0]: token.string.lstrip("#").strip()
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    for statement in statements:
        place = Place(shown, record=f"parameters cell, line {statement.lineno}")
        if not (
            isinstance(statement, ast.Assign)
            and len(statement.targets) == 1
            and isinstance(statement.targets[0], ast.Name)
        ):
            problems.append(Problem(place, f"“{lines[statement.lineno - 1]}”", "name = value  # unit and meaning"))
            continue
        name = statement.targets[0].id
        try:
            default = ast.literal_eval(statement.value)
        except ValueError:
            problems.append(
                Problem(place, f"{name} is not a plain value", "a number, a text, true or false, or a list")
            )
            continue
        comment = comments.get(statement.end_lineno or 0, "")
        found[name] = Parameter(name, default, comment)
        if not comment:
            problems.append(Problem(place, f"{name} has no comment", "# its unit and meaning"))
    if problems:
        raise Problems(problems)
    return found


def convert(parameter: Parameter, given: Any) -> Any:
    """A given value as the parameter's own type: "1.5" is 1.5 where the default is a number.

    Raises ValueError with a message for people when it can't be.
    """
    default = parameter.default
    if isinstance(default, bool):
        return _truth(given)
    if isinstance(default, int):
        number = _number(given)
        if not number.is_integer():
            raise ValueError(f"{given!r} is not a whole number")
        return int(number)
    if isinstance(default, float):
        return _number(given)
    if isinstance(default, list):
        items = _list(given, default)
        return [convert(Parameter(parameter.name, default[0], ""), item) for item in items] if default else items
    return str(given)


def _truth(given: Any) -> bool:
    if str(given).lower() not in ("true", "yes", "false", "no"):
        raise ValueError(f"{given!r} is not true or false")
    return str(given).lower() in ("true", "yes")


def _number(given: Any) -> float:
    try:
        number = math.nan if isinstance(given, bool) else float(given)
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"{given!r} is not a number")
    return number


def _list(given: Any, default: list[Any]) -> list[Any]:
    items = given
    if isinstance(given, str):
        with contextlib.suppress(ValueError, SyntaxError):
            items = ast.literal_eval(given)
    if not isinstance(items, list):
        raise ValueError(f"{items!r} is not a list such as {default!r}")
    return items
