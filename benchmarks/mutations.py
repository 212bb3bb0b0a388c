"""How a slip of the hand changes a record: every field in every way, one at a time."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from pydantic import ValidationError

from brief.base.records import Record

LONGEST = 12
"""Of a longer list, only the first items are changed one by one."""


class Mutant(NamedTuple):
    """A changed record: the path of what changed in it, what it is now, and the record made of it (None: refused)."""

    path: str
    value: Any
    made: Any


def mutants(model: type[Record], record: dict[str, Any], every: list[dict[str, Any]]) -> Iterator[Mutant]:
    """Each mutant of a record, with words of other records; one that says the same as the record is none."""
    own = _made(model, record)
    for name, value in record.items():
        same = [other[name] for other in every if name in other]
        ways = [(f"{name}{path}", other, record | {name: other}) for path, other in changed(value, same)]
        if not model.model_fields[name].is_required():
            ways.append((name, None, {key: inner for key, inner in record.items() if key != name}))
        for path, other, mutant in ways:
            made = _made(model, mutant)
            if made is None or made != own:
                yield Mutant(path, other, made)


def _made(model: type[Record], record: dict[str, Any]) -> Record | None:
    try:
        return model.model_validate(deepcopy(record))
    except (ValidationError, ValueError, TypeError):
        return None


def changed(value: Any, others: list[Any]) -> Iterator[tuple[str, Any]]:
    """A value changed in each way, with the path of what changed in it; `others` are values of the same field."""
    match value:
        case bool():
            yield "", not value
        case int() | float():
            yield from (("", other) for other in (value + 1, value * 10, -value if value else 5))
        case str():
            yield from (("", other) for other in texts(value, (other for other in others if isinstance(other, str))))
        case list():
            yield from _in_list(value, others)
        case dict():
            yield from _in_mapping(value, others)


def _in_list(value: list[Any], others: list[Any]) -> Iterator[tuple[str, Any]]:
    """The first or last item dropped, one doubled, two exchanged, each changed."""
    if value:
        yield from (("", value[1:]), ("", value[:-1]), ("", [*value, value[0]]))
    if len(value) > 1:
        yield "", [value[1], value[0], *value[2:]]
    same = [*value, *(item for more in others if isinstance(more, list) for item in more)]
    for position, inner in enumerate(value[:LONGEST]):
        for path, other in changed(inner, same):
            yield path, [*value[:position], other, *value[position + 1 :]]


def _in_mapping(value: dict[str, Any], others: list[Any]) -> Iterator[tuple[str, Any]]:
    """Each value changed, or left out."""
    for name, inner in value.items():
        same = [other[name] for other in others if isinstance(other, dict) and name in other]
        for path, other in changed(inner, same):
            yield f".{name}{path}", value | {name: other}
        yield f".{name}", {key: kept for key, kept in value.items() if key != name}


def texts(value: str, others: Iterable[str]) -> Iterator[str]:
    """A text changed: that of another record, without its last word, with another digit."""
    yield from itertools.islice((other for other in dict.fromkeys(others) if other and other != value), 2)
    if " " in value:
        yield value.rpartition(" ")[0]
    if digit := re.search(r"\d", value):
        yield value[: digit.start()] + str((int(digit[0]) + 1) % 10) + value[digit.end() :]
