"""Text files are read, or refused by name: whatever stands where a file belongs."""

import pytest

from brief.base import texts
from brief.base.problems import Problems


def refusal(path, most=None):
    with pytest.raises(Problems) as caught:
        texts.read(path, "a.yml", most)
    [problem] = caught.value.problems
    assert str(problem.place) in ("a.yml", "a.yml:1")
    return problem.message


def test_what_windows_adds_is_left_out(tmp_path):
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfa: b\r\nc: d\r\n")
    assert texts.read(tmp_path / "a", "a.yml") == "a: b\nc: d\n"


def test_what_is_no_text_file_is_refused_by_name(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    (tmp_path / "bytes").write_bytes(b"a\xff")
    (tmp_path / "long").write_bytes(b"a" * 11)
    assert refusal(tmp_path / "missing") == "there is no such file"
    assert refusal(tmp_path / "folder").startswith("can't be read: Is a directory")
    assert refusal(tmp_path / "one").startswith("can't be read: Too many levels")
    assert refusal(tmp_path / "bytes") == "not UTF-8 text (invalid start byte at byte 1)"
    assert refusal(tmp_path / "long", 10) == "11 bytes are too long"


def test_what_git_left_in_a_file_is_told_with_its_line(tmp_path):
    (tmp_path / "a").write_text(
        "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n<<<<<<< HEAD\n=======\n>>>>>>> x\n"
    )
    with pytest.raises(Problems) as caught:
        texts.read(tmp_path / "a", "a.yml")
    assert [problem.place.line for problem in caught.value.problems] == [2, 7]
    (tmp_path / "a").write_text("a: 1\n>>>>>>> x\nb: 1\n")
    with pytest.raises(Problems, match=r"a\.yml:2: two versions that git could not merge end here"):
        texts.read(tmp_path / "a", "a.yml")
    (tmp_path / "b").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n")
    with pytest.raises(Problems, match="git lfs pull"):
        texts.read(tmp_path / "b", "a.yml")


def test_a_text_in_utf16_is_told_with_and_without_its_mark(tmp_path):
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        (tmp_path / "a").write_bytes("a: b\n".encode(encoding))
        assert refusal(tmp_path / "a").startswith("not UTF-8 text")
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):  # a letter beyond ASCII is no UTF-8 in itself
        (tmp_path / "a").write_bytes("a: b\nc: “d”\n".encode(encoding))
        with pytest.raises(Problems, match="save it as UTF-8, it looks like UTF-16"):
            texts.read(tmp_path / "a", "a.yml")


def test_a_link_to_nowhere_is_told_by_where_it_leads(tmp_path):
    (tmp_path / "a").symlink_to("nowhere.yml")
    with pytest.raises(Problems, match=r"nowhere\.yml, to which it links, does not exist"):
        texts.read(tmp_path / "a", "a.yml")


def test_a_folder_in_a_files_place_has_a_way_out(tmp_path):
    with pytest.raises(Problems, match="give the folder another name"):
        texts.read(tmp_path, "a.yml")


def test_a_folder_that_may_not_be_listed_names_no_other_file(tmp_path, monkeypatch):
    def refused(folder):
        raise PermissionError

    monkeypatch.setattr(type(tmp_path), "iterdir", refused)
    assert refusal(tmp_path / "missing") == "there is no such file"


def test_a_hidden_letter_is_named_with_its_line():
    [problem] = texts.hidden("a\nb\u202e", "a.yml")
    assert (str(problem.place), problem.message) == ("a.yml:2", "holds U+202E, a letter that nobody sees")
