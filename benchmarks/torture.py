"""What a build withstands: `make torture`. Kills, faults of the machine, cells that misbehave, and a damaged cache.

Each row of the table in docs/explanation-trust.md is a fault: how often it was tried, what happened, what was lost. A
try fails when the last good brief is not whole, something is left running or lying about, or the next build gives other
bytes. The rows are written between the marks of that page; a try that lost anything ends the command with an error.
The project that is built is the tiny collection of the unit tests with a notebook of one table.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import nbformat
import psutil
from nbformat.v4 import new_code_cell, new_notebook
from rich.console import Console

from brief.base import project as projects

COPIED = ("tests/tiny/seeds", "tests/tiny/data", "reports")
EDITION = "title: {title}\naudience: tests\ndate: 2026-01-02\nnotebooks: [90-own]\nsections: [own, sources]\n"
SECTION = "## Own {#own}\n\nIt says {{< var own_count >}}.\n\n{{< embed notebooks/90-own.ipynb#tbl-own >}}\n"
PARAMETERS = "rate = 1  # share, for the test"
GOOD = "#| label: tbl-own\nimport pandas as pd\nfrom brief import show\n"
GOOD += 'show.table(pd.DataFrame({"A": [rate]}), caption="A")'
VALUE = 'show.values(own_count=show.value(rate, f"{rate} of them", "seeds/sources.yml"))'
MATRIX = "edition: small\ngrid: {rate: [1, 2]}\n"
MARKS = "<!-- torture -->", "<!-- end of torture -->"
LIMIT = 10  # seconds that a cell may take
ROOMS = ("4k", "16k", "64k", "256k", "1m", "4m")  # what is left on a disk that is nearly full

out = Console(stderr=True, highlight=False)


class Lost(Exception):
    """What should have been kept was not."""


@dataclass
class Bench:
    """A copy of the project with one small edition, in a folder of its own, and the temporary folder of commands."""

    root: Path
    temporary: Path
    rows: dict[str, tuple[int, str]] = field(default_factory=dict)
    renderer: str = "embedded"

    @classmethod
    def make(cls, folder: Path) -> Bench:
        """A new one."""
        bench = cls(folder / "project", Path(tempfile.mkdtemp(prefix="tt-", dir="/tmp")))
        source = projects.find(Path(__file__))
        for name in COPIED:
            folder = bench.root / Path(name).name
            shutil.copytree(source.root / name, folder, ignore=shutil.ignore_patterns("_output", ".*"))
        for path in [*bench.root.glob("reports/editions/*.yml"), *bench.root.glob("reports/sections/*.qmd")]:
            if path.stem != "sources":
                path.unlink()
        (bench.root / "notebooks").mkdir()
        bench.edit("Before")
        (bench.root / "reports/sections/own.qmd").write_text(SECTION)
        (bench.root / "reports/own.yml").write_text(MATRIX)
        bench.cells(GOOD, VALUE)
        return bench

    def edit(self, title: str) -> None:
        """Give the edition another title: the brief is then another."""
        (self.root / "reports/editions/small.yml").write_text(EDITION.format(title=title))

    def cells(self, *sources: str) -> None:
        """Give the notebook other cells."""
        cells = [new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}, id="p")]
        cells += [new_code_cell(source, id=f"c{place}") for place, source in enumerate(sources)]
        nbformat.write(new_notebook(cells=cells), self.root / "notebooks/90-own.ipynb")

    def start(self, *arguments: str, **env: str) -> subprocess.Popen[str]:
        """Start the command in it."""
        return subprocess.Popen(
            [sys.executable, "-m", "brief", *arguments],
            cwd=self.root,
            env={**os.environ, "TMPDIR": str(self.temporary), "BRIEF_CELL_SECONDS": str(LIMIT), **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )

    def run(self, *arguments: str, **env: str) -> tuple[int, str]:
        """Run the command in it: its exit code, and what it said."""
        process = self.start(*arguments, **env)
        said, _ = process.communicate(timeout=600)
        return process.returncode, said

    def build(self, *arguments: str, **env: str) -> tuple[int, str]:
        """Build the small edition."""
        return self.run("build", "--edition", "small", "--renderer", self.renderer, "-j", "2", *arguments, **env)

    @property
    def output(self) -> Path:
        """The folder of the finished edition."""
        return self.root / "reports/_output/small"

    def editions(self) -> dict[str, str]:
        """By its folder, one checksum of each finished edition."""
        built = self.root / "reports/_output"
        made = (path.parent for path in built.rglob("edition.json"))
        shown = (path for path in made if not any(part.startswith(".") for part in path.relative_to(built).parts))
        return {path.relative_to(built).as_posix(): checksum(path) for path in shown}

    def digest(self) -> str:
        """The checksum of the small edition; nothing where there is none."""
        return self.editions().get("small", "")

    def good(self, *arguments: str) -> str:
        """The checksum of the small edition as it is now. Raises `Lost` where it can't be built."""
        code, said = self.run(*arguments) if arguments else self.build()
        if code:
            raise Lost(f"does not build any more: {said[-500:]}")
        self.nothing_left()
        return self.digest()

    def nothing_left(self) -> None:
        """Raises `Lost` when a process or a temporary folder of a command that has ended is still there."""
        deadline = time.monotonic() + 15
        while (left := self._running()) and time.monotonic() < deadline:
            time.sleep(0.1)
        if left:
            raise Lost(f"left running: {left}")
        if lying := [str(path) for path in self.temporary.iterdir()]:
            raise Lost(f"left lying about: {lying}")

    def _running(self) -> list[str]:
        mark = f"TMPDIR={self.temporary}".encode()
        left = []
        for path in Path("/proc").glob("[0-9]*/environ"):
            try:
                if (
                    mark in path.read_bytes()
                    and (path.parent / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
                ):
                    left.append((path.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode())
            except OSError:
                continue
        return left

    def row(self, fault: str, tries: int, happened: str) -> None:
        """Note what came of a fault."""
        self.rows[fault] = tries, happened
        out.print(f"{fault}: {tries} tries, {happened}")


def checksum(folder: Path) -> str:
    """One checksum of all files in a folder, with their names."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = [f"{path.relative_to(folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def kills(bench: Bench, tries: int, phase: str, chance: random.Random) -> None:
    """Kill builds at any moment: cold, after an edit, of a matrix, with a cluster's workers.

    In turn the command alone, and it with all that it started, as when a machine loses its power.
    """
    arguments = ["build", "--renderer", bench.renderer, "-j", "2"]
    arguments += ["--matrix", "reports/own.yml"] if phase == "matrix" else ["--edition", "small"]
    whole: dict[str, dict[str, str]] = {}  # by title, the editions as they have to be
    for title in ("Before", "After"):
        started = time.monotonic()
        bench.edit(title)
        bench.good(*arguments)
        whole[title] = bench.editions()
    longest = (time.monotonic() - started) * 1.2
    reached = 0
    with workers(bench) if phase == "cluster" else nothing() as extra:
        for number in range(tries):
            bench.edit(("Before", "After")[number % 2])
            if phase == "cold":
                shutil.rmtree(bench.root / "reports/_output/.work", ignore_errors=True)
            reached += killed(bench.start(*arguments, *extra), chance.uniform(0, longest), everything=number % 4 > 1)
            found = bench.editions()
            if found.keys() != whole["After"].keys():
                raise Lost(f"{phase}, try {number}: an edition is gone: {sorted(found)}")
            if torn := [name for name in found if found[name] not in (whole["Before"][name], whole["After"][name])]:
                raise Lost(f"{phase}, try {number}: not whole: {torn}")
            if number % 10 == 9 or number == tries - 1:
                bench.edit("After")
                bench.good(*arguments)
                if bench.editions() != whole["After"]:
                    raise Lost(f"{phase}, try {number}: the next build gives other bytes")
    bench.row(
        f"a build is killed, {phase}",
        tries,
        f"{reached} times while at work; each tenth try the next build gave the same bytes",
    )


def killed(process: subprocess.Popen[str], seconds: float, *, everything: bool) -> bool:
    """Kill a command after some time, alone or with all that it started. Whether it was still at work."""
    try:
        process.wait(seconds)
        at_work = False
    except subprocess.TimeoutExpired:
        at_work = True
        os.killpg(process.pid, signal.SIGKILL) if everything else process.kill()
    process.wait()
    assert process.stdout, "a pipe"
    process.stdout.close()
    return at_work


@contextmanager
def nothing() -> Iterator[list[str]]:
    """No more arguments."""
    yield []


@contextmanager
def workers(bench: Bench) -> Iterator[list[str]]:
    """A Dask scheduler with two workers: the arguments by which a build uses it."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(bench.root.parent)
    ) as it:
        yield ["--scheduler", it.scheduler_address]


def kept(bench: Bench, fault: str, act: Callable[[], tuple[int, str]], *words: str, code: int | None = 1) -> None:
    """A fault of the machine or of a cell: a message, the last brief whole, nothing left."""
    before = bench.editions()
    exit_, said = act()
    if code is not None and exit_ != code:
        raise Lost(f"{fault}: exit code {exit_}: {said[-800:]}")
    if "Traceback" in said:
        raise Lost(f"{fault}: a traceback: {said[-1500:]}")
    if missing := [word for word in words if word not in said]:
        raise Lost(f"{fault}: does not say {missing}: {said[-800:]}")
    if code and bench.editions() != before:
        raise Lost(f"{fault}: the last brief changed")
    if any(letter in said for letter in "\x1b\x07\x9b"):
        raise Lost(f"{fault}: a control reached the terminal")
    bench.nothing_left()
    message = next((line for line in said.splitlines() if line.startswith("✗")), said.splitlines()[-1] if said else "")
    tidy = message.removeprefix("✗ ").replace(str(bench.root.parent), "…").replace(str(bench.temporary), "…")
    bench.row(fault, 1, f"“{textwrap.shorten(tidy, 110, placeholder='…')}”" if code else "built all the same")


CELLS = {
    "a cell loops for ever": ("while True: pass", f"took more than {LIMIT} seconds"),
    "a cell sleeps for ever": ("import time\ntime.sleep(1e6)", f"took more than {LIMIT} seconds"),
    "a cell loops and can't be interrupted": (
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
        f"took more than {LIMIT} seconds",
    ),
    "a cell ends its kernel": ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "its kernel was ended"),
    "a cell leaves Python": ("import os\nos._exit(3)", "its kernel was ended"),
    "a cell waits for input": ('input("go on? ")', "StdinNotImplementedError"),
    "a cell raises with controls in its words": ('raise ValueError("\\x1b]0;x\\x07\\x1b[31m\\x9b1m")', "ValueError"),
    "a cell raises with 25 MB of words": ('raise ValueError("x" * 25_000_000)', "ValueError: xxx"),
    "a cell shows 60 MB": ('from IPython.display import JSON\nJSON({"a": "x" * 60_000_000})', "it shows more than"),
    "a cell fails and leaves a process": (
        'import subprocess\nsubprocess.Popen(["sleep", "600"], start_new_session=True)\n1 / 0',
        "ZeroDivisionError",
    ),
}
HARMLESS = {
    "a cell prints 200 MB": 'for n in range(200):\n    print("x" * 1_000_000)',
    "a cell writes controls past Python": 'import os\n_ = os.write(1, b"\\x1b[31mred\\x07")',
    "a program of a cell writes controls": "import os\n_ = os.system(\"printf '\\\\033[31m'\")",
    "a cell leaves a process": 'import subprocess\n_ = subprocess.Popen(["sleep", "600"], start_new_session=True)',
}


