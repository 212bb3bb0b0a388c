"""Charts as static pictures: SVG with a title and a description, the same bytes each time."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path
from types import ModuleType
from typing import Any

from nbformat import NotebookNode

from brief.notebooks import files as notebooks
from brief.notebooks.outputs import FIGURE_KEY, SVG_MIME, VEGALITE_MIME

VEGALITE_VERSION = "5.21"
_ROLE = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
_ID = re.compile(r'\bid="([^"]+)"')
_USE = re.compile(r'(\bid="|url\(#|href="#)([^")]+)')


@cache
def _converter(fonts: str) -> ModuleType:
    import vl_convert

    vl_convert.register_font_directory(fonts)
    return vl_convert


def get_ready(fonts: Path) -> None:
    """Draw nothing once: a process's first picture takes most of a second, and a worker has to wait at first anyway."""
    _converter(str(fonts)).vegalite_to_svg({"mark": "point", "data": {"values": []}}, vl_version=VEGALITE_VERSION)


def draw(notebook: NotebookNode, fonts: Path) -> None:
    """Put an SVG beside the specification of every labelled chart in an executed notebook."""
    for label, cell in notebooks.labels(notebook).items():
        for output in cell.outputs:
            figure = output.get("metadata", {}).get(FIGURE_KEY)
            spec = output.get("data", {}).get(VEGALITE_MIME)
            if figure and spec:
                title = " ".join(spec["title"]["text"]) if isinstance(spec.get("title"), dict) else ""
                output["data"][SVG_MIME] = svg(spec, title, figure["alt"], label, str(fonts))


def svg(spec: dict[str, Any], title: str, description: str, name: str, fonts: str) -> str:
    """A chart specification as SVG, with the text alternative that a screen reader reads.

    `name` makes the ids of this picture its own on a page that holds many; `fonts` is the folder of the theme's
    fonts, so that text is measured with the letters it will be drawn with.
    """
    picture = _own_ids(_converter(fonts).vegalite_to_svg(spec, vl_version=VEGALITE_VERSION), name)
    # The picture is one image to a screen reader; Vega names every mark in it, and names most of them with nothing.
    head, rest = _ROLE.sub("", picture).split(">", 1)
    return (
        f'{head} role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>{rest}'
    )


def _own_ids(picture: str, name: str) -> str:
    """Ids such as gradient_7 and clip12 count up over a process: number them anew within the picture."""
    ids = {old: f"{name}-{place}" for place, old in enumerate(dict.fromkeys(_ID.findall(picture)), start=1)}
    return _USE.sub(lambda match: f"{match[1]}{ids.get(match[2], match[2])}", picture)
