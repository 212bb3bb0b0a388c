"""The two renderers behind one interface: Quarto where it is installed, else Pandoc and Typst from their wheels."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from brief.base.problems import Place, Problem, Problems
from brief.publish.render import embedded, quarto


@dataclass(frozen=True)
class Renderer:
    """`render(staged, html, pdf)` renders a staged project to one HTML and one PDF file.

    `version()` differs where its output may, if the packages of this Python don't tell.
    """

    name: str
    title: str
    render: Callable[[Path, Path, Path], None]
    version: Callable[[], str]


EMBEDDED = Renderer("embedded", "Pandoc and Typst", embedded.render, lambda: "")
QUARTO = Renderer("quarto", "Quarto", quarto.render, quarto.version)
CHOICES = ("auto", "quarto", "embedded")


def choose(name: str) -> Renderer:
    """The renderer asked for; `auto` is Quarto where its command is found. Raises `Problems` when it is not there."""
    installed = shutil.which("quarto") is not None
    if name == "quarto" and not installed:
        raise Problems(
            [
                Problem(
                    Place("--renderer quarto"),
                    "the command quarto is not on the PATH",
                    suggestion="install Quarto, or leave the option out for the embedded renderer",
                )
            ]
        )
    return QUARTO if name == "quarto" or (name == "auto" and installed) else EMBEDDED