def cells(bench: Bench) -> None:
    """Cells that misbehave: named with their notebook, and nothing of the brief is lost."""
    bench.cells(GOOD, VALUE)
    bench.good()
    for fault, (source, words) in CELLS.items():
        bench.cells(source, GOOD, VALUE)
        kept(bench, fault, bench.build, words, "notebooks/90-own.ipynb cell 2")
    for fault, source in HARMLESS.items():
        bench.cells(source, GOOD, VALUE)
        kept(bench, fault, bench.build, code=0)
    bench.cells("import time\ntime.sleep(1e6)", GOOD, VALUE)
    kept(bench, "Ctrl+C while a cell sleeps", lambda: interrupted(bench), code=130)
    bench.cells(GOOD, VALUE)


def interrupts(bench: Bench, tries: int, chance: random.Random) -> None:
    """Ctrl+C at any moment of a build: it ends soon, with the last brief whole."""
    whole = {}
    for title in ("Before", "After"):
        started = time.monotonic()
        bench.edit(title)
        whole[bench.good()] = title
    longest, reached, slowest = time.monotonic() - started, 0, 0.0
    for number in range(tries):
        bench.edit(("Before", "After")[number % 2])
        process = bench.start("build", "--edition", "small", "--renderer", bench.renderer)
        time.sleep(chance.uniform(1, longest))  # in its first second Python starts
        sent = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        said, _ = process.communicate(timeout=60)
        slowest = max(slowest, time.monotonic() - sent)
        finished = "done in" in said  # and Python was on its way out
        stopped = process.returncode in (130, -signal.SIGINT)  # Python may end by the signal: to a shell, 130 too
        if not (finished or stopped) or "Traceback" in said or slowest > 10:
            raise Lost(f"Ctrl+C, try {number}: exit code {process.returncode}, {slowest:.0f} s: {said[-2000:]}")
        reached += not finished
        if bench.digest() not in whole:
            raise Lost(f"Ctrl+C, try {number}: the last brief is not whole")
        bench.nothing_left()
    bench.row("Ctrl+C at any moment", tries, f"{reached} times while at work; none took more than 10 seconds")


