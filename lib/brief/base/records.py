"""Validated records from YAML files: the one reader of files that are a record, or hold a list of them.

Both report every problem at once, each with the line of the key or field that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, WithJsonSchema

from brief.base import nodes, validation
from brief.base.plainly import Fields, Items
from brief.base.problems import Place, Problem, Problems, attempt, nearest

_LONGEST_NAME = 60
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CHECKSUM = re.compile(r"^[0-9a-f]{64}$")
_ADDRESS = re.compile(r"https?://[^\s\"'<>`{}|\\^\[\]]+", re.ASCII)


class Record(BaseModel):
    """A record that a person wrote: unknown fields are refused, nothing changes after loading.

    What a field means stands as a docstring under it: the manual and the JSON Schemas take it from there.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, allow_inf_nan=False)


def _text(value: Any) -> Any:
    """YAML reads 2017 as a number and 2018-09-19 as a date; a period or a date field means the words."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "integer"]})]


def _address(value: str) -> str:
    if value and not _ADDRESS.fullmatch(value):
        full = f"https://{value}"
        host = value.partition("/")[0]  # a colon in it ends a scheme: javascript:, mailto:
        way_out = f": write {full}" if host and ":" not in host and _ADDRESS.fullmatch(full) else ""
        raise ValueError(f"an address begins with https:// or http://, and has no spaces and quotation marks{way_out}")
    return value


def _checksum(value: str) -> str:
    checksum = value.strip().lower()
    if not _CHECKSUM.fullmatch(checksum):
        raise ValueError("a sha256 is 64 digits and letters from a to f, as sha256sum FILE writes it")
    return checksum


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        word = "-".join(re.findall(r"[a-z0-9]+", value.lower()))
        example = f"write {word}" if word else "such as plan-growth"
        raise ValueError(f"an id is one word: small letters, digits and hyphens; {example}")
    return value


Id = Annotated[str, AfterValidator(_id)]
"""What a record is called by: in links, file names and shortcodes, so a word that all of them can hold."""

Address = Annotated[str, AfterValidator(_address)]
"""An address on the web; empty where there is none."""

Checksum = Annotated[str, AfterValidator(_checksum), WithJsonSchema({"type": "string", "pattern": _CHECKSUM.pattern})]
"""The SHA-256 of a file."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class Entry(Generic[AnyRecord]):
    """A record with its place, and the lines of its fields by their paths: `terms`, `terms.0`, `terms.0.claim`."""

    record: AnyRecord
    place: Place
    lines: Mapping[str, int] = field(default_factory=dict)

    def at(self, path: str) -> Place:
        """The place of a field, on its line."""
        return _at(self.place, self.lines, path)


@dataclass(frozen=True)
class Listing(Generic[AnyRecord]):
    """The records of one file, as far as they could be read, and everything that is wrong with it.

    `header` holds the file's other keys, without those that are missing or have a value that they may not have.
    `unread` are the names of the records that could not be read.
    """

    entries: tuple[Entry[AnyRecord], ...] = ()
    header: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def read_record(model: type[AnyRecord], path: Path, file: str) -> Entry[AnyRecord]:
    """The record that a file is. `file` is the path as a person would type it.

    Raises `Problems` with everything that is wrong with it.
    """
    entry, problems = _parsed(model, nodes.read(path, file), Place(file))
    if entry is None:
        raise Problems(problems)
    return entry


def read_records(
    model: type[AnyRecord],
    path: Path,
    file: str,
    key: str,
    *,
    header: Mapping[str, Collection[str]] | None = None,
    name: str = "id",
    ids: dict[str, Place] | None = None,
) -> Listing[AnyRecord]:
    """The records that stand as a list under one key of a file, and all that is wrong with the file.

    `file` is the path as a person would type it, `header` the other keys that the file needs, with the values that
    each may have. `name` is the field that records are called by. An id is refused where it is used twice, in this
    file or in those that were read with the same `ids` before.
    """
    problems: list[Problem] = []
    node = attempt(problems, nodes.read, path, file)
    if node is None:
        return Listing(problems=tuple(problems))
    header = header or {}
    problems += _check_keys(node, key, header, Place(file))
    entries: list[Entry[AnyRecord]] = []
    unread: set[str] = set()
    ids = {} if ids is None else ids
    for position, item in enumerate(_items(node, key)):
        called = _name(item, name)
        place = Place(file, nodes.line_of(node[key], position), _short(called) or f"{key}.{position}")
        entry, mistakes = _parsed(model, item, place)
        problems += mistakes
        if entry is None:
            unread.add(called)
        elif name == "id" and called in ids:
            problems.append(Problem(entry.at("id"), "this id is used twice", f"another one: {ids[called]} has it"))
        else:
            ids[called] = place
            entries.append(entry)
    values = {word: str(node[word]) for word, allowed in header.items() if str(node.get(word)) in allowed}
    return Listing(tuple(entries), values, frozenset(unread), tuple(problems))


