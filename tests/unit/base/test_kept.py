"""What is kept is believed as it was written, and goes when nobody asks for it."""

import os
import time

import pytest

from brief.base import kept


@pytest.mark.parametrize("text", ["", "one\ntwo\n", "ends\r\nof lines\r", "“words”"])
def test_a_text_comes_back_as_it_was(tmp_path, text):
    kept.write(tmp_path / "folder" / "text", text)
    assert kept.read(tmp_path / "folder" / "text") == text


@pytest.mark.parametrize("damage", [b"", b"words", b"\xff", b"0\nwords", None])
def test_a_damaged_one_is_as_if_it_were_not_there(tmp_path, damage):
    path = tmp_path / "text"
    kept.write(path, "words")
    path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)
    assert kept.read(path) is None
    assert kept.read(tmp_path / "missing") is None
    assert kept.read(tmp_path) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    (tmp_path / "file").touch()
    kept.write(tmp_path / "file" / "text", "words")
    kept.used(tmp_path / "file" / "text")
    kept.tidy(tmp_path / "missing")
    assert kept.read(tmp_path / "file" / "text") is None


def test_what_nobody_asked_for_in_days_goes(tmp_path):
    for name in ("old", "asked"):
        kept.write(tmp_path / name, name)
        long_ago = time.time() - (kept.DAYS + 1) * 24 * 60 * 60
        os.utime(tmp_path / name, (long_ago, long_ago))
    kept.write(tmp_path / "new", "new")
    kept.used(tmp_path / "asked")
    kept.tidy(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["asked", "new"]
