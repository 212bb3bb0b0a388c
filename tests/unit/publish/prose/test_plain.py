"""Prose is text: what would run, hide, lead elsewhere or stay open is refused with its line."""

from dataclasses import replace

import pytest

from brief.publish.prose import plain, sections
from brief.publish.prose.sections import Known
from brief.quantity.conditions import Facts

KNOWN = Known({}, (), {}, {}, (), (), Facts(), {}, pictures={"sections/map.png"})


def lines(rule, text):
    return [problem.place.line for problem in rule(sections.parse("section.qmd", text), KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n<script>alert(1)</script>",
        "a\n\n<img src=x onerror=alert(1)>",
        "a\n\n<IMG\nSRC=x>",
        "a\n\n<svg/onload=alert(1)>",
        "a\n\n</div>",
        "a\n\n<!DOCTYPE html>",
        "a\n\n<?php ?>",
        "a\n\n`<b>`{=html}",
        "a\n\n```{=html}\n<b>\n```",
    ],
)
def test_html_is_refused(text):
    assert lines(plain.html, text)[0] == 3


@pytest.mark.parametrize(
    "text",
    ["a < b and c > d", "<https://www.example.org/a>", "`<b>`", "```\n<b>\n```", "{{< var x >}}", "<!-- a\nremark -->"],
)
def test_signs_addresses_code_shortcodes_and_remarks_are_no_html(text):
    assert lines(plain.html, text) == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&#58;alert(1)",
        "java&#9;script:alert(1)",
        "javascript\\:alert(1)",
        "data:text/html,<b>",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused(address):
    assert lines(plain.address, f"a\n\n[b]({address})") == [3]
    assert lines(plain.address, f"a\n\n[b]\n\n[b]: {address}") == [5]


@pytest.mark.parametrize(
    "text",
    [
        "> [b]: javascript:x",
        "- [b]: javascript:x",
        "[b](java\tscript:x)",
        "[b](../../etc/passwd)",
        "[b](/etc/passwd)",
        "[b](//www.example.org/x)",
        "[b](javascript%3Ax)",
        "[b]()",
        "\\`[b](javascript:x)\\`",
        "> [b]: //www.example.org/x",
        "[a](java<!-- -->script:x)",
    ],
)
def test_an_address_that_leads_out_of_the_brief_is_refused_however_it_is_written(text):
    assert 3 in lines(plain.address, f"a\n\n{text}")


def test_an_address_of_the_web_of_mail_and_within_the_brief_is_none_to_refuse():
    text = "[a](https://www.example.org) [b](mailto:a@example.org) [c](#growth) <https://www.example.org> [d](x.html)"
    assert lines(plain.address, text) == []
    assert lines(plain.address, "<javascript:alert(1)>") == [1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("::: new-page\na", 1),
        ("a\n:::", 2),
        ("::: a\n::: b\n:::\n", 1),
        ("a\n\n```\nb", 3),
        ("a\n\n{{< var x >", 3),
    ],
)
def test_what_is_not_closed_or_closes_nothing_is_refused(text, line):
    assert lines(plain.closed, text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "a\n~~~\n[a](javascript:x)\n~~~",
        "a\n```\ncode\n\n```\n[a](javascript:x)\n\n```",
        "```\na\n```~\n[x]\n```\n[a](javascript:x)\n```",
        "`a\nb` [a](javascript:x) `c`",
        "- ```\n  a\n  ```",
        "> ```\n> a\n> ```",
        "``` a b\n\n[x](javascript:alert)\n\n```",
        "``` {.r .s\n\n[x](javascript:alert)\n\n```",
        "``` {.r 640}\n\n[x](javascript:alert)\n\n```",
        "```\ncode\n ```\n\n[x](javascript:alert)\n\n```",
        "<https://a`b> 640 <https://c`d>",
        "[x](a`b) 640 [y](c`d)",
        '[x](a "`") 640 [y](b "`")',
        '[x]{lang="`"} 640 [y]{lang="`"}',
        "{{< var x ` >}} 640 {{< var y ` >}}",
    ],
)
def test_what_one_reader_takes_for_code_and_another_for_prose_is_refused(text):
    assert lines(plain.closed, text)


