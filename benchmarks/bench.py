"""How long things take, beside other ways to do them: `make bench`.

Prints medians in seconds and ratios, all measured in one run on this machine, and writes them to
docs/benchmark.md. Nothing here is asserted: a number that depends on the machine is no test.

Notebooks: the project's own, each way taking turns notebook by notebook, so that what else the machine does falls
on all of them. Builds: of a copy of the project, so that nothing is left from an earlier one.
"""

from __future__ import annotations

import compileall
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import papermill
import psutil
from rich.console import Console

import ledgers
import seen
from brief.base import fingerprints, project
from brief.editions import editions as plans
from brief.kernels import forking as kernels
from brief.notebooks import execution
from brief.notebooks import files as notebooks
from brief.official.collection import Collection
from brief.pipeline import build, work
from brief.pipeline.runs import Run
from brief.publish import pictures

ROUNDS = 3  # of builds; every way to execute takes its turn with each of the notebooks once
BATCH = 100  # notebooks in a batch, and editions in a matrix
WORKERS = 2
COPIED = ("seeds", "data", "notebooks", "reports")
# Rows of the editions.
NOTHING, UNCHANGED = "full edition from nothing", "full edition when nothing changed"
CLAIM, SENTENCE = "full edition after one claim was edited", "full edition after a sentence was edited"
QUARTO = "`quarto render reports` after that, no notebook executed either"
CAVEATS = "    caveats: [deaths_not_overdoses, unsourced]"  # of the claim that the build after an edit edits

out = Console(stderr=True, highlight=False)


@dataclass
class Results:
    """Rows of a table: what was measured, seconds, and how many times as fast as the row it is compared with.

    Or whatever else `third` says of the third column.
    """

    third: str = "times as fast"
    rows: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, what: str, seconds: float, compared: float | None = None, note: str = "") -> None:
        ratio = f"{compared / seconds:.1f}" if compared else ""
        self.rows.append((what, f"{seconds:.2f}" if seconds < 10 else f"{seconds:.1f}", f"{ratio}{note}"))
        out.print(*self.rows[-1])

    @property
    def lines(self) -> list[str]:
        """The table."""
        rows = [f"| {what} | {seconds} | {ratio} |" for what, seconds, ratio in self.rows]
        return [f"| what | seconds | {self.third} |", "| --- | --: | --: |", *rows]


@dataclass(frozen=True)
class Command:
    """A way that is a command: `{notebook}` and `{output}` stand for the files."""

    words: tuple[str, ...]

    def __call__(self, notebook: Path, output: Path) -> None:
        filled = [word.format(notebook=notebook, output=output) for word in self.words]
        subprocess.run([sys.executable, "-m", *filled], cwd=notebook.parent, check=True, capture_output=True)


def in_process(**options: object) -> Callable[[Path, Path], None]:
    """A way that is papermill's function in this process."""

    def run(notebook: Path, output: Path) -> None:
        papermill.execute_notebook(
            str(notebook), str(output), cwd=str(notebook.parent), progress_bar=False, log_output=False, **options
        )

    return run


COMMAND = Command(("papermill", "{notebook}", "{output}", "--no-progress-bar"))
PAPERMILL, ONE_PROCESS, WARM = "papermill command", "papermill in one process", "brief, warm kernels"
WAYS = {
    PAPERMILL: COMMAND,
    "`jupyter nbconvert --execute`": Command(
        ("nbconvert", "--to", "notebook", "--execute", "{notebook}", "--output", "{output}")
    ),
    ONE_PROCESS: in_process(),
    "brief, cold kernels": in_process(
        kernel_manager_class="brief.kernels.managers.PrivateKernelManager", shutdown_kernel="immediate"
    ),
    WARM: lambda notebook, _: execution.execute(notebook, {}, notebook.name),
}


