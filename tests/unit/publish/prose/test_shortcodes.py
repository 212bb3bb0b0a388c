"""Shortcodes are found with their place, and expanded."""

import pytest

from brief.publish.prose.shortcodes import ShortcodeError, expand, find


def test_a_shortcode_has_its_name_arguments_options_and_place():
    text = 'first line\n{{< claim some-id "other words" key=value >}}'
    [code] = find(text)
    assert (code.name, code.arguments, code.options, code.line) == (
        "claim",
        ("some-id", "other words"),
        {"key": "value"},
        2,
    )
    assert text[code.start : code.end].startswith("{{<") and code.argument == "some-id" and not code.fault


def test_text_around_shortcodes_stays_as_it_is():
    assert expand("a {{< x 1 >}} b {{<x 2>}} c", {"x": lambda code: code.argument * 2}) == "a 11 b 22 c"


def test_one_that_can_not_be_read_does_not_hide_the_next():
    first, second = find('{{< claim "open >}}\n{{< var a >}}')
    assert "No closing quotation" in first.fault and second.argument == "a"


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("a\n\n{{< pagebreak >}}", "unknown shortcode 'pagebreak'", 3),
        ('{{< claim "open >}}', "No closing quotation", 1),
    ],
)
def test_what_can_not_be_expanded_is_an_error_with_its_line(text, message, line):
    with pytest.raises(ShortcodeError, match=message) as raised:
        expand(text, {"claim": lambda code: ""})
    assert raised.value.line == line
