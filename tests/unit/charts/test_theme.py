"""A chart brings its look with it."""

import textwrap

import altair as alt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.charts import theme


def test_a_titled_chart_has_the_look_and_altairs_own_theme_stays_on():
    drawing = alt.Chart(alt.Data(values=[])).mark_point()
    spec = theme.titled(drawing, "The message", "The measure").to_dict()
    assert spec["config"] == theme.CONFIG
    assert spec["title"] == {"text": ["The message"], "subtitle": ["The measure"]}
    assert alt.theme.active == "default"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one line", ["one line"]),
        (
            "Deaths rose to the peak in the year to January 2026",
            ["Deaths rose to the peak in", "the year to January 2026"],
        ),
        (
            "It was sold for, say, $10 million or even more now",
            ["It was sold for, say,", "$10 million or even more now"],
        ),
        (
            "Deaths rose, asquotedinaverylongwordthatfitsnowhere",
            ["Deaths rose,", "asquotedinaverylongwordthatfitsnowhere"],
        ),
    ],
)
def test_the_last_line_of_a_title_is_no_single_word_and_numbers_keep_their_unit(text, lines):
    assert theme.balanced(text, 48) == lines


@given(st.lists(st.text("ab", min_size=1, max_size=12), min_size=1, max_size=20).map(" ".join), st.integers(5, 60))
def test_balancing_keeps_the_words_and_the_number_of_lines(text, letters):
    lines = theme.balanced(text, letters)
    assert " ".join(lines) == text and len(lines) == len(textwrap.wrap(text, letters, break_long_words=False))
