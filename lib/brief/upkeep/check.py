"""Everything a person can get wrong, checked at once: documents, claims, series, notebooks, editions, prose."""

from __future__ import annotations

import nbformat

from brief.base.problems import Problem, Problems
from brief.base.project import Project
from brief.corpus import frameworks
from brief.corpus import ledger as ledger_
from brief.editions import editions
from brief.notebooks import files as notebooks
from brief.notebooks import rules
from brief.official import audit, comparisons
from brief.official import reference as reference_
from brief.publish.prose.sections import check_edition


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
            problems += rules.check(notebook, shown)
    counts["notebooks"] = len(opened)
    for edition_id in editions.available(project):
        planned, found = _tried(lambda edition_id=edition_id: editions.plan(project, edition_id))
        problems += found
        if planned and ledger and reference:
            used = {name: opened[name] for name in planned.edition.notebooks if name in opened}
            problems += check_edition(project, planned.edition, ledger, reference, used)
    counts["editions"] = len(editions.available(project))
    return list(dict.fromkeys(problems)), counts


def _tried(load):
    """What a loader returns, or None and its problems."""
    try:
        return load(), []
    except Problems as error:
        return None, list(error.problems)
