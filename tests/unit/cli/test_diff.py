"""`brief diff`."""

from click.testing import CliRunner

from brief.base.problems import Problems
from brief.cli.main import command


def test_the_command_says_the_differences_and_exits_with_zero(small, before, monkeypatch):
    small.change("parameter")
    small.build("after")
    monkeypatch.chdir(small.project.root)
    told = CliRunner().invoke(command, ["diff", "before", "after"])
    assert told.exit_code == 0 and told.output.startswith("before → after. Differences: 1 in parameters.")
    table = CliRunner().invoke(command, ["diff", "before", "after", "--markdown"])
    assert table.exit_code == 0 and "| Name | What | Old | New | Because of |" in table.output
    missing = CliRunner().invoke(command, ["diff", "befor", "after"])
    assert isinstance(missing.exception, Problems) and "try: before" in str(missing.exception)
