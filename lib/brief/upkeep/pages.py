"""The pages of `docs/` that come from the code, and the pictures on them."""

from __future__ import annotations

from pathlib import Path

import click

from brief.base.project import Project
from brief.official.collection import Collection
from brief.upkeep import architecture, functions, identifiers, manual


def of_records(collection: Collection, commands: click.Command) -> dict[Path, str]:
    """What the page should hold that comes from what analysts write: a vocabulary or a parameter changes it."""
    return {collection.project.docs / "reference.md": manual.page(collection, commands)}


def pages(project: Project, commands: click.Command) -> dict[Path, str]:
    """What each file should hold."""
    collection = Collection(project)
    return {
        **of_records(collection, commands),
        project.docs / "reference-ids.md": identifiers.page(collection),
        project.docs / "reference-python.md": functions.page(),
        architecture.path(project): architecture.page(project),
        **functions.charts(project),
    }
