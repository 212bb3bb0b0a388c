"""Markdown rendered as parts of pages, and kept from one build to the next: of 500 documents one was edited.

A part is known by all that it is made from: its text, the scripts of the theme, the version of Pandoc.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

from brief.base import kept
from brief.base.project import Project
from brief.publish.render import embedded

FOLDER = "parts"


def rendered(texts: Mapping[str, str], project: Project) -> dict[str, str]:
    """The texts as HTML, by the same names; nothing is kept before there was a build.

    Raises `Problems` when Pandoc doesn't understand one.
    """
    scripts = [path.read_bytes() for path in sorted(project.theme.glob("*.lua"))]
    rules = kept.checksum(version("pypandoc-binary").encode(), *scripts).encode()
    folder = project.work / FOLDER
    paths = {name: folder / f"{kept.checksum(rules, text.encode())}.html" for name, text in texts.items()}
    html = {name: part for name, path in paths.items() if (part := kept.read(path)) is not None}
    for name in html:
        kept.used(paths[name])
    made = embedded.parts({name: text for name, text in texts.items() if name not in html}, project.theme)
    if project.work.is_dir():
        for name, part in made.items():
            kept.write(paths[name], part)
        kept.tidy(folder)
    html |= made
    return {name: html[name] for name in texts}
