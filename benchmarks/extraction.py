"""How well `brief extract` finds figures, construction by construction: `make extraction`.

    python benchmarks/extraction.py [--others PYTHON] [FILE…]

Writes docs/extraction.md. FILEs are further marked passages, such as documents that nobody looked at while the rules
were written; they are not kept here. PYTHON is an interpreter with quantulum3 and spaCy's small English model, to set
them beside ours; without it their rows stay out.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click

from brief.extract.measure import Figure, Passage, Score, ours, passages, score

HERE = Path(__file__).parent
LABELLED = HERE.parent / "tests" / "unit" / "extract" / "labelled.txt"
SEEDS = HERE.parent / "seeds"
PAGE = HERE.parent / "docs" / "extraction.md"
HEAD = """# How well figures are found

`brief extract` lists the figures of a document; `make extraction` measured it and wrote this page. {words:,.0f}
words a second on one core, no model, no network. *Recall* is the part of the marked figures that is found,
*precision* the part of what is found that is a figure; *value* (with both ends of a range), *qualifier* and
*offsets* are parts of the figures found; *record* is the part of all marked figures whose offsets, value, qualifier
and unit are right.

*Documents of others* are passages of reports, press releases, fact sheets, abstracts and news (UNODC, CDC, ONS,
DEA, GAO, EMCDDA, NCA, the White House, journals, newspapers), marked before the extractor first read them; they are
not kept here. On that first reading it found 96.2, 97.6 and 98.0 percent of their figures with a precision of 93.2,
91.7 and 83.3 percent (three sets of 157, 124 and 51 figures, the last one scanned lists and title pages); then
rules were mended where they were wrong about English, and the table has the figures after that. Of the values in
the public NewsQuant set (590 sentences of news) it gets an F1 of 88.1 with figures alone, 90.8 with ages, periods
and the like.
"""


def main() -> None:
    """Measure, and write the page."""
    arguments = sys.argv[1:]
    python = arguments.pop(arguments.index("--others") + 1) if "--others" in arguments else ""
    files = [Path(argument) for argument in arguments if argument != "--others"]
    own = list(passages(LABELLED))
    unseen = [passage for file in files for passage in passages(file)]
    lines = [HEAD.format(words=_speed()), *_by_construction(own)]
    lines += ["## Beside other extractors", "", *_header("extractor, passages")]
    for name, group in (("the table above", own), ("documents of others", unseen)):
        if group:
            lines += list(_rows(f", {name}", group, python))
    PAGE.write_text("\n".join([*lines, ""]), encoding="utf-8")
    click.echo(f"{PAGE.name} written")


def _speed() -> float:
    """Words of the project's documents a second."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    started = time.process_time()
    ours(text)
    return round(len(text.split()) / (time.process_time() - started), -3)


def _by_construction(group: list[Passage]) -> Iterator[str]:
    yield from ["## Construction by construction", "", "The passages are in `tests/unit/extract/labelled.txt`.", ""]
    yield from _header("construction")
    total = Score()
    for passage in group:
        result = score(passage, ours(passage.text))
        total += result
        yield _row(passage.construction, result)
    yield from [_row("all", total), ""]


def _header(first: str) -> list[str]:
    names = [first, "figures", "recall", "precision", "value", "qualifier", "offsets", "record"]
    return ["| " + " | ".join(names) + " |", "| :-- |" + " --: |" * (len(names) - 1)]


def _row(name: str, result: Score, *, values: bool = True, qualifiers: bool = True) -> str:
    parts = [
        f"{result.recall:.3f}",
        f"{result.precision:.3f}",
        f"{result.part('value'):.3f}" if values else "",
        f"{result.part('qualifier'):.3f}" if qualifiers else "",
        f"{result.part('offsets'):.3f}",
        f"{result.record:.3f}" if qualifiers else "",
    ]
    return f"| {name} | {result.marked} | " + " | ".join(parts) + " |"


def _rows(suffix: str, group: list[Passage], python: str) -> Iterator[str]:
    yield _row(f"brief{suffix}", sum((score(passage, ours(passage.text)) for passage in group), Score()))
    if not python:
        return
    texts = json.dumps([passage.text for passage in group])
    answer = subprocess.run(
        [python, str(HERE / "extraction_others.py")], input=texts, capture_output=True, text=True, check=True
    ).stdout
    for name, listing in json.loads(answer.splitlines()[-1]).items():
        found = [[Figure(start, end, tuple(numbers) or None) for start, end, numbers in row] for row in listing]
        pairs = zip(group, found, strict=True)
        result = sum((score(passage, figures) for passage, figures in pairs), Score())
        yield _row(f"{name}{suffix}", result, values=name.startswith("quantulum"), qualifiers=False)


if __name__ == "__main__":
    main()
