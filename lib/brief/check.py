"""Everything a person can get wrong, checked at once: documents, claims, series, notebooks, editions, prose."""

from __future__ import annotations

from collections.abc import Mapping

import nbformat

from brief import audit, comparisons, editions, frameworks, notebooks
from brief import ledger as ledger_
from brief import reference as reference_
from brief.editions import Edition
from brief.ledger import Ledger
from brief.problems import Problem, Problems
from brief.project import Project
from brief.publish import citations, prose
from brief.reference import Reference


def check(project: Project) -> tuple[list[Problem], dict[str, int]]:
    """Every problem of the project, and how much was looked at: documents, claims, series, notebooks, editions."""
    problems: list[Problem] = []
    counts: dict[str, int] = {}
    ledger, found = _tried(lambda: ledger_.load(project))
    problems += found
    reference, found = _tried(lambda: reference_.load(project))
    problems += found
    if ledger:
        counts |= {"documents": len(ledger.documents), "claims": len(ledger.claims)}
    if reference:
        counts |= {"series": len(reference.series)}
    if ledger and reference:
        audited, found = _tried(lambda: audit.audit(ledger, reference, audit.load(project)))
        problems += found
        _, found = _tried(lambda: comparisons.load(ledger, project))
        problems += found
        strategies, found = _tried(lambda: frameworks.load(project, ledger.documents))
        problems += found
        counts |= {"framework items": len(frameworks.table(strategies)) if strategies else 0}
        counts |= {"checked claims": sum(bool(entry.outcomes) for entry in (audited or {}).values())}
    opened: dict[str, nbformat.NotebookNode] = {}
    for name in notebooks.available(project.notebooks):
        path = project.notebooks / f"{name}.ipynb"
        shown = project.shown(path)
        notebook, found = _tried(lambda path=path, shown=shown: notebooks.read(path, shown))
        problems += found
        if notebook:
            opened[name] = notebook
            problems += notebooks.check(notebook, shown)
    counts["notebooks"] = len(opened)
    for edition_id in editions.available(project):
        planned, found = _tried(lambda edition_id=edition_id: editions.plan(project, edition_id))
        problems += found
        if planned and ledger and reference:
            used = {name: opened[name] for name in planned.edition.notebooks if name in opened}
            problems += check_prose(project, planned.edition, ledger, reference, used)
    counts["editions"] = len(editions.available(project))
    return list(dict.fromkeys(problems)), counts


def _tried(load):
    """What a loader returns, or None and its problems."""
    try:
        return load(), []
    except Problems as error:
        return None, list(error.problems)


def check_prose(
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
    headings = {name for path in paths for name in prose.heading_ids(path.read_text(encoding="utf-8"))}
    problems: list[Problem] = []
    for path in paths:
        problems += prose.check(
            path,
            project.shown(path),
            claims=claims,
            values=values,
            labels=labels,
            citations=keys,
            headings=headings,
        )
    return problems
