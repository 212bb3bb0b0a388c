"""Notebooks: what parameters they take, what they label, how they are executed."""

from __future__ import annotations

import ast
import io
import logging
import math
import os
import re
import tokenize
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbformat import NotebookNode
from ruamel.yaml import YAML

from brief.base import trace
from brief.base.problems import Place, Problem, Problems, nearest
from brief.notebooks.outputs import VALUES_MIME

LABEL = re.compile(r"^#\|\s*label:\s*(\S+)\s*$", re.MULTILINE)
_NUMBERED = re.compile(r"[0-9]{2}-[a-z0-9-]+")


@dataclass(frozen=True)
class Parameter:
    """One line of a notebook's parameters cell: a plain value and what it means."""

    name: str
    default: Any
    comment: str


def read(path: Path, shown: str) -> NotebookNode:
    """A notebook. Raises `Problems` when there is none at `path`, or it can't be read."""
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        others = [other.stem for other in path.parent.glob("*.ipynb")]
        raise Problems(
            [Problem(Place(shown), "there is no such notebook", ", ".join(sorted(others)), nearest(path.stem, others))]
        ) from None
    except (
        nbformat.reader.NotJSONError,
        nbformat.ValidationError,
        AttributeError,
        UnicodeDecodeError,
    ) as error:
        raise Problems(
            [Problem(Place(shown), f"not readable as a notebook: {str(error).splitlines()[0][:200]}")]
        ) from None


def available(folder: Path) -> list[str]:
    """The names of the numbered notebooks, in reading order."""
    return sorted(path.stem for path in folder.glob("*.ipynb") if _NUMBERED.fullmatch(path.stem))


