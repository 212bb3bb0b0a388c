"""How the built editions look: `make look` writes docs/look.md.

Each page is opened at each width, light and dark, and each printed page measured. The pictures, for a person to look
at, are in reports/_output/_look.
"""

from __future__ import annotations

import itertools
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
from playwright.sync_api import Browser, sync_playwright

from brief.base import project as projects
from brief.base.project import HTML, PDF, SOURCES, Project

MARKS = "<!-- measured -->", "<!-- end of measured -->"
PROBES = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("blemishes.js", "charts.js")]
WIDTHS = {1280: 900, 768: 1024, 390: 844, 320: 700}  # pixels, and the height of the screen
SCHEMES = ("light", "dark")
MARGIN, HEIGHT = 22, 297  # of template.typ, in millimeters
DARK = 200  # of 255: ink, and no shade of a box


def sheets(path: Path) -> Iterator[tuple[str, float]]:
    """The text of each page of a PDF, and how much of it its largest blank leaves, from 0 to 1."""
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            drawn = page.render(scale=0.5, grayscale=True).to_numpy().squeeze()
            pixels = drawn.shape[0] / HEIGHT
            body = drawn[int(MARGIN * pixels) : int((HEIGHT - MARGIN) * pixels)]
            inked = np.flatnonzero((body < DARK).any(axis=1))
            blanks = np.diff(np.concatenate([[-1], inked, [len(body)]])) - 1
            yield page.get_textpage().get_text_bounded(), 1 - blanks.max() / len(body)


def begins_a_part(text: str) -> bool:
    """Whether the text of a page begins one. A figure may stand at its top, before the heading."""
    return "Annex: how the numbers were checked" in text


def blemishes(browser: Browser, page: Path, width: int, scheme: str, picture: Path) -> list[str]:
    """What the probes find in a page, which is drawn to the picture."""
    context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme, offline=True)
    tab = context.new_page()
    tab.goto(page.as_uri())
    problems = [problem for probe in PROBES for problem in tab.evaluate(probe)]
    tab.screenshot(path=picture, full_page=True)
    context.close()
    return problems


def on_screens(project: Project, editions: list[str], pictures: Path) -> Iterator[str]:
    """A row of the table for each page of each edition; what was found is printed."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for edition, name in itertools.product(editions, (HTML, SOURCES)):
            counts = []
            for width, scheme in itertools.product(WIDTHS, SCHEMES):
                picture = pictures / f"{edition}-{Path(name).stem}-{width}-{scheme}.png"
                problems = blemishes(browser, project.output / edition / name, width, scheme, picture)
                for problem in problems:
                    print(f"{edition} {name} {width} {scheme}: {problem}")
                counts.append(str(len(problems)))
            yield f"| {edition} | `{name}` | {' | '.join(counts)} |"
        browser.close()


def on_paper(project: Project, editions: list[str], pictures: Path) -> Iterator[str]:
    """A row of the table for each edition; each page is drawn to a picture."""
    for edition in editions:
        path = project.output / edition / PDF
        pages = list(sheets(path))
        ends = [begins_a_part(text) for text, _ in pages[1:]] + [True]
        shares = [f"{share:.0%}{'.' if last else ''}" for (_, share), last in zip(pages, ends, strict=True)]
        fullest = sum(share for _, share in pages) / len(pages)
        least = min((share for (_, share), last in zip(pages, ends, strict=True) if not last), default=1.0)
        yield f"| {edition} | {len(pages)} | {fullest:.0%} | {least:.0%} | {' '.join(shares)} |"
        with pypdfium2.PdfDocument(path) as document:
            for number, page in enumerate(document, 1):
                page.render(scale=1.2).to_pil().save(pictures / f"{edition}-page-{number:02}.png")


def main() -> None:
    project = projects.find()
    editions = [path.stem for path in sorted(project.editions.glob("*.yml"))]
    if missing := [edition for edition in editions if not (project.output / edition / PDF).is_file()]:
        sys.exit(f"not built: {', '.join(missing)}: brief build --all, first")
    pictures = project.output / "_look"
    pictures.mkdir(parents=True, exist_ok=True)
    header = " | ".join(f"{width} {scheme}" for width, scheme in itertools.product(WIDTHS, SCHEMES))
    lines = [
        f"| edition | page | {header} |",
        f"| --- | --- |{' ---: |' * len(WIDTHS) * len(SCHEMES)}",
        *on_screens(project, editions, pictures),
        "",
        "| edition | pages | mean | least, not at a part's end | how full each page is; a point at a part's end |",
        "| --- | ---: | ---: | ---: | --- |",
        *on_paper(project, editions, pictures),
    ]
    document = project.docs / "look.md"
    before, _, rest = document.read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    document.write_text("\n".join([f"{before}{MARKS[0]}", "", *lines, "", f"{MARKS[1]}{after}"]), encoding="utf-8")
    print(f"wrote {project.shown(document)} and pictures in {project.shown(pictures)}")


if __name__ == "__main__":
    main()
