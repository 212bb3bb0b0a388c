"""The name of a new notebook: what is refused, and the way out."""

import pytest

from brief.base.problems import Problems
from brief.upkeep import new_notebook


@pytest.mark.parametrize(
    ("name", "message", "suggestion"),
    [
        ("Market_Prices", "not a name for a notebook", "market-prices"),
        ("../market", "not a name for a notebook", "market"),
        ("7-market", "not a name for a notebook", "port-seizures"),
        ("05-market", "the number 05 is taken: 05-seizures", "brief new notebook market, which takes the next number"),
        ("05-seizures", "there is such a notebook already", "another name, or brief refresh 05"),
        ("overdose", "02-overdose-deaths gives values whose names begin with overdose_", "overdose-2"),
    ],
)
def test_a_name_that_is_bad_or_taken_is_refused_with_a_way_out(copy, name, message, suggestion):
    before = sorted(copy.notebooks.iterdir())
    with pytest.raises(Problems) as caught:
        new_notebook.write(copy, name, title="")
    [problem] = caught.value.problems
    assert (problem.message, problem.suggestion) == (message, suggestion)
    assert sorted(copy.notebooks.iterdir()) == before
