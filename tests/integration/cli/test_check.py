"""`brief check` writes problems for programs."""

import pytest
from click.testing import CliRunner

from brief.cli.main import command


@pytest.mark.parametrize("form", ["json", "github"])
def test_check_writes_problems_for_programs_and_ends_with_1(copy, monkeypatch, form):
    monkeypatch.chdir(copy.root)
    nothing = CliRunner().invoke(command, ["check", "--format", form])
    assert (nothing.exit_code, nothing.output.strip()) == (0, {"json": "[]", "github": ""}[form])
    path = copy.ledger / "hsi-strategy.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines, start=1) if line.strip().startswith("topic:"))
    lines[place - 1] = lines[place - 1].replace("topic:", "topics:")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = CliRunner().invoke(command, ["check", "--format", form])
    assert told.exit_code == 1
    assert {"json": f'"line": {place},', "github": f"file=data/ledger/hsi-strategy.yml,line={place},"}[
        form
    ] in told.output
