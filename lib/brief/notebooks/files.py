"""Notebooks as files: read and written, and what their cells hold."""

from __future__ import annotations

import ast
import hashlib
import itertools
import json
import os
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from brief.base import nodes, texts
from brief.base.problems import Place, Problem, Problems, nearest
from brief.notebooks.outputs import VALUES_MIME

LABEL = re.compile(r"^#\|\s*label:\s*[\"']?([^\s\"']+)[\"']?\s*$", re.MULTILINE)
TEMPLATE = "TEMPLATE"  # what a new notebook is made from; it has no number, so no build runs it
_BY_HAND = "git diff shows what was changed by hand; change notebooks in JupyterLab"
# Whatever a file that is no notebook makes of the reading of one.
_UNREADABLE = (
    nbformat.reader.NotJSONError,
    nbformat.ValidationError,
    AttributeError,
    KeyError,
    TypeError,
    ValueError,
)
SEAL = "brief"  # in a notebook's metadata: the checksum of the code that its outputs were made with
KEPT = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
# Kernels of other languages by the first words of their names, for a notebook that does not say its language.
_OTHERS = re.compile(r"(?i)(?:ir|r|julia|bash|octave|matlab|sas|stata|scala|deno|javascript|ruby|sql)(?![a-z])")
_NUMBERED = re.compile(r"[0-9]{2}-[a-z0-9-]+")


def available(folder: Path) -> list[str]:
    """The names of the numbered notebooks, in reading order."""
    return sorted(path.stem for path in folder.glob("*.ipynb") if _NUMBERED.fullmatch(path.stem))


def maintained(folder: Path) -> list[str]:
    """The names of the notebooks whose outputs are kept right: the numbered ones, and the template."""
    return [*available(folder), *([TEMPLATE] if (folder / f"{TEMPLATE}.ipynb").is_file() else [])]


def read(path: Path, file: str) -> NotebookNode:
    """The notebook at `path`, which messages name `file`, in today's format: the same from the same file, each time.

    Raises `Problems` when there is none, it can't be read, or it is in another language.
    """
    return parse(_content(path, file), file)


def _content(path: Path, file: str) -> str:
    if not os.path.lexists(path):
        others = [other.stem for other in path.parent.glob("*.ipynb")]
        raise Problems(
            [Problem(Place(file), "there is no such notebook", ", ".join(sorted(others)), nearest(path.stem, others))]
        )
    return texts.read(path, file)


def _no_json(content: str, file: str) -> Problem:
    """Where the file of a notebook stops being one: an edit by hand, or a conflict of versions."""
    try:
        json.loads(content)
    except json.JSONDecodeError as error:
        said, line = error.msg, error.lineno
    return Problem(
        Place(file, line),
        f"not readable as a notebook: {said}",
        suggestion=_BY_HAND,
    )


def shared(path: Path, file: str) -> NotebookNode:
    """The same as `read`, once for all who look and change nothing, until a letter of the file is another."""
    return _shared(_content(path, file), file)


@lru_cache(64)  # those of a project, and as many that a build made of them
def _shared(content: str, file: str) -> NotebookNode:
    return parse(content, file)


def parse(content: str, file: str) -> NotebookNode:
    """A notebook from the text of its file. Raises what `read` does."""
    try:
        with warnings.catch_warnings():
            for warning in (nbformat.warnings.MissingIDFieldWarning, nbformat.warnings.DuplicateCellId):
                warnings.simplefilter("ignore", warning)  # they are given below
            notebook: NotebookNode = nbformat.reads(content, as_version=4)
            _give_ids(notebook, content)
            nbformat.validate(notebook)
            if "\\ud" in content.lower():  # half a letter, which no file can hold
                written(notebook)
    except (RecursionError, *_UNREADABLE) as error:
        if isinstance(error.__cause__ or error.__context__, json.JSONDecodeError):
            raise Problems([_no_json(content, file)]) from None
        message = (str(error).splitlines() or [type(error).__name__])[0][:200]
        if isinstance(error, AttributeError | TypeError | KeyError):  # Python's words say nothing to who wrote the file
            message = "its JSON is none of a notebook's: cells in a list, each with its type and source"
        raise Problems([Problem(Place(file), f"not readable as a notebook: {message}", suggestion=_BY_HAND)]) from None
    language = _language(notebook)
    if language not in ("python", "python3", "ipython"):
        raise Problems([Problem(Place(file), f"a notebook in {language}", "one in Python")])
    return notebook


