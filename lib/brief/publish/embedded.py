"""The embedded renderer: a staged project to HTML and PDF with Pandoc and Typst, both wheels, no download."""

from __future__ import annotations

import calendar
import os
import subprocess
import time
from pathlib import Path

import nbformat
from ruamel.yaml import YAML

from brief import notebooks
from brief.markdown import attribute
from brief.problems import Problem, Problems
from brief.publish import shortcodes
from brief.publish.shortcodes import Shortcode, ShortcodeError

# Prices, not formulas: a dollar sign is a dollar sign.
MARKDOWN = "markdown-tex_math_dollars"


def render(staged: Path, html: Path, pdf: Path) -> None:
    """Render the staged project to one self-contained HTML file and one tagged PDF (PDF/UA-1).

    Raises `Problems` when anything in it is not understood; then neither file is written.
    """
    source = staged / "_generated" / "brief.md"
    source.write_text(_expanded(staged), encoding="utf-8")
    filters = [
        "--lua-filter",
        "theme/embedded.lua",
        "--citeproc",
        "--bibliography",
        "references.json",
        "--csl",
        "theme/brief.csl",
        "--metadata",
        "link-citations=true",
        "--metadata",
        "reference-section-title=",
    ]
    common = [str(source.relative_to(staged)), "--from", MARKDOWN, "--standalone", *filters]
    html_text = _pandoc(
        [
            *common,
            "--to",
            "html5",
            "--template",
            "theme/template.html",
            "--css",
            "theme/brief.css",
            "--include-in-header",
            "_generated/head.html",
            "--embed-resources",
            "--toc",
            "--toc-depth=2",
            "--section-divs",
        ],
        staged,
    )
    typst_text = _pandoc(
        [*common, "--to", "typst", "--shift-heading-level-by=-1", "--template", "theme/template.typ"], staged
    )
    (staged / "brief.typ").write_text(typst_text, encoding="utf-8")
    pdf_bytes = _compile(staged, staged / "brief.typ")
    html.write_text(html_text, encoding="utf-8")
    pdf.write_bytes(pdf_bytes)


def _pandoc(arguments: list[str], folder: Path) -> str:
    import pypandoc

    run = subprocess.run(
        [pypandoc.get_pandoc_path(), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode or run.stderr.strip():
        raise Problems(
            [Problem("pandoc", line) for line in run.stderr.strip().splitlines()]
            or [Problem("pandoc", f"exit code {run.returncode}")]
        )
    return run.stdout


def _compile(staged: Path, source: Path) -> bytes:
    import typst

    date = _front_matter(staged)["date"]
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(calendar.timegm(time.strptime(str(date)[:10], "%Y-%m-%d")))
    try:
        return typst.compile(
            str(source),
            root=str(staged),
            font_paths=[str(staged / "theme" / "fonts")],
            ignore_system_fonts=True,
            pdf_standards=["ua-1", "a-2a"],
        )
    except typst.TypstError as error:
        raise Problems([Problem("typst", str(error))]) from None
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _front_matter(staged: Path) -> dict:
    _, front, _ = (staged / "brief.qmd").read_text(encoding="utf-8").split("---\n", 2)
    return YAML(typ="safe").load(front)


def _expanded(staged: Path) -> str:
    """The whole brief as one Markdown text, with Quarto's include, embed and var done and claims left to the filter."""
    variables = YAML(typ="safe").load((staged / "_variables.yml").read_text(encoding="utf-8")) or {}
    opened: dict[str, nbformat.NotebookNode] = {}

    def include(shortcode: Shortcode) -> str:
        path = staged / shortcode.arguments[0]
        try:
            return shortcodes.expand(path.read_text(encoding="utf-8"), functions)
        except ShortcodeError as error:
            raise Problems([Problem(str(path.relative_to(staged)), str(error), suggestion=error.suggestion)]) from None

    def var(shortcode: Shortcode) -> str:
        return str(variables[shortcode.arguments[0]])

    def claim(shortcode: Shortcode) -> str:
        return (
            '[]{.shortcode name="claim" '
            + " ".join(f'arg{i}="{attribute(word)}"' for i, word in enumerate(shortcode.arguments, 1))
            + "}"
        )

    def embed(shortcode: Shortcode) -> str:
        path, _, label = shortcode.arguments[0].partition("#")
        if path not in opened:
            opened[path] = nbformat.read(staged / path, as_version=4)
        return _embedded(opened[path], label, staged)

    functions = {"include": include, "var": var, "claim": claim, "embed": embed}
    try:
        return shortcodes.expand((staged / "brief.qmd").read_text(encoding="utf-8"), functions)
    except ShortcodeError as error:
        raise Problems([Problem("brief.qmd", str(error), suggestion=error.suggestion)]) from None


def _embedded(notebook: nbformat.NotebookNode, label: str, staged: Path) -> str:
    """One labelled cell as Markdown: a captioned picture or a captioned table."""
    cell = notebooks.labels(notebook)[label]
    options = notebooks.options(cell)
    parts = []
    for output in cell.outputs:
        data = output.get("data", {})
        if "image/svg+xml" in data:
            picture = staged / "_generated" / f"{label}.svg"
            picture.write_text(data["image/svg+xml"], encoding="utf-8")
            parts.append(
                f'![{options["fig-cap"]}](_generated/{label}.svg){{#{label} fig-alt="{attribute(options["fig-alt"])}"}}'
            )
        elif "text/markdown" in data:
            caption = options.get("tbl-cap")
            parts.append(data["text/markdown"] + (f"\n\n: {caption} {{#{label}}}" if caption else ""))
    return "\n\n".join([f"::: {{#cell-{label}}}", *parts, ":::"])
