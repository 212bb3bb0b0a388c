"""Notebooks as files: read and written, and what their cells hold."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from ruamel.yaml import YAML

from brief.base.problems import Place, Problem, Problems, nearest
from brief.notebooks.outputs import VALUES_MIME

LABEL = re.compile(r"^#\|\s*label:\s*(\S+)\s*$", re.MULTILINE)
TEMPLATE = "TEMPLATE"  # what a new notebook is made from; it has no number, so no build runs it
_NUMBERED = re.compile(r"[0-9]{2}-[a-z0-9-]+")


def available(folder: Path) -> list[str]:
    """The names of the numbered notebooks, in reading order."""
    return sorted(path.stem for path in folder.glob("*.ipynb") if _NUMBERED.fullmatch(path.stem))


def maintained(folder: Path) -> list[str]:
    """The names of the notebooks whose outputs are kept right: the numbered ones, and the template."""
    return [*available(folder), *([TEMPLATE] if (folder / f"{TEMPLATE}.ipynb").is_file() else [])]


def read(path: Path, file: str) -> NotebookNode:
    """The notebook at `path`, which messages name `file`. Raises `Problems` when there is none, or it can't be read."""
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)
        return notebook
    except FileNotFoundError:
        others = [other.stem for other in path.parent.glob("*.ipynb")]
        raise Problems(
            [Problem(Place(file), "there is no such notebook", ", ".join(sorted(others)), nearest(path.stem, others))]
        ) from None
    except (
        nbformat.reader.NotJSONError,
        nbformat.ValidationError,
        AttributeError,
        UnicodeDecodeError,
    ) as error:
        raise Problems(
            [Problem(Place(file), f"not readable as a notebook: {str(error).splitlines()[0][:200]}")]
        ) from None


def written(notebook: NotebookNode) -> bytes:
    """A notebook as its file holds it."""
    return f"{nbformat.writes(notebook)}\n".encode()


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
