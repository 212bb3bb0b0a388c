"""The judgements of an edition, in reading order, with what their conditions came out as."""

from __future__ import annotations

from brief.editions.editions import Edition
from brief.official.collection import Collection
from brief.publish.cells import Executed
from brief.publish.prose import facts, judgements, sections
from brief.publish.prose.judgements import Settled


def of_edition(collection: Collection, edition: Edition, executed: Executed) -> list[Settled]:
    """Every judgement of the edition's prose.

    Raises `ConditionError` for a condition that `check.check_edition` has a problem with.
    """
    known = facts.of_edition(collection, executed)
    prose = sections.of(collection.project, edition)
    return [settled for section in prose for settled in judgements.settle(section, known)]
