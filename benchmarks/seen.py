"""From a save to what is seen: a real browser on `brief preview`, the full edition, each kind of save in turn.

    python benchmarks/seen.py [TRIES [KIND…]]

Kinds: prose, claim, notebook. A try begins when the file is written and ends when the open page shows what was
written. Prints the median and the worst, in seconds.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from brief.base import project

TRIES = 10
COPIED = ("seeds", "data", "notebooks", "reports")
LONGEST = 120_000  # milliseconds until a try is given up
Edit = Callable[[project.Project, str], None]


def prose(own: project.Project, word: str) -> None:
    """A word at the end of a section."""
    path = own.reports / "sections" / "seizures.qmd"
    text = path.read_text(encoding="utf-8").partition("\n\nSeen, ")[0].rstrip()
    path.write_text(f"{text}\n\nSeen, {word}.\n", encoding="utf-8")


def claim(own: project.Project, word: str) -> None:
    """The measure of a claim, which its evidence says."""
    path = own.ledger / "hsi-strategy.yml"
    first, _, rest = path.read_text(encoding="utf-8").partition("    measure: ")
    path.write_text(f"{first}    measure: {word}\n{rest.partition(chr(10))[2]}", encoding="utf-8")


def notebook(own: project.Project, word: str) -> None:
    """The caption of a chart."""
    path, opening = own.notebook("05-seizures"), 'caption=\\"'
    before, label, behind = path.read_text(encoding="utf-8").partition("label: fig-seizures-claim")
    between, _, rest = behind.partition(opening)
    path.write_text(f"{before}{label}{between}{opening}{word} {rest.partition(' ')[2]}", encoding="utf-8")


EDITS: dict[str, Edit] = {"prose": prose, "claim": claim, "notebook": notebook}


def measured(tries: int, kinds: list[str]) -> dict[str, list[float]]:
    """Seconds of each try by kind."""
    seconds: dict[str, list[float]] = {kind: [] for kind in kinds}
    with copied() as own, previewed(own) as address, sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(bypass_csp=True)  # what looks at the page from outside is evaluated in it
        page.goto(address)
        page.wait_for_function("document.querySelector('main h2') !== null", timeout=2 * LONGEST)
        for number in range(tries):
            for kind in kinds:
                word = f"{kind}seen{number}x"
                time.sleep(3)  # what the last save set off is through
                started = time.perf_counter()
                EDITS[kind](own, word)
                shows(page, word)
                seconds[kind].append(time.perf_counter() - started)
        browser.close()
    return seconds


def shows(page: Page, word: str) -> None:
    """Wait until a page shows a word."""
    page.wait_for_function(f"document.body.textContent.includes({word!r})", timeout=LONGEST, polling=20)


@contextmanager
def copied() -> Iterator[project.Project]:
    """The project in a folder of its own, never built."""
    here = project.find()
    with TemporaryDirectory() as folder:
        for part in COPIED:
            shutil.copytree(here.root / part, Path(folder) / part, ignore=shutil.ignore_patterns("_output"))
        yield project.Project(Path(folder))


@contextmanager
def previewed(own: project.Project) -> Iterator[str]:
    """The address at which a project is previewed."""
    command = [sys.executable, "-u", "-m", "brief", "preview", "--no-open"]
    with subprocess.Popen(command, cwd=own.root, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().split()[0]
        finally:
            process.terminate()


def main() -> None:
    """Measure and print."""
    tries = int(sys.argv[1]) if len(sys.argv) > 1 else TRIES
    for kind, seconds in measured(tries, sys.argv[2:] or list(EDITS)).items():
        print(f"{kind}: median {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s of {len(seconds)}")


if __name__ == "__main__":
    main()
