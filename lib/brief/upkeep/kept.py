"""What the hand-written records say, line by line: tests keep it, so that what no rule can judge changes twice or not.

Free text that a machine can't judge and that counts nothing (titles, descriptions, notes) is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from brief.corpus.anchoring import Anchored
from brief.corpus.documents import Document
from brief.corpus.frameworks import AnchoredItem
from brief.corpus.items import Coding
from brief.corpus.vocabulary import Vocabulary
from brief.editions.editions import Edition
from brief.editions.scenarios import Matrix
from brief.official.audit import Audited
from brief.official.comparisons import Comparison
from brief.publish.prose.sections import Section


def claim(anchored: Anchored) -> str:
    """A claim: its record and the place of its quote. What is measured is free text, and kept: it names the number."""
    record = anchored.claim
    told = {name: getattr(record, name).words for name in ("period", "geography", "population", "attributed_to")}
    return _line(
        [anchored.document.source.id, record.topic, record.measure, record.value, record.range, record.qualifier],
        [record.unit, *told.values(), *anchored.origins.values()],
        [
            record.likelihood,
            record.degree,
            record.caveats,
            record.counted,
            record.leaves_out,
            anchored.start,
            anchored.end,
        ],
    )


def item(anchored: AnchoredItem) -> str:
    """An item of a framework: its record and the places of its words."""
    record = anchored.item
    codes = [record.id, record.level, record.parent, record.stage, record.actor, record.instrument, record.place]
    return _line(codes, [record.duplicate_of, record.lost_dash, anchored.spans], [record.text])


def source(document: Document) -> str:
    """A document: all of its record but the two texts that describe it."""
    return _line(document.source.model_dump(exclude={"description", "reliability"}).values())


def coding(rule: Coding) -> str:
    """The coding rule: the closed lists and their names for readers; the rules themselves are free text."""
    return _line([{field: rule.titles(field) for field in rule.codes}, sorted(rule.tie_breaks)])


def vocabulary(words: Vocabulary) -> str:
    """The closed lists: all but the meanings."""
    units = {name: unit.model_dump(exclude={"note"}) for name, unit in words.units.items()}
    names = [list(words.topics), list(words.caveats), list(words.source_caveats)]
    rest = words.model_dump(exclude={"topics", "caveats", "source_caveats", "units"})
    return _line([units], names, [words.topics, rest])


def edition(record: Edition) -> str:
    """An edition: all but its title and for whom it is."""
    return _line(record.model_dump(exclude={"title", "subtitle", "audience"}).values())


def matrix(record: Matrix) -> str:
    """The scenarios."""
    return _line(record.model_dump().values())


def comparison(record: Comparison) -> str:
    """A comparison: its claims and what they are multiplied by; its question and reasons are free text."""
    terms = [(term.claim, term.times, term.plus.model_dump() if term.plus else None) for term in record.terms]
    return _line([record.id, record.unit, terms])


def verdict(audited: Audited) -> str:
    """A verdict with every reading and its arithmetic, and what could be changed without changing that."""
    readings, silent = [], []
    for name, one in (*audited.named(), *(("beside", one) for one in audited.beside)):
        official = one.official
        steps = (official.release, str(official.bounds), official.steps)
        readings.append((name, one.reading.label, str(one.finding), *steps))
        silent.append(one.reading.model_dump(exclude_defaults=True, include={"release", "rivals", "changes"}))
    return _line([str(audited.verdict), readings, *([silent] if any(silent) else [])])


def section(prose: Section) -> str:
    """The claims, values, charts and texts that a section takes in, and its conditions, in order."""
    codes = [f"{code.name} {' '.join(code.arguments)}" for code in prose.shortcodes]
    return _line([codes, _CONDITION.findall(prose.text)])


_CONDITION = re.compile(r'\bwhen="([^"]*)"')


def _line(*parts: Iterable[Any]) -> str:
    return " | ".join(json.dumps(value, ensure_ascii=False, default=str) for part in parts for value in part)
