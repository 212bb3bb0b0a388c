"""Files and folders appear whole: a fault leaves the last one, a killed process nothing that is half."""

import errno

import pytest

from brief.base import whole


def content(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_takes_the_place_of_the_last_one(tmp_path):
    path = tmp_path / "a"
    whole.write(path, b"1")
    whole.write(path, b"2")
    assert content(tmp_path) == {"a": b"2"}


def test_a_full_disk_leaves_the_last_file(tmp_path, monkeypatch):
    path = tmp_path / "a"
    whole.write(path, b"1")
    monkeypatch.setattr("pathlib.Path.write_bytes", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(OSError, match="full"):
        whole.write(path, b"2")
    with pytest.raises(OSError, match="full"):
        whole.fill(tmp_path / "b", {"c": b"2"})
    assert content(tmp_path) == {"a": b"1"}


@pytest.mark.parametrize("exchanged", [True, False])
def test_a_folder_takes_the_place_of_the_last_one(tmp_path, monkeypatch, exchanged):
    if not exchanged:
        monkeypatch.setattr(whole, "_exchanged", lambda *_: False)
    whole.fill(tmp_path / "a", {"b": b"1", "c/d": b"1"})
    whole.fill(tmp_path / "a", {"b": b"2"})
    assert content(tmp_path) == {"a/b": b"2"} and len(list(tmp_path.iterdir())) == 1


def test_between_the_two_steps_there_is_a_folder(tmp_path, monkeypatch):
    whole.fill(tmp_path / "a", {"b": b"1"})
    rename = whole.Path.rename

    def killed(self, target):
        assert content(tmp_path / "a") in ({"b": b"1"}, {"b": b"2"})
        return rename(self, target)

    monkeypatch.setattr("pathlib.Path.rename", killed)
    whole.fill(tmp_path / "a", {"b": b"2"})


def test_what_a_killed_process_put_aside_is_put_back(tmp_path):
    whole.fill(tmp_path / ".a.old", {"b": b"1"})
    whole.fill(tmp_path / ".a.new", {"b": b"half"})
    whole.fill(tmp_path / "c", {"d": b"2"})
    whole.fill(tmp_path / ".c.old", {"d": b"1"})
    (tmp_path / ".e.new").write_bytes(b"half")
    whole.recover(tmp_path)
    assert content(tmp_path) == {"a/b": b"1", "c/d": b"2"}
