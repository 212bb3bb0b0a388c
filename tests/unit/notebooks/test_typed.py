"""What a chart or a table says of itself has its numbers from the values of the notebook."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from brief.notebooks import typed

IN_WORDS = ["Deaths nearly doubled", "A rise by two thirds", "Nine in ten died", "Seventy deaths", "Half of them died"]


def problems(call):
    return [
        problem.message for problem in typed.check(new_notebook(cells=[new_code_cell(call)]), "notebooks/05-x.ipynb")
    ]


@pytest.mark.parametrize("field", ["message", "measure", "caption", "note", "alt_text"])
@pytest.mark.parametrize(
    "words", ["Deaths rose to 64", "Deaths rose by 12 percent", "One in 5 died", "A {x} and 640", *IN_WORDS]
)
def test_a_number_typed_into_a_chart_is_refused(field, words):
    [message] = problems(f"x = 1\nshow.chart(drawing, {field}='{words}')")
    assert "is typed into what a chart" in message


@pytest.mark.parametrize(
    "call",
    [
        "show.chart(drawing, message='Deaths rose to {deaths} in 2017')",
        "show.chart(drawing, message='12-month counts, 2 mg or more, from 0')",
        "show.chart(drawing, message={'share > 5 percent': 'Most died'})",
        "show.table(frame, caption='One a row')",
        "show.chart(drawing, note='Deaths with two drugs or more count in both')",
        "other.chart(drawing, message='64')",
        "show.chart(drawing, width='64')",
        "%magic 64",
    ],
)
def test_values_years_units_and_conditions_are_no_typed_numbers(call):
    assert problems(call) == []


def test_the_place_is_the_line_of_the_text():
    [problem] = typed.check(
        new_notebook(cells=[new_code_cell("a = 1"), new_code_cell("show.chart(\n  a,\n  caption='64 died')")]),
        "n.ipynb",
    )
    assert "cell 2" in str(problem) and problem.expected and problem.suggestion