def interrupted(bench: Bench) -> tuple[int, str]:
    """Ctrl+C, as a terminal sends it, when a cell is at work."""
    process = bench.start(
        "build", "--edition", "small", "--renderer", bench.renderer, "--cell-seconds", "300", start_new_session="no"
    )
    time.sleep(12)
    sent = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    if (took := time.monotonic() - sent) > 10:
        raise Lost(f"Ctrl+C took {took:.0f} seconds")
    return process.returncode, said


def machine(bench: Bench) -> None:
    """Faults of the machine: disks, folders, a second build."""
    bench.edit("Machine")
    digest = bench.good()
    bench.edit("Machine, edited")
    nowhere = str(bench.root / "no-such-folder")
    long = bench.root / ("long-folder-of-a-cluster/" * 4)
    long.mkdir(parents=True)
    kept(bench, "a temporary folder that is not there", lambda: bench.build(TMPDIR=nowhere), code=0)
    kept(bench, "a long temporary folder", lambda: bench.build("--force", TMPDIR=str(long)), code=0)
    kept(bench, "no home", lambda: bench.build("--force", HOME="/nonexistent"), code=0)
    kept(bench, "SOURCE_DATE_EPOCH is rubbish", lambda: bench.build("--force", SOURCE_DATE_EPOCH="rubbish"), code=0)
    (bench.root / "reports/small.yml").write_text(MATRIX)
    kept(bench, "a matrix with an edition's name", lambda: bench.run("build", "--matrix", "reports/small.yml"), "small")
    bench.edit("Machine")
    if bench.good() != digest:
        raise Lost("the same edition has other bytes")
    two(bench, digest)
    if os.getuid() == 0:
        intruded(bench)
        mounted(bench)


