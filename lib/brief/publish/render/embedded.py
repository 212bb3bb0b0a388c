"""The embedded renderer: a staged project to HTML and PDF with Pandoc and Typst, both wheels, no download."""

from __future__ import annotations

import base64
import calendar
import mimetypes
import os
import re
import subprocess
import time
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import nbformat
from ruamel.yaml import YAML

from brief.base.markdown import attribute
from brief.base.problems import Place, Problem, Problems, raise_any
from brief.notebooks import files as notebooks
from brief.publish.pages import reader
from brief.publish.prose import shortcodes
from brief.publish.prose.shortcodes import Shortcode, ShortcodeError

_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
_PICTURE = re.compile(r'(<img\s[^>]*?\bsrc=")(?!data:)([^"]+)')


def render(staged: Path, html: Path, pdf: Path) -> None:
    """Render the staged project to one self-contained HTML file and one tagged PDF (PDF/UA-1).

    Raises `Problems` when anything in it is not understood; then neither file is written.
    """
    (staged / "_generated" / "brief.md").write_text(_expanded(staged), encoding="utf-8")
    _pandoc(staged)
    page = _self_contained((staged / "_generated" / "brief.html").read_text(encoding="utf-8"), staged)
    paper = _compile(staged, staged / "brief.typ")
    html.write_text(page, encoding="utf-8")
    pdf.write_bytes(paper)


def _pandoc(staged: Path) -> None:
    """Write `_generated/brief.html` and `brief.typ` from `_generated/brief.md`, in one run of Pandoc."""
    import pypandoc

    run = subprocess.run(
        [pypandoc.get_pandoc_path(), "lua", "theme/render.lua"],
        cwd=staged,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    # Each format warns of the same; where a filter stopped, in which of its functions says nothing to a writer.
    said = list(dict.fromkeys(run.stderr.partition("stack traceback:")[0].strip().splitlines()))
    if run.returncode and not said:
        said = [f"exit code {run.returncode}"]
    raise_any([Problem(Place("pandoc, _generated/brief.md"), line) for line in said])


def _self_contained(page: str, staged: Path) -> str:
    """The page with its pictures, scripts and style sheet in it. Pandoc can, but reads the whole page again for it."""

    def picture(match: re.Match[str]) -> str:
        path = staged / unquote(unescape(match[2]))
        if not path.is_file():
            raise Problems([Problem(Place("brief.html"), f"there is no picture {match[2]!r}")])
        data = base64.b64encode(path.read_bytes()).decode("ascii")
        return f"{match[1]}data:{mimetypes.guess_type(path.name)[0]};base64,{data}"

    def script(match: re.Match[str]) -> str:
        return f"<script>{(staged / match[1]).read_text(encoding='utf-8')}</script>"

    page = _SCRIPT.sub(script, _PICTURE.sub(picture, page))
    style = f"<style>\n{reader.style(staged / 'theme')}</style>"
    return page.replace('<link rel="stylesheet" href="theme/brief.css">', style)


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
        raise Problems([Problem(Place("typst"), str(error))]) from None
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
            place = Place(path.relative_to(staged).as_posix())
            raise Problems([Problem(place, str(error), suggestion=error.suggestion)]) from None

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
        raise Problems([Problem(Place("brief.qmd"), str(error), suggestion=error.suggestion)]) from None


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
