"""Texts that name values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.notebooks import templates

NAMES = st.from_regex(r"[a-z0-9_]{1,12}", fullmatch=True)


def test_a_text_says_which_values_it_names_each_once():
    assert templates.names("{deaths} in {2017_year}, {deaths} again") == ["deaths", "2017_year"]


def test_a_text_without_values_stays_as_it_is():
    assert templates.fill("no value, 5% of it", {}.__getitem__) == "no value, 5% of it"


def test_a_brace_itself_is_written_twice():
    assert templates.fill("{{a}} {a}", {"a": "1"}.__getitem__) == "{a} 1"


def test_a_value_at_the_start_of_a_title_gets_a_capital_letter():
    words = {"quoted": "more than 5"}.__getitem__
    assert templates.headed("{quoted} deaths", words) == "More than 5 deaths"
    assert templates.headed("deaths: {quoted}", words) == "deaths: more than 5"


@pytest.mark.parametrize("template", ["{}", "{a:.1f}", "{a!r}", "{a.b}", "{a[0]}", "{a b}", "{a", "a}", "{a + 1}"])
def test_braces_hold_the_name_of_a_value_and_nothing_else(template):
    with pytest.raises(templates.TemplateError, match="a value|written twice"):
        templates.names(template)


@given(st.lists(st.tuples(st.text(), NAMES), max_size=5))
def test_every_name_is_found_and_all_else_stays(parts):
    template = "".join(f"{text.replace('{', '{{').replace('}', '}}')}{{{name}}}" for text, name in parts)
    assert templates.names(template) == list(dict.fromkeys(name for _, name in parts))
    assert templates.fill(template, str.upper) == "".join(text + name.upper() for text, name in parts)