def timed(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def paths(here: project.Project) -> list[Path]:
    return [here.notebook(name) for name in notebooks.available(here.notebooks)]


def one_by_one(here: project.Project, results: Results) -> float:
    """Each way alone, a notebook at a time; the third of them, as all take a quarter of an hour.

    Returns the median of the papermill command.
    """
    seconds: dict[str, list[float]] = {name: [] for name in WAYS}
    with TemporaryDirectory() as folder:
        WAYS[WARM](paths(here)[0], Path())  # starts what kernels are forked from
        for path in paths(here)[::3]:
            for name, way in WAYS.items():
                seconds[name].append(timed(lambda way=way, path=path: way(path, Path(folder) / "out.ipynb")))
    kernels.close()
    base = statistics.median(seconds[PAPERMILL])
    for name, times in seconds.items():
        results.add(f"{name}: a notebook", statistics.median(times), base)
    return base


def two_at_a_time(here: project.Project, results: Results, base: float) -> float:
    """Two papermill commands at a time, all notebooks. Returns seconds a notebook."""

    def all_of_them() -> None:
        with TemporaryDirectory() as folder, ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
            list(pool.map(COMMAND, paths(here), [Path(folder) / path.name for path in paths(here)]))

    a_notebook = timed(all_of_them) / len(paths(here))
    results.add(f"{PAPERMILL}, two at a time: a notebook", a_notebook, base)
    return a_notebook


def batches(here: project.Project, results: Results, base: float, pool: float) -> None:
    """Our workers, with all that it takes to start them: the notebooks of one edition, and a batch of them."""
    loaded = work.load(Collection(here), fingerprints.library(fingerprints.LIBRARY))
    names = [path.stem for path in paths(here)]
    for count in (len(names), BATCH):

        def run(count: int = count) -> None:
            workers = build.local(here, WORKERS)
            with workers.started(loaded) as executor:
                runs = [Run.of(names[number % len(names)], {}) for number in range(count)]
                list(executor.map(executed, [here] * count, runs))
            workers.let_go()

        a_notebook = timed(run) / count
        what = f"brief, two workers and their start-up, {count} notebooks: a notebook"
        results.add(what, a_notebook, base)
        results.rows.append((f"the same, to {PAPERMILL}, two at a time", "", f"{pool / a_notebook:.1f}"))


def executed(here: project.Project, run: Run) -> None:
    """What papermill does, and no more: pictures are drawn for editions."""
    execution.execute(here.notebook(run.notebook), run.parameters, run.id)


@contextmanager
def copied(here: project.Project) -> Iterator[project.Project]:
    """The project in a folder of its own, never built."""
    with TemporaryDirectory() as folder:
        for part in COPIED:
            shutil.copytree(here.root / part, Path(folder) / part, ignore=shutil.ignore_patterns("_output"))
        yield project.Project(Path(folder))


def brief(own: project.Project, *arguments: str) -> None:
    """The command, in a process of its own, with the embedded renderer."""
    subprocess.run(_command(*arguments), cwd=own.root, check=True, stdout=subprocess.DEVNULL)


def watched(own: project.Project, *arguments: str) -> list[int]:
    """The same. Returns the bytes that the command and all it started held, every three seconds."""
    samples: list[int] = []
    with subprocess.Popen(_command(*arguments), cwd=own.root, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            samples.append(memory(process.pid))
            time.sleep(3)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: exit code {process.returncode}")
    return samples


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "brief", "build", "--renderer", "embedded", *arguments]


def memory(pid: int) -> int:
    """What a process and all it started hold, shared pages counted once (proportional set size, bytes)."""
    total = 0
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        for one in [process, *process.children(recursive=True)]:
            with suppress(psutil.Error):
                total += one.memory_full_info().pss
    return total


def editions(here: project.Project, results: Results) -> None:
    """A whole edition: from nothing, when nothing changed, after one claim and after a sentence was edited.

    Beside the last, which executes nothing, stands Quarto's own command, which executes nothing either.
    """
    quarto = shutil.which("quarto")
    names = [NOTHING, UNCHANGED, CLAIM, SENTENCE, *([QUARTO] if quarto else [])]
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        with copied(here) as own:
            times[NOTHING].append(timed(lambda own=own: brief(own)))
            times[UNCHANGED].append(timed(lambda own=own: brief(own)))
            path = own.ledger / "state-plan.yml"
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(CAVEATS, "    caveats: [unsourced]", 1), encoding="utf-8")
            times[CLAIM].append(timed(lambda own=own: brief(own)))
            seen.prose(own, "word")
            times[SENTENCE].append(timed(lambda own=own: brief(own)))
            if quarto:
                times[QUARTO].append(timed(lambda own=own: rendered(own)))
    for name, seconds in times.items():
        results.rows.append((name, f"{statistics.median(seconds):.2f}", f"{max(seconds):.2f}"))
        out.print(*results.rows[-1])


