"""The temporary folder of a command: one, private, and gone when the command is, with every process that it started.

A command that is killed can't tidy up: the next one does, and before it what kernels are forked from.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import os
import shutil
import signal
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

MARK = "BRIEF_SCRATCH"  # in the environment of every process that the command starts: its folder
HELD = "held"  # a file in it, locked as long as the command lives
LONGEST = 45  # letters: sockets stand in it, and the path of one has 107 at most
# What would let a person's own settings into a result, or a wrong one stop it: each edition says its date.
_LEFT_OUT = ("PYTHONSTARTUP", "SOURCE_DATE_EPOCH")
# Python's own, which ends with who started it, and complains when it is gone before.
_ENDS_ITSELF = b"multiprocessing.resource_tracker"
# What Jupyter and IPython write, and settings of theirs that a kernel would start with.
_MOVED = {"IPYTHONDIR": "ipython", "JUPYTER_RUNTIME_DIR": "runtime", "MPLCONFIGDIR": "matplotlib"}


@contextlib.contextmanager
def session() -> Iterator[None]:
    """Have everything temporary in one folder, for this process and those that it starts.

    What it started ends with it; the folder is gone when the process is. Where no folder can be made, all stays as it
    was: who needs one says so.
    """
    try:
        folder = _folder()
    except OSError:
        yield
        return
    before, tempdir = dict(os.environ), tempfile.tempdir
    os.environ.update({MARK: str(folder), "TMPDIR": str(folder)})
    os.environ.update({name: str(folder / inner) for name, inner in _MOVED.items()})
    for name in _LEFT_OUT:
        os.environ.pop(name, None)
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        tempfile.tempdir = tempdir
        end_processes(MARK, str(folder))


def tidy_up(folder: Path) -> None:
    """Remove the folder of a command that is gone, and end what it left running; nothing while it lives."""
    if not _is_held(folder):
        end_processes(MARK, str(folder))
        shutil.rmtree(folder, ignore_errors=True)


def end_processes(name: str, value: str) -> None:
    """Kill every other process of this user that was started with a variable of the environment: its children too.

    Only where the system tells of processes in /proc.
    """
    marked = f"{name}={value}".encode()
    for path in Path("/proc").glob("[0-9]*/environ"):
        pid = int(path.parent.name)
        with contextlib.suppress(OSError):  # another user's, or gone
            ours = pid != os.getpid() and marked in path.read_bytes().split(b"\0")
            if ours and _ENDS_ITSELF not in path.with_name("cmdline").read_bytes():
                os.kill(pid, signal.SIGKILL)


def _folder() -> Path:
    """A new folder, held by this process and removed at its end, after what others have to tidy up in it."""
    base = _base()
    with _locked(base):
        for left in base.iterdir():
            tidy_up(left)
        folder = Path(tempfile.mkdtemp(prefix="s-", dir=base))
        held = os.open(folder / HELD, os.O_WRONLY | os.O_CREAT, 0o600)
        fcntl.flock(held, fcntl.LOCK_EX)
    atexit.register(_remove, folder, os.getpid())
    return folder


def _remove(folder: Path, owner: int) -> None:
    if os.getpid() == owner:  # not in a fork
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):  # another command has its folder there
            folder.parent.rmdir()


def _base() -> Path:
    """The user's own folder among the temporary ones. Raises OSError where there is none."""
    usual = tempfile.gettempdir()
    short = [place for place in (usual, os.environ.get("XDG_RUNTIME_DIR", ""), "/tmp", "/var/tmp") if place]
    for place in [*(place for place in short if len(place) <= LONGEST), usual]:
        base = Path(place) / f"brief-{os.getuid()}"
        with contextlib.suppress(OSError):
            base.mkdir(mode=0o700, exist_ok=True)
            about = base.lstat()
            if stat.S_ISDIR(about.st_mode) and about.st_uid == os.getuid() and not about.st_mode & 0o077:
                return base
    raise FileNotFoundError(f"no temporary folder can be made in {usual}")


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """No other command makes its folder in there, or tidies up, while it lasts."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _is_held(folder: Path) -> bool:
    try:
        with (folder / HELD).open() as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
