"""YAML as nearly everybody writes it, read by libyaml: fields, lists, texts, numbers and dates, and no more of YAML.

What it reads it reads as ruamel.yaml does (tests hold one to the other). Of everything else it says nothing: an anchor,
a tag, a number in another notation, a key twice, a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import yaml
from ruamel.yaml.resolver import implicit_resolvers
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from brief.base import letters

# What may mean more than itself, or be read otherwise by another reader: tabs, signs of line ends, several documents,
# anchors, aliases and tags.
_ODD = re.compile(r"[\t\x85\u2028\u2029]|^(?:---|\.\.\.|%)|(?:^|[\s\[{,:?-])[&*!](?=\S)", re.MULTILINE)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
# Of YAML 1.2: what is no text, though no quotation marks are around it.
_NO_TEXT = [(pattern, firsts) for versions, _, pattern, firsts in implicit_resolvers if (1, 2) in versions]


class Fields(dict[Any, Any]):
    """A mapping, with its line and that of each key, from 1."""

    def __init__(self, values: Mapping[Any, Any], line: int, lines: dict[Any, int]) -> None:
        super().__init__(values)
        self.line = line
        self.lines = lines


class Items(list[Any]):
    """A list, with its line and that of each item, by its position."""

    def __init__(self, values: Iterable[Any], line: int, lines: dict[Any, int]) -> None:
        super().__init__(values)
        self.line = line
        self.lines = lines


class _Odd(Exception):
    """What somebody else has to read."""


class _Loader(yaml.cyaml.CParser):  # type: ignore[misc]  # libyaml has no types
    """Composes nodes, and resolves nothing: what a word means is ours to say."""

    def resolve(self, kind: type[Node], value: str, implicit: object) -> str:
        """The tag that libyaml's composer asks for at each node; nobody looks at it."""
        return ""

    def descend_resolver(self, node: Node, index: object) -> None:
        """What a composer tells a resolver."""

    def ascend_resolver(self) -> None:
        """Likewise."""


def read(text: str) -> Fields | None:
    """The mapping that a text is; None where it holds anything that is not written plainly."""
    if _ODD.search(text):
        return None
    try:
        node = _Loader(text).get_single_node()
        value = _value(node)
    except (yaml.YAMLError, _Odd, ValueError, RecursionError):
        return None
    return value if isinstance(value, Fields) else None


def _value(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        if node.style == '"' and any(letters.hidden(node.value)):  # behind an escape
            raise _Odd
        return node.value if node.style else _word(node.value)
    if isinstance(node, SequenceNode):
        lines = {position: item.start_mark.line + 1 for position, item in enumerate(node.value)}
        return Items(map(_value, node.value), node.start_mark.line + 1, lines)
    if not isinstance(node, MappingNode):
        raise _Odd
    return _fields(node)


def _fields(node: MappingNode) -> Fields:
    values: dict[Any, Any] = {}
    lines: dict[Any, int] = {}
    for key, value in node.value:
        name = _value(key)
        if not isinstance(name, str) or name in values:
            raise _Odd
        values[name], lines[name] = _value(value), key.start_mark.line + 1
    return Fields(values, node.start_mark.line + 1, lines)


def _word(text: str) -> Any:
    """What a text without quotation marks means."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0].isalpha() and text.lower() not in _WORDS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    if _DATE.fullmatch(text):
        return date.fromisoformat(text)
    if any(pattern.match(text) for pattern, firsts in _NO_TEXT if text[0] in firsts):
        raise _Odd
    return text
