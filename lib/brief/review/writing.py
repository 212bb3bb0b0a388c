"""Claims in the ledger's files as a person writes them: put in at their place, taken out again."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from brief.extract.intake import NOT_WORDS

_WIDTH = 120
_SCHEMA = "# yaml-language-server: $schema=../schema/ledger.schema.json"


def block(record: Mapping[str, Any]) -> str:
    """A record as an item of a list, as a person writes it: long words folded, short lists and mappings in a line."""
    lines: list[str] = []
    for name, value in record.items():
        lines += _field(name, value, "    ")
    return "  - " + "\n".join(lines)[4:] + "\n"


def _field(name: str, value: Any, indent: str) -> list[str]:
    line = f"{indent}{name}: {inline(value)}"
    if len(line) <= _WIDTH:
        return [line]
    if isinstance(value, Mapping):
        return [f"{indent}{name}:", *(part for each in value.items() for part in _field(*each, f"{indent}  "))]
    if isinstance(value, str):
        folded = textwrap.wrap(value, _WIDTH - len(indent) - 2, break_long_words=False, break_on_hyphens=False)
        return [f"{indent}{name}: >-", *(f"{indent}  {part}" for part in folded)]
    return [line]


def inline(value: Any) -> str:
    """A value in one line of YAML."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_within(each)}" for key, each in value.items()) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_within, value)) + "]"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else f"{value:.15g}"
    return str(value) if isinstance(value, int) else _scalar(str(value))


def _within(value: Any) -> str:
    """A value inside of brackets, where commas and brackets divide, and for some readers "?" and ":" do."""
    if isinstance(value, str) and re.search(r"[,\[\]{}?:]", value):
        return json.dumps(value, ensure_ascii=False)
    return inline(value)


def _scalar(value: str) -> str:
    """Words as they are where every reader of YAML takes them for words, in quotation marks otherwise."""
    try:
        plain = YAML(typ="safe").load(f"k: {value}")["k"] == value
    except (YAMLError, ValueError, KeyError, TypeError):
        plain = False
    return value if plain and value.lower() not in NOT_WORDS else json.dumps(value, ensure_ascii=False)


def with_block(text: str, source_id: str, written: str, before: str = "") -> str:
    """The text of a ledger file with a record more: before the record of that id, at the end unless told."""
    if not text.strip():
        return f"{_SCHEMA}\nsource: {source_id}\nclaims:\n{written}"
    text = re.sub(r"^claims:\s*\[\s*\]\s*$", "claims:", text, flags=re.MULTILINE)
    lines = text.splitlines(keepends=True)
    position = _first_line(lines, before) if before else None
    if position is None:
        return f"{text.rstrip()}\n{'' if text.rstrip().endswith('claims:') else chr(10)}{written}"
    while position and re.match(r"\s*#", lines[position - 1]):
        position -= 1  # a comment over a record is about that record
    return "".join([*lines[:position], written, "\n", *lines[position:]])


def without_block(text: str, written: str) -> str | None:
    """The text of a ledger file without a record; None where it doesn't stand there as it was written."""
    match = re.search(rf"(?:^|(?<=\n)){re.escape(written)}\n?(?=  - |  #|\Z)", text)
    if match is None:
        return None
    rest = text[: match.start()].rstrip("\n") + "\n"
    behind = text[match.end() :]
    if behind.strip():
        return f"{rest}{'' if rest.endswith('claims:' + chr(10)) else chr(10)}{behind}"
    return re.sub(r"^claims:\n\Z", "claims: []\n", rest, flags=re.MULTILINE)


def _first_line(lines: list[str], claim_id: str) -> int | None:
    pattern = re.compile(rf"  - id: [\"']?{re.escape(claim_id)}[\"']?\s*$")
    return next((number for number, line in enumerate(lines) if pattern.match(line)), None)
