"""The examples in docstrings run as they stand, on this project's own documents and series."""

import doctest

import pytest

from brief.upkeep import functions

WITH_EXAMPLE = {name: member for name, member in functions.functions().items() if functions.example(member)}


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_an_example_runs_as_it_stands(project, monkeypatch, name):
    monkeypatch.chdir(project.root)
    member = WITH_EXAMPLE[name]
    test = doctest.DocTestParser().get_doctest(
        functions.example(member), {}, name, str(member.filepath), member.docstring.lineno
    )
    told = []
    doctest.DocTestRunner().run(test, out=told.append)
    assert not told, "".join(told)