def two(bench: Bench, digest: str) -> None:
    """Two builds at once in one checkout: both end well."""
    shutil.rmtree(bench.root / "reports/_output/.work")
    both = [bench.start("build", "--edition", "small", "--renderer", bench.renderer) for _ in range(2)]
    ends = [process.communicate(timeout=600)[0] for process in both]
    if any(process.returncode for process in both) or bench.digest() != digest:
        raise Lost(f"two builds at once: {ends}")
    bench.nothing_left()
    bench.row("two builds at once in one checkout", 1, "the second waited, and said so; the same bytes")


INTRUDER = """
import os, socket, sys

for path in sys.stdin.read().splitlines():
    tries = {
        "listed": lambda: os.listdir(path),
        "read": lambda: open(path).close(),
        "written": lambda: open(path, "a").close(),
        "entered": lambda: socket.socket(socket.AF_UNIX).connect(path),
    }
    for name, act in tries.items():
        try:
            act()
        except OSError:
            continue
        print(path, name)
"""


def intruded(bench: Bench) -> None:
    """Another user of the machine looks for files, sockets and ports of a build whose kernel is at work."""
    bench.cells("import time\ntime.sleep(8)", GOOD, VALUE)
    bench.temporary.chmod(0o755)  # what is in it has to keep others out by itself
    build = bench.start("build", "--edition", "small", "--renderer", bench.renderer)
    deadline = time.monotonic() + 60
    while not any(path.is_socket() for path in bench.temporary.rglob("*")) and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(1)
    paths = list(bench.temporary.rglob("*"))
    sockets = sum(path.is_socket() for path in paths)
    got = subprocess.run(
        ["/usr/bin/python3", "-c", INTRUDER],
        input="\n".join(map(str, paths)),
        capture_output=True,
        text=True,
        user="nobody",
        group="nogroup",
        extra_groups=[],
        check=True,
    ).stdout
    processes = [psutil.Process(build.pid), *psutil.Process(build.pid).children(recursive=True)]
    ports = [it.laddr for process in processes for it in process.net_connections("inet") if it.status == "LISTEN"]
    build.communicate(timeout=600)
    bench.temporary.chmod(0o700)
    bench.cells(GOOD, VALUE)
    bench.good()
    if got or ports or not sockets or build.returncode:
        raise Lost(f"another user: {got!r}, ports {ports}, of {sockets} sockets; exit code {build.returncode}")
    bench.nothing_left()
    fault = "another user of the machine tries the files and sockets of a build at work"
    bench.row(
        fault, len(paths), f"nothing could be listed, read, written or entered, {sockets} sockets among it; no port"
    )


