"""What renderers would take in different ways, or stop at after everything ran, is refused with its line."""

import pytest

from brief.publish.prose import sections, structure
from brief.publish.prose.sections import Known
from brief.quantity.conditions import Facts

KNOWN = Known({}, (), {}, {}, (), (), Facts(), {})


def lines(rule, text):
    return [problem.place.line for problem in rule(sections.parse("section.qmd", f"## A {{#a}}\n\n{text}"), KNOWN)]


@pytest.mark.parametrize(
    "text",
    ["scr<!-- a -->ipt", "a<!-- b --> c", "a <!-- b", "<!--> b -->", "<!---> b -->"] + ["` <!-- ` 640 ` --> `"],
)
def test_a_remark_that_is_open_or_stands_in_a_word_or_in_code_is_refused(text):
    assert lines(structure.remark, text) == [3]


def test_a_remark_between_words_and_on_lines_of_its_own_is_none_to_refuse():
    assert lines(structure.remark, "a <!-- b --> c\n\n<!-- a\n\n-- b -->\n") == []
    assert lines(structure.remark, "<!-- `a` it`s\n\n```\n-->\n\n`b` <!-- c --> `d`") == []
    assert lines(structure.remark, "```\n\n<!--\n```\n\n640\n\n```\n-->\n```") == [5]


@pytest.mark.parametrize(
    "text", ["# B", "###", "### {#b}", "#### B", "> #### B", "- #### B", "####### B", "a\n\n### ##"]
)
def test_a_heading_without_words_or_of_another_level_is_refused(text):
    assert lines(structure.heading, text)


def test_a_line_below_makes_no_title():
    assert lines(structure.heading, "B\n===") == [4]


def test_headings_one_below_the_other_are_right():
    assert lines(structure.heading, "### B {#b}\n\n#### *C* ##\n\n## D {#d}\n\n#hashtag\n\n```\n# a remark\n```") == []


@pytest.mark.parametrize(
    "text",
    [
        "### B {#1b}",
        "### B {#é}",
        "[b]{#b.c}",
        '[b]{#b"c}',
        "### B {#content}",
        "::: {#fig-b}\n:::",
        "### B {#claim-b}",
    ],
)
def test_an_id_that_is_no_name_or_one_of_the_page_is_refused(text):
    assert lines(structure.identifier, text) == [3]


def test_an_id_of_a_heading_a_block_and_a_table_is_right():
    table = "| A |\n|---|\n| e |\n\n: Caption {#tbl-d}"
    text = f"### B {{#b}}\n\n::: {{.two-column #c}}\n:::\n\n{table}\n\n{{{{< embed notebooks/01-a.ipynb#fig-a >}}}}"
    assert lines(structure.identifier, text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [("a[^b]", 3), ("[^b]: c", 3), ("a[^b]\n\n[^b]: c\n[^b]: d", 5), ("a[^b]\n\n[^b]: c[^b]", 5)],
)
def test_a_note_that_is_missing_unnamed_doubled_or_in_itself_is_refused(text, line):
    assert lines(structure.note, text)[0] == line


def test_a_note_that_is_named_and_stands_there_is_right():
    assert lines(structure.note, "a[^b], c^[d], \\[^e] and `[^f]`\n\n[^b]: g") == []


@pytest.mark.parametrize(
    "text", [">" * 300 + "a", "[" * 3000 + "a", "\n".join("  " * level + "- a" for level in range(60))]
)
def test_what_stands_too_deep_in_each_other_is_refused_once(text):
    assert len(lines(structure.deep, text)) == 1


def test_what_stands_in_each_other_as_people_write_is_right():
    assert lines(structure.deep, "> > a [b [c]{.d}](#e)\n\n- a\n  - b\n    - c [^d]\n") == []
