"""What make says before it makes anything, and what its environment is made for."""

import shutil
import subprocess

import pytest

MAKE = shutil.which("make")
pytestmark = pytest.mark.skipif(MAKE is None, reason="no make on the PATH")


@pytest.fixture
def make(project, tmp_path):
    shutil.copy(project.root / "Makefile", tmp_path)
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")

    def run(*words):
        return subprocess.run([MAKE, *words], cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


def test_help_lists_every_target_that_is_for_people(make, project):
    said = make("help").stdout
    targets = {
        line.split(":")[0] for line in (project.root / "Makefile").read_text("utf-8").splitlines() if ":" in line
    }
    for target in ("brief", "test", "quick", "lint", "preview", "lab", "check", "bench", "clean", "help"):
        assert target in targets and f"make {target} " in said
    assert "PYTHON ?=" not in said


def test_an_unfit_python_is_said_before_anything_is_made(make, tmp_path):
    old = tmp_path / "old"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    for python, said in ((str(old), "Python 3.9.2"), ("no-such-python", "not there")):
        refused = make(f"PYTHON={python}", "check")
        assert refused.returncode and "needs Python 3.11 or newer" in refused.stderr and said in refused.stderr
        assert not (tmp_path / ".venv").exists()


def test_an_environment_that_was_moved_is_made_anew(make, tmp_path):
    (tmp_path / ".venv").mkdir()
    stamp = tmp_path / ".venv" / "ready"
    stamp.write_text("/elsewhere 3.11\n", encoding="utf-8")
    assert "-m venv" in make("--dry-run", ".venv/ready").stdout and not stamp.exists()