def closed(
    entry: Entry[AnyRecord],
    allowed: Mapping[str, Collection[str]],
    meant: Mapping[str, Callable[[str], str]] | None = None,
) -> list[Problem]:
    """A problem for each value that is not on the closed list of its field, or that a list holds twice.

    An absent value is fine. `meant` says for a field which value a word stands for, where its spelling does not tell.
    """
    problems = []
    for name in allowed:
        word = name.removesuffix("s")
        seen: set[str] = set()
        for path, value in _values(name, getattr(entry.record, name)):
            place = replace(entry.at(path), field=name)
            if value not in allowed[name]:
                message = f"unknown {name if path == name else word} {value!r}"
                other = (meant[name](value) if meant and name in meant else "") or nearest(value, allowed[name])
                problems.append(Problem(place, message, ", ".join(allowed[name]), other))
            elif value in seen:
                problems.append(Problem(place, f"the {word} {value!r} stands twice", "each once"))
            seen.add(value)
    return problems


def records(entries: Mapping[str, Entry[AnyRecord]]) -> dict[str, AnyRecord]:
    """The records themselves, by the same names."""
    return {name: entry.record for name, entry in entries.items()}


def _values(name: str, value: str | tuple[str, ...] | None) -> Iterator[tuple[str, str]]:
    """The values of a field, each with its path."""
    if isinstance(value, tuple):
        yield from ((f"{name}.{position}", item) for position, item in enumerate(value))
    elif value is not None:
        yield name, value


def _check_keys(node: Fields, key: str, header: Mapping[str, Collection[str]], top: Place) -> Iterator[Problem]:
    """Problems with what stands on the top level of a file: a list under `key`, and the keys of its header."""
    needed = [*header, key]
    for word in needed:
        if word not in node:
            yield Problem(top.at(word), "this key is missing", f"{word}: and what belongs to it")
        elif word in header and node[word] is None:
            yield Problem(top.at(word, nodes.line_of(node, word)), "this key is empty", ", ".join(header[word]))
    for word in node:
        place = top.at(str(word), nodes.line_of(node, word))
        if word not in needed:
            yield Problem(place, "no such key", ", ".join(needed), nearest(str(word), needed))
        elif word == key and not isinstance(node[key], Items):
            value = validation.in_brackets(nodes.plain(node[key]))
            yield Problem(place, f"not a list{value}", "a list of records; [] where there is none")
        elif word in header and node[word] is not None and str(node[word]) not in header[word]:
            choices, value = header[word], str(node[word])
            yield Problem(place, f"unknown {word} {value!r}", ", ".join(choices), nearest(value, choices))


def _items(node: Fields, key: str) -> list[Any]:
    items = node.get(key)
    return list(items) if isinstance(items, Items) else []


def _name(node: Any, field_name: str) -> str:
    """What a record calls itself, in one word or several; nothing where it doesn't say."""
    value = node.get(field_name) if isinstance(node, Fields) else None
    words = value if isinstance(value, Items) else [] if value is None else [value]
    return ", ".join(str(word) for word in words)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _parsed(model: type[AnyRecord], node: Any, place: Place) -> tuple[Entry[AnyRecord] | None, list[Problem]]:
    """One record from its YAML node; or None, and its problems."""
    if not isinstance(node, Fields):
        value = validation.in_brackets(nodes.plain(node))
        return None, [Problem(place, f"not a record{value}", "field: value, on a line each")]
    lines = dict(nodes.lines_of(node))
    try:
        return Entry(model.model_validate(nodes.plain(node)), place, lines), []
    except ValidationError as error:
        return None, [
            validation.problem(model, lambda path: _at(place, lines, path), details) for details in error.errors()
        ]


def _at(record: Place, lines: Mapping[str, int], path: str) -> Place:
    """The place of a field; where it was not written, its line is that of what it would stand in."""
    written = path
    while written and written not in lines:
        written = written.rpartition(".")[0]
    return record.at(path, lines.get(written))
