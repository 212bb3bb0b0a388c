"""The prose of one edition and the texts of its notebooks, held against what claims, notebooks and series give."""

from __future__ import annotations

from brief.base.problems import Problem
from brief.editions.editions import Edition
from brief.notebooks import files as notebooks
from brief.notebooks import judgements
from brief.official.collection import Collection
from brief.publish.cells import Executed
from brief.publish.pages import citations, generated
from brief.publish.prose import facts, rules, sections
from brief.publish.prose.sections import Known


def check_edition(
    collection: Collection,
    edition: Edition,
    executed: Executed,
) -> list[Problem]:
    """Every problem in the texts of one edition, with file and line; `executed` are its notebooks by their names."""
    named = known(collection, edition, executed)
    prose = sections.of(collection.project, edition)
    problems = [problem for section in prose for problem in rules.check(section, named)]
    for name, notebook in executed.items():
        problems += judgements.stand(notebook, collection.project.shown(collection.project.notebook(name)), named.facts)
    return problems


def known(collection: Collection, edition: Edition, executed: Executed) -> Known:
    """What the prose of an edition may name."""
    prose = sections.of(collection.project, edition)
    return Known(
        claims={anchored.claim.id: anchored.quote for anchored in collection.ledger},
        includes=[*(f"{generated.FOLDER}/{name}" for name in generated.PAGES), *sections.available(collection.project)],
        values={name for notebook in executed.values() for name in notebooks.values(notebook)},
        labels={name: set(notebooks.labels(notebook)) for name, notebook in executed.items()},
        citations={entry["id"] for entry in citations.references(collection)},
        headings={heading for section in prose for heading in section.headings},
        facts=facts.of_edition(collection, executed),
        judgement_words=collection.ledger.vocabulary.judgement_words,
    )
