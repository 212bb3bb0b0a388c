"""The command: its verbs are loaded when they are called, and what goes wrong ends with a message and a code."""

import json
import subprocess
import sys
from importlib.metadata import version

import click
import pytest
from click.testing import CliRunner

from brief.base.problems import Place, Problem, Problems
from brief.cli import main
from brief.cli.main import VERBS, command

HEAVY = {"pandas", "pydantic", "nbformat", "altair", "pytask", "rich", "ruamel.yaml"}


@pytest.fixture
def ends(monkeypatch, capsys):
    """Run the command with a `check` that does as it is told; the exit code and what is on standard error."""

    def run(error):
        def fail():
            raise error

        monkeypatch.setattr(main.Verbs, "get_command", lambda *_: click.Command("check", callback=fail))
        monkeypatch.setattr(sys, "argv", ["brief", "check"])
        with pytest.raises(SystemExit) as exit_:
            main.main()
        return exit_.value.code, capsys.readouterr().err

    return run


def test_the_help_imports_no_verb_and_nothing_heavy():
    code = "import sys, json; from brief.cli.main import command; command(['--help'], standalone_mode=False); "
    code += "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(told.stderr))
    assert loaded.isdisjoint(HEAVY | {f"brief.cli.{name}" for name in VERBS})
    assert all(name in told.stdout for name in VERBS)


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_has_its_own_file_and_the_same_first_sentence_in_both_helps(name):
    verb = command.get_command(click.Context(command), name)
    assert verb.name == name and verb.callback.__module__ == f"brief.cli.{name}"
    assert " ".join(verb.help.split()).startswith(VERBS[name])


def test_the_version_is_that_of_the_package():
    assert CliRunner().invoke(command, ["--version"]).output == f"brief, version {version('brief')}\n"


def test_a_word_that_is_no_verb_is_refused():
    told = CliRunner().invoke(command, ["chekc"])
    assert told.exit_code == 2 and "No such command 'chekc'. Did you mean 'check'?" in told.output


@pytest.mark.parametrize(("verb", "hinted"), [("build", True), ("judgements", True), ("check", False)])
def test_an_edition_without_its_option_is_answered_with_it(monkeypatch, capsys, verb, hinted):
    monkeypatch.setattr(sys, "argv", ["brief", verb, "executive"])
    with pytest.raises(SystemExit) as exit_:
        main.main()
    told = capsys.readouterr().err
    assert exit_.value.code == 2 and "Got unexpected extra argument (executive)" in told
    assert ("An edition is named with --edition ID." in told) == hinted


def test_problems_are_printed_one_after_another_and_counted(ends):
    code, told = ends(
        Problems([Problem(Place("a.yml", 1), "wrong", "right", "write"), Problem(Place("b.yml"), "[bold] wrong too")])
    )
    assert code == 1
    assert told == "✗ a.yml:1: wrong\n    expected: right\n    try: write\n✗ b.yml: [bold] wrong too\n2 problems.\n"


def test_ctrl_c_is_heard_where_python_wraps_it(ends):
    error = RuntimeError("Error calling __set_name__")
    error.__cause__ = KeyboardInterrupt()
    assert ends(error) == (130, "stopped\n")
    with pytest.raises(RuntimeError):
        ends(RuntimeError("of another kind"))


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (FileNotFoundError("no seeds/sources.yml in /x or above"), 1, "✗ brief: no seeds/sources.yml in /x or above\n"),
        (KeyboardInterrupt(), 130, "stopped\n"),
        (click.UsageError("no such option"), 2, "Error: no such option\n"),
        (click.exceptions.Exit(3), 3, ""),
    ],
)
def test_whatever_a_person_did_ends_without_a_traceback(ends, error, code, message):
    status, told = ends(error)
    assert status == code and told.endswith(message) and "Traceback" not in told
