"""YAML files as nodes that know the lines they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from brief.base.problems import Place, Problem, Problems


def read(path: Path, name: str) -> CommentedMap:
    """The mapping in a YAML file, not to be changed; `name` is the path as a person would type it.

    Raises `Problems` for a missing, broken or empty file.
    """
    try:
        data = _loaded(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Problems([Problem(Place(name), "there is no such file")]) from None
    except UnicodeDecodeError as error:
        raise Problems([Problem(Place(name), f"not UTF-8 text ({error.reason} at byte {error.start})")]) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(name, mark.line + 1 if mark else None)
        raise Problems([Problem(place, f"not readable as YAML: {error.problem or error.context}")]) from None
    except (YAMLError, ValueError) as error:
        raise Problems([Problem(Place(name), f"not readable as YAML: {' '.join(str(error).split())}")]) from None
    if not isinstance(data, CommentedMap):
        raise Problems([Problem(Place(name), "holds no records", "a YAML mapping of field: value")])
    return data


@lru_cache  # loading all files takes half a second, and each is read more than once in a check or build
def _loaded(text: str) -> Any:
    return YAML(typ="rt").load(text)


def plain(node: Any) -> Any:
    """A YAML node as plain Python values."""
    if isinstance(node, CommentedMap):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [plain(value) for value in node]
    return node


def line_of(node: CommentedMap | CommentedSeq, key: Any) -> int:
    """The line, from 1, of a key or an item in a YAML node; that of the node for a key that was merged into it."""
    try:
        position = node.lc.key(key) if isinstance(node, CommentedMap) else node.lc.item(key)
        return int(position[0]) + 1
    except (KeyError, AttributeError, TypeError):
        return int(node.lc.line) + 1


def lines_of(node: Any, path: str = "") -> Iterator[tuple[str, int]]:
    """The line of everything in a YAML node, by the path to it: `terms`, `terms.0`, `terms.0.claim`."""
    keys = node if isinstance(node, CommentedMap) else range(len(node)) if isinstance(node, CommentedSeq) else ()
    for key in keys:
        inner = f"{path}.{key}" if path else str(key)
        yield inner, line_of(node, key)
        yield from lines_of(node[key], inner)
