"""How loading, checking and building grow with the ledger: `python benchmarks/ledgers.py [CLAIMS…]`.

Makes a project of made-up documents, 40 claims each, beside our own vocabulary, and prints seconds of each step.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from brief.base import project
from brief.official.collection import Collection

SIZES = (100, 500, 2_000, 20_000)
EACH = 40  # claims of a document
DATE = "2026-01-02"


def make(here: project.Project, folder: Path, claims: int) -> project.Project:
    """A project with so many claims in `folder`."""
    own = project.Project(folder)
    for part in ("data", "reports"):
        shutil.copytree(here.root / part, folder / part, ignore=shutil.ignore_patterns("_output"))
    for path in (*own.ledger.glob("*.yml"), *own.frameworks.glob("[!c]*.yml"), *own.reviews.glob("*.yml")):
        path.unlink()
    own.seeds.mkdir()
    own.checks.write_text("checks: []\n", encoding="utf-8")
    (own.data / "comparisons.yml").write_text("comparisons: []\n", encoding="utf-8")
    sources = [_document(own, number, EACH) for number in range(claims // EACH + bool(claims % EACH))]
    own.sources.write_text("sources:\n" + "".join(sources), encoding="utf-8")
    return own


def _document(own: project.Project, number: int, claims: int) -> str:
    """Write a document and its claims; its record."""
    name, text, records = f"made-{number}", [f"Report number {number}"], []
    for place in range(claims):
        value = 1_000 * (place + 1) + number
        exact = f"In district {place} of region {number} more than {value:,} deaths were counted in 2017"
        text.append(f"{exact}, as the office for statistics told in its yearly report.")
        records.append(
            f"  - id: {name}-{place}\n    topic: overdose\n    measure: Deaths in district {place}\n"
            f"    exact: {exact}\n    value: {value}\n    qualifier: more_than\n    unit: deaths\n    period: 2017\n"
            f"    caveats: [unsourced]\n\n"
        )
    content = "\n\n".join(text).encode() + b"\n"
    (own.seeds / f"{name}.txt").write_bytes(content)
    (own.ledger / f"{name}.yml").write_text(f"source: {name}\nclaims:\n{''.join(records)}", encoding="utf-8")
    digest = hashlib.sha256(content).hexdigest()
    return (
        f"  - id: {name}\n    title: Report {number}\n    producer: Office {number}\n"
        f"    attribution_short: Office {number}\n    citation_full: Office {number}, Report {number}\n"
        f"    date_published: {DATE}\n    date_accessed: {DATE}\n    url_main: https://office.example/{number}\n"
        f"    license: {{name: public domain}}\n    description: made up\n    reliability: none\n"
        f"    path: {name}.txt\n    sha256: {digest}\n    bytes: {len(content)}\n    media_type: text/plain\n"
    )


def timed(run: Callable[[], object]) -> float:
    """Seconds that something takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def table(here: project.Project, sizes: Sequence[int]) -> list[str]:
    """A row for each size."""
    Collection(here).problems()  # what is imported at first is no part of it
    lines = [
        "| claims | documents | load, first | all parts checked | load, again |",
        "| --: | --: | --: | --: | --: |",
    ]
    for claims in sizes:
        with TemporaryDirectory() as folder:
            own = make(here, Path(folder), claims)
            own.work.mkdir(parents=True)  # as after a build: places are kept
            collection, fresh = Collection(own), Collection(own)
            load = timed(lambda c=collection: c.ledger)
            check = load + timed(collection.problems)
            again = timed(lambda c=fresh: c.ledger)
            counts = f"{len(collection.ledger.claims):,} | {len(collection.documents)}"
            lines.append(f"| {counts} | {load:.2f} | {check:.2f} | {again:.2f} |")
            print(lines[-1], flush=True)
    return lines


def main() -> None:
    """Measure and print."""
    table(project.find(), [int(word) for word in sys.argv[1:]] or SIZES)


if __name__ == "__main__":
    main()
