"""A notebook saved in JupyterLab is the file that `brief refresh` writes."""

import json
from types import SimpleNamespace

import nbformat
import pytest

from brief.notebooks import files, saving
from brief.notebooks.outputs import VEGALITE_MIME


@pytest.fixture
def notebook(project):
    return files.read(_first(project), "a")


def _first(project):
    return project.notebook(files.available(project.notebooks)[0])


@pytest.fixture
def saved(project):
    """What JupyterLab writes of a notebook, where the file is as it was."""

    def write(notebook):
        model = {"type": "notebook", "content": json.loads(nbformat.writes(notebook))}
        model["content"] = nbformat.from_dict(model["content"])
        manager = SimpleNamespace(root_dir=str(project.root))
        saving.pre_save(model=model, path=str(_first(project).relative_to(project.root)), contents_manager=manager)
        return files.written(nbformat.from_dict(model["content"]))

    return write


def test_what_was_not_changed_is_saved_as_it_was(notebook, saved):
    before = files.written(notebook)
    assert saved(notebook) == before


def test_what_an_editor_notes_of_its_screen_and_of_the_run_is_left_out(notebook, saved):
    before = files.written(notebook)
    notebook.metadata["language_info"] = {"name": "python", "version": "3.13.1"}
    notebook.metadata["kernelspec"]["display_name"] = "Python [conda env:brief]"
    notebook.metadata["widgets"] = {}
    for count, cell in enumerate(notebook.cells):
        cell.metadata |= {"collapsed": True, "jupyter": {"outputs_hidden": True}, "execution": {"iopub.status": "1"}}
        if cell.cell_type == "code":
            cell["execution_count"] = 40 + count
            for output in cell.outputs:
                if "execution_count" in output:
                    output["execution_count"] = 40 + count
    assert saved(notebook) == before


def test_what_a_browser_makes_of_charts_and_numbers_is_left_out(notebook, tmp_path):
    chart = {"width": 5.0, "data": [{"value": 2.5}, {"value": 10000.0}]}
    output = nbformat.v4.new_output("display_data", data={VEGALITE_MIME: chart, "text/plain": "chart"})
    notebook.cells = [nbformat.v4.new_code_cell("draw()", id="a", execution_count=1, outputs=[output])]
    before = files.written(notebook)
    (tmp_path / "a.ipynb").write_bytes(before)
    content = json.loads(json.dumps(notebook).replace("5.0", "5").replace("10000.0", "10000"))
    content["cells"][0]["outputs"][0]["data"]["image/png"] = "iVBORw0KGgo="
    model = {"type": "notebook", "content": content}
    saving.pre_save(model=model, path="a.ipynb", contents_manager=SimpleNamespace(root_dir=str(tmp_path)))
    assert files.written(model["content"]) == before
    content["cells"][0]["outputs"][0]["data"][VEGALITE_MIME]["width"] = 6
    saving.pre_save(
        model={**model, "content": content}, path="none.ipynb", contents_manager=SimpleNamespace(root_dir=".")
    )


def test_the_picture_of_a_chart_that_says_something_else_is_left_out(notebook, saved):
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if VEGALITE_MIME in output.get("data", {}):
                output["data"][VEGALITE_MIME]["width"] = 1
    assert "image/png" not in saved(notebook).decode()


def test_the_seal_stays_that_of_the_code_the_outputs_were_made_with(notebook, saved):
    cell = next(cell for cell in notebook.cells if cell.cell_type == "code")
    cell["source"] += "\n# changed"
    seal = notebook.metadata[files.SEAL]["code_sha256"]
    again = nbformat.reads(saved(notebook).decode(), as_version=4)
    assert again.metadata[files.SEAL]["code_sha256"] == seal != files.seal(again)


@pytest.mark.parametrize("model", [{"type": "file", "content": "text"}, {"type": "notebook", "content": None}])
def test_other_files_are_left_alone(model):
    before = dict(model)
    saving.pre_save(model=model, path="a", contents_manager=None)
    assert model == before


def test_a_notebook_that_is_not_ours_is_left_alone():
    content = nbformat.v4.new_notebook(metadata={"language_info": {"name": "python", "version": "3.13"}})
    model = {"type": "notebook", "content": content}
    saving.pre_save(model=model)
    assert model["content"] is content and content.metadata["language_info"]["version"] == "3.13"


def test_the_server_is_told_of_it(project):
    settings = json.loads((project.root / ".jupyter" / "jupyter_server_config.json").read_text(encoding="utf-8"))
    module, _, name = settings["ContentsManager"]["pre_save_hook"].rpartition(".")
    assert module == saving.__name__ and callable(getattr(saving, name))


def test_jupyterlab_sets_no_formulas_and_asks_for_no_news(project):
    """A dollar sign is a dollar sign, and what would ask the network at every start is off."""
    page = json.loads((project.root / ".jupyter" / "labconfig" / "page_config.json").read_text(encoding="utf-8"))
    off = {name for name, disabled in page["disabledExtensions"].items() if disabled}
    assert off == {"@jupyterlab/apputils-extension:announcements", "@jupyterlab/mathjax-extension:plugin"}
