import pytest

from brief.publish.prose.shortcodes import ShortcodeError, expand, find


def test_a_shortcode_has_its_name_arguments_options_and_line():
    [found] = find('first line\n{{< claim some-id "other words" key=value >}}')
    assert (found.name, found.arguments, found.options, found.line) == (
        "claim",
        ("some-id", "other words"),
        {"key": "value"},
        2,
    )


def test_text_around_shortcodes_stays_as_it_is():
    assert expand("a {{< x 1 >}} b {{<x 2>}} c", {"x": lambda s: s.arguments[0] * 2}) == "a 11 b 22 c"


def test_an_unknown_shortcode_is_an_error_with_its_line():
    with pytest.raises(ShortcodeError, match="line 3: unknown shortcode 'pagebreak'"):
        expand("a\n\n{{< pagebreak >}}", {})


def test_an_open_quotation_mark_is_an_error_with_its_line():
    with pytest.raises(ShortcodeError, match="line 1"):
        list(find('{{< claim "open >}}'))
