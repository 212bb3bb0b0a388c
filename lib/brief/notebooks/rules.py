"""What makes a notebook fit for the brief and for CI."""

from __future__ import annotations

from collections.abc import Mapping

from nbformat import NotebookNode

from brief.base.problems import Place, Problem, attempt
from brief.notebooks import judgements, parameters, texts
from brief.notebooks.files import LABEL


def check(notebook: NotebookNode, file: str, judgement_words: Mapping[str, tuple[str, ...]]) -> list[Problem]:
    """What would make a notebook, which messages name `file`, unfit for the brief or for CI."""
    problems: list[Problem] = []
    attempt(problems, parameters.parse, notebook, file)
    seen: set[str] = set()
    for position, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code":
            continue
        place = Place(file, record=f"cell {position}")
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
    return [*problems, *texts.check(notebook, file), *judgements.check(notebook, file, judgement_words)]
