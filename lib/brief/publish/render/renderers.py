"""The two renderers behind one interface: Quarto where it works, else Pandoc and Typst from their wheels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from brief.base.problems import Place, Problem, Problems
from brief.publish.render import embedded, names, quarto


@dataclass(frozen=True)
class Renderer:
    """`render(staged, folder)` renders a staged project to one HTML, one PDF and one Word file in a folder.

    `version()` differs where its output may, if the packages of this Python don't tell. `fault()` says why it can't
    be used, and nothing where it can.
    """

    name: str
    title: str
    render: Callable[[Path, Path], None]
    version: Callable[[], str]
    fault: Callable[[], str]


EMBEDDED = Renderer(names.EMBEDDED, "Pandoc and Typst", embedded.render, lambda: "", lambda: "")
QUARTO = Renderer(names.QUARTO, "Quarto", quarto.render, quarto.version, quarto.fault)
RENDERERS = {renderer.name: renderer for renderer in (EMBEDDED, QUARTO)}


def choose(name: str) -> Renderer:
    """The renderer asked for; `auto` is Quarto where it works.

    Raises `Problems` when the one asked for does not.
    """
    renderer = _first() if name == names.AUTO else RENDERERS[name]
    if fault := renderer.fault():
        hint = f"install Quarto {quarto.MINIMUM} or newer, or leave the option out for the embedded renderer"
        raise Problems([Problem(Place(f"--renderer {name}"), fault, suggestion=hint)])
    return renderer


def chosen(name: str) -> str:
    """What a build says of its renderer: its title, and with `auto` why it is not Quarto."""
    title = choose(name).title
    fault = quarto.fault() if name == names.AUTO else ""
    return f"{title}: {fault}" if fault else title


def _first() -> Renderer:
    return EMBEDDED if quarto.fault() else QUARTO
