"""What the library's code is made of: checksums of its modules, and which of them import which.

A build runs a notebook again when a module in the closure of what it imports changed.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

LIBRARY = Path(__file__).parents[1]


def library(folder: Path) -> dict[str, dict[str, Any]]:
    """Each module of the library: the checksum of its code, and which other modules it imports."""
    names = {_module(path.relative_to(folder)): path for path in sorted(folder.rglob("*.py"))}
    sources = {name: path.read_text(encoding="utf-8") for name, path in names.items()}
    return {name: {"code": sha256(source), "imports": imports(source, names)} for name, source in sources.items()}


def imports(source: str, modules: Collection[str]) -> list[str]:
    """The modules of the library that a source imports by name, anywhere in it."""
    return sorted(_named(source) & set(modules))


def closure(library: dict[str, dict[str, Any]], names: Iterable[str]) -> list[str]:
    """Modules with all those that they import, directly or not, and the packages they are in.

    A name that is not in `library` imports nothing.
    """
    reached: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name and name not in reached:
            reached.add(name)
            waiting += [*library.get(name, {}).get("imports", []), name.rpartition(".")[0]]
    return sorted(reached)


def sha256(content: Any) -> str:
    """The checksum of anything that JSON can hold, whatever order its mappings are in."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _module(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(("brief", *(parts[:-1] if parts[-1] == "__init__" else parts)))


@lru_cache(2_000)  # more than the library and the notebooks have files: a preview asks at each save
def _named(source: str) -> frozenset[str]:
    """Everything that a source imports by a name that may be a module's."""
    named: set[str] = set()
    for node in _statements(ast.parse(source).body):
        if isinstance(node, ast.ImportFrom) and node.module:
            named |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
    return frozenset(named)


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Every statement, in whatever it stands; no expression, of which there are ten times as many."""
    for statement in body:
        yield statement
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            yield from _statements(getattr(statement, part, []))
