"""The Python reference says what the code says, of everything that a notebook calls."""

import pytest
from griffe import DocstringSectionKind, Function

from brief.base import fingerprints
from brief.notebooks import files
from brief.upkeep import functions

PARTS = functions.modules()
MEMBERS = functions.functions()
# Where each function is explained in full.
FULL = ("brief.notebooks", "brief.charts", "brief.analysis", "brief.tables", "brief.quantity.words")
EXPLAINED = [
    name
    for name, member in MEMBERS.items()
    if isinstance(member, Function)
    and member.parent.is_module
    and (member.path.startswith(FULL) or member.name in ("load", "audit"))
]


def explained(member):
    """The parameters that a docstring explains."""
    return {
        entry.name
        for section in member.docstring.parsed
        if section.kind is DocstringSectionKind.parameters
        for entry in section.value
    }


@pytest.mark.parametrize("name", [name for name, member in MEMBERS.items() if member.docstring])
def test_parameters_that_are_explained_are_the_function_s_own(name):
    member = MEMBERS[name]
    own = {parameter.name for parameter in member.parameters} if isinstance(member, Function) else set()
    assert explained(member) <= own


@pytest.mark.parametrize("name", EXPLAINED)
def test_a_function_that_a_notebook_calls_has_its_parameters_explained_and_an_example(name):
    member = MEMBERS[name]
    assert {parameter.name for parameter in member.parameters} == explained(member)
    assert functions.example(member)


def test_every_module_that_a_notebook_imports_is_on_the_page(project):
    library = fingerprints.library(fingerprints.LIBRARY)
    pages = {module.path for _, _, part in PARTS for module in part}
    imported = {
        module
        for name in files.maintained(project.notebooks)
        for module in fingerprints.imports(files.code(files.read(project.notebook(name), name)), library)
        if module.count(".") > 1
    }
    assert imported <= pages


def test_the_page_has_signature_text_parameters_example_and_picture():
    page = functions.page()
    assert (
        "```python\ntally.counts(frame: pd.DataFrame, *, category: str, value: str, x_title: str) -> Drawing\n" in page
    )
    assert "\nOne horizontal bar a row, in the order of the frame, labelled with its number.\n" in page
    assert "\n- `x_title`: What is counted.\n" in page
    assert "\n>>> drawing.description\n'Bar chart, claims." in page
    assert "number.](charts/tally-counts.svg)" in page
