"""The Quarto renderer: the staged project through `quarto render`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from brief.base.problems import Place, Problem, Problems


def render(staged: Path, html: Path, pdf: Path) -> None:
    """Render the staged project with the `quarto` command to one HTML and one PDF file.

    Raises `Problems` with what Quarto said when it fails, and for every warning: an unresolved reference is only a
    warning to Quarto, and a wrong brief to us.
    """
    for target, produced, final in (("html", "brief.html", html), ("typst", "brief.pdf", pdf)):
        run = subprocess.run(
            ["quarto", "render", "brief.qmd", "--to", target],
            cwd=staged,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        said = [line for line in run.stderr.splitlines() if line.strip()]
        warnings = [line for line in said if "WARN" in line or "ERROR" in line]
        if run.returncode or warnings:
            raise Problems(Problem(Place(f"quarto render --to {target}"), line) for line in warnings or said[-15:])
        shutil.copy(_made(staged, produced), final)


def version() -> str:
    """The version of the `quarto` command."""
    return subprocess.run(["quarto", "--version"], capture_output=True, text=True, check=True).stdout.strip()


def _made(staged: Path, name: str) -> Path:
    """The file that Quarto made: in the project's output folder."""
    return staged / "_output" / "quarto" / name
