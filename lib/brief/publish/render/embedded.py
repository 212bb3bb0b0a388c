"""The embedded renderer: a staged project to HTML, PDF and Word with Pandoc and Typst, both wheels, no download."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from brief.base.problems import Place, Problem, Problems, raise_any
from brief.base.project import HTML, PDF, WORD
from brief.publish import selfcontained, word
from brief.publish.render import expansion, glyphs, process

EVIDENCE = "_generated/evidence.qmd"
_PLACE = "The-evidence-stands-here"
# In a block of its own, so that no section of the evidence goes on behind it.
_ALONE = re.compile(rf"^:::[^\n]*\n+{_PLACE}\s+:::$", re.MULTILINE)
_HEADING = re.compile(r"^### ", re.MULTILINE)


def render(staged: Path, folder: Path) -> None:
    """Render the staged project to one self-contained HTML file, one tagged PDF (PDF/UA-1) and one Word file.

    Raises `Problems` when anything in it is not understood; then no file is written.
    """
    made = expansion.day(staged)
    page = _page(staged, made)
    _replace_missing(staged)
    paper = _typst(staged, made)
    (folder / HTML).write_text(page, encoding="utf-8")
    (folder / PDF).write_bytes(paper)
    (folder / WORD).write_bytes(word.whole_rows((staged / "_generated" / WORD).read_bytes()))


def screen(staged: Path, kept: MutableMapping[str, str]) -> str:
    """The HTML file alone, byte for byte as `render` makes it, in a fifth of the time. Raises `Problems` likewise.

    The evidence, nearly half of it, is rendered beside the rest, and not at all where it is among what was `kept` of
    earlier calls: no number, note or citation of the rest is in it.
    """
    made = expansion.day(staged)
    text = expansion.brief(staged, {EVIDENCE: _PLACE})
    evidence = expansion.part(staged, EVIDENCE) if _ALONE.search(text) else ""
    if len(_HEADING.findall(evidence)) < 2:
        return _page(staged, made, "screen")  # one section is one with what it stands in
    (staged / "_generated" / "brief.md").write_text(text, encoding="utf-8")
    with ThreadPoolExecutor(1) as beside:
        part = beside.submit(_evidence, staged, evidence, made, kept)
        _pandoc(staged, made, "screen")
    html = (staged / "_generated" / "brief.html").read_text(encoding="utf-8")
    return selfcontained.page(html.replace(f"<p>{_PLACE}</p>", part.result().rstrip("\n")), staged)


def _evidence(staged: Path, text: str, made: datetime, kept: MutableMapping[str, str]) -> str:
    """The evidence as HTML; kept by the checksum of its text and of the filters."""
    filters = sorted([*(staged / "theme").glob("*.lua"), *(staged / "_extensions").rglob("*.lua")])
    contents = (text.encode(), *(path.read_bytes() for path in filters))
    digest = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content in contents)).hexdigest()
    if digest not in kept:
        (staged / "_generated" / "evidence.md").write_text(text, encoding="utf-8")
        _run(staged, "theme/render.lua", "evidence", made=made)
        kept.clear()  # that of one save ago is of no use
        kept[digest] = (staged / "_generated" / "evidence.html").read_text(encoding="utf-8")
    return kept[digest]


def parts(texts: Mapping[str, str], theme: Path) -> dict[str, str]:
    """Markdown texts as parts of HTML pages, by the same names, in a run of Pandoc on each core.

    They are read as the brief is: no HTML in them is any. Raises `Problems` likewise.
    """
    names, cores = list(texts), os.cpu_count() or 1
    shares = [{name: texts[name] for name in names[first::cores]} for first in range(cores)]
    with ThreadPoolExecutor(cores) as pool:
        made = pool.map(partial(_parts, theme=theme), filter(None, shares))
        html = {name: part for share in made for name, part in share.items()}
    return {name: html[name] for name in names}


def _parts(texts: Mapping[str, str], theme: Path) -> dict[str, str]:
    with TemporaryDirectory(prefix="brief-") as folder:
        for name, text in texts.items():
            (Path(folder) / f"{name}.md").write_text(text, encoding="utf-8")
        _run(Path(folder), str((theme / "render.lua").resolve()), "parts", made=datetime(2000, 1, 1, tzinfo=UTC))
        return {name: (Path(folder) / f"{name}.html").read_text(encoding="utf-8") for name in texts}


def _page(staged: Path, made: datetime, *formats: str) -> str:
    (staged / "_generated" / "brief.md").write_text(expansion.brief(staged), encoding="utf-8")
    _pandoc(staged, made, *formats)
    return selfcontained.page((staged / "_generated" / "brief.html").read_text(encoding="utf-8"), staged)


def _pandoc(staged: Path, made: datetime, *formats: str) -> None:
    """Write HTML, Typst and Word from `_generated/brief.md`, in one run of Pandoc; or what `formats` names alone."""
    _run(staged, "theme/render.lua", *formats, made=made)


def _run(folder: Path, *arguments: str, made: datetime) -> None:
    """Run a script of Pandoc in a folder. Raises `Problems` where it says anything."""
    import pypandoc

    pandoc = process.run([pypandoc.get_pandoc_path(), "lua", *arguments], folder, made)
    messages = process.messages(pandoc.stderr)  # each format warns of the same
    if pandoc.returncode and not messages:
        messages = [f"exit code {pandoc.returncode}"]
    raise_any(Problem(Place("pandoc, _generated/brief.md"), message) for message in messages)


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
