"""What pydantic finds in a record, said so that a person can mend it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from brief.base.problems import Place, Problem, nearest

_LONGEST_VALUE = 100


def problem(model: type[BaseModel], at: Callable[[str], Place], details: ErrorDetails) -> Problem:
    """One mistake in a record of `model`. `at` gives the place of a field by its path: `terms.0.claim`."""
    path, fields = _written(model, details["loc"])
    context = details.get("ctx", {})
    match details["type"]:
        case "missing":
            return Problem(at(path), "this field is missing")
        case "extra_forbidden":
            suggestion = nearest(path.rpartition(".")[2], fields)
            return Problem(at(path), "no such field", "" if suggestion else ", ".join(fields), suggestion)
        case "literal_error":
            return _unknown(at(path), path, details["input"], context["expected"])
        case "union_tag_invalid":
            path = f"{path}.{_unquoted(context['discriminator'])}"
            return _unknown(at(path), path, context["tag"], context["expected_tags"])
        case "union_tag_not_found":
            return Problem(at(f"{path}.{_unquoted(context['discriminator'])}"), "this field is missing")
    return Problem(at(path), details["msg"].removeprefix("Value error, ") + in_brackets(details["input"]))


def in_brackets(value: Any) -> str:
    """A value that is not as it should be; a whole record is not repeated."""
    text = repr(value)
    return "" if isinstance(value, dict | BaseModel) or len(text) > _LONGEST_VALUE else f" (found {text})"


def _unknown(place: Place, path: str, value: Any, allowed: str) -> Problem:
    """A value that is not on the closed list of its field; `allowed` are its values as pydantic quotes them."""
    field = next((step for step in reversed(path.split(".")) if not step.isdigit()), "")
    known = re.findall("'([^']*)'", allowed)
    return Problem(place, f"unknown {field} {value!r}", ", ".join(known), nearest(str(value), known))


def _unquoted(word: str) -> str:
    return word.strip("'")


def _written(model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[str, list[str]]:
    """The path to a field as a person wrote it, and the fields that the record has which it is in.

    Between the steps, pydantic names the member of a union that a record was taken for; in the file there is none.
    """
    records, steps = [model], list[str]()
    for step in loc:
        if len(records) > 1 and isinstance(step, str):
            records = [record for record in records if step in _tags(record)] or records
            continue
        steps.append(str(step))
        if step in records[0].model_fields:
            records = _inside(records[0].model_fields[str(step)].annotation) or records
    return ".".join(steps), list(dict.fromkeys(name for record in records for name in _names(record)))


def _names(record: type[BaseModel]) -> list[str]:
    """The fields of a record as a person writes them."""
    return [field.alias or name for name, field in record.model_fields.items()]


def _inside(annotation: Any) -> list[type[BaseModel]]:
    """The records that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [record for part in get_args(annotation) for record in _inside(part)]


def _tags(record: type[BaseModel]) -> set[Any]:
    """The words by which a union tells this record from its other members."""
    fields = (field.annotation for field in record.model_fields.values())
    return {word for annotation in fields if get_origin(annotation) is Literal for word in get_args(annotation)}
