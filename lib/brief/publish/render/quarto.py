"""The Quarto renderer: the staged project through `quarto render`."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from brief.base.problems import Place, Problem, raise_any
from brief.base.project import HTML, PDF, WORD
from brief.publish import selfcontained, word
from brief.publish.render import expansion, process

COMMAND = "quarto"
PRODUCTS = {"html": HTML, "typst": PDF, "docx": WORD}  # what each of its formats makes
# The first whose Typst writes a PDF that is both PDF/UA-1 and PDF/A-2a: that of 1.9 refuses to, and before there are no
# tags. Elsewhere it is repeated for other programs; tests/unit/upkeep/test_environment.py holds them against this.
MINIMUM = "1.10"
LAST_LINES = 15  # of what Quarto said when it failed without a word of warning
SECONDS = 60  # for the command to say its version: the first start of a day can take ten
_VERSION = re.compile(r"(\d+)\.(\d+)")


def render(staged: Path, folder: Path) -> None:
    """Render the staged project with the `quarto` command to one HTML, one PDF and one Word file.

    Raises `Problems` with what Quarto said when it fails, and for every warning: an unresolved reference is only a
    warning to Quarto, and a wrong brief to us.
    """
    made = expansion.day(staged)
    for target, product in PRODUCTS.items():
        quarto = process.run([COMMAND, "render", "brief.qmd", "--to", target], staged, made)
        lines = process.messages(quarto.stderr)
        warnings = [line for line in lines if ("WARN" in line or "ERROR" in line) and not _expected(line)]
        if quarto.returncode and not warnings:
            warnings = lines[-LAST_LINES:] or [f"exit code {quarto.returncode}"]
        hint = "--renderer embedded, if Quarto itself is out of order" if quarto.returncode else ""
        place = Place(f"quarto render --to {target}")
        raise_any(Problem(place, line, suggestion=hint if line == warnings[-1] else "") for line in warnings)
        shutil.copy(staged / "_output" / "quarto" / product, folder / product)
    paper = folder / WORD
    paper.write_bytes(word.whole_rows(paper.read_bytes()))
    html = folder / HTML
    page = selfcontained.with_policy(html.read_text(encoding="utf-8"), staged / "theme")
    html.write_text(page, encoding="utf-8")


def _expected(line: str) -> bool:
    """Whether a warning says nothing of the brief: Typst holds the PDF to its standards, with veraPDF or without."""
    return "verapdf is not installed" in line


def fault() -> str:
    """Why the `quarto` command can't be used: not there, out of order, too old; nothing where it can."""
    path = shutil.which(COMMAND)
    return "the command quarto is not on the PATH" if path is None else _examined(path)[1]


def version() -> str:
    """The version of the `quarto` command; nothing where there is none that works."""
    path = shutil.which(COMMAND)
    return "" if path is None else _examined(path)[0]


@cache
def _examined(path: str) -> tuple[str, str]:
    """The version that the command at `path` says it has, and what is wrong with it."""
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        reason = "it gives no answer" if isinstance(error, subprocess.TimeoutExpired) else error.strerror
        return "", f"{path} does not run: {reason}"
    words = answer.stdout.strip()
    if answer.returncode:
        lines = process.messages(answer.stderr)
        return "", f"{path} does not run: {lines[0].strip() if lines else f'exit code {answer.returncode}'}"
    number = _VERSION.match(words)
    if number is None:
        return "", f"{path} says no version, but {words[:40]!r}"
    if (int(number[1]), int(number[2])) < tuple(map(int, MINIMUM.split("."))):
        return words, f"{path} is version {words}, and the PDF needs {MINIMUM} or newer"
    return words, ""
