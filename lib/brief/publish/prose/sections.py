"""The prose of one edition, held against what its claims, notebooks and series give."""

from __future__ import annotations

from collections.abc import Mapping

import nbformat

from brief.base.problems import Problem
from brief.base.project import Project
from brief.corpus.ledger import Ledger
from brief.editions.editions import Edition
from brief.notebooks import files as notebooks
from brief.official.reference import Reference
from brief.publish.pages import citations
from brief.publish.prose import rules


def check_edition(
    project: Project,
    edition: Edition,
    ledger: Ledger,
    reference: Reference,
    executed: Mapping[str, nbformat.NotebookNode],
) -> list[Problem]:
    """Every problem in the prose of one edition, with file and line."""
    values = {
        name: entry["text"] for notebook in executed.values() for name, entry in notebooks.values(notebook).items()
    }
    claims = {anchored.claim.id: anchored.quote for anchored in ledger}
    labels = {name: set(notebooks.labels(notebook)) for name, notebook in executed.items()}
    keys = {entry["id"] for entry in citations.references(ledger, reference)}
    paths = [project.reports / "sections" / f"{name}.qmd" for name in edition.sections]
    headings = {name for path in paths for name in rules.heading_ids(path.read_text(encoding="utf-8"))}
    problems: list[Problem] = []
    for path in paths:
        problems += rules.check(
            path,
            project.shown(path),
            claims=claims,
            values=values,
            labels=labels,
            citations=keys,
            headings=headings,
        )
    return problems
