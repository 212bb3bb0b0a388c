"""The notebooks keep to the order and the size that make any cell of theirs easy to change."""

import ast
import copy
import re

import pytest

from brief.base.project import find
from brief.notebooks import files
from brief.publish import pictures

PROJECT = find()
NAMES = [*files.available(PROJECT.notebooks), "TEMPLATE"]
LINES, WIDTH = 25, 100


@pytest.fixture(params=NAMES)
def notebook(request):
    path = PROJECT.notebooks / f"{request.param}.ipynb"
    return files.read(path, PROJECT.shown(path))


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def syntax(notebook):
    return [node for cell in code(notebook) for node in ast.walk(ast.parse(cell.source))]


def test_it_starts_with_a_title_and_the_parameters(notebook):
    title, parameters = notebook.cells[:2]
    assert title.cell_type == "markdown"
    assert title.source.startswith("# ")
    assert parameters.metadata.tags == ["parameters"]


def test_it_ends_with_what_is_left_out_and_the_values_it_gives(notebook):
    *_, words, values = notebook.cells
    assert values.source == "give"
    assert words.cell_type == "markdown"
    said = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert re.search(r"[Ll]eft out: |leaves out", said)


def test_no_cell_is_longer_than_a_screen_and_no_line_wider(notebook):
    assert {cell.id: cell.source for cell in code(notebook) if len(cell.source.splitlines()) > LINES} == {}
    assert [line for cell in code(notebook) for line in cell.source.splitlines() if len(line) > WIDTH] == []


def test_no_function_is_defined_in_it(notebook):
    defined = [node for node in syntax(notebook) if isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef)]
    assert [ast.unparse(node) for node in defined] == []


def test_its_texts_name_values_and_format_none(notebook):
    assert [ast.unparse(node) for node in syntax(notebook) if isinstance(node, ast.JoinedStr)] == []


def test_one_thing_has_one_name_in_all_notebooks(notebook):
    loaded = {
        ast.unparse(node.value): ast.unparse(node.targets[0])
        for node in syntax(notebook)
        if isinstance(node, ast.Assign)
    }
    expected = {"ledger.load()": "claims", "reference.load()": "official"}
    assert {value: loaded[value] for value in expected if value in loaded} == {
        value: name for value, name in expected.items() if value in loaded
    }
    [values] = [name for value, name in loaded.items() if value.startswith("show.values(")]
    assert values == "give"


def test_a_labelled_cell_has_its_label_as_id_and_shows_a_chart_or_a_table(notebook):
    for label, cell in files.labels(notebook).items():
        assert cell.id == label
        shown = "show.chart(" if label.startswith("fig-") else "show.table("
        assert shown in cell.source
        assert re.fullmatch(r"(fig|tbl)-[a-z0-9-]+", label)


def test_its_charts_have_the_pictures_that_their_specifications_draw(notebook):
    drawn = copy.deepcopy(notebook)
    pictures.keep(drawn, PROJECT.fonts, "a notebook")
    assert files.written(drawn) == files.written(notebook), "brief refresh draws them"
