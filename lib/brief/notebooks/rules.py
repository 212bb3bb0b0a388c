"""What makes a notebook fit for the brief and for CI."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from nbformat import NotebookNode

from brief.base import letters
from brief.base.problems import Place, Problem, Problems, attempt
from brief.notebooks import files, judgements, parameters, texts, typed
from brief.notebooks.files import LABEL
from brief.notebooks.outputs import FIGURE_KEY

_WIDGET = "application/vnd.jupyter.widget-view+json"
_WORD = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


def check(notebook: NotebookNode, file: str, judgement_words: Mapping[str, tuple[str, ...]]) -> list[Problem]:
    """What would make a notebook, which messages name `file`, unfit for the brief or for CI."""
    problems: list[Problem] = []
    attempt(problems, parameters.parse, notebook, file)
    problems += _outdated(notebook, file)
    seen: dict[str, int] = {}
    for position, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "code":
            place = files.place(file, position, cell.source)
            problems += [*_letters(cell.source, place), *_label(cell, place, position, seen), *_outputs(cell, place)]
    problems += [*texts.check(notebook, file), *typed.check(notebook, file)]
    return [*problems, *judgements.check(notebook, file, judgement_words)]


def _label(cell: NotebookNode, place: Place, position: int, seen: dict[str, int]) -> Iterator[Problem]:
    """A label is a name, stands once, and is that of one chart or table; `seen`: the cells of those before."""
    problems: list[Problem] = []
    attempt(problems, _options, cell, place)
    yield from problems
    if not (match := LABEL.search(cell.source)):
        return
    label = match.group(1)
    if label in seen:
        yield Problem(place, f"the label {label} is used twice, in cells {seen[label]} and {position}")
    seen.setdefault(label, position)
    if not _WORD.fullmatch(label):
        yield Problem(place, f"the label {label!r} is no name", "letters, digits and -")
    if sum(FIGURE_KEY in output.get("metadata", {}) for output in cell.outputs) > 1:
        yield Problem(place, f"{label} shows more than one chart or table", "a cell for each")


def _outputs(cell: NotebookNode, place: Place) -> Iterator[Problem]:
    """A cell was executed, without an error, and shows nothing that needs more than its notebook."""
    if cell.source.strip() and cell.execution_count is None:
        yield Problem(place, "was never executed: it has no outputs kept", suggestion=_refresh(place.file))
    for output in cell.outputs:
        if output.output_type == "error":
            yield Problem(place, f"keeps an error: {output.ename}: {output.evalue}")
        if _WIDGET in output.get("data", {}):
            yield Problem(place, "shows a widget, which needs a kernel", "show.table or show.chart")
        if "text/html" in output.get("data", {}):
            message = "shows text/html, which draws scripts from the network into the brief"
            yield Problem(place, message, "show.table(frame) or show.chart(...)")


def _letters(source: str, place: Place) -> Iterator[Problem]:
    """Letters that nobody sees: code that says something else than it shows."""
    for _, code in letters.hidden(source):
        yield Problem(place, f"holds {code}, a letter that nobody sees", suggestion="take it out")


def _options(cell: NotebookNode, place: Place) -> None:
    """Raises `Problems`, at the cell's place, for options that can't be read."""
    try:
        files.options(cell)
    except Problems as error:
        raise Problems([Problem(place, f"its options: {problem.message}") for problem in error.problems]) from None


def _outdated(notebook: NotebookNode, file: str) -> Iterator[Problem]:
    """Outputs that are not those of the code, or not as they are kept: one problem at most."""
    kept = {key: value for key, value in notebook.metadata.items() if key != files.SEAL}
    code = notebook.metadata.get(files.SEAL, {}).get("code_sha256")
    if code is None:
        yield Problem(Place(file), "nothing says that its outputs are those of its code", suggestion=_refresh(file))
    elif code != files.seal(notebook):
        yield Problem(Place(file), "its code changed since its outputs were made", suggestion=_refresh(file))
    elif kept != files.KEPT:
        # JupyterLab writes its versions, a copy of each chart as PNG, and numbers as JavaScript has them.
        yield Problem(Place(file), "its outputs were saved by JupyterLab", suggestion=_refresh(file))


def _refresh(file: str) -> str:
    """The command that makes the outputs of a notebook anew: brief refresh 05."""
    name = PurePath(file).stem
    return f"brief refresh {name.partition('-')[0]}"