def rendered(own: project.Project) -> None:
    """The edition by Quarto's command, which has ours lay it out: the one beside this Python."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = ["quarto", "render", "reports"]
    subprocess.run(command, cwd=own.root, env={**os.environ, "PATH": path}, check=True, capture_output=True)


def matrix(here: project.Project, results: Results) -> None:
    """A hundred editions, to the same one after another with papermill in one process and our renderer."""
    plain = timed(lambda: one_edition_the_plain_way(here))
    results.add("an edition the plain way: papermill in one process, then rendered", plain)
    grid = {"lethal_dose_mg": [1 + number / 10 for number in range(10)], "loss_rate": [n / 20 for n in range(10)]}
    seconds = {}
    for workers in (1, WORKERS):
        with copied(here) as own:
            (own.root / "matrix.json").write_text(json.dumps({"grid": grid}), encoding="utf-8")
            started = time.perf_counter()
            samples = watched(own, "--jobs", str(workers), "--matrix", "matrix.json")
            seconds[workers] = time.perf_counter() - started
        half = len(samples) // 2
        peaks = " and ".join(f"{max(part) / 1e9:.2f} GB" for part in (samples[:half], samples[half:]))
        results.add(f"{BATCH} editions, {workers} worker(s): an edition", seconds[workers] / BATCH, plain)
        results.rows.append((f"peak memory with {workers} worker(s), first and second half", "", peaks))
    results.rows.append(("two workers to one", "", f"{seconds[1] / seconds[WORKERS]:.2f}"))


def one_edition_the_plain_way(here: project.Project) -> None:
    """Every notebook of the full edition with papermill's own engine, one after another; then our renderer."""
    planned = plans.plan(here, plans.DEFAULT)
    made = {}
    with TemporaryDirectory() as folder:
        for name in planned.edition.notebooks:
            path = Path(folder) / f"{name}.ipynb"
            WAYS[ONE_PROCESS](here.notebooks / path.name, path)
            executed = notebooks.clean(nbformat.read(path, as_version=4))
            pictures.draw(executed, here.fonts, name)
            made[name] = notebooks.written(executed)
    loaded = work.load(Collection(here), fingerprints.library(fingerprints.LIBRARY))
    work.settle("plain", here.root, loaded)
    work.render("plain", planned, "embedded", made)


def notebooks_executed(here: project.Project) -> list[str]:
    """Notebooks by every way, one after another and two at a time."""
    results = Results()
    base = one_by_one(here, results)
    batches(here, results, base, two_at_a_time(here, results, base))
    return [
        "Ratios are to the papermill command one after another, where the row names nothing else.",
        "",
        *results.lines,
    ]


def editions_built(here: project.Project) -> list[str]:
    """The full edition; and with Quarto, where it is found."""
    results = Results("worst of 3")
    editions(here, results)
    return [*results.lines, "", f"{quarto_found()}."]


def quarto_found() -> str:
    """Which Quarto stands beside ours."""
    if not shutil.which("quarto"):
        return "No `quarto` was found on this machine, so none stands beside it"
    version = subprocess.run(["quarto", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return f"Quarto is {version}"


def matrix_built(here: project.Project) -> list[str]:
    """A hundred editions."""
    results = Results()
    matrix(here, results)
    return ["Ratios are to an edition the plain way.", "", *results.lines]


def saves_seen(here: project.Project) -> list[str]:
    """From a save to its sight, in a browser."""
    times = seen.measured(seen.TRIES, list(seen.EDITS))
    rows = [f"| {kind} | {statistics.median(times[kind]):.2f} | {max(times[kind]):.2f} |" for kind in seen.EDITS]
    said = f"`brief preview` of the full edition in Chromium, {seen.TRIES} saves of each kind, in turn."
    ends = "A try ends when the open page shows what was saved."
    return [f"{said} {ends}", "", "| a save of | median | worst |", "| --- | --: | --: |", *rows]


def ledgers_loaded(here: project.Project) -> list[str]:
    """How loading grows with the ledger."""
    said = (
        f"Made-up documents of {ledgers.EACH} claims each. *Again* is in another process, the places of quotes kept as "
        "after a build. The brief is made from nothing, with the evidence of all claims."
    )
    return [said, "", *ledgers.table(here, ledgers.SIZES)]


PARTS = {
    "Notebooks": notebooks_executed,
    "Editions": editions_built,
    "From save to seen": saves_seen,
    "Ledgers": ledgers_loaded,
    "A hundred editions": matrix_built,
}
HEAD = """# Benchmark

How long things take, in seconds: medians, on the machine that each part names. `make bench` measures all of it and
writes this file; `python benchmarks/bench.py PART…` measures a part anew and leaves the others as they were. No test
asserts any of it.
"""


def report(here: project.Project, measured: dict[str, list[str]]) -> None:
    """Write parts to docs/benchmark.md, in the place of those that were there."""
    path = here.docs / "benchmark.md"
    _, *kept = path.read_text(encoding="utf-8").split("\n## ")
    parts = {name: text.strip() for name, _, text in (part.partition("\n") for part in kept)}
    machine = f"{os.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GB, {platform.system()}"
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=here.root, capture_output=True, text=True, check=True
    ).stdout.strip()
    when = f"*{date.today()}, commit {commit}, {machine}, Python {platform.python_version()}.*"
    parts |= {name: "\n".join([when, "", *lines]) for name, lines in measured.items()}
    sections = [f"## {name}\n\n{parts[name]}\n" for name in PARTS if name in parts]
    path.write_text("\n".join([HEAD, *sections]), encoding="utf-8")


def main() -> None:
    """Measure all parts, or those that are named, and write them."""
    here = project.find()
    compileall.compile_dir(fingerprints.LIBRARY, quiet=1)  # as Python leaves it behind the first command
    for name in sys.argv[1:] or PARTS:
        report(here, {name: PARTS[name](here)})


if __name__ == "__main__":
    main()
