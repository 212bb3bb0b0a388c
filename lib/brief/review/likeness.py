"""Which claims a sentence is like: by its words, those that few claims have counting most."""

from __future__ import annotations

import math
import re
from collections import Counter

from brief.corpus.anchoring import Anchored
from brief.corpus.ledger import Ledger

_STEM = 5  # letters by which words are the same: "overdoses" and "overdose", "seized" and "seizures"
_WORD = re.compile(r"[a-z]{3,}")


def stems(words: str) -> frozenset[str]:
    """The words of a text, by their first letters."""
    return frozenset(word[:_STEM] for word in _WORD.findall(words.lower()))


def claim_stems(anchored: Anchored) -> frozenset[str]:
    """Those of a claim's quote and of what it measures."""
    return stems(f"{anchored.claim.exact} {anchored.claim.measure}")


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Part of the words of the shorter that both have, 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))


def topic(words: str, ledger: Ledger) -> str:
    """The topic of the claims that a sentence is most like; the first topic where it is like none."""
    own = stems(words)
    counts = Counter(stem for anchored in ledger for stem in claim_stems(anchored))
    votes: Counter[str] = Counter()
    for anchored in ledger:
        shared = own & claim_stems(anchored)
        weight = sum(1 / math.log(2 + counts[stem]) ** 2 for stem in shared)
        votes[anchored.claim.topic] = max(votes[anchored.claim.topic], weight)  # type: ignore[assignment]  # a weight
    best = max(votes.items(), key=lambda vote: vote[1], default=("", 0))
    return best[0] if best[1] else next(iter(ledger.vocabulary.topics), "")
