"""What the hand-written records say, where no rule could tell that it changed: it changes twice, or not.

Changed on purpose? `pytest tests/collection/test_kept.py --snapshot-update`, and read the difference.
"""

import pytest

from brief.base import nodes
from brief.corpus import vocabulary
from brief.editions import editions
from brief.editions.editions import Edition
from brief.editions.scenarios import Matrix
from brief.publish.prose import sections
from brief.upkeep import kept


def _claims(project, collection):
    return {anchored.claim.id: kept.claim(anchored) for anchored in collection.ledger}


def _items(project, collection):
    return {anchored.item.id: kept.item(anchored) for anchored in collection.frameworks}


def _sources(project, collection):
    return {name: kept.source(document) for name, document in collection.documents.items()}


def _lists(project, collection):
    words = vocabulary.load(project)
    return {"coding": kept.coding(collection.frameworks.coding), "vocabulary": kept.vocabulary(words)}


def _verdicts(project, collection):
    return {name: kept.verdict(entry) for name, entry in collection.audited.items()}


def _comparisons(project, collection):
    return {comparison.id: kept.comparison(comparison) for comparison in collection.comparisons}


def _editions(project, collection):
    made = {name: _record(project.edition(name), Edition) for name in editions.available(project)}
    lines = {name: kept.edition(edition) for name, edition in made.items()}
    return lines | {"scenarios": kept.matrix(_record(project.reports / "scenarios.yml", Matrix))}


def _record(path, model):
    return model.model_validate(nodes.plain(nodes.read(path, path.name)))


def _sections(project, collection):
    paths = sorted(project.sections.glob("*.qmd"))
    return {path.stem: kept.section(sections.parse(path.name, path.read_text(encoding="utf-8"))) for path in paths}


@pytest.mark.parametrize(
    "lines",
    [_claims, _items, _sources, _lists, _verdicts, _comparisons, _editions, _sections],
    ids=lambda one: one.__name__,
)
def test_the_hand_written_records_say_what_they_said(project, collection, snapshot, lines):
    assert "\n".join(f"{name}: {line}" for name, line in lines(project, collection).items()) == snapshot
