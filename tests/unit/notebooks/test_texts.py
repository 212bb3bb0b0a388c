"""The values that a notebook gives and the texts that name them, read from its code."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from brief.notebooks import texts

START = 'give = show.values("overdose", claims, official)'
GIVEN = 'give.count("deaths", 5, of=ALL)\ngive.year("2017_year", 2017)'


def notebook(*sources):
    return new_notebook(cells=[new_markdown_cell("# {not} a text"), *map(new_code_cell, sources)])


def problems(*sources):
    return [str(problem) for problem in texts.check(notebook(*sources), "notebooks/x.ipynb")]


def test_values_and_texts_are_found_with_their_cells():
    written = notebook(START, GIVEN, 'rows = [("{deaths} in {2017_year}", 1)]\nshow.table(rows, caption="no value")')
    assert texts.given(written) == [texts.Given("deaths", 3, "count", 1), texts.Given("2017_year", 3, "year", 2)]
    [text] = texts.texts(written)
    assert (text.cell, text.line, text.names) == (4, 1, ["deaths", "2017_year"])


def test_a_text_in_two_pieces_is_one_text():
    [text] = texts.texts(notebook(START, 'show.chart(x, message="{deaths} deaths "\n  "in {2017_year}")'))
    assert text.names == ["deaths", "2017_year"]


def test_a_misspelt_name_is_found_before_anything_runs():
    [problem] = problems(START, GIVEN, 'show.table(f, caption="{deths} deaths", values=give)')
    assert problem.startswith("notebooks/x.ipynb cell 4, line 1: the text “{deths} deaths” names deths, which no cell")
    assert "try: deaths" in problem


def test_a_name_that_only_a_later_cell_gives_is_refused():
    assert problems(START, GIVEN, 'give.fill("{deaths}")') == []
    [problem] = problems(START, 'give.fill("{deaths}")', GIVEN)
    assert "cell 3, line 1: the text “{deaths}” names deaths" in problem


def test_a_value_that_is_given_twice_is_refused_with_both_cells():
    [problem] = problems(START, GIVEN, 'give.count("deaths", 6)')
    assert problem == "notebooks/x.ipynb cell 4, line 1: the value deaths is given twice, first in cell 3"


def test_a_name_that_is_computed_is_refused():
    [problem] = problems(START, "for name in names:\n    give.count(name, 5)")
    assert "cell 3, line 2: the name of a value is computed: give.count(name, 5)" in problem


def test_a_misspelt_name_of_a_row_or_of_a_single_value_is_found_too():
    rows = 'give.rows([("Quoted", "quoted", "deaths"), ("Counted", "official", "deths")])'
    [problem] = problems(START, GIVEN, rows)
    assert problem.startswith("notebooks/x.ipynb cell 4, line 1: reads the value deths, which no cell up to here gives")
    assert "try: deaths" in problem
    [problem] = problems(START, 'give["deaths"].number', GIVEN)
    assert problem.startswith("notebooks/x.ipynb cell 3, line 1: reads the value deaths")
    assert problems(START, GIVEN, 'give["2017_year"].number\ngive.rows([("a", "quoted", "deaths")])') == []


def test_formats_and_magics_and_notebooks_without_values_are_left_alone():
    assert problems(START, '%matplotlib inline\n"{:,.0f}".format(5)', "not python (") == []
    assert problems('"{name}"') == []
