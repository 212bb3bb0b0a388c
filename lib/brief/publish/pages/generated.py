"""The texts that staging makes and a section may include: `{{< include /_generated/evidence.qmd >}}`."""

from __future__ import annotations

from collections.abc import Callable

from brief.editions.editions import Planned
from brief.official.collection import Collection
from brief.publish.cells import Executed
from brief.publish.pages import citations, evidence, explorer, judgements
from brief.publish.prose import sections, settled

FOLDER = "_generated"

Page = Callable[[Collection, Planned, Executed], str]

PAGES: dict[str, Page] = {
    "citation.qmd": lambda collection, planned, executed: citations.suggested(planned),
    "evidence.qmd": lambda collection, planned, executed: evidence.evidence(collection, planned.edition, executed),
    "explorer.qmd": lambda collection, planned, executed: explorer.PLACE,
    "judgements.qmd": lambda collection, planned, executed: judgements.annex(
        settled.of_edition(collection, planned.edition, executed), collection.project.theme
    ),
    "sources.qmd": lambda collection, planned, executed: evidence.sources(collection, planned.edition, executed),
}


def included(collection: Collection, planned: Planned, executed: Executed) -> dict[str, str]:
    """The texts that an edition's prose includes, by the names of their files."""
    prose = sections.of(collection.project, planned.edition)
    paths = {sections.included(code) for section in prose for code in section.named("include")}
    return {name: page(collection, planned, executed) for name, page in PAGES.items() if included_as(name) in paths}


def included_as(name: str) -> str:
    """How a section includes a generated text: from the project's folder, which every tool of Quarto reads alike."""
    return f"/{FOLDER}/{name}"
