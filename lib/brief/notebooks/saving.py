"""What JupyterLab does before it saves a notebook of ours: the file is as `brief refresh` would write it.

`.jupyter/jupyter_server_config.json` names `pre_save`, and `make lab` has the server read it.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import nbformat

from brief.notebooks import files
from brief.notebooks.outputs import PNG_MIME, VEGALITE_MIME

# What an editor notes of how a cell looks on its screen, or when it ran: nothing of the analysis.
_OF_THE_SCREEN = ("collapsed", "editable", "deletable", "execution", "ExecuteTime", "jupyter", "scrolled", "trusted")


def pre_save(model: dict[str, Any], path: str = "", contents_manager: Any = None, **_: Any) -> None:
    """Leave out of a notebook that is about to be saved what differs from screen to screen and run to run.

    Its seal stays the one that it was read with: whether the outputs are of its code is for `brief check` to say.
    """
    content = model.get("content")
    if model.get("type") == "notebook" and isinstance(content, dict) and files.SEAL in content.get("metadata", {}):
        notebook = kept(nbformat.reads(json.dumps(content), as_version=4))
        if contents_manager is not None:
            _keep_numbers(notebook, Path(contents_manager.root_dir) / path)
        model["content"] = notebook


def _keep_numbers(notebook: nbformat.NotebookNode, last: Path) -> None:
    """Leave outputs as they stand in the file where they say the same: a browser makes 5 of 5.0, and pictures anew."""
    try:
        before = {cell.id: cell for cell in nbformat.read(last, as_version=4).cells}
    except (OSError, ValueError, AttributeError, nbformat.ValidationError):  # a new one, or none that can be read
        return
    for cell in notebook.cells:
        outputs = before[cell.id].get("outputs", []) if cell.id in before else []
        if cell.get("outputs") and cell.outputs == [_undrawn(output) for output in outputs]:
            cell["outputs"] = outputs


def _undrawn(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """An output without the picture of its chart: `brief refresh` draws it, and JupyterLab another one."""
    if VEGALITE_MIME not in output.get("data", {}):
        return output
    without: nbformat.NotebookNode = copy.deepcopy(output)
    without["data"].pop(PNG_MIME, None)
    return without


def kept(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A notebook with the metadata that our files have, its cells counted in the order in which they stand."""
    seal = notebook.metadata[files.SEAL]
    files.clean(notebook)
    notebook.metadata[files.SEAL] = seal
    count = 0
    for cell in notebook.cells:
        for name in _OF_THE_SCREEN:
            cell.metadata.pop(name, None)
        if cell.cell_type == "code":
            count += 1
            if cell.get("execution_count"):
                cell["execution_count"] = count
            cell["outputs"] = [_undrawn(output) for output in cell.outputs]
            for output in cell.outputs:
                if "execution_count" in output:
                    output["execution_count"] = count
    return notebook
