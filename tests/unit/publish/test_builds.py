"""Built editions are found by id and by path, and read whole or refused."""

import shutil

import pytest

from brief.base.problems import Problems
from brief.base.project import MANIFEST
from brief.publish import builds


def test_builds_are_found_by_id_and_by_path(small, before, tmp_path, monkeypatch):
    shutil.copytree(before, tmp_path / "kept")
    monkeypatch.chdir(tmp_path)
    found = builds.find(small.project.output, "before", "kept", str(tmp_path / "kept"))
    assert [path.resolve() for path in found] == [before, tmp_path / "kept", tmp_path / "kept"]


def test_what_was_not_built_is_named_with_the_nearest_that_was(small, before):
    (small.project.output / "empty").mkdir()
    shutil.copytree(before, small.project.output / ".before.old")
    with pytest.raises(Problems) as caught:
        builds.find(small.project.output, "befor", "before", "empty")
    first, second = caught.value.problems
    assert (str(first.place), first.expected.split(";")[0], first.suggestion) == ("befor", "before", "before")
    assert str(second.place) == "empty" and "holds no edition.json" in second.message


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda folder: (folder / MANIFEST).write_text("{"), "not readable as JSON"),
        (lambda folder: (folder / MANIFEST).write_text('{"format": 0}'), "format 0"),
        (lambda folder: (folder / MANIFEST).unlink(), "there is no edition.json"),
        (lambda folder: (folder / "data" / "audit.csv").unlink(), "there is no data/audit.csv"),
    ],
)
def test_a_folder_that_is_no_whole_build_is_refused(small, before, spoil, expected):
    spoil(before)
    with pytest.raises(Problems, match=expected):
        builds.read(before)
