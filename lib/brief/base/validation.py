"""What pydantic finds in a record, said so that a person can mend it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from brief.base.problems import Place, Problem, nearest

_CLOSED = ("literal_error", "union_tag_invalid", "extra_forbidden")  # what is expected says more than that it is empty
_LONGEST_VALUE = 100
_SIZES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_WRITTEN = re.compile(
    r"[$£€]?\s*(\d{1,3}(?:[, '’\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(hundred|thousand|million|billion)?\s*%?", re.I
)
_SPAN = re.compile(r"(\d[\d,.]*)\s*(?:-|–|to)\s*([1-9][\d,.]*)")  # 2024-05 is a month


def problem(model: type[BaseModel], at: Callable[[str], Place], details: ErrorDetails) -> Problem:
    """One mistake in a record of `model`. `at` gives the place of a field by its path: `terms.0.claim`."""
    path, fields = _written(model, details["loc"])
    context = details.get("ctx", {})
    if details["input"] is None and details["type"] not in _CLOSED:
        return Problem(at(path), "this field is empty", "a value; in quotation marks where it begins with #")
    match details["type"]:
        case "missing":
            return _missing(at, path, details["input"])
        case "extra_forbidden":
            suggestion = nearest(path.rpartition(".")[2], fields)
            return Problem(at(path), "no such field", "" if suggestion else ", ".join(fields), suggestion)
        case "literal_error":
            return _unknown(at(path), path, details["input"], context["expected"])
        case "union_tag_invalid":
            path = f"{path}.{_unquoted(context['discriminator'])}"
            return _unknown(at(path), path, context["tag"], context["expected_tags"])
        case "union_tag_not_found":
            return _absent(at, f"{path}.{_unquoted(context['discriminator'])}")
        case "tuple_type" | "list_type":
            return Problem(
                at(path), f"not a list{in_brackets(details['input'])}", "a list", _listed(details["input"], path)
            )
        case "float_parsing" | "float_type" | "int_parsing" | "int_type":
            name, value = path.rpartition(".")[2], details["input"]
            hint = _number(value)
            return Problem(
                at(path),
                f"not a number{in_brackets(value)}",
                "digits, with a point before decimals",
                f"{name}: {hint}" if hint and not name.isdigit() else hint,
            )
        case "string_type":
            return Problem(at(path), f"not a text{in_brackets(details['input'])}", "words")
    message = details["msg"].removeprefix("Value error, ") + in_brackets(details["input"])
    return Problem(at(path), message)


def _missing(at: Callable[[str], Place], path: str, around: Any) -> Problem:
    """A field that is not there, or a value that a list would have at that place."""
    outer, _, place = path.rpartition(".")
    if place.isdigit():
        return Problem(at(outer), f"too few values{in_brackets(around)}", f"{int(place) + 1} of them")
    return _absent(at, path)


def _absent(at: Callable[[str], Place], path: str) -> Problem:
    return Problem(at(path), "this field is missing", f"{path.rpartition('.')[2]}: and its value")


def _listed(value: Any, path: str) -> str:
    """The same value as the list that it was meant as."""
    if not isinstance(value, str | int | float) or value == "":
        return ""
    span = _SPAN.fullmatch(str(value).strip())
    return f"{path.rpartition('.')[2]}: [{', '.join(map(_number, span.groups())) if span else value}]"


def _number(value: Any) -> str:
    """The number that a text was meant as: with commas, spaces, a unit or a word of size; nothing where it is none."""
    match = _WRITTEN.fullmatch(str(value).strip())
    if match is None:
        return ""
    number = Decimal(re.sub(r"[, _'’\u00a0]", "", match[1])) * _SIZES.get((match[2] or "").lower(), 1)
    return f"{number.normalize():f}"


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
