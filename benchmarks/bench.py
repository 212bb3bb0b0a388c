"""How long a notebook takes, side by side: other ways to execute it, and ours with cold and with warm kernels.

    make bench

Every way executes the same notebooks, one after another, and the ways take turns, so that what else the machine does
falls on all of them. Printed are medians in seconds a notebook and the ratio to the papermill command. Nothing here
is asserted: a number that depends on the machine is no test.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import papermill
from rich.console import Console
from rich.table import Table

from brief import kernels, project

NOTEBOOKS = ("03-synthetic-opioid-growth", "06-new-substances", "10-key-numbers")
ROUNDS = 3


def command(*words: str) -> Callable[[Path, Path], None]:
    """A way that is a command: `{notebook}` and `{output}` stand for the files."""

    def run(notebook: Path, output: Path) -> None:
        filled = [word.format(notebook=notebook, output=output) for word in words]
        subprocess.run([sys.executable, "-m", *filled], cwd=notebook.parent, check=True, capture_output=True)

    return run


def in_process(**options: object) -> Callable[[Path, Path], None]:
    """A way that is papermill's function in this process."""

    def run(notebook: Path, output: Path) -> None:
        papermill.execute_notebook(
            str(notebook), str(output), cwd=str(notebook.parent), progress_bar=False, log_output=False, **options
        )

    return run


WAYS = {
    "papermill command": command("papermill", "{notebook}", "{output}", "--no-progress-bar"),
    "jupyter nbconvert --execute": command(
        "nbconvert", "--to", "notebook", "--execute", "{notebook}", "--output", "{output}"
    ),
    "papermill in one process": in_process(),
    "brief, cold kernels": in_process(
        kernel_manager_class="brief.kernels.PrivateKernelManager", shutdown_kernel="immediate"
    ),
    "brief, warm kernels": in_process(
        kernel_manager_class="brief.kernels.WarmKernelManager", shutdown_kernel="immediate"
    ),
}


def main() -> None:
    """Measure every way and print the table."""
    here = project.find()
    seconds: dict[str, list[float]] = {name: [] for name in WAYS}
    with TemporaryDirectory() as folder:
        WAYS["brief, warm kernels"](here.notebooks / f"{NOTEBOOKS[0]}.ipynb", Path(folder) / "first.ipynb")
        for _ in range(ROUNDS):
            for notebook in NOTEBOOKS:
                for name, way in WAYS.items():
                    started = time.perf_counter()
                    way(here.notebooks / f"{notebook}.ipynb", Path(folder) / "out.ipynb")
                    seconds[name].append(time.perf_counter() - started)
    kernels.close()
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    base = medians["papermill command"]
    table = Table("way", "seconds a notebook", "times as fast")
    for name, median in medians.items():
        table.add_row(name, f"{median:.2f}", f"{base / median:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