def _give_ids(notebook: NotebookNode, content: str) -> None:
    """Ids by place for cells that have none of their own, or another's: nbformat draws them anew at each reading."""
    written = json.loads(content)
    cells = written.get("cells", []) if written.get("nbformat") == 4 else []
    own = {cell.get("id") for cell in cells}
    earlier: set[str] = set()
    for place, cell in enumerate(notebook.cells):
        id_ = cells[place].get("id") if len(cells) == len(notebook.cells) else ""
        if not id_ or id_ in earlier:
            cell["id"] = next(name for name in _names(place) if name not in own)
            own.add(cell["id"])
        earlier.add(cell["id"])
    notebook["nbformat_minor"] = max(5, notebook["nbformat_minor"])


def _names(place: int) -> Iterator[str]:
    """Names for the cell at a place (from 0), the plainest first."""
    yield f"cell-{place + 1}"
    yield from (f"cell-{place + 1}-{count}" for count in itertools.count(2))


def _language(notebook: NotebookNode) -> str:
    """The language that a notebook says it is in; Python where it doesn't."""
    metadata = notebook.metadata
    kernel, about = metadata.get("kernelspec", {}), metadata.get("language_info", {})
    language = about.get("name") or kernel.get("language") or ""
    if not language and (other := _OTHERS.match(str(kernel.get("name", "")))):
        return other.group()
    return str(language or "python").lower()


def written(notebook: NotebookNode) -> bytes:
    """A notebook as its file holds it."""
    return f"{nbformat.writes(notebook)}\n".encode()


def clean(notebook: NotebookNode) -> NotebookNode:
    """The notebook without what differs from run to run, such as timings, paths, versions; sealed with its code."""
    notebook.metadata = nbformat.from_dict(KEPT | {SEAL: {"code_sha256": seal(notebook)}})
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = "injected-parameters"  # papermill draws one anew
        if not cell.metadata.get("tags", True):
            del cell.metadata["tags"]
    return notebook


def seal(notebook: NotebookNode) -> str:
    """A checksum of the sources of the code cells: kept with the outputs, it says whether they are of this code."""
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    return hashlib.sha256("\0".join(sources).encode()).hexdigest()


def labels(notebook: NotebookNode) -> dict[str, NotebookNode]:
    """The labelled code cells, by `#| label:`."""
    return {
        match.group(1): cell
        for cell in notebook.cells
        if cell.cell_type == "code"
        if (match := LABEL.search(cell.source))
    }


def place(file: str, number: int, source: str, line: int = 0) -> Place:
    """Where a cell stands: its label, or its number (from 1) where it has none; and a line of its source (from 1)."""
    label = LABEL.search(source)
    cell = f"cell {label.group(1) if label else number}"
    return Place(file, record=f"{cell}, line {line}" if line else cell)


def options(cell: NotebookNode) -> dict[str, Any]:
    """A code cell's options, the `#| key: value` lines at its top. Raises `Problems` for what is no YAML mapping."""
    lines = [line.removeprefix("#|") for line in cell.source.splitlines() if line.startswith("#|")]
    return dict(nodes.plain(nodes.parse("\n".join(lines), "options of the cell"))) if "".join(lines).strip() else {}


def values(notebook: NotebookNode) -> dict[str, dict[str, Any]]:
    """The named values that an executed notebook gives to the brief (see `brief.notebooks.show.values`)."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return {name: value for output in outputs for name, value in output.get("data", {}).get(VALUES_MIME, {}).items()}


def code(notebook: NotebookNode) -> str:
    """All code of a notebook as one Python source."""
    return "\n".join(python(cell.source) for cell in notebook.cells if cell.cell_type == "code")


def python(source: str) -> str:
    """A cell's code as plain Python, which %magic is not."""
    try:
        ast.parse(source)
    except SyntaxError:
        # Half a second, for the notebooks that need it.
        from IPython.core.inputtransformer2 import TransformerManager

        plain: str = TransformerManager().transform_cell(source)
        return plain
    return source
