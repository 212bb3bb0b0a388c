"""The judgements of an edition as a list for the terminal, on the outputs that the notebooks keep."""

from __future__ import annotations

from collections.abc import Iterator

from brief.base.problems import raise_any
from brief.base.project import Project
from brief.editions import editions
from brief.notebooks import files
from brief.official.collection import Collection
from brief.publish.prose import settled
from brief.publish.prose.check import check_edition


def lines(project: Project, edition_id: str) -> Iterator[str]:
    """A line a judgement and one for what it rests on, then how many there are and how many say other words.

    Raises `Problems` when the edition or its prose has any.
    """
    edition = editions.plan(project, edition_id).edition
    collection = Collection(project)
    paths = {name: project.notebooks / f"{name}.ipynb" for name in edition.notebooks}
    kept = {name: files.read(path, project.shown(path)) for name, path in paths.items()}
    raise_any(check_edition(collection, edition, kept))
    judged = settled.of_edition(collection, edition, kept)
    for entry in judged:
        margin = "" if entry.finding.margin is None else f"; margin {100 * entry.finding.margin:.1f} percent"
        outcome = "holds" if entry.finding.holds else "does not hold"
        yield f"{entry.judgement.place}: {entry.words}"
        yield f"    {entry.judgement.when}: {outcome} ({'; '.join(entry.finding.seen)}){margin}"
    others = sum(not entry.finding.holds for entry in judged)
    yield f"{len(judged)} judgements; {others} say other words because their condition does not hold."
