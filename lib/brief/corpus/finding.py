"""Finding the quotes of thousands of claims: other processes begin with the last, this one with the first.

They find what this one would, as they do the same: each claim in its document, whatever the others are. Nobody waits:
what has not been found by the time it is asked for is found here, and so is one with which something is wrong, by the
process that says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from brief.base import cores, memory, trace
from brief.base.problems import Place, attempt
from brief.base.records import Entry
from brief.corpus.anchoring import Anchored, anchor
from brief.corpus.claims import Claim
from brief.corpus.documents import Document
from brief.corpus.fields import Origin
from brief.corpus.vocabulary import Vocabulary

MANY = 2_000  # claims from which on it pays to start a process: it takes as long as hundreds of them
_BATCH = 50  # claims after which another process tells what it found

Quoted = tuple[Claim, Document]
Found = tuple[int, int, str, Mapping[str, Origin]]


@dataclass
class Ahead:
    """What other processes have found so far: a list of batches of each, that grows."""

    batches: Sequence[list[dict[str, Found]]] = ()
    _found: dict[str, Found] = field(default_factory=dict)

    def anchored(self, entry: Entry[Claim], document: Document) -> Anchored | None:
        """A claim in its document; None where no other process found it yet, or something is wrong with it."""
        for batches in self.batches:
            while batches:
                self._found |= batches.pop()
        found = self._found.get(entry.record.id)
        return Anchored(entry.record, document, *found) if found else None


@contextmanager
def ahead(claims: Sequence[Quoted], vocabulary: Vocabulary) -> Iterator[Ahead]:
    """Have others find these claims from the last on, while the first are found here. Of few there are no others.

    Nor are there where it is noted what is read: a notebook that starts another program may have read anything.
    """
    others = min(cores.count(), 2 * len(claims) // MANY) - 1
    if len(claims) < MANY or others < 1 or trace.noting():
        yield Ahead()
        return
    backwards = claims[::-1]
    shares = [(vocabulary, backwards[first::others]) for first in range(others)]
    with cores.elsewhere(f"{__name__}:{find.__name__}", shares) as batches:
        yield Ahead(batches)


def find(share: tuple[Vocabulary, Sequence[Quoted]]) -> Iterator[dict[str, Found]]:
    """Where claims stand, by their ids: of each its phrase and the origins of its fields. Nothing of what is wrong."""
    vocabulary, claims = share
    with memory.growing():
        for start in range(0, len(claims), _BATCH):
            batch = claims[start : start + _BATCH]
            found = {claim.id: _found(claim, document, vocabulary) for claim, document in batch}
            yield {name: place for name, place in found.items() if place}


def _found(claim: Claim, document: Document, vocabulary: Vocabulary) -> Found | None:
    anchored = attempt([], anchor, Entry(claim, Place("")), document, vocabulary)
    return (anchored.start, anchored.end, anchored.phrase, anchored.origins) if anchored else None
