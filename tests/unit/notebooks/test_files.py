"""Notebooks say what parameters they take and what they label, and are fit for the brief and for CI."""

import copy as copy_

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from brief.base.problems import Problems
from brief.notebooks import files as notebooks
from brief.notebooks.files import Parameter
from brief.notebooks.outputs import VALUES_MIME

PARAMETERS = {"tags": ["parameters"]}


def notebook(*cells):
    return new_notebook(cells=list(cells))


def taking(source):
    return notebook(new_code_cell(source, metadata=PARAMETERS))


def refusal(made):
    with pytest.raises(Problems) as caught:
        notebooks.parameters(made, "notebooks/x.ipynb")
    return [str(problem) for problem in caught.value.problems]


def test_parameters_are_plain_values_with_their_meaning():
    assert notebooks.parameters(
        taking(
            "# a remark\ndose = 2.0  # mg: lethal\ncount = -3  # documents\n"
            'names = [\n    "a",\n]  # claims\nall = True  # yes'
        ),
        "x",
    ) == {
        "dose": Parameter("dose", 2.0, "mg: lethal"),
        "count": Parameter("count", -3, "documents"),
        "names": Parameter("names", ["a"], "claims"),
        "all": Parameter("all", True, "yes"),
    }


WHERE = "notebooks/x.ipynb parameters cell, line"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("a = 1  # x\nb = 2", f"{WHERE} 2: b has no comment\n    expected: # its unit and meaning"),
        (
            "a = 1 / 3  # x",
            f"{WHERE} 1: a is not a plain value\n    expected: a number, a text, true or false, or a list",
        ),
        ("a = b  # x", f"{WHERE} 1: a is not a plain value"),
        ("import os", f"{WHERE} 1: “import os”\n    expected: name = value  # unit and meaning"),
        ("a = b = 1  # x", f"{WHERE} 1: “a = b = 1  # x”"),
        ("a, b = 1, 2  # x", f"{WHERE} 1: “a, b = 1, 2  # x”"),
        ("a: int = 1  # x", f"{WHERE} 1: “a: int = 1  # x”"),
        ("a = 1  # x\nb = (", f"{WHERE} 2: not Python: '(' was never closed"),
    ],
)
def test_anything_else_in_the_parameters_cell_is_refused_with_its_line(source, message):
    [found] = refusal(taking(source))
    assert found.startswith(message)


def test_every_mistake_in_the_parameters_cell_is_said_at_once():
    assert len(refusal(taking("import os\na = 1\nb = c  # x"))) == 3


@pytest.mark.parametrize("count", [0, 2])
def test_a_notebook_has_one_parameters_cell(count):
    cells = [new_code_cell("a = 1  # x", metadata=PARAMETERS) for _ in range(count)]
    assert refusal(notebook(new_code_cell("b = 1"), *cells)) == [
        f"notebooks/x.ipynb: {count} cells are tagged parameters\n    expected: exactly one"
    ]


CONVERSIONS = [
    (2.0, "1.5", 1.5),
    (2.0, "3", 3.0),
    (2.0, 3, 3.0),
    (2.0, "-1e3", -1000.0),
    (2, "3", 3),
    (2, "3.0", 3),
    (2, 4.0, 4),
    (True, "false", False),
    (False, "Yes", True),
    (True, False, False),
    (False, "no", False),
    ("x", "2022-10", "2022-10"),
    ("x", 2017, "2017"),
    ("x", "", ""),
    (["a"], "['b', 'c']", ["b", "c"]),
    (["a"], [], []),
    ([1.0], "[2]", [2.0]),
    ([1], [2, "3"], [2, 3]),
    ([], "['any', 1]", ["any", 1]),
]


@pytest.mark.parametrize(("default", "value", "expected"), CONVERSIONS)
def test_a_value_becomes_what_its_default_is(default, value, expected):
    found = notebooks.convert(Parameter("p", default, ""), value)
    assert found == expected
    assert type(found) is type(expected)
    if isinstance(expected, list):
        assert [type(item) for item in found] == [type(item) for item in expected]


