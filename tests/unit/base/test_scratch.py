"""The temporary folder of a command, and what a killed one leaves."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from brief.base import scratch

HOLD = """
import sys, time
from brief.base import scratch
with scratch.session():
    print(__import__("os").environ["TMPDIR"], flush=True)
    time.sleep(60)
"""


@pytest.fixture
def place(tmp_path_factory, monkeypatch):
    folder = Path(tempfile.mkdtemp(prefix="t-", dir="/tmp"))  # short enough for sockets
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    subprocess.run(["rm", "-rf", folder], check=True)


def held(place):
    process = subprocess.Popen([sys.executable, "-c", HOLD], stdout=subprocess.PIPE, text=True)
    return process, Path(process.stdout.readline().strip())


def test_everything_temporary_is_in_one_private_folder_that_sockets_fit_in(place):
    before = dict(os.environ)
    with scratch.session():
        folder = Path(os.environ["TMPDIR"])
        assert tempfile.gettempdir() == str(folder) and folder.is_relative_to(place)
        assert folder.parent.stat().st_mode & 0o077 == 0 and len(str(folder)) < 80
        assert Path(os.environ["IPYTHONDIR"]).is_relative_to(folder)
    assert dict(os.environ) == before


def test_a_long_temporary_folder_is_not_used_for_sockets(place, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(place / ("x" * 60)))
    (place / ("x" * 60)).mkdir()
    with scratch.session():
        assert len(os.environ["TMPDIR"]) < 80


def test_what_would_change_a_result_is_left_out(place, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "rubbish")
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    with scratch.session():
        assert "SOURCE_DATE_EPOCH" not in os.environ and "PYTHONSTARTUP" not in os.environ


def test_the_folder_of_a_killed_command_and_what_it_left_running_is_gone_with_the_next(place):
    process, folder = held(place)
    left = subprocess.Popen(["sleep", "60"], env={**os.environ, scratch.MARK: str(folder)}, start_new_session=True)
    other, alive = held(place)
    process.kill()
    process.wait()
    with scratch.session():
        assert not folder.exists() and alive.exists()
        assert left.wait(10) < 0
    other.kill()
    other.wait()
    process.stdout.close()
    other.stdout.close()


def test_a_folder_that_others_may_write_is_not_used(place):
    open_ = place / f"brief-{os.getuid()}"
    open_.mkdir()
    open_.chmod(0o777)
    with scratch.session():
        assert not Path(os.environ.get(scratch.MARK, "/")).is_relative_to(open_)
