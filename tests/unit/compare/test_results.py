"""What differs in the values, charts and tables of two builds."""

import pytest

from brief.compare.words import as_text

NOTEBOOK = "03-growth"


def test_a_number_behind_the_same_text_is_a_difference_and_a_last_digit_is_not(small, before):
    small.values["counted"]["value"] = 638.71
    small.values["assumed"]["value"] = 2.0000000000000004
    small.values["claimed"]["upper"] = 7.45
    small.values["claims"]["derived_from"] = ["data/ledger", "plan"]
    assert small.changes(before).plain("values") == [
        ("claimed", "bounds", "… to 7.4", "… to 7.45"),
        ("counted", "value", "638.7", "638.71"),
        ("claims", "derived from", "data/ledger", "data/ledger, plan"),
    ]


def test_a_value_that_is_new_or_gone(small, before):
    small.values["fresh"] = small.values.pop("assumed") | {"text": "fresh"}
    small.change("notebook")
    changes = small.changes(before)
    assert changes.plain("values") == [("assumed", "", "2 mg", None), ("fresh", "", None, "fresh")]
    assert changes.reasons("values", "fresh") == (f"the code of notebook {NOTEBOOK}",)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"chart": {"title": {"text": "Deaths fell"}}}, ("headline", "Deaths rose 638%", "Deaths fell")),
        ({"chart": {"title": {"text": ["Deaths rose", "638%"]}, "mark": "bar"}}, ("drawing", "", "")),
        (
            {"rows": [{"Year": "2016", "Deaths": "1"}], "chart": {"title": {"text": "None"}}},
            ("headline and data", "Deaths rose 638%", "None"),
        ),
    ],
)
def test_a_chart_says_what_of_it_changed(small, before, part, expected):
    for name, content in part.items():
        setattr(small, name, content)
    small.change("parameter")
    changes = small.changes(before)
    assert changes.plain("charts") == [("fig-growth", *expected)]
    assert changes.reasons("charts", "fig-growth") == ("parameter end_year: 2016 → 2015",)


def test_a_chart_and_a_table_draw_on_what_their_notebook_names(small, before):
    small.change("series")
    small.rows = [{"Year": "2016", "Deaths": "19,500"}]
    small.table += "\n| 2017 |"
    changes = small.changes(before)
    assert changes.plain("charts") == [("fig-growth", "data", "", "")]
    assert changes.plain("tables") == [("tbl-growth", "rows", "", "")]
    for kind, name in (("charts", "fig-growth"), ("tables", "tbl-growth")):
        assert changes.reasons(kind, name) == ("series deaths (2016, release 2021)",)
    assert "fig-growth, data changed" in as_text(changes, "a", "b")


def test_a_judgement_that_comes_out_otherwise_says_what_was_found_before_and_after(small, before):
    small.change("verdict")
    changes = small.changes(before)
    name = "growth: Most of it holds"
    assert changes.plain("judgements") == [(name, "", "Most of it holds", "Little of it holds")]
    assert changes.reasons("judgements", name) == ("count(holds) = 0 (before: count(holds) = 1)",)


def test_a_judgement_that_was_edited_names_its_section(small, before):
    small.judge("Most of it holds", "count(holds) > 1 claims", "count(holds) = 1")
    changes = small.changes(before, "condition")
    assert changes.plain("judgements") == [
        ("growth: Most of it holds", "when", "count(holds) > 0 claims", "count(holds) > 1 claims")
    ]
    small.judged = []
    changes = small.changes(before, "without")
    assert changes.plain("judgements") == [("growth: Most of it holds", "", "count(holds) > 0 claims", None)]
    assert changes.reasons("judgements", "growth: Most of it holds") == ("the prose of section growth",)
