"""What a notebook file holds: its labels, options and values, and nothing that differs from run to run."""

import copy as copy_
import json
import os

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from brief.base.problems import Problems
from brief.notebooks import files as notebooks
from brief.notebooks.outputs import VALUES_MIME

PARAMETERS = {"tags": ["parameters"]}


def notebook(*cells):
    return new_notebook(cells=list(cells))


CHART = '#| label: fig-growth\n#| fig-cap: "Deaths: a caption"\n#| echo: false\nshow()'


def test_labels_name_the_code_cells_that_have_one():
    labelled = new_code_cell(CHART)
    made = notebook(new_markdown_cell("#| label: fig-text"), new_code_cell("1"), labelled)
    assert notebooks.labels(made) == {"fig-growth": labelled}


def test_options_are_the_lines_at_the_top_of_a_cell():
    assert notebooks.options(new_code_cell(CHART)) == {
        "label": "fig-growth",
        "fig-cap": "Deaths: a caption",
        "echo": False,
    }
    assert notebooks.options(new_code_cell("x = 1  #| label: no")) == {}


def run(source, *outputs):
    return new_code_cell(source, execution_count=2, outputs=list(outputs))


HTML = new_output("display_data", data={"text/html": "<b>", "text/plain": "b"})


def test_only_numbered_notebooks_are_the_projects_in_reading_order(tmp_path):
    for name in ("02-b.ipynb", "01-a.ipynb", "Untitled.ipynb", "1-c.ipynb", "03-d.txt"):
        (tmp_path / name).touch()
    assert notebooks.available(tmp_path) == ["01-a", "02-b"]


def test_values_are_gathered_from_all_cells():
    first = new_output("display_data", data={VALUES_MIME: {"a": {"text": "1"}}})
    second = new_output("display_data", data={VALUES_MIME: {"b": {"text": "2"}}, "text/plain": "b"})
    made = notebook(new_markdown_cell("x"), run("1", first), run("2"), run("3", second))
    assert notebooks.values(made) == {"a": {"text": "1"}, "b": {"text": "2"}}


def test_cleaning_removes_what_differs_from_run_to_run_and_nothing_else():
    cell = new_code_cell(
        "1", metadata={"papermill": {"duration": 1.2}, "execution": {"iopub.status.busy": "now"}, "tags": []}
    )
    kept = new_code_cell("a = 1", metadata=PARAMETERS, outputs=[HTML])
    made = notebook(cell, kept)
    made.metadata = nbformat.from_dict(
        {
            "papermill": {"output_path": "copies/x.ipynb"},
            "kernelspec": {"name": "python3", "display_name": "mine"},
            "language_info": {"name": "python", "version": "3.11.2"},
        }
    )
    before = copy_.deepcopy(kept)
    cleaned = notebooks.clean(made)
    assert cleaned.cells[0].metadata == {}
    assert cleaned.cells[1] == before
    assert cleaned.metadata == {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "brief": {"code_sha256": notebooks.seal(made)},
    }
    assert notebooks.clean(copy_.deepcopy(cleaned)) == cleaned


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not json", "notebooks/01-a.ipynb:1: not readable as a notebook: Expecting value"),
        ('{\n "cells": [],\n}', "notebooks/01-a.ipynb:"),
        ("{}", "notebooks/01-a.ipynb: not readable as a notebook: "),
    ],
)
def test_a_file_that_is_no_notebook_is_refused(tmp_path, content, message):
    (tmp_path / "01-a.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(Problems) as caught:
        notebooks.read(tmp_path / "01-a.ipynb", "notebooks/01-a.ipynb")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value).partition("\n    try: ")[0]


def test_a_missing_notebook_is_answered_with_the_nearest(tmp_path):
    (tmp_path / "01-deaths.ipynb").touch()
    with pytest.raises(Problems) as caught:
        notebooks.read(tmp_path / "01-death.ipynb", "notebooks/01-death.ipynb")
    assert str(caught.value) == (
        "notebooks/01-death.ipynb: there is no such notebook\n    expected: 01-deaths\n    try: 01-deaths"
    )


