"""Two builds side by side, and one change between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from brief.publish.builds import Built

KINDS = {
    "edition": "Edition",
    "parameters": "Parameters",
    "judgements": "Judgements",
    "values": "Values",
    "claims": "Claims",
    "series": "Official series",
    "verdicts": "Verdicts and official values",
    "charts": "Charts",
    "tables": "Tables",
}

Row = dict[str, str]
Key = TypeVar("Key")


@dataclass(frozen=True)
class Change:
    """One difference: `field` says what of the thing named changed, `why` which inputs it comes from.

    `old` and `new` are for readers: None where there is no such thing, empty where nothing short can be said.
    """

    kind: str
    name: str
    field: str
    old: str | None
    new: str | None
    why: tuple[str, ...]

    @property
    def side(self) -> str:
        """What happened to it: "added", "removed" or "changed"."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"


@dataclass(frozen=True)
class Pair:
    """Two builds."""

    old: Built
    new: Built

    def __iter__(self) -> Iterator[Built]:
        return iter((self.old, self.new))

    def records(self, key: str) -> tuple[Any, Any]:
        """One entry of both builds' `edition.json`."""
        return self.old.record[key], self.new.record[key]

    def rows(self, table: str, key: str = "id") -> tuple[dict[str, Row], dict[str, Row]]:
        """One table of both builds, each row under its key."""
        before, after = ({row[key]: row for row in side.tables[table]} for side in self)
        return before, after

    def differing(self, key: str) -> list[str]:
        """The names that only one build's record has under `key`, or that have another checksum there."""
        return differing(*self.records(key))


def one_sided(kind: str, name: str, in_old: bool, text: str, why: tuple[str, ...], *, field: str = "") -> Change:
    """Something that only one build has; `text` says what it is."""
    return Change(kind, name, field, text if in_old else None, None if in_old else text, why)


def union(old: Iterable[Key], new: Iterable[Key]) -> list[Key]:
    """What either side has, in its order."""
    return list(dict.fromkeys([*old, *new]))


def both(old: Iterable[Key], new: Iterable[Key]) -> list[Key]:
    """What both sides have, in the order of the first."""
    kept = set(new)
    return [name for name in old if name in kept]


def differing(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """The keys that only one side has, or that have another value there."""
    return [name for name in union(old, new) if old.get(name) != new.get(name)]
