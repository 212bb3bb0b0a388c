"""Notebooks say what parameters they take, each a plain value with its meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from brief.base.problems import Problems
from brief.notebooks import parameters
from brief.notebooks.parameters import Parameter

PARAMETERS = {"tags": ["parameters"]}


def notebook(*cells):
    return new_notebook(cells=list(cells))


def taking(source):
    return notebook(new_code_cell(source, metadata=PARAMETERS))


def refusal(made):
    with pytest.raises(Problems) as caught:
        parameters.parse(made, "notebooks/x.ipynb")
    return [str(problem) for problem in caught.value.problems]


def test_parameters_are_plain_values_with_their_meaning():
    assert parameters.parse(
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
            f"{WHERE} 1: a is not a plain value\n    expected: a number, a text, true or false, None, a list, "
            "a tuple or a mapping",
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
    found = parameters.convert(Parameter("p", default, ""), value)
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
        (["a"], 1, "1 is not a list"),
        ([1], "['x']", "'x' is not a number"),
    ],
)
def test_a_value_of_another_type_is_refused_in_words(default, value, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        parameters.convert(Parameter("p", default, ""), value)


@pytest.mark.parametrize("comment", ["month: the first", "year-month: the first", "month (2009-12): the first"])
def test_a_month_has_the_form_of_a_month(comment):
    first = Parameter("first_month", "2021-10", comment)
    assert parameters.convert(first, "2019-12") == "2019-12"
    for value in ("FY2023", "2023-13", "2023", 2023, "2023-1", "October 2021"):
        with pytest.raises(ValueError, match="is not a month such as 2019-12"):
            parameters.convert(first, value)
    assert parameters.convert(Parameter("goal", "state-3", "id: of the months"), "state-4") == "state-4"


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
    assert parameters.convert(Parameter("p", default, ""), str(default)) == default


def test_a_text_may_hold_the_mark_of_a_comment():
    found = parameters.parse(taking('colour = "#12436d"  # colour of the line'), "x")
    assert found["colour"].comment == "colour of the line"


def test_not_a_number_is_no_number():
    with pytest.raises(ValueError, match="'nan' is not a number"):
        parameters.convert(Parameter("p", 1.0, ""), "nan")