@pytest.mark.parametrize("content", ["[]", '{"cells": 5}'])
def test_json_of_another_kind_is_no_notebook(tmp_path, content):
    (tmp_path / "01-a.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(Problems, match=r"none of a notebook's: cells in a list(?s:.*)try: git diff"):
        notebooks.read(tmp_path / "01-a.ipynb", "notebooks/01-a.ipynb")


@pytest.mark.parametrize("minor", [2, 5])
def test_cells_without_ids_get_the_same_ids_each_time(tmp_path, minor):
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "a"},
        {"cell_type": "markdown", "metadata": {}, "source": ""},
    ]
    if minor == 5:
        cells[1]["id"] = "cell-1"
    path = tmp_path / "01-a.ipynb"
    path.write_text(
        json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": minor}), encoding="utf-8"
    )
    first = notebooks.read(path, "a")
    assert [cell.id for cell in first.cells] == (["cell-1", "cell-2"] if minor == 2 else ["cell-1-2", "cell-1"])
    path.write_bytes(notebooks.written(first))
    assert notebooks.read(path, "a") == first


def test_cells_with_one_id_get_the_same_ids_each_time():
    cells = [{"cell_type": "markdown", "metadata": {}, "source": "", "id": name} for name in ("a", "a", "cell-2", "a")]
    text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    assert [cell.id for cell in notebooks.parse(text, "a").cells] == ["a", "cell-2-2", "cell-2", "cell-4"]


def test_half_a_letter_is_refused_and_a_letter_in_two_halves_is_not():
    def text(source):
        cell = {"cell_type": "markdown", "metadata": {}, "source": source, "id": "a"}
        return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})

    assert notebooks.parse(text("😀"), "a").cells[0].source == "😀"
    with pytest.raises(Problems, match="not readable as a notebook: 'utf-8' codec can't encode"):
        notebooks.parse(text("\ud83d"), "a")


@pytest.mark.parametrize(
    "metadata",
    [{"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}, {"language_info": {"name": "julia"}}],
)
def test_a_notebook_in_another_language_is_refused(tmp_path, metadata):
    path = tmp_path / "01-a.ipynb"
    path.write_text(
        json.dumps({"cells": [], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8"
    )
    with pytest.raises(Problems, match="a notebook in (r|julia)"):
        notebooks.read(path, "a")


def test_a_folder_in_the_place_of_a_notebook_is_refused(tmp_path):
    with pytest.raises(Problems, match="can't be read: Is a directory"):
        notebooks.read(tmp_path, "a")


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_of_any_shape_is_refused_in_words(content):
    with pytest.raises(Problems):
        notebooks.parse(json.dumps(content), "a")
    shaped = {"cells": content, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    try:
        notebooks.parse(json.dumps(shaped), "a")
    except Problems:
        pass
    else:
        assert content == []


@given(st.text())
def test_options_that_are_half_written_are_read_or_refused(text):
    cell = new_code_cell("\n".join(f"#| {line}" for line in text.splitlines()))
    try:
        assert isinstance(notebooks.options(cell), dict)
    except Problems as error:
        assert error.problems


@pytest.mark.parametrize("kernel", ["ir", "julia-1.9", "bash", "Octave", "conda-env-x-py", "rapids", "sql-python"])
def test_a_kernel_of_another_language_is_known_by_its_name(kernel):
    notebook = {"cells": [], "metadata": {"kernelspec": {"name": kernel, "display_name": "x"}}, "nbformat": 4}
    content = json.dumps(notebook | {"nbformat_minor": 5})
    if kernel in ("conda-env-x-py", "rapids"):
        assert notebooks.parse(content, "a.ipynb").cells == []
    else:
        with pytest.raises(Problems, match="a notebook in"):
            notebooks.parse(content, "a.ipynb")


@pytest.mark.parametrize("read", [notebooks.read, notebooks.shared])
def test_a_pipe_in_the_place_of_a_notebook_is_refused_before_anybody_waits_for_it(tmp_path, read):
    os.mkfifo(tmp_path / "01-a.ipynb")
    with pytest.raises(Problems, match="01-a.ipynb: is a pipe"):
        read(tmp_path / "01-a.ipynb", "notebooks/01-a.ipynb")
