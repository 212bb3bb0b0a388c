"""A notebook executed in a kernel of its own: the one module that knows papermill, with `engine`."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nbformat import NotebookNode

from brief.base import patches, trace
from brief.base.problems import Problem, Problems
from brief.notebooks import files
from brief.notebooks.limits import LIMIT, SECONDS

_IN_CELL = re.compile(r"Cell In ?\[\d+\], line (\d+)")  # in a traceback of IPython's
_COLORS = re.compile(r"\x1b\[[0-9;]*m")


class CellFailed(Problems):
    """A cell raised, took too long, showed too much or ended its kernel; `copy` is the notebook as far as it got."""

    def __init__(self, problems: Iterable[Problem], copy: bytes) -> None:
        super().__init__(problems)
        self.args = (self.problems, copy)
        self.copy = copy


def execute(
    path: Path, parameters: dict[str, Any], file: str, notes: Path | None = None, *, cell_seconds: int = SECONDS
) -> NotebookNode:
    """The copy of a notebook, which messages name `file`, that papermill executed in a fresh kernel.

    A cell may take `cell_seconds`. What it reads of the project is noted in the file `notes`, if there is one (see
    `brief.base.trace`). The working folder of this process is the notebook's meanwhile: one at a time in a process.
    Raises `CellFailed` naming notebook, cell and error, `Problems` where the notebook can't be read.
    """
    import papermill  # half a second: only who executes pays it
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    from brief.notebooks import engine

    notebook = files.read(path, file)
    watched = engine.Watched(file)
    with TemporaryDirectory(prefix="brief-") as folder, patches.only_errors("papermill.translators"):
        copy, output = Path(folder) / "source.ipynb", Path(folder) / path.name
        copy.write_bytes(files.written(notebook))  # as we read it: cells without ids would get others each time
        try:
            papermill.execute_notebook(
                str(copy),
                str(output),
                parameters=parameters,
                cwd=str(path.parent),
                progress_bar=False,
                request_save_on_cell_execute=False,  # only at the end: it writes the whole notebook each time
                log_output=False,
                kernel_name=engine.KERNEL,
                language="python",  # `read` has seen to it, and many notebooks don't say
                engine_name=engine.register(),
                kernel_manager_class="brief.kernels.managers.WarmKernelManager",
                shutdown_kernel="immediate",
                extra_arguments=trace.arguments(notes) if notes else [],
                execution_timeout=cell_seconds,
                watched=watched,
                log=_silent(),
            )
        except PapermillExecutionError as error:
            number = _number(notebook, error.cell_index, parameters)
            place, line = files.place(file, number, error.source), _line(error.source, error.traceback)
            problem = Problem(place, f"{error.ename}: {error.evalue}", line)
            raise CellFailed([problem], output.read_bytes()) from None
        except (CellTimeoutError, DeadKernelError, engine.TooMuch) as error:
            number = _number(notebook, watched.running, parameters)
            source = notebook.cells[number - 1].source
            message, hint = _ended(error, cell_seconds)
            problem = Problem(files.place(file, number, source), message, _line(source, []), hint)
            raise CellFailed([problem], files.written(notebook)) from None
        return files.clean(files.read(output, file))


def _ended(error: Exception, seconds: int) -> tuple[str, str]:
    """Why a cell did not come to its end, and what to do."""
    match type(error).__name__:
        case "CellTimeoutError":
            return f"took more than {seconds} seconds", f"a shorter way, or {LIMIT}={seconds * 10} before the command"
        case "DeadKernelError":
            return "its kernel was ended", "look at what it loads: the system ends what takes too much memory"
    return str(error), "show less: a part, a summary"


def _number(notebook: NotebookNode, position: int, parameters: dict[str, Any]) -> int:
    """Which cell of a notebook (from 1) is at a position (from 0) of its executed copy.

    In the copy papermill has put one with the parameters behind that with the notebook's own.
    """
    tagged = [place for place, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", [])]
    return position if parameters and tagged and position > tagged[0] else position + 1


def _line(source: str, traceback: Iterable[str]) -> str:
    """What should have run: the line of the cell that failed, as a traceback has it; else the cell, by its first."""
    lines = source.splitlines()
    where = _IN_CELL.search(_COLORS.sub("", "\n".join(traceback)))
    if where and 0 < (number := int(where.group(1))) <= len(lines):
        return f"line {number} to run: {lines[number - 1].strip()[:100]}"
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return f"the cell to run: {first.strip()[:100]}"


def _silent() -> logging.Logger:
    """A logger that says nothing: what papermill and nbclient remark on, we say in our words."""
    logger = logging.getLogger(f"{__name__}.silent")
    logger.disabled = True
    return logger
