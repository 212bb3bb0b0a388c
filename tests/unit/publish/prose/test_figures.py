"""Captions, ids and sizes of pictures and tables: what Pandoc takes for a caption has an id, however it is written."""

import pytest

from brief.publish.prose import figures, sections, structure
from brief.publish.prose.sections import Known
from brief.quantity.conditions import Facts

KNOWN = Known({}, (), {}, {}, (), (), Facts(), {})
PICTURE = '![A map](map.png){fig-alt="A"}'
NUMBERED = '![A map](map.png){#fig-map fig-alt="A"}'
TABLE = "| A | B |\n|---|---|\n| c | d |\n"


def problems(text):
    section = sections.parse("section.qmd", text)
    rules = (figures.picture, figures.table, figures.size, structure.identifier)
    return [(problem.place.line, problem.message) for rule in rules for problem in rule(section, KNOWN)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{TABLE}: Words\n", 4),
        (f"{TABLE}\nTable: Words\n", 5),
        (f"{TABLE}\n\n\n: Words\n", 7),
        ("+---+\n| A |\n+===+\n| c |\n+---+\n\n: Words\nof lines\n", 7),
        (f"Table: Words\n\n{TABLE}", 1),
        (f"## A {{#a}}\n\n: Words\n\n{TABLE}", 3),
        (f"Words before it.\n\ntable: Words\n\n{TABLE}", 3),
        ("  A    B\n ---  ---\n  1    2\n\n: Words\n", 5),
        (" ---  ---\n  1    2\n ---  ---\n\n: Words\n", 5),
        ("-----\n A B\n-- --\n 1 2\n\n 3 4\n-----\n\n: Words\n", 9),
        ("A | B\n--- | ---\n1 | 2\n: Words\n", 4),
        ("|A|B|\n|-|-|\n|1|2|\n\n: Words\n", 5),
        ("> | A |\n> |---|\n> | c |\n>\n> : Words\n", 5),
    ],
)
def test_a_table_with_a_caption_and_no_id_is_refused_whatever_its_kind(text, line):
    assert problems(text) == [(line, "this table has a caption and no id, so it has no number")]


@pytest.mark.parametrize("before", ["", "Words.\n\n", "## A {#a}\n", "::: {.source}\n", "> ", "- Words\n\n  "])
def test_a_picture_with_a_caption_and_no_id_is_refused_wherever_it_stands(before):
    message = "this picture has a caption and no id, so it has no number"
    assert problems(f"{before}{PICTURE}\n") == [(before.count("\n") + 1, message)]


@pytest.mark.parametrize(
    "text", [f"In {NUMBERED} words", f"Words\n{NUMBERED}\n", f"{NUMBERED}\nWords", f"- {NUMBERED}"]
)
def test_a_picture_with_a_caption_stands_alone_or_its_words_would_vanish(text):
    assert [message for _, message in problems(text)] == ["a picture with a caption stands in a paragraph of its own"]


def test_an_id_without_a_caption_is_refused():
    assert problems('![](map.png){#fig-map fig-alt="A"}') == [(1, "this picture has an id and no caption")]


@pytest.mark.parametrize(
    "text",
    [
        f"{TABLE}\n: A long caption\n  that goes on {{#tbl-own}}\n",
        f"{TABLE}: A long caption\nthat goes on {{#tbl-own}}\n",
        f"Table: A caption {{#tbl-own}}\n\n{TABLE}",
        f"{TABLE}\nTerm\n: Its definition\n",
        f"Term\n: Its definition\n\n{TABLE}",
        "Term\n\n: Its definition\n",
        f"```\n{TABLE}\n: Words\n```\n",
        f"{NUMBERED}\n",
        f"## A {{#a}}\n{NUMBERED}\n\nWords",
        f"::: {{.two-column}}\n{NUMBERED}\n:::\n",
        '![A long\ncaption](map.png){#fig-map fig-alt="A"}\n',
        'In ![](map.png){fig-alt="A"} words',
        *(f'![](map.png){{fig-alt="A" {size}}}' for size in ("width=20", "height='2.5cm'", 'width="50%"', "width=3in")),
    ],
)
def test_what_is_numbered_or_has_no_caption_is_right(text):
    assert problems(text) == []


@pytest.mark.parametrize(
    "text", ["::: {#tbl-a}\n:::", "[x]{#fig-a}", "Words: x {#tbl-own}", "Term\n: Words {#tbl-own}"]
)
def test_an_id_of_a_number_stands_on_nothing_else(text):
    assert "is one that the page gives" in problems(text)[0][1]


@pytest.mark.parametrize("size", ["20rem", "50vw", "2ex", "3pc", "20PX", "auto", "50 %", "-2cm", "", "1e3px"])
def test_a_size_that_paper_or_word_does_not_know_is_refused(size):
    assert problems(f'![](map.png){{fig-alt="A" width="{size}"}}') == [(1, f'width="{size}" is no size of a picture')]
