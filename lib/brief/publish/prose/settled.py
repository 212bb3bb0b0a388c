"""The judgements of an edition, in reading order, with what their conditions came out as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from brief.editions.editions import Edition
from brief.notebooks import judgements as notebooks
from brief.notebooks.judgements import Written
from brief.official.collection import Collection
from brief.publish.cells import Executed
from brief.publish.prose import facts, judgements, sections
from brief.publish.prose.judgements import Judgement, Settled
from brief.publish.prose.sections import Section
from brief.quantity.conditions import Facts, evaluate


def of_edition(collection: Collection, edition: Edition, executed: Executed) -> list[Settled]:
    """Every judgement of the edition's prose, and of the charts and tables that it shows.

    Raises `ConditionError` for a condition that `check.check_edition` has a problem with.
    """
    known = facts.of_edition(collection, executed)
    project = collection.project
    shown = {
        name: notebooks.shown(notebook, project.shown(project.notebook(name))) for name, notebook in executed.items()
    }
    return [
        settled
        for section in sections.of(project, edition)
        for settled in sorted(
            [*judgements.settle(section, known), *_embedded(section, shown, known)],
            key=lambda settled: settled.judgement.start,
        )
    ]


def _embedded(section: Section, shown: Mapping[str, Mapping[str, list[Written]]], known: Facts) -> Iterator[Settled]:
    """What the charts and tables say that a section shows, each where it stands in the section."""
    for code in section.named("embed"):
        target, _, label = code.argument.partition("#")
        for text in shown.get(Path(target).stem, {}).get(label, []):
            judgement = Judgement(
                place=text.place,
                form="chart",
                words=text.words,
                when=text.when,
                otherwise=text.otherwise,
                confidence="",
                because="",
                changes="",
                attributes=("when", "otherwise"),
                start=code.start,
                end=code.start,
            )
            yield Settled(judgement, evaluate(text.when, known))
