"""Other programs that a rendering runs."""

import sys
from datetime import UTC, datetime

import pytest

from brief.base.problems import Problems
from brief.publish.render import process


def test_a_program_that_takes_too_long_is_ended_and_named(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "SECONDS", 0.2)
    with pytest.raises(Problems, match="took more than 0.2 seconds") as caught:
        process.run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, datetime(2026, 1, 2, tzinfo=UTC))
    [problem] = caught.value.problems
    assert problem.expected and "reports/sections" in problem.suggestion
