"""The Quarto renderer with a command of that name that does as it is told."""

import sys
import zipfile

import pytest

from brief.base.problems import Problems
from brief.publish.render import quarto

MAKES = """\
mkdir -p _output/quarto
echo "$4" > _output/quarto/brief.html
echo "$4" > _output/quarto/brief.pdf
"{python}" -m zipfile -c _output/quarto/brief.docx _output/quarto/brief.pdf
echo "$SOURCE_DATE_EPOCH" > made
"""


@pytest.fixture
def render(tmp_path, monkeypatch):
    """Renders with a command made of lines of shell."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    def rendered(lines):
        command = tmp_path / "quarto"
        command.write_text(f"#!/bin/sh\n{MAKES.format(python=sys.executable)}{lines}", encoding="utf-8")
        command.chmod(0o755)
        (tmp_path / "brief.qmd").write_text("---\ndate: 2026-01-02\n---\n\nText\n", encoding="utf-8")
        quarto.render(tmp_path, tmp_path)

    return rendered


def test_all_files_are_taken_from_where_quarto_puts_them(render, tmp_path):
    render("echo all is well >&2")
    assert (tmp_path / "brief.html").read_text(encoding="utf-8") == "html\n"
    assert (tmp_path / "brief.pdf").read_text(encoding="utf-8") == "typst\n"
    assert (tmp_path / "made").read_text(encoding="utf-8") == "1767312000\n"
    with zipfile.ZipFile(tmp_path / "brief.docx") as archive:
        assert archive.read("brief.pdf") == b"docx\n"


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        ("echo working >&2; echo WARN: unresolved @fig-x >&2", ["WARN: unresolved @fig-x"]),
        ("echo one >&2; echo; echo two >&2; exit 1", ["one", "two"]),
        ("exit 3", ["exit code 3"]),
        (r'printf "\033[91mERROR: broken\033[39m\n\nStack trace:\n    at ERROR.js:3" >&2; exit 1', ["ERROR: broken"]),
    ],
)
def test_a_warning_is_a_problem_and_so_is_a_failure(render, tmp_path, lines, messages):
    with pytest.raises(Problems) as raised:
        render(lines)
    assert [problem.message for problem in raised.value.problems] == messages
    assert {str(problem.place) for problem in raised.value.problems} == {"quarto render --to html"}
    assert ("--renderer embedded" in raised.value.problems[-1].suggestion) == ("exit" in lines)
    assert not (tmp_path / "brief.html").exists()


def test_that_nobody_looks_over_typst_is_no_problem(render, tmp_path):
    render("echo WARN: PDF standard validation requested but verapdf is not installed. >&2")
    assert (tmp_path / "brief.pdf").exists()
