"""Markdown that Pandoc reads back as the text that was given."""

import json
import string

import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief.base import markdown
from brief.base.markdown import Markup

# An ampersand may start an entity, which is not escaped yet.
CHARACTERS = [*sorted(set(string.printable) - set("&\x0b\x0c")), *"“”’–—½é"]
TEXTS = st.text(st.sampled_from(CHARACTERS), max_size=12)
LETTERS = st.text(st.sampled_from("ab \\`*_{}<>#|@$^~\"'-.!:;+=%/?,1"), max_size=12)


def inlines(node):
    """The plain text of Pandoc's inline elements; anything but text and white space shows as its name."""
    written = {"Str": lambda part: part["c"], "Space": lambda part: " ", "SoftBreak": lambda part: " "}
    return "".join(written.get(part["t"], lambda part: f"<{part['t']}>")(part) for part in node)


def block(text, kind):
    """What the one block of a Markdown text holds, as Pandoc reads it."""
    [found] = json.loads(pypandoc.convert_text(text, "json", "markdown"))["blocks"]
    assert found["t"] == kind
    return found["c"]


def paragraph(text):
    return block(text, "Para")


def cells(text):
    """The cells of a pipe table, header first."""
    table = block(text, "Table")
    rows = table[3][1] + table[4][0][3]
    return [[inlines(cell[4][0]["c"]) if cell[4] else "" for cell in row[1]] for row in rows]


def one_line(text):
    """White space as one space; Pandoc keeps "Mr. X" together by a space that doesn't break."""
    return " ".join(text.split())


@settings(max_examples=8)
@given(texts=st.lists(TEXTS, min_size=40, max_size=80))
def test_any_text_in_a_cell_reads_back_as_itself(texts):
    rows = [["x", text] for text in texts]
    found = cells(markdown.table(["a", "b"], rows, [False, False]))
    assert [one_line(row[1]) for row in found[1:]] == [one_line(text) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "* star",
        "_a_ and __b__",
        "`code`",
        "[text](url)",
        "![image](x)",
        "<b>",
        "<!-- x -->",
        "a | b",
        "@cite",
        "$5 and $6$",
        "x^2^",
        "H~2~O",
        "{#id .class}",
        "# heading",
        "a -- b --- c",
        "wait...",
        "\"quoted\" and 'single'",
        "\\newline",
        "3-5 Year",
        "U.S. Department",
        "a\nb\t c",
        "1. first",
        "^[note]",
        "[^1]",
        "https://example.org/a_b_c",
    ],
)
def test_marks_of_markdown_are_text_in_a_cell(text):
    assert one_line(cells(markdown.table(["a"], [[text]], [False]))[1][0]) == one_line(text)


def test_a_header_is_text_too():
    assert cells(markdown.table(["a|b", "*c*"], [["1", "2"]], [False, True]))[0] == ["a|b", "*c*"]


def test_numbers_stand_to_the_right():
    assert markdown.table(["a", "b"], [["x", "1"], ["y", "2"]], [False, True]) == (
        "| a | b |\n| :--- | ---: |\n| x | 1 |\n| y | 2 |"
    )


def test_markup_stays_as_it_is_on_one_line():
    table = markdown.table(["a"], [[Markup("[x](#y)\n*z*")]], [False])
    assert table.splitlines()[2:] == ["| [x](#y) *z* |"]


def test_a_link_shows_its_text_and_leads_to_its_target():
    [found] = paragraph(markdown.link("640* [x]", "#claim-a_b"))
    assert (found["t"], inlines(found["c"][1]), found["c"][2][0]) == ("Link", "640* [x]", "#claim-a_b")


@given(LETTERS)
def test_the_text_of_a_link_is_found_again(text):
    assert markdown.unmarked(markdown.link(text, "#claim-x")) == one_line(text)


@pytest.mark.parametrize(
    "text",
    [
        'say "x"',
        "back\\slash",
        "at its end\\",
        "two\nlines",
        "a{b}=c",
        "“x” 'y'",
    ],
)
def test_an_attribute_reads_back_as_its_text(text):
    [span] = paragraph(f'[x]{{alt="{markdown.attribute(text)}"}}')
    assert span["c"][0][2] == [["alt", one_line(text)]]


def test_an_entity_is_text_in_a_cell():
    assert cells(markdown.table(["a"], [["R&D &copy; &lt;"]], [False]))[1] == ["R&D &copy; &lt;"]


def test_the_text_of_a_link_may_hold_brackets():
    assert markdown.unmarked(markdown.link("a](b) c", "#claim-x")) == "a](b) c"