def test_code_in_code_is_code():
    assert lines(plain.closed, "`` a ` b `` and \\` and `c`\n\n~~~~ {.text}\n```\n~~~\n~~~~\n") == []
    assert lines(plain.closed, "```c++\na `b\n```\n\n~~~ r\n~~~\n\n[`a`](b) [it's](c) {it's `a`} `{x}` `a\\`") == []
    assert lines(plain.address, "`` `[a](javascript:x) ` ``") == []


@pytest.mark.parametrize("text", ["\\input{/etc/passwd}", "a \\begin{verbatim}"])
def test_tex_is_refused_and_a_sign_of_its_own_is_not(text):
    assert lines(plain.html, f"a\n\n{text}") == [3]
    assert lines(plain.html, "\\* \\_ \\\\a `\\input{a}`") == []


def test_blocks_in_blocks_and_in_code_are_closed():
    assert lines(plain.closed, "::: a\n:::: b\n::::\n:::\n\n```\n::: c\n```\n\n{{< var x >}}") == []


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\u202e", "\u200b", "\ufeff", "\u00ad", "\u2028", "\ue000"])
def test_a_letter_that_nobody_sees_is_refused_with_its_code(letter):
    [problem] = plain.seen(sections.parse("section.qmd", f"a\nb{letter}c"), KNOWN)
    assert problem.place.line == 2 and f"U+{ord(letter):04X}" in problem.message


def test_letters_of_any_language_are_seen():
    assert lines(plain.seen, "Précis – “naïve” 芬太尼 اردو हिन्दी क्‍ष 👩‍🔬 a\u00a0b\tc") == []


@pytest.mark.parametrize("path", ["/etc/passwd.png", "../../a.png", "https://example.org/a.png", "sections/other.png"])
def test_a_picture_that_is_no_file_of_the_prose_is_refused(path):
    assert lines(plain.picture, f"a\n\n![b]({path})") == [3]
    assert lines(plain.picture, '![b](sections/map.png){fig-alt="c"}') == []


def test_a_picture_that_word_does_not_show_is_refused_with_one_that_it_shows():
    section = sections.parse("section.qmd", "a\n\n![b](sections/map.svg)")
    known = replace(KNOWN, pictures={"sections/map.svg"})
    (problem,) = plain.picture(section, known)
    assert (problem.place.line, problem.suggestion) == (3, "sections/map.png")


@pytest.mark.parametrize(
    "text",
    [
        "![a][b]\n\n[b]: /etc/passwd",
        "![a]\n\n[a]: /etc/passwd",
        "![a [b] c](/etc/passwd)",
        "![a][]\n\n[a]: /etc/passwd",
    ],
)
def test_a_picture_that_names_its_file_elsewhere_is_refused(text):
    assert lines(plain.picture, f"a\n\n{text}")[0] == 3


@pytest.mark.parametrize(
    "text",
    [
        "```{python}\nopen('/etc/passwd')\n```",
        "``` {r}\nx\n```",
        "~~~{{ojs}}\nx\n~~~",
        "`{python} open('/etc/passwd')`",
        "`r system('id')`",
        "---\nfilters: [a.lua]\n---",
        "---\ninclude-in-header: /etc/passwd\n...",
    ],
)
def test_code_that_a_renderer_would_run_is_refused(text):
    assert lines(plain.executed, f"a\n\n{text}")[0] == 3


@pytest.mark.parametrize(
    "text",
    [
        '## A {#a onclick="b()"}',
        "[a]{ONMOUSEOVER=b}",
        '::: {.note style="position:fixed"}\na\n:::',
        "![a](sections/map.png){srcset=x}",
        "[a]{xlink:href=x}",
        '[a]{title="}" onclick=x}',
        "[a]{because='}' onclick=x}",
        "``` {.python onclick=x}\na\n```",
        "```{.python style=x}\na\n```",
        '[]{.shortcode name="claim" arg1="x"}',
        "[a](https://www.example.org){ping=x}",
    ],
)
def test_an_attribute_that_runs_loads_or_lays_over_is_refused(text):
    assert lines(plain.attribute, f"a\n\n{text}")[0] == 3


@pytest.mark.parametrize(
    "text", ['[a]{.judged when="x is holds"}', "## A {#a}", "`code`", "```\na\n```", "a {b} c", "a\n\n---\n\nb"]
)
def test_what_prose_has_is_neither_code_nor_attribute(text):
    assert lines(plain.executed, text) == lines(plain.attribute, text) == []
