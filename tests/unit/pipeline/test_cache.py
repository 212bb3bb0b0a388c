"""What a build keeps for the next one: one build at a time, and thrown away when it is damaged."""

import json
import subprocess
import sys
import time

import pytest

from brief.base.project import Project
from brief.pipeline import cache


@pytest.fixture
def project(tmp_path):
    project = Project(tmp_path)
    (project.work / "runs").mkdir(parents=True)
    (project.work / "editions").mkdir()
    (project.work / "runs/01-a.json").write_text(json.dumps({"claim a": "1"}), encoding="utf-8")
    (project.work / "runs/01-a.ipynb").write_text("{}", encoding="utf-8")
    (project.work / "pytask.lock").write_text('lock-version = "1"\n', encoding="utf-8")
    return project


def kept(project):
    return sorted(path.name for path in project.work.rglob("*") if path.is_file() and path.name != cache.HELD)


def test_what_is_sound_is_kept(project, caplog):
    with cache.alone(project):
        assert kept(project) == ["01-a.ipynb", "01-a.json", "pytask.lock"]
    assert caplog.text == ""


@pytest.mark.parametrize("name", ["runs/01-a.json", "pytask.lock"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff", b'{"a": ', b"[1]", b"{}" * 5000])
def test_a_damaged_file_is_thrown_away_with_all_the_rest_and_said_in_one_line(project, caplog, name, content):
    (project.work / name).write_bytes(content)
    with cache.alone(project):
        pass
    assert kept(project) == [] and len(caplog.records) == 1
    assert f".work/{name}" in caplog.records[0].getMessage()


@pytest.mark.parametrize("name", ["runs/01-a.json", "runs/01-a.ipynb", "pytask.lock", "held", "runs"])
def test_a_folder_for_a_file_or_a_file_for_a_folder_is_damage(project, caplog, name):
    path = project.work / name
    if path.is_dir():
        for file in path.iterdir():
            file.unlink()
        path.rmdir()
        path.touch()
    else:
        path.unlink(missing_ok=True)
        path.mkdir()
    with cache.alone(project):
        pass
    assert kept(project) == [] and len(caplog.records) == 1


SECOND = """
import sys, time
from pathlib import Path
from brief.base.project import Project
from brief.pipeline import cache
with cache.alone(Project(Path(sys.argv[1]))):
    print(time.monotonic())
"""


def test_a_second_build_waits_and_says_so(project):
    with cache.alone(project):
        command = [sys.executable, "-c", SECOND, str(project.root)]
        second = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert "another build of this project is at work" in second.stderr.readline()
        freed = time.monotonic()
    told, _ = second.communicate(timeout=60)
    assert float(told) >= freed
