"""A notebook executed in a kernel of its own: the one module that knows papermill."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nbformat import NotebookNode

from brief.base import patches, trace
from brief.base.problems import Place, Problem, Problems
from brief.notebooks import files
from brief.notebooks.files import LABEL


class CellFailed(Problems):
    """A cell raised; `copy` is the notebook as far as it got."""

    def __init__(self, problems: Iterable[Problem], copy: bytes) -> None:
        super().__init__(problems)
        self.args = (self.problems, copy)
        self.copy = copy


def execute(path: Path, parameters: dict[str, Any], file: str, notes: Path | None = None) -> NotebookNode:
    """The copy of a notebook, which messages name `file`, that papermill executed in a fresh kernel.

    What it reads of the project is noted in the file `notes`, if there is one (see `brief.base.trace`). The working
    folder of this process is the notebook's meanwhile: one at a time in a process.
    Raises `CellFailed` naming notebook, cell and error when a cell fails, `Problems` when the kernel dies.
    """
    import papermill  # half a second: only who executes pays it
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    with TemporaryDirectory(prefix="brief-") as folder, patches.only_errors("papermill.translators"):
        output = Path(folder) / path.name
        try:
            papermill.execute_notebook(
                str(path),
                str(output),
                parameters=parameters,
                cwd=str(path.parent),
                progress_bar=False,
                request_save_on_cell_execute=False,  # only at the end: it writes the whole notebook each time
                log_output=False,
                kernel_name="python3",
                kernel_manager_class="brief.kernels.managers.WarmKernelManager",
                shutdown_kernel="immediate",
                extra_arguments=trace.arguments(notes) if notes else [],
            )
        except PapermillExecutionError as error:
            label = LABEL.search(error.source)
            cell = label.group(1) if label else f"{error.cell_index}"
            first_line = next((line for line in error.source.splitlines() if not line.startswith("#|")), "")
            raise CellFailed(
                [
                    Problem(
                        Place(file, record=f"cell {cell}"),
                        f"{error.ename}: {error.evalue}",
                        f"the cell to run: {first_line.strip()[:100]}",
                    )
                ],
                output.read_bytes(),
            ) from None
        except DeadKernelError:
            hint = "look at what it loads: the system ends a process that takes too much memory"
            raise Problems([Problem(Place(file), "its kernel was ended from outside", suggestion=hint)]) from None
        return files.clean(files.read(output, file))
