"""Quarto renders where it works, unless something else is asked for; a quarto that doesn't is passed over, and said."""

import pytest

from brief.base.problems import Problems
from brief.publish.render import quarto, renderers

TOO_OLD = f"echo {'.'.join([quarto.MINIMUM.split('.')[0], str(int(quarto.MINIMUM.split('.')[1]) - 1), '99'])}"
FIT = f"echo {quarto.MINIMUM}.3"
UNFIT = {
    TOO_OLD: f"is version {TOO_OLD.removeprefix('echo ')}, and the PDF needs {quarto.MINIMUM} or newer",
    "echo nothing found": "says no version, but 'nothing found'",
    "echo Segmentation fault >&2; exit 139": "does not run: Segmentation fault",
    "exit 2": "does not run: exit code 2",
    r'printf "\033[31mERROR: no deno\033[39m\nStack trace:\n  at x.js:3" >&2; exit 1': "does not run: ERROR: no deno",
}


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """Puts a command quarto made of lines of shell on the PATH; with None, no command of that name."""
    quarto._examined.cache_clear()
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    def install(lines):
        if lines is not None:
            (tmp_path / "quarto").write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
            (tmp_path / "quarto").chmod(0o755)

    return install


@pytest.mark.parametrize(
    ("name", "lines", "renderer"),
    [
        ("auto", FIT, renderers.QUARTO),
        ("auto", "echo 99.9.9", renderers.QUARTO),
        ("auto", None, renderers.EMBEDDED),
        ("quarto", FIT, renderers.QUARTO),
        ("embedded", FIT, renderers.EMBEDDED),
        *(("auto", lines, renderers.EMBEDDED) for lines in UNFIT),
    ],
)
def test_the_renderer_is_the_one_asked_for_where_it_works(installed, name, lines, renderer):
    installed(lines)
    assert renderers.choose(name) is renderer


def test_a_command_that_is_no_program_is_passed_over(installed, tmp_path):
    (tmp_path / "quarto").write_bytes(b"\x00\x01")
    (tmp_path / "quarto").chmod(0o755)
    assert renderers.choose("auto") is renderers.EMBEDDED
    assert "does not run" in quarto.fault() and quarto.version() == ""


def test_a_command_that_gives_no_answer_is_passed_over(installed, monkeypatch):
    monkeypatch.setattr(quarto, "SECONDS", 0.2)
    installed("exec sleep 5")
    assert quarto.fault().endswith("does not run: it gives no answer")


@pytest.mark.parametrize(("lines", "words"), [*UNFIT.items(), (None, "the command quarto is not on the PATH")])
def test_a_quarto_that_does_not_work_is_refused_and_said(installed, lines, words):
    installed(lines)
    with pytest.raises(Problems) as raised:
        renderers.choose("quarto")
    [problem] = raised.value.problems
    assert problem.message.endswith(words) and f"install Quarto {quarto.MINIMUM} or newer" in problem.suggestion
    assert renderers.chosen("auto").startswith("Pandoc and Typst: ") and renderers.chosen("auto").endswith(words)


def test_what_works_is_named_and_no_reason(installed):
    installed(FIT)
    assert (renderers.chosen("auto"), renderers.chosen("embedded")) == ("Quarto", "Pandoc and Typst")
    assert quarto.version() == f"{quarto.MINIMUM}.3"
