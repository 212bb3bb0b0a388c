"""The hint by which a build of what nobody touched has nothing to do: any touch at all, and it says nothing."""

import json
import os
import subprocess
import sys
import time

import pytest

from brief.base.project import Project
from brief.pipeline import seen

ASKED = "the full edition"


@pytest.fixture
def built(tmp_path):
    """A project in which an edition was just built, as far as its files go."""
    project = Project(tmp_path)
    for folder in (project.seeds, project.data, project.notebooks, project.theme, project.output / "full"):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text("text", encoding="utf-8")
    (project.work / "runs").mkdir(parents=True)
    (project.work / "runs" / "a.json").write_text(json.dumps({"file data/a.txt": "1"}), encoding="utf-8")
    time.sleep(2 * seen.TICK / 1e9)
    remember(project)
    return project


def remember(project):
    seen.remember(project, ASKED, seen.inputs(project), seen.Done(["full"], "Pandoc"))


def test_what_nobody_touched_needs_no_look(built):
    assert seen.untouched(built, ASKED) == seen.Done(["full"], "Pandoc")
    assert seen.untouched(built, "another edition") is None


def _rewrite(path):
    """Another text of the same length, with the time of the last one put back."""
    before = path.stat()
    path.write_text("tact", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "touch",
    [
        lambda project: (project.data / "a.txt").write_text("other text", encoding="utf-8"),
        lambda project: _rewrite(project.seeds / "a.txt"),
        lambda project: (project.notebooks / "new.ipynb").touch(),
        lambda project: (project.theme / "a.txt").unlink(),
        lambda project: _rewrite(project.output / "full" / "a.txt"),
        lambda project: (project.output / "full" / "a.txt").unlink(),
        lambda project: (project.work / "runs" / "a.json").unlink(),
        lambda project: (project.work / seen.INDEX).write_text("[1", encoding="utf-8"),
        lambda project: (project.work / seen.INDEX).write_text('{"the full edition": 3}', encoding="utf-8"),
    ],
)
def test_whatever_is_touched_content_decides(built, touch):
    touch(built)
    assert seen.untouched(built, ASKED) is None


def test_what_is_touched_while_a_build_runs_is_seen_by_the_next(built):
    before = seen.inputs(built)
    (built.data / "a.txt").write_text("saved in between", encoding="utf-8")
    seen.remember(built, ASKED, before, seen.Done(["full"], "Pandoc"))
    assert seen.untouched(built, ASKED) is None


def test_what_was_saved_a_moment_ago_may_change_again_within_a_tick_and_is_not_believed(built):
    (built.data / "a.txt").write_text("text", encoding="utf-8")
    remember(built)
    assert seen.untouched(built, ASKED) is None


@pytest.mark.parametrize("note", ["file README.md", "folder .", "file data/.hidden", "tree docs"])
def test_where_a_notebook_read_elsewhere_nothing_is_noted(built, note):
    (built.work / "runs" / "a.json").write_text(json.dumps({note: "1"}), encoding="utf-8")
    remember(built)
    assert not (built.work / seen.INDEX).exists()


def test_the_command_has_no_need_of_what_builds(project):
    code = "import brief.cli.build, sys; print(*sorted({'pandas', 'pydantic', 'nbformat', 'rich'} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == ""


def test_a_folder_in_the_place_of_the_hint_makes_way(built):
    (built.work / seen.INDEX).unlink()
    (built.work / seen.INDEX / "inner").mkdir(parents=True)
    assert seen.untouched(built, ASKED) is None
    remember(built)
    assert seen.untouched(built, ASKED) == seen.Done(["full"], "Pandoc")
