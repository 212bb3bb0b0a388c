"""YAML files as nodes that know the lines they stand on.

What is written plainly is read by `brief.base.plainly`, thirty times as fast. Anything else, a mistake too, is read by
ruamel.yaml: it decides what is allowed, and says what is wrong.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq, TaggedScalar
from ruamel.yaml.constructor import ConstructorError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.scalarint import BinaryInt, HexCapsInt, HexInt, OctalInt, ScalarInt

from brief.base import letters, plainly, texts, unreadable
from brief.base.plainly import Fields, Items
from brief.base.problems import Place, Problem, Problems, raise_any

LONGEST = 1_000_000  # bytes: reading one takes seconds a megabyte, and no file of records comes near
MOST = 100_000  # values, with what aliases repeat
DEEPEST = 200  # brackets in each other, opened and not closed: the reader takes minutes for thousands
_BETWEEN = re.compile(r"[,\n]")
_VALUES = (str, int, float, bool, date, type(None))


def read(path: Path, name: str) -> Fields:
    """The mapping in a YAML file, not to be changed; `name` is the path as a person would type it.

    Raises `Problems` for a missing, broken or empty file.
    """
    return parse(texts.read(path, name, LONGEST), name)


def parse(text: str, name: str) -> Fields:
    """The mapping in a YAML text. Raises `Problems` for anything else, and for what a reader could not see in it."""
    raise_any(texts.hidden(text, name))
    return _plainly(text) or _carefully(text, name)


@lru_cache(1000)  # each file is read more than once in a check or build
def _plainly(text: str) -> Fields | None:
    node = plainly.read(text)
    return node if node is not None and _size(node) <= MOST else None


def _size(node: Any) -> int:
    values = node.values() if isinstance(node, Fields) else node if isinstance(node, Items) else ()
    return 1 + sum(map(_size, values))


def _carefully(text: str, name: str) -> Fields:
    if (count := len(_BETWEEN.findall(text))) > MOST:
        raise Problems([Problem(Place(name), f"holds {count:,} values or lines", f"at most {MOST:,}")])
    if _brackets(text) > DEEPEST:
        raise Problems([Problem(Place(name), "not readable as YAML: too many brackets in each other")])
    if text.lstrip().startswith("%"):
        raise Problems([Problem(Place(name, 1), "a directive (%) changes what words mean", suggestion="leave it out")])
    try:
        data = _loaded(text)
    except MarkedYAMLError as error:
        raise Problems([unreadable.problem(error, text, name)]) from None
    except RecursionError:
        raise Problems([Problem(Place(name), "not readable as YAML: too many brackets in each other")]) from None
    except (
        YAMLError,
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        OverflowError,
    ) as error:  # what ruamel stumbles over
        raise Problems([Problem(Place(name), f"not readable as YAML: {' '.join(str(error).split())}")]) from None
    if not isinstance(data, CommentedMap):
        raise Problems([Problem(Place(name), "holds no records", "a YAML mapping of field: value")])
    try:
        _count(data, Place(name), {}, ())
    except RecursionError:
        raise Problems([Problem(Place(name), "not readable as YAML: too many brackets in each other")]) from None
    converted: Fields = _converted(data)
    return converted


def _brackets(text: str) -> int:
    """How many brackets stand in each other, at most; those in texts count as well, which are few or in pairs."""
    steps = (1 if bracket in "[{" else -1 for bracket in re.findall(r"[\[\]{}]", text))
    return max(accumulate(steps, lambda depth, step: max(0, depth + step), initial=0))


class _Located(RoundTripConstructor):
    """Says on which line a value stands that is none, such as the 31st of September."""

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ValueError, OverflowError) as error:
            raise ConstructorError(None, None, f"{node.value}: {error}", node.start_mark) from None


@lru_cache  # loading all files takes half a second, and each is read more than once in a check or build
def _loaded(text: str) -> Any:
    yaml = YAML(typ="rt")
    yaml.Constructor = _Located
    return yaml.load(text)


def _count(node: Any, place: Place, counts: dict[int, int], within: tuple[int, ...]) -> int:
    """How many values a node holds, with what aliases repeat; `place` is where it stands.

    Raises `Problems` where they are too many or hold themselves, and for what a person may not mean.
    """
    if not isinstance(node, CommentedMap | CommentedSeq):
        raise_any(Problem(place, message, expected) for message, expected in _unclear(node))
        return 1
    if id(node) in within:
        raise Problems([Problem(place, "an alias (*name) stands inside of what it names")])
    if id(node) not in counts:
        within = (*within, id(node))
        keys = node if isinstance(node, CommentedMap) else range(len(node))
        raise_any(
            Problem(place, f"{key!r} is no name of a field", "a word") for key in keys if isinstance(key, tuple | dict)
        )
        inner = (_count(node[key], Place(place.file, _line(node, key)), counts, within) for key in keys)
        counts[id(node)] = 1 + sum(inner)
    if counts[id(node)] > MOST:
        message = f"holds {counts[id(node)]:,} values, with those that aliases (*name) repeat"
        raise Problems([Problem(place, message, f"at most {MOST:,}")])
    return counts[id(node)]


def _unclear(value: Any) -> Iterator[tuple[str, str]]:
    """What a value says to a program and not to a person, and what is expected in its place."""
    width = getattr(value, "_width", None) or 0 if isinstance(value, ScalarInt) else 0  # digits, where some are zeros
    if isinstance(value, HexInt | HexCapsInt | OctalInt | BinaryInt) or len(str(value)) < width:
        yield f"a number in another notation, {int(value)} in ours", f'{int(value)}, or in quotation marks ("…")'
    elif isinstance(value, str) and (code := next((code for _, code in letters.hidden(value)), "")):  # "\\u202E"
        yield f"holds {code}, a letter that nobody sees", "the text without it"
    elif isinstance(value, float) and not math.isfinite(value):
        yield f"{value} is no number", "a number, or a text in quotation marks"
    elif isinstance(value, TaggedScalar):
        yield "a text that begins with !", "quotation marks around it"
    elif not isinstance(value, _VALUES):
        yield f"a value of the type {type(value).__name__}", "text, numbers, dates, lists and mappings, without tags"


def _converted(node: Any) -> Any:
    """A node of ruamel.yaml as one of ours."""
    if isinstance(node, CommentedMap):
        lines = {key: _line(node, key) for key in node}
        return Fields({key: _converted(value) for key, value in node.items()}, node.lc.line + 1, lines)
    if isinstance(node, CommentedSeq):
        lines = {position: _line(node, position) for position in range(len(node))}
        return Items((_converted(value) for value in node), node.lc.line + 1, lines)
    return node


def _line(node: CommentedMap | CommentedSeq, key: Any) -> int:
    try:
        position = node.lc.key(key) if isinstance(node, CommentedMap) else node.lc.item(key)
        return int(position[0]) + 1
    except (KeyError, AttributeError, TypeError):  # a key that was merged into it
        return int(node.lc.line) + 1


def plain(node: Any) -> Any:
    """A YAML node as plain Python values."""
    if isinstance(node, Fields):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, Items):
        return [plain(value) for value in node]
    return node


def line_of(node: Fields | Items, key: Any) -> int:
    """The line, from 1, of a key or an item in a YAML node; that of the node for a key that was merged into it."""
    return node.lines.get(key, node.line)


def lines_of(node: Any, path: str = "") -> Iterator[tuple[str, int]]:
    """The line of everything in a YAML node, by the path to it: `terms`, `terms.0`, `terms.0.claim`."""
    if not isinstance(node, Fields | Items):
        return
    for key, line in node.lines.items():
        inner = f"{path}.{key}" if path else str(key)
        yield inner, line
        yield from lines_of(node[key], inner)
