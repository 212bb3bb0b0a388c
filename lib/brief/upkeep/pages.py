"""The pages of `docs/` that come from the code, and the pictures on them."""

from __future__ import annotations

from pathlib import Path

import click

from brief.base.project import Project
from brief.official.collection import Collection
from brief.upkeep import architecture, functions, identifiers, manual


def of_records(collection: Collection, commands: click.Command) -> dict[Path, str]:
    """What the pages should hold that come from what analysts write: a record or a parameter changes them."""
    docs = collection.project.docs
    return {
        docs / "reference.md": manual.page(collection, commands),
        docs / "reference-ids.md": identifiers.page(collection),
    }


def pages(project: Project, commands: click.Command) -> dict[Path, str]:
    """What each file should hold."""
    return {
        **of_records(Collection(project), commands),
        project.docs / "reference-python.md": functions.page(),
        architecture.path(project): architecture.page(project),
        **functions.charts(project),
    }
