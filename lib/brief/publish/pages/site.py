"""The site: all finished editions in one folder, with a page that links them, ready to be published."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from brief.base import whole
from brief.base.problems import Place, Problem, raise_any
from brief.base.project import HTML, MANIFEST, PDF, WORD, Project
from brief.editions import editions
from brief.publish import builds, selfcontained, templates

INDEX = "index.html"


def write(project: Project, folder: Path) -> list[str]:
    """Write every edition of the project, as it was last built, to `folder`, with `index.html`; the editions' ids.

    The folder appears whole or stays as it was. Raises `Problems` for an edition that was not built, and for a folder
    that holds anything that no site of ours has.
    """
    ids = sorted(editions.available(project), key=lambda name: (name != editions.DEFAULT, name))
    built = dict(zip(ids, builds.find(project.output, *ids), strict=True))
    raise_any(_others(folder))
    fresh = whole.beside(folder, "new")
    shutil.rmtree(fresh, ignore_errors=True)
    for name, path in built.items():
        shutil.copytree(path, fresh / name)
    described = [builds.read(path).record["edition"] for path in built.values()]
    (fresh / INDEX).write_text(page(described, project.theme), encoding="utf-8")
    whole.replace(fresh, folder)
    return ids


def page(described: list[dict[str, Any]], theme: Path) -> str:
    """The page, from what `edition.json` says of each edition: its id, title, subtitle, audience and date."""
    style = Markup(selfcontained.style(theme))
    return templates.fill(theme, "site.html", style=style, editions=described, html=HTML, pdf=PDF, word=WORD)


def _others(folder: Path) -> Iterator[Problem]:
    """What would be lost if the folder were made anew."""
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    others = [path.name for path in entries if path.name != INDEX and not (path / MANIFEST).is_file()]
    if others:
        message = f"holds {others[0]}{f' and {len(others) - 1} more' if others[1:] else ''}, which no site has"
        yield Problem(Place(str(folder)), message, "a new folder, or one with a site in it")
