"""`brief add`."""

from click.testing import CliRunner

from brief.base.problems import Problems
from brief.cli.main import command


def test_it_says_what_was_written_and_what_is_not_known_yet(tiny, tmp_path, monkeypatch):
    monkeypatch.chdir(tiny.root)
    report = tmp_path / "report.md"
    report.write_text("# Port report\n\nOfficers seized more than 1,200 kg in 2023.\n", encoding="utf-8")
    added = CliRunner().invoke(command, ["add", str(report), "--producer", "Port", "--date", "2024"])
    assert added.exit_code == 0, added.output
    assert added.output.splitlines() == [
        "wrote seeds/port-report.txt: 11 words",
        "described port-report in seeds/sources.yml",
        "not known yet, to be filled in there: license, description, reliability",
    ]
    again = CliRunner().invoke(command, ["add", str(report)])
    assert isinstance(again.exception, Problems)
