"""What the system refused is said in a line, with a way out, however the error came."""

import errno
import shutil

import pytest

from brief.base import refusals


@pytest.mark.parametrize(
    ("error", "words", "way_out"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "a/b"), "a/b: no space left on device", "TMPDIR"),
        (OSError(errno.EROFS, "Read-only file system", "a"), "a: read-only file system", "a copy of the project"),
        (OSError(errno.EMFILE, "Too many open files"), "here: too many open files", "--jobs"),
        (OSError(errno.ENOTDIR, "Not a directory", "a/b"), "a/b: not a directory", "move that file away"),
        (OSError(errno.ENOENT, "No such file or directory", "a/b"), "a/b: no such file or directory", "that exists"),
        (OSError(errno.EIO, "Input/output error"), "here: input/output error", ""),
        (FileNotFoundError("no temporary folder can be made"), "here: no temporary folder can be made", ""),
        (shutil.Error("`a` and `b` are the same file"), "here: `a` and `b` are the same file", ""),
    ],
)
def test_a_refusal_is_a_problem_with_a_way_out(error, words, way_out):
    message = str(refusals.problem(error, "here"))
    assert message.splitlines()[0] == words
    assert way_out in message and ("try:" in message) == bool(way_out)


def test_a_folder_that_can_not_be_copied_says_why_of_its_first_file(tmp_path, monkeypatch):
    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "file").write_text("x")

    def full(source, target, **_):
        raise OSError(errno.ENOSPC, "No space left on device", source, None, target)

    with pytest.raises(shutil.Error) as raised:
        shutil.copytree(tmp_path / "from", tmp_path / "to", copy_function=full)
    message = str(refusals.problem(raised.value, "here"))
    assert message.startswith(f"{tmp_path}/to/file: no space left on device\n    try: make room")