def parameters(notebook: NotebookNode, shown: str) -> dict[str, Parameter]:
    """What the cell tagged `parameters` sets, by name: `name = value  # unit and meaning`.

    Raises `Problems` when there is not exactly one such cell, or it holds anything but plain values.
    """
    cells = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(cells) != 1:
        raise Problems([Problem(Place(shown), f"{len(cells)} cells are tagged parameters", "exactly one")])
    source = cells[0].source
    found: dict[str, Parameter] = {}
    problems: list[Problem] = []
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        place = Place(shown, record=f"parameters cell, line {error.lineno}")
        raise Problems([Problem(place, f"not Python: {error.msg}")]) from None
    lines = source.splitlines()
    comments = {
        token.start[0]: token.string.lstrip("#").strip()
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    for statement in statements:
        place = Place(shown, record=f"parameters cell, line {statement.lineno}")
        if not (
            isinstance(statement, ast.Assign)
            and len(statement.targets) == 1
            and isinstance(statement.targets[0], ast.Name)
        ):
            problems.append(Problem(place, f"“{lines[statement.lineno - 1]}”", "name = value  # unit and meaning"))
            continue
        name = statement.targets[0].id
        try:
            default = ast.literal_eval(statement.value)
        except ValueError:
            problems.append(
                Problem(place, f"{name} is not a plain value", "a number, a text, true or false, or a list")
            )
            continue
        comment = comments.get(statement.end_lineno, "")
        found[name] = Parameter(name, default, comment)
        if not comment:
            problems.append(Problem(place, f"{name} has no comment", "# its unit and meaning"))
    if problems:
        raise Problems(problems)
    return found


def convert(parameter: Parameter, given: Any) -> Any:
    """A given value as the parameter's own type: "1.5" is 1.5 where the default is a number.

    Raises ValueError with a message for people when it can't be.
    """
    default = parameter.default
    if isinstance(default, bool):
        if isinstance(given, bool):
            return given
        if str(given).lower() in ("true", "yes", "false", "no"):
            return str(given).lower() in ("true", "yes")
        raise ValueError(f"{given!r} is not true or false")
    if isinstance(default, int | float):
        if isinstance(given, bool):
            raise ValueError(f"{given!r} is not a number")
        try:
            number = float(given)
        except (TypeError, ValueError):
            raise ValueError(f"{given!r} is not a number") from None
        if not math.isfinite(number):
            raise ValueError(f"{given!r} is not a number")
        if isinstance(default, int):
            if not number.is_integer():
                raise ValueError(f"{given!r} is not a whole number")
            return int(number)
        return number
    if isinstance(default, list):
        if isinstance(given, str):
            try:
                given = ast.literal_eval(given)
            except (ValueError, SyntaxError):
                raise ValueError(f"{given!r} is not a list such as {default!r}") from None
        if not isinstance(given, list):
            raise ValueError(f"{given!r} is not a list such as {default!r}")
        if default:
            return [convert(Parameter(parameter.name, default[0], ""), item) for item in given]
        return given
    return str(given)


def labels(notebook: NotebookNode) -> dict[str, NotebookNode]:
    """The labelled code cells, by `#| label:`."""
    return {
        match.group(1): cell
        for cell in notebook.cells
        if cell.cell_type == "code"
        if (match := LABEL.search(cell.source))
    }


def options(cell: NotebookNode) -> dict[str, str]:
    """A code cell's options, the `#| key: value` lines at its top."""
    lines = [line.removeprefix("#|") for line in cell.source.splitlines() if line.startswith("#|")]
    return YAML(typ="safe").load("\n".join(lines)) or {}


def check(notebook: NotebookNode, shown: str) -> list[Problem]:
    """What would make a notebook unfit for the brief or for CI."""
    problems: list[Problem] = []
    try:
        parameters(notebook, shown)
    except Problems as error:
        problems += error.problems
    seen: set[str] = set()
    for position, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code":
            continue
        place = Place(shown, record=f"cell {position}")
        match = LABEL.search(cell.source)
        if match and match.group(1) in seen:
            problems.append(Problem(place, f"the label {match.group(1)} is used twice"))
        seen |= {match.group(1)} if match else set()
        if cell.source.strip() and cell.execution_count is None:
            problems.append(Problem(place, "was never executed: it has no outputs kept", suggestion="brief refresh"))
        for output in cell.outputs:
            if output.output_type == "error":
                problems.append(Problem(place, f"keeps an error: {output.ename}: {output.evalue}"))
            if "text/html" in output.get("data", {}):
                problems.append(
                    Problem(
                        place,
                        "shows text/html, which draws scripts from the network into the brief",
                        "show.table(frame) or show.chart(...)",
                    )
                )
    return problems


def values(notebook: NotebookNode) -> dict[str, dict[str, Any]]:
    """The named values that an executed notebook gives to the brief (see `brief.notebooks.show.values`)."""
    found: dict[str, dict[str, Any]] = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            found |= output.get("data", {}).get(VALUES_MIME, {})
    return found


def clean(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what differs from run to run: timings, paths, versions."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if not cell.metadata.get("tags", True):
            del cell.metadata["tags"]
    return notebook


class CellFailed(Problems):
    """A cell raised; `copy` is the notebook as far as it got."""

    def __init__(self, problems: Iterable[Problem], copy: bytes) -> None:
        super().__init__(problems)
        self.args = (self.problems, copy)
        self.copy = copy


def execute(path: Path, given: dict[str, Any], shown: str, noted: Path | None = None) -> NotebookNode:
    """The copy of a notebook that papermill executed in a fresh kernel.

    What it reads of the project goes to the file `noted`, if one is given (see `brief.base.trace`).
    Raises `CellFailed` naming notebook, cell and error when a cell fails, `Problems` when the kernel dies.
    """
    import papermill  # half a second: only who executes pays it
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    # It remarks on parameters whose comment holds a colon. They were read and checked before.
    logging.getLogger("papermill.translators").setLevel(logging.ERROR)

    with TemporaryDirectory(prefix="brief-") as folder, _environment(noted):
        output = Path(folder) / path.name
        try:
            papermill.execute_notebook(
                str(path),
                str(output),
                parameters=given,
                cwd=str(path.parent),
                progress_bar=False,
                request_save_on_cell_execute=False,  # only at the end: it writes the whole notebook each time
                log_output=False,
                kernel_name="python3",
                kernel_manager_class="brief.kernels.managers.WarmKernelManager",
                shutdown_kernel="immediate",
                extra_arguments=["--IPKernelApp.extra_extensions=brief.base.trace"] if noted else [],
            )
        except PapermillExecutionError as error:
            label = LABEL.search(error.source)
            cell = label.group(1) if label else f"{error.cell_index}"
            first_line = next((line for line in error.source.splitlines() if not line.startswith("#|")), "")
            raise CellFailed(
                [
                    Problem(
                        Place(shown, record=f"cell {cell}"),
                        f"{error.ename}: {error.evalue}",
                        f"the cell to run: {first_line.strip()[:100]}",
                    )
                ],
                output.read_bytes(),
            ) from None
        except DeadKernelError:
            hint = "look at what it loads: the system ends a process that takes too much memory"
            raise Problems([Problem(Place(shown), "its kernel was ended from outside", suggestion=hint)]) from None
        return clean(nbformat.read(output, as_version=4))


def written(notebook: NotebookNode) -> bytes:
    """A notebook as its file holds it."""
    return f"{nbformat.writes(notebook)}\n".encode()


@contextmanager
def _environment(noted: Path | None) -> Iterator[None]:
    """What a kernel that starts meanwhile finds in its environment."""
    if noted:
        os.environ[trace.VARIABLE] = str(noted)
    try:
        yield
    finally:
        os.environ.pop(trace.VARIABLE, None)


def code(notebook: NotebookNode) -> str:
    """All code of a notebook as one Python source."""
    return "\n".join(_python(cell.source) for cell in notebook.cells if cell.cell_type == "code")


def _python(source: str) -> str:
    """A cell's code as plain Python, which %magic is not."""
    try:
        ast.parse(source)
    except SyntaxError:
        # Half a second, for the notebooks that need it.
        from IPython.core.inputtransformer2 import TransformerManager

        return TransformerManager().transform_cell(source)
    return source
