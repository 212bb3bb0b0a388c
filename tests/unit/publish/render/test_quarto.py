"""The Quarto renderer with a command of that name that does as it is told."""

import pytest

from brief.base.problems import Problems
from brief.publish.render import quarto

MAKES = """\
[ "$1" = --version ] && { echo 1.8.27; exit; }
mkdir -p _output/quarto
echo "$4" > _output/quarto/brief.html
echo "$4" > _output/quarto/brief.pdf
"""


@pytest.fixture
def render(tmp_path, monkeypatch):
    """Renders with a command made of lines of shell."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    def rendered(lines):
        command = tmp_path / "quarto"
        command.write_text(f"#!/bin/sh\n{MAKES}{lines}", encoding="utf-8")
        command.chmod(0o755)
        quarto.render(tmp_path, tmp_path / "brief.html", tmp_path / "brief.pdf")

    return rendered


def test_both_files_are_taken_from_where_quarto_puts_them(render, tmp_path):
    render("echo all is well >&2")
    assert (tmp_path / "brief.html").read_text(encoding="utf-8") == "html\n"
    assert (tmp_path / "brief.pdf").read_text(encoding="utf-8") == "typst\n"
    assert quarto.version() == "1.8.27"


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        ("echo working >&2; echo WARN: unresolved @fig-x >&2", ["WARN: unresolved @fig-x"]),
        ("echo one >&2; echo; echo two >&2; exit 1", ["one", "two"]),
        ("exit 3", ["exit code 3"]),
    ],
)
def test_a_warning_is_a_problem_and_so_is_a_failure(render, tmp_path, lines, messages):
    with pytest.raises(Problems) as raised:
        render(lines)
    assert [problem.message for problem in raised.value.problems] == messages
    assert {str(problem.place) for problem in raised.value.problems} == {"quarto render --to html"}
    assert not (tmp_path / "brief.html").exists()
