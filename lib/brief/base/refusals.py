"""What the system refused, as a problem: a full disk, a folder that may not be written."""

from __future__ import annotations

import errno
import re
import shutil

from brief.base.problems import Place, Problem

_WHOLE = "the last brief is whole"
_WRITABLE = "a copy of the project where you may write"
_WAYS_OUT = {
    errno.ENOSPC: f"make room on that disk; for temporary files, TMPDIR names another folder. {_WHOLE.capitalize()}",
    errno.EDQUOT: f"make room: your share of that disk is used up. {_WHOLE.capitalize()}",
    errno.EROFS: _WRITABLE,
    errno.EACCES: _WRITABLE,
    errno.EPERM: _WRITABLE,
    errno.ENOTDIR: "a folder where a file stands now: move that file away",
    errno.ENOENT: "a folder that exists",
    errno.EMFILE: f"allow more open files (ulimit -n), or fewer at a time with --jobs; {_WHOLE}",
    errno.ENOMEM: f"fewer at a time with --jobs; {_WHOLE}",
}
_NUMBERED = re.compile(r"\[Errno (\d+)\] ([^:]+)")


def problem(error: OSError, where: str) -> Problem:
    """What was refused, at the file that it was refused for, or else at `where`."""
    number, words, file = _parts(error)
    return Problem(Place(file or where), words.lower(), suggestion=_WAYS_OUT.get(number, ""))


def _parts(error: OSError) -> tuple[int, str, str]:
    """Number, words and file. Copying a folder raises all that went wrong as one error, whose first is taken."""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        _, file, reason = error.args[0][0]
        match = _NUMBERED.match(str(reason))
        return (int(match[1]), match[2], str(file)) if match else (0, str(reason), str(file))
    return error.errno or 0, error.strerror or str(error), str(error.filename or "")
