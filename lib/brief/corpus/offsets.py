"""Where quotes were found, kept beside what builds keep: of a ledger of thousands only what was touched is read anew.

Offsets are known by all that they were found with: the record, the document, the vocabulary, the code. What is damaged
or of anything else is as if it were not there. Nothing is kept before there was a build.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from brief.base import kept
from brief.base.fingerprints import LIBRARY
from brief.base.project import Project
from brief.base.records import Entry
from brief.corpus.anchoring import Anchored
from brief.corpus.claims import Claim
from brief.corpus.documents import Document
from brief.corpus.fields import From, Origin
from brief.corpus.vocabulary import Vocabulary

FOLDER = "offsets"
_ROOMS = ("base", "quantity", "corpus")  # what finds a quote imports no other


@cache
def _code() -> str:
    """The checksum of the code that finds quotes."""
    files = sorted(path for room in _ROOMS for path in (LIBRARY / room).rglob("*.py"))
    return kept.checksum(*(path.read_bytes() for path in files))


def vocabulary_state(vocabulary: Vocabulary) -> str:
    """What all offsets rest on besides records and documents, as one checksum."""
    return kept.checksum(_code().encode(), vocabulary.model_dump_json().encode())


@dataclass
class Offsets:
    """The offsets of one document's quotes, by the checksum of what each was found with.

    `state` is the checksum of what all of them were found with.
    """

    path: Path
    document: Document
    state: str
    _kept: dict[str, Any] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    _used: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Project, document: Document, state: str) -> Offsets:
        """Those that are kept; `state` is that of the vocabulary."""
        state = kept.checksum(state.encode(), document.text.encode())
        offsets = cls(project.work / FOLDER / f"{document.source.id}.json", document, state)
        offsets._kept = json.loads(kept.read(offsets.path) or "{}")
        return offsets

    def holds(self, claim: Claim) -> bool:
        """Whether it is kept where a claim was found."""
        return self._key(claim) in self._kept

    def _key(self, claim: Claim) -> str:
        if claim.id not in self._keys:
            self._keys[claim.id] = kept.checksum(self.state.encode(), claim.model_dump_json().encode())
        return self._keys[claim.id]

    def anchored(self, entry: Entry[Claim], find: Callable[[], Anchored]) -> Anchored:
        """A claim in its document: where it was found, or where `find` finds it."""
        key = self._key(entry.record)
        if key in self._kept:
            self._used[key] = self._kept[key]
            start, end, phrase, origins = self._kept[key]
            return Anchored(entry.record, self.document, start, end, phrase, _read(origins))
        anchored = find()
        self._used[key] = [anchored.start, anchored.end, anchored.phrase, _written(anchored.origins)]
        return anchored

    def keep(self) -> None:
        """Keep the offsets that were asked for, and no others."""
        if self._used == self._kept or not self.path.parents[1].is_dir():
            return
        kept.write(self.path, json.dumps(self._used, ensure_ascii=False))


def _written(origins: Mapping[str, Origin]) -> dict[str, list[Any]]:
    return {name: [origin.kind, origin.start, origin.end, origin.reason] for name, origin in origins.items()}


def _read(origins: Mapping[str, list[Any]]) -> dict[str, Origin]:
    return {name: Origin(From(kind), start, end, reason) for name, (kind, start, end, reason) in origins.items()}
