"""A chart says one unit: on its axis and in the title over it."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from brief.corpus.vocabulary import Unit
from brief.notebooks import units
from brief.notebooks.outputs import VEGALITE_MIME

UNITS = {
    name: Unit(plural=name, words=words)
    for name, words in (("deaths", ("death*",)), ("lb", ("pound*",)), ("years", ("year*",)), ("states", ("states",)))
}


def problems(axis, measure):
    chart = {
        "title": {"text": ["A"], "subtitle": measure},
        "layer": [{"encoding": {"y": {"field": "v", "title": axis}}}],
    }
    output = new_output("execute_result", data={VEGALITE_MIME: chart})
    cell = new_code_cell("#| label: fig-x\nshow.chart()", outputs=[output])
    return [str(problem) for problem in units.check(new_notebook(cells=[cell]), "x.ipynb", UNITS)]


def test_an_axis_of_another_unit_than_the_measure_is_found():
    [problem] = problems("pounds a year", ["Overdose deaths of residents,", "United States, a year"])
    assert problem == (
        "x.ipynb cell fig-x: the axis counts lb (“pounds a year”), the measure deaths "
        "(“Overdose deaths of residents, United States, a year”)\n"
        "    expected: the same unit in y_title= and measure="
    )


@pytest.mark.parametrize(
    ("axis", "measure"),
    [
        ("deaths a year", ["Overdose deaths, United States"]),
        ("deaths a year", ["What was counted, United States, 2017"]),
        ("times the potency", ["Pounds seized"]),
        (None, ["Pounds seized"]),
    ],
)
def test_the_same_unit_or_one_that_only_one_of_both_names_is_let_through(axis, measure):
    assert problems(axis, measure) == []
