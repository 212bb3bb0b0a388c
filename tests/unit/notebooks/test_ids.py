"""An id that a notebook writes out names something."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from brief.notebooks import ids

KNOWN = {"us-overdose-deaths-all-drugs", "us-overdose-deaths-cocaine", "state-plan", "cbp-land-fentanyl-fiscal-year"}


def problems(source):
    return [str(problem) for problem in ids.check(new_notebook(cells=[new_code_cell(source)]), "x.ipynb", KNOWN)]


@pytest.mark.parametrize(
    ("source", "line", "name", "near"),
    [
        ('ALL = "us-overdose-deaths-all-drug"', 1, "us-overdose-deaths-all-drug", "us-overdose-deaths-all-drugs"),
        ('# ids\nPLAN, ALL = "state-pln", "state-plan"', 2, "state-pln", "state-plan"),
        ('QUOTED = ["state-plan", "no-such-thing"]', 1, "no-such-thing", ""),
        (
            'x = official.annual("us-overdose-death-cocaine")',
            1,
            "us-overdose-death-cocaine",
            "us-overdose-deaths-cocaine",
        ),
    ],
)
def test_an_id_that_nothing_has_is_found_with_its_line_and_the_nearest(source, line, name, near):
    [problem] = problems(source)
    assert problem.startswith(f"x.ipynb cell 1, line {line}: no claim, series or document has the id {name!r}")
    assert problem.endswith(f"try: {near}" if near else "an id of docs/reference-ids.md")


@pytest.mark.parametrize(
    "source",
    [
        'ALL = "us-overdose-deaths-all-drugs"',
        'FISCAL = "-fentanyl-fiscal-year"\nLAND = "cbp-land" + FISCAL',
        'drugs = {"All drugs": "all-drugs"}',
        'first_month = "2018-10"\nLABEL = "a word"',
        "not python (",
    ],
)
def test_known_ids_parts_of_ids_and_other_words_are_let_through(source):
    assert problems(source) == []