def mounted(bench: Bench) -> None:
    """Full disks, with less and more room left, and a project that is read-only, in a view of the disks of its own."""
    command = f"{sys.executable} -m brief build --edition small --renderer {bench.renderer} --force"
    output, root = bench.root / "reports/_output", bench.root
    shutil.copytree(output, root / "kept")
    read_only = f"mount --bind {root} {root} && mount -o remount,ro,bind {root} && {command}"
    kept(bench, "a project that is read-only", lambda: viewed(bench, read_only), "read-only file system")
    faults = {
        "a full disk": (f"cp -r {root}/kept/. {output} && head -c $ROOM /dev/zero > {output}/room && "
            f"{{ cat /dev/zero > {output}/filler; rm {output}/room; {command}; code=$?; "
            f"diff -r {root}/kept/small {output}/small || exit 99; exit $code; }}", output, "16m"),
        "a temporary folder without room": (command, bench.temporary, "$ROOM"),
    }  # fmt: skip
    for fault, (script, folder, size) in faults.items():
        happened = []
        for room in ROOMS:
            mount = f"ROOM={room}; mount -t tmpfs -o size={size} none {folder} && {script}"
            happened.append(filled(bench, f"{fault}, {room} left", mount))
        refused = sum(happened)
        bench.row(fault, len(ROOMS), f"{refused} times one line, “no space left on device”; else built all the same")
    shutil.rmtree(root / "kept")


