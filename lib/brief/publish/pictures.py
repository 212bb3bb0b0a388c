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
            about = output.get("metadata", {}).get(FIGURE_KEY)
            spec = output.get("data", {}).get(VEGALITE_MIME)
            if about and spec:
                title = " ".join(spec["title"]["text"]) if isinstance(spec.get("title"), dict) else ""
                output["data"][SVG_MIME] = svg(spec, title, about["alt"], label, str(fonts))


def svg(spec: dict[str, Any], title: str, description: str, name: str, fonts: str) -> str:
    """A chart specification as SVG, with the text alternative that a screen reader reads.

    `name` makes the ids of this picture its own on a page that holds many; `fonts` is the folder of the theme's
    fonts, so that text is measured with the letters it will be drawn with.
    """
    drawn = _converter(fonts).vegalite_to_svg(spec, vl_version=VEGALITE_VERSION)
    drawn = _own_ids(drawn, name)
    # The picture is one image to a screen reader; Vega names every mark in it, and names most of them with nothing.
    head, rest = re.sub(r'\s(?:role|aria-[a-z]+)="[^"]*"', "", drawn).split(">", 1)
    return (
        f'{head} role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>{rest}'
    )


def _own_ids(drawn: str, name: str) -> str:
    """Ids such as gradient_7 and clip12 count up over a process: number them anew within the picture."""
    names: dict[str, str] = {}
    for found in re.findall(r'\bid="([^"]+)"', drawn):
        names.setdefault(found, f"{name}-{len(names) + 1}")
    for old, new in names.items():
        drawn = re.sub(rf'(\bid="|url\(#|href="#){re.escape(old)}(?=["\)])', rf"\g<1>{new}", drawn)
    return drawn
