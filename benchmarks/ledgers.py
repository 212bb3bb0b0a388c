"""How loading, checking and building grow with the ledger: `python benchmarks/ledgers.py [CLAIMS…]`.

Makes a project of made-up documents, 40 claims each, beside our own vocabulary, with an edition that names two of the
claims and has the evidence of all. Prints seconds of each step, and the size of the largest page.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
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
LOADING = """
import sys, time
from pathlib import Path
from brief.base.project import Project
from brief.corpus import ledger

started = time.perf_counter()
ledger.load(Project(Path(sys.argv[1])))
print(time.perf_counter() - started)
"""
EDITION = f"""title: Made-up deaths
audience: nobody
date: {DATE}
notebooks: []
sections: [made, sources, evidence]
"""
FRAMEWORK = """source: made-0
items:
  - {id: made-report, level: goal, parent: null, exact: Report number 0, text: Report number 0, stage: trafficking,
     actor: not_stated, instrument: not_stated, place: abroad}
"""
SECTION = "## Deaths {#deaths}\n\nOf all districts one had {{< claim made-0-0 >}}, another {{< claim made-1-7 >}}.\n"


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
    (own.frameworks / "made-0.yml").write_text(FRAMEWORK, encoding="utf-8")
    sources = [_document(own, number, EACH) for number in range(claims // EACH + bool(claims % EACH))]
    own.sources.write_text("sources:\n" + "".join(sources), encoding="utf-8")
    return own


def with_edition(own: project.Project) -> project.Project:
    """The project with one edition: a claim named, sources, the evidence of all."""
    for path in (*own.editions.glob("*.yml"), *own.reports.glob("scenarios.yml")):
        path.unlink()
    own.edition("full").write_text(EDITION, encoding="utf-8")
    own.section("made").write_text(SECTION, encoding="utf-8")
    own.notebooks.mkdir()
    return own


def _document(own: project.Project, number: int, claims: int) -> str:
    """Write a document and its claims; its record."""
    name, text, records = f"made-{number}", [f"Report number {number}"], []
    for place in range(claims):
        value = 1_000 * (place + 1) + number
        exact = f"In district {place} of region {number}, more than {value:,} deaths were counted in 2017"
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
        f"    license: {{name: public domain}}\n    description: made up\n    reliability: made up\n"
        f"    path: {name}.txt\n    sha256: {digest}\n    bytes: {len(content)}\n    media_type: text/plain\n"
    )


def timed(run: Callable[[], object]) -> float:
    """Seconds that something takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def fresh(own: project.Project) -> float:
    """Seconds in which another process loads the ledger, its places kept."""
    command = [sys.executable, "-c", LOADING, str(own.root)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def built(own: project.Project) -> tuple[float, float]:
    """Seconds of a build from nothing, and megabytes of the largest page."""
    shutil.rmtree(own.output)
    command = [sys.executable, "-m", "brief", "build", "--renderer", "embedded"]
    seconds = timed(lambda: subprocess.run(command, cwd=own.root, check=True, stdout=subprocess.DEVNULL))
    return seconds, max(path.stat().st_size for path in own.output.rglob("*.html")) / 1e6


def table(here: project.Project, sizes: Sequence[int]) -> list[str]:
    """A row for each size."""
    Collection(here).problems()  # what is imported at first is no part of it
    lines = [
        "| claims | documents | load, first | all parts checked | load, again | a brief | largest page, MB |",
        "| --: | --: | --: | --: | --: | --: | --: |",
    ]
    for claims in sizes:
        with TemporaryDirectory() as folder:
            own = with_edition(make(here, Path(folder), claims))
            own.work.mkdir(parents=True)  # as after a build: places are kept
            collection = Collection(own)
            load = timed(lambda c=collection: c.ledger)
            check = load + timed(collection.problems)
            counts = f"{len(collection.ledger.claims):,} | {len(collection.documents)}"
            again = fresh(own)
            brief, page = built(own)
            lines.append(f"| {counts} | {load:.2f} | {check:.2f} | {again:.2f} | {brief:.1f} | {page:.1f} |")
            print(lines[-1], flush=True)
    return lines


def main() -> None:
    """Measure and print."""
    table(project.find(), [int(word) for word in sys.argv[1:]] or SIZES)


if __name__ == "__main__":
    main()
