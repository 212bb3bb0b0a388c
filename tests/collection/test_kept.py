"""What the hand-written records say, where no rule could tell that it changed: it changes twice, or not.

Changed on purpose? `pytest tests/collection/test_kept.py --snapshot-update`, and read the difference. What a new
document says is kept from the first such run on: adding one breaks nothing.
"""

from pathlib import Path

import pytest

from brief.base import nodes
from brief.corpus import vocabulary
from brief.editions import editions
from brief.editions.editions import Edition
from brief.editions.scenarios import Matrix
from brief.publish.prose import sections
from brief.upkeep import kept

KEPT = Path(__file__).parent / "__snapshots__" / "test_kept.ambr"


@pytest.fixture
def documents(request, collection):
    """The ids of the documents whose records are kept."""
    kept_lines = KEPT.read_text(encoding="utf-8")
    updating = request.config.option.update_snapshots
    return {name for name in collection.documents if updating or f"\n  {name}: " in kept_lines}


def _claims(project, collection, documents):
    entries = (anchored for anchored in collection.ledger if anchored.document.source.id in documents)
    return {anchored.claim.id: kept.claim(anchored) for anchored in entries}


def _items(project, collection, documents):
    entries = (anchored for anchored in collection.frameworks if anchored.document.source.id in documents)
    return {anchored.item.id: kept.item(anchored) for anchored in entries}


def _sources(project, collection, documents):
    return {name: kept.source(document) for name, document in collection.documents.items() if name in documents}


def _lists(project, collection, documents):
    words = vocabulary.load(project)
    return {"coding": kept.coding(collection.frameworks.coding), "vocabulary": kept.vocabulary(words)}


def _verdicts(project, collection, documents):
    claims = _claims(project, collection, documents)
    return {name: kept.verdict(entry) for name, entry in collection.audited.items() if name in claims}


def _comparisons(project, collection, documents):
    return {comparison.id: kept.comparison(comparison) for comparison in collection.comparisons}


def _editions(project, collection, documents):
    made = {name: _record(project.edition(name), Edition) for name in editions.available(project)}
    lines = {name: kept.edition(edition) for name, edition in made.items()}
    return lines | {"scenarios": kept.matrix(_record(project.reports / "scenarios.yml", Matrix))}


def _record(path, model):
    return model.model_validate(nodes.plain(nodes.read(path, path.name)))


def _sections(project, collection, documents):
    paths = sorted(project.sections.glob("*.qmd"))
    return {path.stem: kept.section(sections.parse(path.name, path.read_text(encoding="utf-8"))) for path in paths}


@pytest.mark.parametrize(
    "lines",
    [_claims, _items, _sources, _lists, _verdicts, _comparisons, _editions, _sections],
    ids=lambda one: one.__name__,
)
def test_the_hand_written_records_say_what_they_said(project, collection, documents, snapshot, lines):
    assert "\n".join(f"{name}: {line}" for name, line in lines(project, collection, documents).items()) == snapshot
