"""Templates escape what they are given, and a wrong one is named with its line."""

import pytest
from markupsafe import Markup as Html

from brief.base.markdown import Markup as Markdown
from brief.base.problems import Problems
from brief.publish import templates


@pytest.fixture
def fill(tmp_path):
    """Fills a template of the test's own."""
    (tmp_path / "pages").mkdir()

    def filled(name, text, **values):
        (tmp_path / "pages" / name).write_text(text, encoding="utf-8")
        return templates.fill(tmp_path, name, **values)

    return filled


def test_html_escapes_text_and_leaves_markup(fill):
    assert fill("a.html", "<p>{{ a }}{{ b }}</p>\n", a="<i>", b=Html("<b>")) == "<p>&lt;i&gt;<b></p>\n"


def test_markdown_escapes_text_and_leaves_markup(fill):
    text = "::: {#claim-{{ id }} .evidence}\n{{ a }} {{ b }} <{{ url | as_is }}>\n"
    assert fill("a.md", text, id="x", a="*5*\n$", b=Markdown("*b*"), url="https://a.example/b_c") == (
        "::: {#claim-x .evidence}\n\\*5\\* \\$ *b* <https://a.example/b_c>\n"
    )


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("one\n{{ nothing }}\n", "a.html:2", "'nothing' is undefined"),
        ("one\n\n{% if %}\n", "a.html:3", "Expected an expression"),
        ("{{ 'x' | shout }}\n", "a.html:1", "No filter named 'shout'"),
    ],
)
def test_a_wrong_template_is_named_with_its_line(fill, text, place, message):
    with pytest.raises(Problems) as raised:
        fill("a.html", text)
    assert place in str(raised.value) and message in str(raised.value)
