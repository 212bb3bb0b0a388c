"""The Quarto renderer: the staged project through `quarto render`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from brief.base.problems import Place, Problem, raise_any
from brief.publish import selfcontained
from brief.publish.render import process

LAST_LINES = 15  # of what Quarto said when it failed without a word of warning


def render(staged: Path, html: Path, pdf: Path) -> None:
    """Render the staged project with the `quarto` command to one HTML and one PDF file.

    Raises `Problems` with what Quarto said when it fails, and for every warning: an unresolved reference is only a
    warning to Quarto, and a wrong brief to us.
    """
    for target, product, final in (("html", "brief.html", html), ("typst", "brief.pdf", pdf)):
        quarto = process.run(["quarto", "render", "brief.qmd", "--to", target], staged)
        lines = [line for line in quarto.stderr.splitlines() if line.strip()]
        warnings = [line for line in lines if "WARN" in line or "ERROR" in line]
        if quarto.returncode and not warnings:
            warnings = lines[-LAST_LINES:] or [f"exit code {quarto.returncode}"]
        raise_any(Problem(Place(f"quarto render --to {target}"), line) for line in warnings)
        shutil.copy(staged / "_output" / "quarto" / product, final)
    page = selfcontained.with_policy(html.read_text(encoding="utf-8"), staged / "theme")
    html.write_text(page, encoding="utf-8")


def version() -> str:
    """The version of the `quarto` command."""
    return subprocess.run(["quarto", "--version"], capture_output=True, text=True, check=True).stdout.strip()
