"""What a notebook takes: the plain values of its parameters cell, and how others become their types."""

from __future__ import annotations

import ast
import contextlib
import io
import math
import re
import tokenize
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nbformat import NotebookNode

from brief.base.problems import Place, Problem, Problems, raise_any

_MONTH = re.compile(r"(?:year-)?month\b")  # at the start of a comment: what the value is
_IS_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


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
    except (ValueError, MemoryError, RecursionError) as error:
        raise Problems([Problem(_line(file, 1), f"not Python: {error}")]) from None
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
            parameters[name] = Parameter(name, _plain(ast.literal_eval(value)), comment)
        except (ValueError, TypeError, MemoryError, RecursionError):
            kinds = "a number, a text, true or false, None, a list, a tuple or a mapping"
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

    Where the default is None, a plain value is taken as it is. Raises ValueError with a message for people when it
    can't be: nothing is rounded, cut or turned to text unasked.
    """
    default = parameter.default
    if default is None:
        return _plain(_literal(value))
    if isinstance(default, bool):
        return _truth(value)
    if isinstance(default, int):
        return _whole(value)
    if isinstance(default, float):
        return _number(value)
    if isinstance(default, list | tuple):
        return type(default)(_items(value, default))
    if isinstance(default, dict):
        return _mapping(value, default)
    return _formed(_text(value, default), parameter.comment)


def _formed(text: str, comment: str) -> str:
    """The text, which has the form that the comment names: month or year-month. Raises ValueError."""
    if _MONTH.match(comment) and not _IS_MONTH.fullmatch(text):
        raise ValueError(f"{text!r} is not a month such as 2019-12")
    return text


def _truth(value: Any) -> bool:
    if str(value).lower() not in ("true", "yes", "false", "no"):
        raise ValueError(f"{value!r} is not true or false")
    return str(value).lower() in ("true", "yes")


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            return int(value)  # a float holds sixteen digits, and no more
    number = _number(value)
    if not number.is_integer():
        raise ValueError(f"{value!r} is not a whole number")
    return int(number)


def _number(value: Any) -> float:
    try:
        number = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"{value!r} is not a number")
    return number


def _text(value: Any, default: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise ValueError(f"{value!r} is not a text such as {default!r}")
    return str(value)


def _items(value: Any, example: Sequence[Any]) -> list[Any]:
    """The items of a list, each as the example's where all of these are of one type."""
    items = _literal(value)
    if not isinstance(items, list | tuple):
        raise ValueError(f"{items!r} is not a list such as {example!r}")
    if len({type(item) for item in example}) != 1:
        return [_plain(item) for item in items]
    return [convert(Parameter("", example[0], ""), item) for item in items]


def _mapping(value: Any, example: Mapping[Any, Any]) -> dict[Any, Any]:
    """A mapping, its values as the example's where all of these are of one type."""
    mapping = _literal(value)
    if not isinstance(mapping, dict):
        raise ValueError(f"{mapping!r} is not a mapping such as {example!r}")
    if len({type(item) for item in example.values()}) != 1:
        return {key: _plain(item) for key, item in mapping.items()}
    pattern = Parameter("", next(iter(example.values())), "")
    return {key: convert(pattern, item) for key, item in mapping.items()}


def _literal(value: Any) -> Any:
    """What a text says in Python; any other text, and any other value, as it is."""
    if isinstance(value, str):
        with contextlib.suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            return ast.literal_eval(value)
    return value


def _plain(value: Any) -> Any:
    """A value that a notebook's parameter may have. Raises ValueError for any other."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return type(value)(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, float):
        return _number(value)
    if value is None or isinstance(value, str | int):
        return value
    raise ValueError(f"{value!r} is not a plain value")
