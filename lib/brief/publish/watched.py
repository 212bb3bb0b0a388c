"""What `quarto preview` follows besides the document: sections, claims and notebooks.

Quarto looks at the document, at its filters and at the files of extensions, and at nothing that is included. So the
rest stands among the extensions, as links to the files themselves.
"""

from __future__ import annotations

import shutil
from contextlib import suppress

from brief.base.project import Project

FOLDER = "_extensions/watched"
INPUTS = ("*.qmd", "*.yml", "*.ipynb", "*.csv", "*.md", "*.html", "*.css", "*.js")


def link(project: Project) -> None:
    """Link what an edition is made from in reports/_extensions/watched; where the system allows no links, nothing."""
    folder = project.reports / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    parts = (project.sections, project.editions, project.theme, project.data, project.notebooks, project.seeds)
    paths = [path for part in parts for pattern in INPUTS for path in sorted(part.rglob(pattern))]
    with suppress(OSError):  # on Windows, links are for administrators
        for path in paths:
            (folder / path.relative_to(project.root).as_posix().replace("/", ".")).symlink_to(path)
