"""How well `brief extract` finds figures, construction by construction: `make extraction`.

    python benchmarks/extraction.py [--others PYTHON] [--newsquant JSON] [FILE…]

Writes docs/extraction.md. FILEs are further marked passages, such as documents that nobody looked at while the rules
were written; they are not kept here. PYTHON is an interpreter with quantulum3 and spaCy's small English model, to set
them beside ours; JSON is the public NewsQuant set (CQE_Evaluation, data/formatted_test_set/NewsQuant.json). What is
left out has no row.
"""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from brief.extract.candidates import Candidate, candidates
from brief.extract.kinds import STATISTIC
from brief.extract.measure import Figure, Passage, Score, ours, passages, score

HERE = Path(__file__).parent
LABELLED = HERE.parent / "tests" / "unit" / "extract" / "labelled.txt"
SEEDS = HERE.parent / "seeds"
PAGE = HERE.parent / "docs" / "extraction.md"
Numbers = tuple[float, ...]
_CHANGE = re.compile(r"from \D{0,12}?\s?(?:up |down )?to (?:about |just )?")
_COUNTED = {STATISTIC, "age", "period", "enumeration", "determiner", "frequency"}
HEAD = """# How well figures are found

`brief extract` lists the figures of a document; `make extraction` measured it and wrote this page. {words:,.0f}
words a second on one core, no model, no network. *Recall* is the part of the marked figures that is found,
*precision* the part of what is found that is a figure; *value* (with both ends of a range), *qualifier* and
*offsets* are parts of the figures found; *record* is the part of all marked figures whose offsets, value, qualifier
and unit are right.

*Documents of others* are passages of reports, press releases, fact sheets, abstracts, debates, lists and news on public
policy, marked before the extractor first read them; they are not kept here. On that first reading, before any rule was
mended for them, it was like this; the tables below have those of the first five sets after that, one mark
corrected.

| first reading | figures | recall | precision | value | qualifier | offsets | record |
| :-- | --: | --: | --: | --: | --: | --: | --: |
| reports, fact sheets, news | 157 | .962 | .932 | | | | |
| abstracts, articles, audits | 124 | .976 | .917 | | | | |
| scanned lists, title pages | 51 | .980 | .833 | | | | |
| press, audits, debates of five countries | 271 | .996 | .961 | .996 | .981 | .978 | .974 |
| tables, lists of contents, title pages | 138 | .899 | .816 | 1.000 | 1.000 | .992 | .891 |
| audits, surveys, agendas, after all of that | 41 | 1.000 | 1.000 | 1.000 | .951 | .951 | .927 |
| courts, budgets, statistics, hard ones, after all of that | 415 | .969 | .937 | .993 | .993 | .988 | .954 |
"""


def main() -> None:
    """Measure, and write the page."""
    arguments = sys.argv[1:]
    python = arguments.pop(arguments.index("--others") + 1) if "--others" in arguments else ""
    newsquant = arguments.pop(arguments.index("--newsquant") + 1) if "--newsquant" in arguments else ""
    files = [Path(argument) for argument in arguments if not argument.startswith("--")]
    own = list(passages(LABELLED))
    unseen = [passage for file in files for passage in passages(file)]
    lines = [HEAD.format(words=_speed()), *_by_construction(own)]
    lines += ["## Beside other extractors", "", *_header("extractor, passages")]
    for name, group in (("the table above", own), ("documents of others", unseen)):
        if group:
            lines += list(_rows(f", {name}", group, python))
    if newsquant:
        lines += ["", "## NewsQuant", "", *_newsquant(Path(newsquant), python)]
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
    for name, listing in _others([passage.text for passage in group], python).items():
        found = [[Figure(start, end, tuple(numbers) or None) for start, end, numbers in row] for row in listing]
        pairs = zip(group, found, strict=True)
        result = sum((score(passage, figures) for passage, figures in pairs), Score())
        yield _row(f"{name}{suffix}", result, values=name.startswith("quantulum"), qualifiers=False)


