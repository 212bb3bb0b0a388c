from types import SimpleNamespace

import pandas as pd
import pytest

from brief.analysis import positions

PLAN = SimpleNamespace(
    text="These criminals often operate\nindependently.",
    source=SimpleNamespace(id="plan", attribution_short="Plan", date_published="2018-07"),
)


def test_a_document_is_quoted_with_its_date_whatever_the_line_ends():
    rows = positions.stated([("Who", "plan", "often operate independently")], {"plan": PLAN})
    assert rows.iloc[0].to_list() == ["Who", "Plan", "Jul 2018", "often operate independently"]


def test_words_that_it_does_not_have_are_refused():
    with pytest.raises(ValueError, match="plan does not say 'ruthless cartels'"):
        positions.stated([("Who", "plan", "ruthless cartels")], {"plan": PLAN})


def test_actions_with_a_code_are_counted_by_document():
    items = pd.DataFrame({"document": ["Plan", "Plan", "Sheet"], "actor": ["industry", "own_agencies", "industry"]})
    counts = positions.by_document(items, "actor", "industry")
    assert counts.to_dict("list") == {"document": ["Plan", "Sheet"], "actions": [2, 1], "counted": [1, 1]}