def filled(bench: Bench, fault: str, script: str) -> bool:
    """Build where a disk is nearly full: whether that was refused. Raises `Lost` where it is not said in words."""
    before = bench.editions()
    code, said = viewed(bench, script)
    if code == 99 or bench.editions() != before:
        raise Lost(f"{fault}: the last brief changed: {said[-800:]}")
    if "Traceback" in said or (code and "no space left on device" not in said.lower()):
        raise Lost(f"{fault}: exit code {code}: {said[-3000:]}")
    bench.nothing_left()
    return code != 0


def viewed(bench: Bench, script: str) -> tuple[int, str]:
    """Run a script in its own view of the disks, in the project's folder."""
    process = subprocess.run(
        ["unshare", "-m", "bash", "-c", script],
        cwd=bench.root,
        env={**os.environ, "TMPDIR": str(bench.temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return process.returncode, process.stdout


def damage(bench: Bench) -> None:
    """Every file that a build keeps for the next one: empty, cut, rubbish, a folder."""
    bench.edit("Damage")
    digest = bench.good()
    work = bench.root / "reports/_output/.work"
    names = sorted(path.relative_to(work) for path in work.rglob("*") if path.is_file())
    tries = 0
    for name in names:
        for kind in ("empty", "cut", "rubbish", "a folder"):
            path = work / name
            content = path.read_bytes() if path.is_file() else b"{}"
            path.unlink() if path.is_file() else None
            if kind == "a folder":
                path.mkdir(exist_ok=True)
            else:
                path.write_bytes({"empty": b"", "cut": content[: len(content) // 2], "rubbish": b"\x00\xff{["}[kind])
            code, said = bench.build()
            if code or "Traceback" in said or bench.digest() != digest:
                raise Lost(f"{name} is {kind}: exit code {code}: {said[-800:]}")
            tries += 1
    bench.nothing_left()
    bench.row("a file of the build's cache is empty, cut, rubbish or a folder", tries, "made anew; the same bytes")


def written(rows: dict[str, tuple[int, str]], page: Path, *, others: bool) -> None:
    """Write the rows between the marks of a page, where others stay or are gone."""
    text = page.read_text(encoding="utf-8")
    head, rest = text.split(MARKS[0])
    table, tail = rest.split(MARKS[1])
    new = {
        fault: f"| {fault} | {tries} | {happened.replace('|', '/')} | nothing |"
        for fault, (tries, happened) in rows.items()
    }
    old = {line.split(" | ")[0].removeprefix("| "): line for line in table.strip().splitlines()[2:]} if others else {}
    lines = ["| fault | tries | what happened | lost |", "| --- | --: | --- | --- |", *(old | new).values()]
    page.write_text(f"{head}{MARKS[0]}\n{chr(10).join(lines)}\n{MARKS[1]}{tail}", encoding="utf-8")


SHARES = {"cold": 0.25, "incremental": 0.4, "matrix": 0.2, "cluster": 0.15}  # of the builds that are killed


def main() -> None:
    """Try all of it, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="builds that are killed, over all phases")
    parser.add_argument("--seed", type=int, default=1, help="of the moments at which they are killed")
    parser.add_argument(
        "--only", nargs="*", default=[], help=f"parts: cells, machine, damage, interrupts, {', '.join(SHARES)}"
    )
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background has it ignored, and what it starts
    parts: dict[str, Callable[[Bench], None]] = {"cells": cells, "machine": machine, "damage": damage}
    parts["interrupts"] = partial(interrupts, tries=max(1, arguments.kills // 10), chance=chance)
    for phase, share in SHARES.items():
        parts[phase] = partial(kills, tries=max(1, round(arguments.kills * share)), phase=phase, chance=chance)
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        bench = Bench.make(Path(folder))
        try:
            for name in arguments.only or parts:
                parts[name](bench)
        except Lost as error:
            sys.exit(f"LOST: {error}")
        finally:
            shutil.rmtree(bench.temporary, ignore_errors=True)
    page = projects.find(Path(__file__)).docs / "explanation-trust.md"
    written(bench.rows, page, others=bool(arguments.only))


if __name__ == "__main__":
    main()
