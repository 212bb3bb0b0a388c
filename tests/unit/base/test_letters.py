"""Letters that hide are found, shown by their codes, and kept from terminals and spreadsheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.base import letters


def test_a_hidden_letter_is_found_with_its_place_and_code():
    assert list(letters.hidden("a\u202eb\x00")) == [(1, "U+202E"), (3, "U+0000")]
    assert [code for _, code in letters.hidden("\uffff\ufdd0\U0010fffe")] == ["U+FFFF", "U+FDD0", "U+10FFFE"]
    assert list(letters.hidden("a\tb\n – “é” \u00a0")) == []


def test_a_text_of_others_is_shown_with_codes_and_without_what_is_silent():
    assert letters.visible("a\u202eb") == "a[U+202E]b"
    assert letters.visible("counter\u00adfeit\ufeff\u200b") == "counterfeit"
    assert letters.visible("\uf0b7 point") == "• point"


@given(st.text())
def test_nothing_that_is_shown_hides(text):
    assert list(letters.hidden(letters.visible(text))) == []


@given(st.text())
def test_no_control_reaches_a_terminal(text):
    assert all(
        letter.isprintable() or letter in "\n\t" or not letters._hides(letter) for letter in letters.printable(text)
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠SUM"]
)
def test_a_formula_becomes_a_text(text):
    assert letters.cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+638.7%", "-1,000", "1e-5", "a = b", "", "−5 percent"])
def test_a_number_and_a_text_stay(text):
    assert letters.cell(text) == text


@pytest.mark.parametrize("letter", "\u115f\u1160\u3164\uffa0\u2800\U000e0041")
def test_a_letter_that_is_drawn_as_nothing_hides(letter):
    assert [place for place, _ in letters.hidden(f"a{letter}b")] == [1]
    assert letters.visible(f"a{letter}b") == f"a[{letters.code(letter)}]b"
