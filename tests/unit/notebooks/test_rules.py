"""Notebooks are fit for the brief and for CI."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from brief.notebooks import files as notebooks
from brief.notebooks import rules

WORDS = {"trend": ("rose",)}


PARAMETERS = {"tags": ["parameters"]}


CHART = '#| label: fig-growth\n#| fig-cap: "Deaths: a caption"\n#| echo: false\nshow()'


HTML = new_output("display_data", data={"text/html": "<b>", "text/plain": "b"})


ERROR = new_output("error", ename="ValueError", evalue="no such year", traceback=[])


def fit(*cells):
    cells = [new_code_cell("a = 1  # x", metadata=PARAMETERS, execution_count=1), *cells]
    return notebooks.clean(new_notebook(cells=cells))


def checked(*cells):
    return [str(problem) for problem in rules.check(fit(*cells), "notebooks/x.ipynb", WORDS)]


def run(source, *outputs):
    return new_code_cell(source, execution_count=2, outputs=list(outputs))


def test_a_fit_notebook_has_no_problem():
    shown = new_output("display_data", data={"text/plain": "1", "text/markdown": "1"})
    assert checked(new_markdown_cell("# Words"), run(CHART, shown), new_code_cell("")) == []


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            [run(CHART), run(CHART)],
            "notebooks/x.ipynb cell fig-growth: the label fig-growth is used twice, in cells 2 and 3",
        ),
        ([new_code_cell("1")], "notebooks/x.ipynb cell 2: was never executed: it has no outputs kept"),
        ([run("1", ERROR)], "notebooks/x.ipynb cell 2: keeps an error: ValueError: no such year"),
        ([run("1", HTML)], "notebooks/x.ipynb cell 2: shows text/html"),
        (
            [new_markdown_cell("Deaths rose.")],
            "notebooks/x.ipynb cell 2: “Deaths rose.” judges (rose, a word of trend)",
        ),
        (
            [run("b = 1")] + [new_code_cell("a = 1  # x", metadata=PARAMETERS, execution_count=1)],
            "notebooks/x.ipynb: 2 cells are tagged parameters",
        ),
    ],
)
def test_an_unfit_notebook_is_refused_with_its_cell(cells, message):
    [found] = checked(*cells)
    assert found.startswith(message)


def edited(made):
    made.cells[1].source = "2"


def commented(made):
    made.cells[2].source = "Other words."


def shortened(made):
    del made.cells[1]


def saved(made):
    made.metadata.language_info["version"] = "3.11.2"


def unsealed(made):
    del made.metadata["brief"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (edited, "its code changed since its outputs were made"),
        (shortened, "its code changed since its outputs were made"),
        (unsealed, "nothing says that its outputs are those of its code"),
        (saved, "its outputs were saved by JupyterLab"),
        (commented, ""),
    ],
)
def test_outputs_are_those_of_the_code_and_as_they_are_kept(change, message):
    made = fit(run("1"), new_markdown_cell("Words."))
    change(made)
    problems = rules.check(made, "notebooks/05-x.ipynb", WORDS)
    assert [problem.message for problem in problems] == [message] * bool(message)
    assert {problem.suggestion for problem in problems} <= {"brief refresh 05"}


def test_every_reason_is_said_at_once():
    assert len(checked(run(CHART, HTML, ERROR), new_code_cell(CHART))) == 4
