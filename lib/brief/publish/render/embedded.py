"""The embedded renderer: a staged project to HTML, PDF and Word with Pandoc and Typst, both wheels, no download."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from brief.base import cores
from brief.base.problems import Place, Problem, Problems, raise_any
from brief.base.project import HTML, PDF, WORD
from brief.publish import selfcontained, word
from brief.publish.render import expansion, glyphs, marks, process, sections
from brief.publish.render.expansion import Brief
from brief.publish.render.sections import Kept


def render(staged: Path, folder: Path) -> None:
    """Render the staged project to one self-contained HTML file, one tagged PDF (PDF/UA-1) and one Word file.

    Paper, which takes longest, is made beside the others, from a copy: letters in its charts are replaced. Raises
    `Problems` when anything in it is not understood; then no file is written.
    """
    _, made = _read(staged)
    with TemporaryDirectory(prefix="brief-") as copy, ThreadPoolExecutor(1) as beside:
        paper = beside.submit(_paper, shutil.copytree(staged, Path(copy) / "stage"), made)
        page = _finished(_whole(staged, made), staged)
        _run(staged, sections.SCRIPT, "docx", made=made)
        document = word.whole_rows((staged / "_generated" / WORD).read_bytes())
    (folder / HTML).write_text(page, encoding="utf-8")
    (folder / PDF).write_bytes(paper.result())
    (folder / WORD).write_bytes(document)


def screen(staged: Path, kept: Kept) -> str:
    """The HTML file alone, as `render` makes it, but from its sections: of those `kept` none is rendered again.

    Where they can't be apart, or something is wrong with one, it is from the whole. Raises `Problems` likewise.
    """
    brief, made = _read(staged)
    try:
        html = sections.page(staged, brief, partial(_run, made=made), kept)
    except Problems:
        html = None
    return _finished(_whole(staged, made) if html is None else marks.with_cards(html), staged)


def _read(staged: Path) -> tuple[Brief, datetime]:
    """The brief as Markdown, and its day; the whole text lies in `_generated`."""
    brief = expansion.brief(staged)
    (staged / "_generated" / "brief.md").write_text(brief.whole, encoding="utf-8")
    return brief, expansion.day(staged)


def _whole(staged: Path, made: datetime) -> str:
    """The page as Pandoc writes it."""
    _run(staged, sections.SCRIPT, "html", made=made)
    return (staged / "_generated" / "brief.html").read_text(encoding="utf-8")


def _finished(html: str, staged: Path) -> str:
    """The page with the documents, which Pandoc need not carry, and with all that it shows."""
    body, _, end = html.rpartition(marks.DOCUMENTS)
    documents = (staged / "_generated" / "documents.html").read_text(encoding="utf-8")
    return selfcontained.page(f"{body}{documents.rstrip()}{end}", staged)


def parts(texts: Mapping[str, str], theme: Path) -> dict[str, str]:
    """Markdown texts as parts of HTML pages, by the same names, in a run of Pandoc on each core.

    They are read as the brief is: no HTML in them is any. Raises `Problems` likewise.
    """
    names, count = list(texts), cores.count()
    shares = [{name: texts[name] for name in names[first::count]} for first in range(count)]
    with ThreadPoolExecutor(count) as pool:
        made = pool.map(partial(_parts, theme=theme), filter(None, shares))
        html = {name: part for share in made for name, part in share.items()}
    return {name: html[name] for name in names}


def _parts(texts: Mapping[str, str], theme: Path) -> dict[str, str]:
    with TemporaryDirectory(prefix="brief-") as folder:
        for name, text in texts.items():
            (Path(folder) / f"{name}.md").write_text(text, encoding="utf-8")
        _run(Path(folder), str((theme / "render.lua").resolve()), "volumes", made=datetime(2000, 1, 1, tzinfo=UTC))
        return {name: (Path(folder) / f"{name}.html").read_text(encoding="utf-8") for name in texts}


def _run(folder: Path, *arguments: str, made: datetime) -> None:
    """Run a script of Pandoc in a folder. Raises `Problems` where it says anything."""
    import pypandoc

    pandoc = process.run([pypandoc.get_pandoc_path(), "lua", *arguments], folder, made)
    messages = process.messages(pandoc.stderr)  # each format warns of the same
    if pandoc.returncode and not messages:
        messages = [f"exit code {pandoc.returncode}"]
    raise_any(Problem(Place("pandoc, _generated/brief.md"), message) for message in messages)


def _paper(staged: Path, made: datetime) -> bytes:
    """The PDF."""
    _run(staged, sections.SCRIPT, "typst", made=made)
    _replace_missing(staged)
    return _typst(staged, made)


def _replace_missing(staged: Path) -> None:
    """Have letters that no font has written by their codes, for paper: a PDF/UA that leaves some out is none."""
    import typst

    trial = staged / "_generated" / "letters.typ"

    def draws(letters: str) -> bool:
        written = json.dumps(letters, ensure_ascii=False)
        trial.write_text(f'#set text(font: "Public Sans")\n#set document(title: "A")\n#{written}\n', encoding="utf-8")
        try:
            _compiled(trial, staged)
        except typst.TypstError:
            return False
        return True

    for path in (staged / "brief.typ", *sorted((staged / "_generated").glob("*.svg"))):
        path.write_text(glyphs.replaced(path.read_text(encoding="utf-8"), draws), encoding="utf-8")


def _typst(staged: Path, made: datetime) -> bytes:
    """The PDF of `brief.typ`."""
    import typst

    try:
        return _compiled(staged / "brief.typ", staged, made)
    except typst.TypstError as error:
        raise Problems([Problem(Place("typst"), str(error))]) from None


def _compiled(path: Path, staged: Path, timestamp: datetime | None = None) -> bytes:
    import typst

    paper: bytes = typst.compile(
        str(path),
        root=str(staged),
        font_paths=[str(staged / "theme" / "fonts")],
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-2a"],
        timestamp=timestamp or datetime(2000, 1, 1, tzinfo=UTC),
    )
    return paper
