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


@pytest.mark.parametrize(
    "words",
    [
        "Deaths per 100,000 people, by state",
        "Price per 1,000 pills",
        "Deaths per 100 000 people",
        "Spending per $1 million of harm",
        "Deaths/100k people",
        "Index, 2015 = 100",
        "Rate at ages 15 to 44",
        "People aged 12 or older",
        "Deaths in the 50 states",
        "The band is the 95% CI",
        "The band is the 95 percent interval",
        "Index (2015 = 1)",
        "Prices, base year 100",
        "Share, 0 to 100 percent",
        "Deaths in all 50 states",
        "Counted twice where two drugs were found",
        "The break hides half of the axis",
        "Bars take a third of the width",
        "Log scale: each step doubles",
        "Each step is ten times the one before",
        "The band is the middle half of the tests",
        "The double line is final",
        "Twenty categories in fifteen rows",
    ],
)
def test_words_for_a_unit_a_population_or_the_drawing_are_no_typed_numbers(words):
    assert problems(f"show.chart(drawing, measure='{words}')") == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("64 deaths per 100,000 people", "64"),
        ("Index (2015 = 1.5)", "1.5"),
        ("Shares rose from 0 to 100 percent", "100 percent"),
        ("Found in 50 states", "50"),
        ("Deaths per 640 people", "640"),
        ("The double line is final. Deaths doubled", "doubled"),
        ("Deaths doubled three years in a row", "doubled"),
        ("The deaths counted doubled", "doubled"),
        ("Large-scale traffic doubled", "doubled"),
        ("The line rises to 64", "64"),
        ("People aged 12 or older, 640 in all", "640"),
    ],
)
def test_a_result_beside_such_words_is_refused(words, number):
    [message] = problems(f"show.chart(drawing, measure='{words}')")
    assert f"“{number}”" in message


def test_the_place_is_the_line_of_the_text():
    [problem] = typed.check(
        new_notebook(cells=[new_code_cell("a = 1"), new_code_cell("show.chart(\n  a,\n  caption='64 died')")]),
        "n.ipynb",
    )
    assert "cell 2" in str(problem) and problem.expected and problem.suggestion