@pytest.mark.parametrize(
    ("default", "value", "message"),
    [
        (2.0, "much", "'much' is not a number"),
        (2.0, "", "'' is not a number"),
        (2.0, True, "True is not a number"),
        (2.0, [1], r"\[1\] is not a number"),
        (2, "2.5", "'2.5' is not a whole number"),
        (2, "inf", "'inf' is not a number"),
        (True, "1", "'1' is not true or false"),
        (True, "maybe", "'maybe' is not true or false"),
        (["a"], "b", r"'b' is not a list such as \['a'\]"),
        (["a"], "('b',)", r"\('b',\) is not a list"),
        (["a"], 1, "1 is not a list"),
        ([1], "['x']", "'x' is not a number"),
    ],
)
def test_a_value_of_another_type_is_refused_in_words(default, value, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        notebooks.convert(Parameter("p", default, ""), value)


WHOLE = st.integers(-(2**53), 2**53)


@given(
    st.one_of(
        WHOLE,
        st.floats(allow_nan=False, allow_infinity=False),
        st.booleans(),
        st.lists(WHOLE, min_size=1, max_size=4),
        st.lists(st.text(), min_size=1, max_size=4),
    )
)
def test_what_a_default_reads_as_on_the_command_line_is_the_default(default):
    assert notebooks.convert(Parameter("p", default, ""), str(default)) == default


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


def fit(*cells):
    return notebook(new_code_cell("a = 1  # x", metadata=PARAMETERS, execution_count=1), *cells)


def checked(*cells):
    return [str(problem) for problem in notebooks.check(fit(*cells), "notebooks/x.ipynb")]


def run(source, *outputs):
    return new_code_cell(source, execution_count=2, outputs=list(outputs))


def test_a_fit_notebook_has_no_problem():
    shown = new_output("display_data", data={"text/plain": "1", "text/markdown": "1"})
    assert checked(new_markdown_cell("# Words"), run(CHART, shown), new_code_cell("")) == []


HTML = new_output("display_data", data={"text/html": "<b>", "text/plain": "b"})
ERROR = new_output("error", ename="ValueError", evalue="no such year", traceback=[])


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ([run(CHART), run(CHART)], "notebooks/x.ipynb cell 3: the label fig-growth is used twice"),
        ([new_code_cell("1")], "notebooks/x.ipynb cell 2: was never executed: it has no outputs kept"),
        ([run("1", ERROR)], "notebooks/x.ipynb cell 2: keeps an error: ValueError: no such year"),
        ([run("1", HTML)], "notebooks/x.ipynb cell 2: shows text/html"),
        (
            [run("b = 1")] + [new_code_cell("a = 1  # x", metadata=PARAMETERS, execution_count=1)],
            "notebooks/x.ipynb: 2 cells are tagged parameters",
        ),
    ],
)
def test_an_unfit_notebook_is_refused_with_its_cell(cells, message):
    [found] = checked(*cells)
    assert found.startswith(message)


def test_every_reason_is_said_at_once():
    assert len(checked(run(CHART, HTML, ERROR), new_code_cell(CHART))) == 4


def test_every_real_notebook_is_fit(project):
    names = notebooks.available(project.notebooks)
    assert len(names) >= 5
    for name in names:
        path = project.notebooks / f"{name}.ipynb"
        assert notebooks.check(notebooks.read(path, project.shown(path)), project.shown(path)) == []


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
    }
    assert notebooks.clean(copy_.deepcopy(cleaned)) == cleaned


def test_every_real_notebook_is_kept_clean(project):
    for name in notebooks.available(project.notebooks):
        found = notebooks.read(project.notebooks / f"{name}.ipynb", name)
        assert notebooks.clean(copy_.deepcopy(found)) == found, name


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not json", "notebooks/01-a.ipynb: not readable as a notebook: Notebook does not appear to be JSON"),
        ("{}", "notebooks/01-a.ipynb: not readable as a notebook: "),
    ],
)
def test_a_file_that_is_no_notebook_is_refused(tmp_path, content, message):
    (tmp_path / "01-a.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(Problems) as caught:
        notebooks.read(tmp_path / "01-a.ipynb", "notebooks/01-a.ipynb")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_missing_notebook_is_answered_with_the_nearest(tmp_path):
    (tmp_path / "01-deaths.ipynb").touch()
    with pytest.raises(Problems) as caught:
        notebooks.read(tmp_path / "01-death.ipynb", "notebooks/01-death.ipynb")
    assert str(caught.value) == (
        "notebooks/01-death.ipynb: there is no such notebook\n    expected: 01-deaths\n    try: 01-deaths"
    )


def test_a_text_may_hold_the_mark_of_a_comment():
    found = notebooks.parameters(taking('colour = "#12436d"  # colour of the line'), "x")
    assert found["colour"].comment == "colour of the line"


def test_not_a_number_is_no_number():
    with pytest.raises(ValueError, match="'nan' is not a number"):
        notebooks.convert(Parameter("p", 1.0, ""), "nan")


def test_a_json_list_is_no_notebook(tmp_path):
    (tmp_path / "01-a.ipynb").write_text("[]", encoding="utf-8")
    with pytest.raises(Problems, match="not readable as a notebook"):
        notebooks.read(tmp_path / "01-a.ipynb", "notebooks/01-a.ipynb")
