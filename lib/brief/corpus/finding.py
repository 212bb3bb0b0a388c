"""Finding the quotes of thousands of claims: other processes find most of them while this one finds the first.

They find what this one would, as they do the same: each claim in its document, whatever the others are. One with which
something is wrong is left to the process that says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from brief.base import cores, memory, trace
from brief.base.cores import Result
from brief.base.problems import Place, attempt
from brief.base.records import Entry
from brief.corpus.anchoring import Anchored, anchor
from brief.corpus.claims import Claim
from brief.corpus.documents import Document
from brief.corpus.fields import Origin
from brief.corpus.vocabulary import Vocabulary

MANY = 2_000  # claims from which on it pays to start a process: it takes as long as hundreds of them

Quoted = tuple[Claim, Document]
Found = tuple[int, int, str, Mapping[str, Origin]]


@dataclass
class Ahead:
    """What other processes find: `shares` has for each what waits for it, and the ids of its claims."""

    shares: Sequence[tuple[Result, Sequence[str]]] = ()
    _of: dict[str, int] = field(default_factory=dict)
    _found: dict[str, Found | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._of = {name: number for number, (_, names) in enumerate(self.shares) for name in names}

    def anchored(self, entry: Entry[Claim], document: Document) -> Anchored | None:
        """A claim in its document; None where no other process looked for it, or found something wrong with it."""
        name = entry.record.id
        number = self._of.get(name)
        if number is None:
            return None
        if name not in self._found:
            result, names = self.shares[number]
            self._found |= zip(names, result() or [None] * len(names), strict=True)
        found = self._found[name]
        return Anchored(entry.record, document, *found) if found else None


@contextmanager
def ahead(claims: Sequence[Quoted], vocabulary: Vocabulary) -> Iterator[Ahead]:
    """Have others find all of these claims but the first share, which is for this process. Of few there are no others.

    Nor are there where it is noted what is read: a notebook that starts another program may have read anything.
    """
    processes = min(cores.count(), 2 * len(claims) // MANY)
    if len(claims) < MANY or processes < 2 or trace.noting():
        yield Ahead()
        return
    ends = [len(claims) * number // processes for number in range(1, processes + 1)]
    shares = [claims[start:end] for start, end in zip(ends, ends[1:], strict=False)]
    with cores.elsewhere(f"{__name__}:{find.__name__}", [(vocabulary, share) for share in shares]) as results:
        names = [[claim.id for claim, _ in share] for share in shares]
        yield Ahead(list(zip(results, names, strict=True)))


def find(share: tuple[Vocabulary, Sequence[Quoted]]) -> list[Found | None]:
    """Where each claim stands, its phrase and the origins of its fields; None where something is wrong with it."""
    vocabulary, claims = share
    with memory.growing():
        return [_found(claim, document, vocabulary) for claim, document in claims]


def _found(claim: Claim, document: Document, vocabulary: Vocabulary) -> Found | None:
    anchored = attempt([], anchor, Entry(claim, Place("")), document, vocabulary)
    return (anchored.start, anchored.end, anchored.phrase, anchored.origins) if anchored else None
