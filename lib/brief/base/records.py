"""YAML files as validated records, with the line of every problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, WithJsonSchema
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from brief.base.problems import Place, Problem, Problems, nearest


class Record(BaseModel):
    """A record that a person wrote: unknown fields are refused, nothing changes after loading.

    What a field means stands as a docstring under it: the manual and the JSON Schemas take it from there.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def _text(value: Any) -> Any:
    """YAML reads 2017 as a number and 2018-09-19 as a date; a period or a date field means the words."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "integer"]})]

AnyRecord = TypeVar("AnyRecord", bound=Record)


def read(path: Path, shown: str) -> CommentedMap:
    """The mapping in a YAML file, not to be changed. Raises `Problems` for a missing, broken or empty file."""
    try:
        data = _loaded(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Problems([Problem(Place(shown), "there is no such file")]) from None
    except UnicodeDecodeError as error:
        raise Problems([Problem(Place(shown), f"not UTF-8 text ({error.reason} at byte {error.start})")]) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(shown, mark.line + 1 if mark else None)
        raise Problems([Problem(place, f"not readable as YAML: {error.problem or error.context}")]) from None
    except (YAMLError, ValueError) as error:
        raise Problems([Problem(Place(shown), f"not readable as YAML: {' '.join(str(error).split())}")]) from None
    if not isinstance(data, CommentedMap):
        raise Problems([Problem(Place(shown), "holds no records", "a YAML mapping of field: value")])
    return data


@lru_cache  # loading all files takes half a second, and each is read more than once in a check or build
def _loaded(text: str) -> Any:
    return YAML(typ="rt").load(text)


def line_of(node: Any, key: Any = None) -> int | None:
    """1-based line of a YAML node, or of one key or item in it."""
    if not isinstance(node, CommentedMap | CommentedSeq):
        return None
    try:
        if key is None:
            return node.lc.line + 1
        position = node.lc.key(key) if isinstance(node, CommentedMap) else node.lc.item(key)
        return position[0] + 1
    except (KeyError, AttributeError, TypeError, IndexError):
        return node.lc.line + 1


def closed(values: Mapping[str, str | None], allowed: Mapping[str, Iterable[str]], place: Place) -> list[Problem]:
    """A problem for each field whose value is not on its closed list; an absent value is fine."""
    return [
        Problem(
            place.at(field),
            f"unknown {field} {value!r}",
            ", ".join(allowed[field]),
            nearest(value, allowed[field]),
        )
        for field, value in values.items()
        if value is not None and value not in allowed[field]
    ]


def plain(node: Any) -> Any:
    """A YAML node as plain Python values."""
    if isinstance(node, CommentedMap):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [plain(value) for value in node]
    return node


def parse(model: type[AnyRecord], node: Any, place: Place) -> tuple[AnyRecord | None, list[Problem]]:
    """One record from its YAML node, or its problems: unknown fields get the nearest known one.

    `place` is that of the record; each problem has the line of its own field.
    """
    try:
        return model.model_validate(plain(node)), []
    except ValidationError as error:
        return None, [_problem(model, node, place, entry) for entry in error.errors()]


def _problem(model: type[Record], node: Any, place: Place, entry: dict[str, Any]) -> Problem:
    path = entry["loc"]
    inner, line = node, line_of(node)
    for step in path:
        line = line_of(inner, step) or line
        inner = inner[step] if isinstance(inner, CommentedMap | CommentedSeq) and _has(inner, step) else None
    field = ".".join(str(step) for step in path)
    suggestion = nearest(str(path[-1]), model.model_fields) if path and entry["type"] == "extra_forbidden" else ""
    message = {
        "extra_forbidden": "no such field",
        "missing": "this field is missing",
    }.get(entry["type"], entry["msg"].removeprefix("Value error, "))
    found = "" if entry["type"] in ("missing", "extra_forbidden") else f" (found {entry['input']!r})"
    return Problem(place.at(field, line), f"{message}{found}", suggestion=suggestion)


def _has(node: CommentedMap | CommentedSeq, step: Any) -> bool:
    return step in node if isinstance(node, CommentedMap) else isinstance(step, int) and step < len(node)