def _others(texts: list[str], python: str) -> dict[str, list[list[tuple[int, int, list[float]]]]]:
    """What the other extractors find in each text: start, end, numbers."""
    answer = subprocess.run(
        [python, str(HERE / "extraction_others.py")],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    listings: dict[str, list[list[tuple[int, int, list[float]]]]] = json.loads(answer.splitlines()[-1])
    return listings


def _newsquant(path: Path, python: str) -> Iterator[str]:
    """The values found in 590 sentences of news, as the set's own evaluation counts them."""
    sentences = json.loads(path.read_text(encoding="utf-8"))
    texts = [sentence["text"] for sentence in sentences]
    marked = [[_marked(quantity["value"]) for quantity in sentence["quantities"]] for sentence in sentences]
    yield from [
        f"The public NewsQuant set: {len(texts)} sentences of news, {sum(map(len, marked))} quantities. Its authors",
        "count ages, periods and the like too, and write *a third* as 0.33, *from 5 to 10* as a range: ours are held",
        "to theirs in that writing. They publish a value F1 of 92.0 for CQE and of 73.0 for quantulum3.",
        "",
        "| values | precision | recall | F1 |",
        "| :-- | --: | --: | --: |",
    ]
    everything = [candidates(text) for text in texts]
    yield _values(
        "brief, figures alone",
        marked,
        [_numbers(text, row, {STATISTIC}) for text, row in zip(texts, everything, strict=True)],
    )
    yield _values(
        "brief, with ages, periods and the like",
        marked,
        [_numbers(text, row, _COUNTED) for text, row in zip(texts, everything, strict=True)],
    )
    if python:
        listing = _others(texts, python)["quantulum3"]
        means: list[list[Numbers]] = [[(sum(value) / len(value),) for value in row] for row in marked]
        yield _values("quantulum3", means, [[tuple(numbers) for *_, numbers in row] for row in listing])


def _marked(value: str) -> Numbers:
    """A value of the set: one number, or two with a hyphen between them."""
    if "-" in value[1:] and "E" not in value:
        return tuple(map(float, value.split("-")))
    return (float(value),)


def _numbers(text: str, found: Sequence[Candidate], kinds: set[str]) -> list[Numbers]:
    """The values of candidates of some kinds, in the set's own writing.

    A share in words is a part of one there, "tens of thousands" a range, and "from 5 to 10" one, too.
    """
    listed = [each for each in found if each.kind in kinds]
    values: list[Numbers] = []
    for position, each in enumerate(listed):
        before = listed[position - 1] if position else None
        if before and _CHANGE.fullmatch(text[max(0, before.start - 5) : before.start] + text[before.end : each.start]):
            values[-1] += _value(each)
        else:
            values.append(_value(each))
    return values


def _value(found: Candidate) -> Numbers:
    if found.value is None:
        return (found.lower or 0.0, found.upper or 0.0)
    if found.unit == "percent" and not re.search(r"%|per ?cent|p\.?c\.?\b", found.text, re.IGNORECASE):
        return (found.value / 100,)
    return (found.value, 10 * found.value) if found.qualifier == "order_of_magnitude" else (found.value,)


def _values(name: str, marked: list[list[Numbers]], found: list[list[Numbers]]) -> str:
    right = 0
    for stated, listed in zip(marked, found, strict=True):
        left = list(listed)
        for value in stated:
            match = next((other for other in left if len(other) == len(value) and _close(value, other)), None)
            if match is not None:
                left.remove(match)
                right += 1
    precision, recall = right / sum(map(len, found)), right / sum(map(len, marked))
    return f"| {name} | {precision:.3f} | {recall:.3f} | {2 * precision * recall / (precision + recall):.3f} |"


def _close(one: Numbers, other: Numbers) -> bool:
    return all(math.isclose(a, b, rel_tol=1e-5) for a, b in zip(one, other, strict=True))


if __name__ == "__main__":
    main()
