"""What pytask tracks for us: what a task is given, and what it makes.

No node has a `path`: pytask would know it by its path from the folder of the database, and not by its name.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pytask import PNode

from brief.base import whole
from brief.pipeline.basis import Basis


@dataclass(kw_only=True)
class Node(PNode):
    """Known by its name, in the database of the last build, too."""

    name: str
    attributes: dict[Any, Any] = field(default_factory=dict)

    @property
    def signature(self) -> str:
        """What pytask knows it by."""
        return hashlib.sha256(self.name.encode()).hexdigest()


@dataclass(kw_only=True)
class Input(Node):
    """A value that a task is given; with a basis, it counts as changed when what that rests on did."""

    value: Any
    basis: Basis | None = field(default=None, repr=False)

    def state(self) -> str:
        """What pytask compares with that of the last build."""
        return self.basis.digest() if self.basis else "given"

    def load(self, is_product: bool = False) -> Any:
        """The value."""
        return self.value

    def save(self, value: Any) -> None:
        """Nothing: no task makes it."""


@dataclass(kw_only=True)
class File(Node):
    """A file."""

    where: Path

    def state(self) -> str | None:
        """The checksum of its content; None while there is none."""
        return hashlib.sha256(self.where.read_bytes()).hexdigest() if self.where.is_file() else None

    def load(self, is_product: bool = False) -> bytes:
        """Its content."""
        return self.where.read_bytes()

    def save(self, value: Any) -> None:
        """Write it."""
        self.where.parent.mkdir(parents=True, exist_ok=True)
        whole.write(self.where, self.content(value))

    def content(self, value: Any) -> bytes:
        """What it holds when a task returned `value`: these bytes."""
        content: bytes = value
        return content


@dataclass(kw_only=True)
class Record(File):
    """The record of what a task depended on when it last ran."""

    basis: Basis = field(repr=False)

    def content(self, value: Any) -> bytes:
        """The record of a task that returned notes of what it read."""
        return self.basis.recorded(value).encode()


@dataclass(kw_only=True)
class Folder(Node):
    """A finished edition: its files appear together, or not at all and its last brief stays where it was."""

    where: Path

    def state(self) -> str | None:
        """One checksum of every file in it; None while there is none."""
        files = sorted(path for path in self.where.rglob("*") if path.is_file())
        parts = [f"{path.relative_to(self.where)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest() if parts else None

    def load(self, is_product: bool = False) -> Path:
        """Where it is."""
        return self.where

    def save(self, value: dict[str, bytes]) -> None:
        """Put files in the place of the last ones: no moment with half of each."""
        self.where.parent.mkdir(parents=True, exist_ok=True)
        whole.fill(self.where, value)
