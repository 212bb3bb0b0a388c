"""Everything a person can get wrong, checked at once: documents, claims, series, notebooks, editions, prose."""

from __future__ import annotations

from collections.abc import Iterator

import click
import nbformat

from brief.base import links, nodes
from brief.base.problems import Place, Problem, attempt, nearest
from brief.base.project import Project, listed
from brief.corpus import vocabulary as vocabularies
from brief.corpus.vocabulary import Vocabulary
from brief.editions import editions, scenarios
from brief.editions.editions import Planned
from brief.notebooks import files as notebooks
from brief.notebooks import ids, rules, units
from brief.official.collection import Collection
from brief.publish import theme
from brief.publish.pages import evidence
from brief.publish.prose.check import check_edition
from brief.review import decisions
from brief.upkeep import generated
from brief.upkeep.pages import of_records
from brief.upkeep.schemas import schemas

CLAIMS = "claims"
"""How the name of a parameter ends that holds ids of claims."""
NAMED = ("documents", "ledger", "reference", "comparisons", "frameworks")
"""The parts whose records have ids."""
EVIDENCE = "evidence"
"""The section that shows the claims of an edition."""


def check(project: Project, commands: click.Command | None = None) -> tuple[list[Problem], dict[str, int]]:
    """Every problem of the project; and where there is none, how much was looked at, by what it is.

    Where all else is right, the pages that are made from it are looked at, too; the reference needs the `commands`.
    """
    collection = Collection(project)
    problems = [*links.leading_out(project), *_unread(project), *collection.problems()]
    vocabulary = attempt(problems, vocabularies.load, project)
    opened = _notebooks(project, vocabulary, problems)
    if not collection.problems(*NAMED):
        for name, notebook in opened.items():
            problems += ids.check(notebook, project.shown(project.notebook(name)), collection.ids)
    problems += _reviews(collection)
    known = editions.available(project)
    for edition_id in known:
        _edition(collection, edition_id, opened, problems)
    if project.settings.exists():
        attempt(problems, nodes.read, project.settings, project.shown(project.settings))
    problems += theme.unreadable(project)
    if (matrix := project.reports / "scenarios.yml").exists():
        attempt(problems, scenarios.plans, project, matrix)
    if known and not problems:
        problems += _unused(collection, opened)
    if not problems:
        problems += _outdated(collection, commands)
    if problems:
        return _once(problems), {}
    return [], _counts(collection) | {"notebooks": len(opened), "editions": len(known)}


def _unread(project: Project) -> Iterator[Problem]:
    """A problem for each table or YAML file that looks as if it were read, such as a copy of one."""
    for path in project.strays():
        expected = "the name of a file that is read; or another place for a copy"
        yield Problem(Place(project.shown(path)), "is read by nobody", expected)


def _once(problems: list[Problem]) -> list[Problem]:
    """Each problem once: what several editions have, with the way out that one of them knows."""
    kept: dict[tuple[Place, str], Problem] = {}
    for problem in problems:
        key = problem.place, problem.message
        if key not in kept or (problem.suggestion and not kept[key].suggestion):
            kept[key] = problem
    return list(kept.values())


def _reviews(collection: Collection) -> Iterator[Problem]:
    """Problems with what was decided on the figures of documents."""
    if collection.problems("documents"):
        return
    problems: list[Problem] = []
    for path in listed(collection.project.reviews, "*.yml"):
        if document := collection.documents.get(path.stem):
            attempt(problems, decisions.load, collection.project, document)
        else:
            place, near = Place(collection.project.shown(path)), nearest(path.stem, collection.documents)
            yield Problem(place, f"no document {path.stem!r}", "a file named for a document", near)
    yield from problems


def _notebooks(
    project: Project, vocabulary: Vocabulary | None, problems: list[Problem]
) -> dict[str, nbformat.NotebookNode]:
    """The notebooks that can be read, by name."""
    opened: dict[str, nbformat.NotebookNode] = {}
    for name in notebooks.maintained(project.notebooks):
        path = project.notebook(name)
        if notebook := attempt(problems, notebooks.read, path, project.shown(path)):
            opened[name] = notebook
            problems += rules.check(notebook, project.shown(path), vocabulary.judgement_words if vocabulary else {})
            problems += units.check(notebook, project.shown(path), vocabulary.units if vocabulary else {})
    return opened


def _edition(
    collection: Collection, edition_id: str, opened: dict[str, nbformat.NotebookNode], problems: list[Problem]
) -> None:
    """An edition, and its prose held against what claims, series and notebooks give."""
    planned = attempt(problems, editions.plan, collection.project, edition_id)
    if planned and not collection.problems("ledger", "reference"):
        used = {name: opened[name] for name in planned.edition.notebooks if name in opened}
        problems += check_edition(collection, planned.edition, used)
        problems += named(collection, planned)


def named(collection: Collection, planned: Planned) -> Iterator[Problem]:
    """A problem for each id that an edition gives a notebook as one of its claims and that no claim has."""
    claims, project = collection.ledger.claims, collection.project
    for name, value in planned.edition.parameters.items():
        if not (name.endswith(CLAIMS) and isinstance(value, list)):
            continue
        place = Place(project.shown(project.edition(planned.id)), field=f"parameters.{name}")
        for position, claim in enumerate(value):
            if claim not in claims:
                near = nearest(str(claim), claims)
                yield Problem(place, f"no claim {claim!r} in the ledger", suggestion=near)
            elif claim in value[:position]:
                yield Problem(place, f"the claim {claim!r} stands twice", "each once")


def _unused(collection: Collection, opened: dict[str, nbformat.NotebookNode]) -> Iterator[Problem]:
    """A problem for each claim that no edition shows: neither its prose, nor its notebooks, nor its evidence."""
    project, ledger = collection.project, collection.ledger
    shown: set[str] = set()
    for edition_id in editions.available(project):
        edition = editions.plan(project, edition_id).edition
        if edition.evidence == "all" and EVIDENCE in edition.sections:
            return
        shown |= evidence.used(project, edition, {name: opened[name] for name in edition.notebooks})
    for anchored in ledger:
        if anchored.claim.id not in shown:
            place = Place(project.shown(project.ledger), record=anchored.claim.id)
            yield Problem(place, "no edition shows this claim", "an edition that uses it, or one with evidence: all")


def _outdated(collection: Collection, commands: click.Command | None) -> Iterator[Problem]:
    """Schemas and pages that don't say what the records say by now, where the project has such."""
    project = collection.project
    made = {"brief schema": schemas(project)} if project.schema.is_dir() else {}
    if commands and project.docs.is_dir():
        made["brief docs"] = of_records(collection, commands)
    for command, files in made.items():
        for path in generated.stale(files):
            yield Problem(Place(project.shown(path)), "does not say what the records say by now", suggestion=command)


def _counts(collection: Collection) -> dict[str, int]:
    unsealed = len(collection.unsealed)
    return {
        "documents": len(collection.documents),
        "claims": len(collection.ledger.claims),
        "series": len(collection.reference.series),
        **({"series not sealed yet (brief reference seal)": unsealed} if unsealed else {}),
        "framework items": len(collection.frameworks.items),
        "checked claims": sum(bool(entry.outcomes) for entry in collection.audited.values()),
    }
