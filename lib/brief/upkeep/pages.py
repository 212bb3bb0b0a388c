"""The pages of `docs/` that come from the code, and the pictures on them."""

from __future__ import annotations

from pathlib import Path

import click

from brief.base.project import Project
from brief.upkeep import architecture, functions, manual


def pages(project: Project, commands: click.Command) -> dict[Path, str]:
    """What each file should hold."""
    return {
        project.docs / "reference.md": manual.page(project, commands),
        project.docs / "reference-python.md": functions.page(),
        architecture.path(project): architecture.page(project),
        **functions.charts(project),
    }
