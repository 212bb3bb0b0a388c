"""The prose of one edition, held against what its claims, notebooks and series give."""

from __future__ import annotations

from collections.abc import Mapping

from nbformat import NotebookNode

from brief.base.problems import Problem
from brief.base.project import Project
from brief.corpus.ledger import Ledger
from brief.editions.editions import Edition
from brief.notebooks import files as notebooks
from brief.official.reference import Reference
from brief.publish.pages import citations
from brief.publish.prose import rules, sections
from brief.publish.prose.sections import Known


def check_edition(
    project: Project,
    edition: Edition,
    ledger: Ledger,
    reference: Reference,
    executed: Mapping[str, NotebookNode],
) -> list[Problem]:
    """Every problem in the prose of one edition, with file and line; `executed` are its notebooks by their names."""
    prose = [sections.read(project, name) for name in edition.sections]
    known = Known(
        claims={anchored.claim.id: anchored.quote for anchored in ledger},
        values={name for notebook in executed.values() for name in notebooks.values(notebook)},
        labels={name: set(notebooks.labels(notebook)) for name, notebook in executed.items()},
        citations={entry["id"] for entry in citations.references(ledger, reference)},
        headings={heading for section in prose for heading in section.headings},
    )
    return [problem for section in prose for problem in rules.check(section, known)]
