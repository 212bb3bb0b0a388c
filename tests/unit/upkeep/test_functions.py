"""The Python reference: its examples run as they stand, and it says what the code says."""

import doctest

import pytest
from griffe import DocstringSectionKind, Function

from brief.upkeep import functions

MEMBERS = functions.functions()
WITH_EXAMPLE = [name for name, member in MEMBERS.items() if functions.example(member)]


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_an_example_runs_as_it_stands(name):
    member = MEMBERS[name]
    test = doctest.DocTestParser().get_doctest(
        functions.example(member), {}, name, str(member.filepath), member.docstring.lineno
    )
    told = []
    doctest.DocTestRunner().run(test, out=told.append)
    assert not told, "".join(told)


@pytest.mark.parametrize("name", MEMBERS)
def test_parameters_that_are_explained_are_the_function_s_own(name):
    member = MEMBERS[name]
    for section in member.docstring.parsed if member.docstring else []:
        if section.kind is DocstringSectionKind.parameters:
            assert isinstance(member, Function)
            assert {entry.name for entry in section.value} <= {parameter.name for parameter in member.parameters}


def test_the_page_has_signature_text_parameters_example_and_picture():
    page = functions.page()
    assert (
        "```python\ntally.counts(frame: pd.DataFrame, *, category: str, value: str, x_title: str) -> Drawing\n" in page
    )
    assert "\nOne horizontal bar a row, in the order of the frame, labelled with its number.\n" in page
    assert "\n- `x_title`: What is counted.\n" in page
    assert "\n>>> drawing.description\n'Bar chart, claims." in page
    assert "number.](charts/tally-counts.svg)" in page
