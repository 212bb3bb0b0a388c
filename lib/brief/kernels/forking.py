"""The zygote, for those that it forks kernels for.

The first kernel that this process asks for starts the *zygote* (`brief.kernels.zygote`), which serves this
process, and those that it shares it with, and ends with the last of them. Where it can't serve, `CannotWarm` says why.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from struct import Struct
from typing import Any

# Threads don't survive a fork. Cold kernels get the same: a sum's last digit may depend on the threads.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
# For the zygote alone: no allocator with a thread (pyarrow), no remarks on standard error (debugpy).
_QUIET = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
# Python, the linker and the C library read these once, as a process starts: too late for a fork.
_READ_AT_START = ("PYTHON", "LD_", "LC_", "LANG")
_PATIENCE = 60  # seconds: the first kernel waits for the zygote's imports, on a slow and busy machine
_NUMBER = Struct("!i")


class CannotWarm(Exception):
    """A kernel can't be forked; the message says why."""


class ForkedKernel:
    """What a provisioner uses of `subprocess.Popen`, for a kernel that is not this process's own child."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, channel: socket.socket) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._channel = channel

    def poll(self) -> int | None:
        """How the kernel ended, as `Popen.returncode` says it; None while it runs."""
        with contextlib.suppress(BlockingIOError):
            self._ended(wait=False)
        return self.returncode

    def wait(self) -> int:
        """How the kernel ended, once it has."""
        return self._ended(wait=True)

    def _ended(self, wait: bool) -> int:
        if self.returncode is None:
            self._channel.setblocking(wait)
            try:
                self.returncode = _number(self._channel)
            except ConnectionError:  # the zygote is gone: its kernels notice within a second, this one now
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self.pid, signal.SIGKILL)
                self.returncode = -signal.SIGKILL
            self._channel.close()
        return self.returncode

    def send_signal(self, signum: int) -> None:
        """Send the kernel a signal if it still runs."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signum)


class Zygote:
    """The zygote as seen by a process that it serves."""

    def __init__(self, control: socket.socket, process: subprocess.Popen[bytes] | None = None) -> None:
        self.read_at_start = _read_at_start(os.environ)
        self.control = control
        self._process = process
        self._asked = False  # whether it may have kernels

    @classmethod
    def start(cls, preload: str = "", folder: Path | None = None) -> Zygote:
        """Start one in `folder`, without waiting for it to call `preload`. Raises OSError when it can't be started."""
        control, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("zygote.py")), str(theirs.fileno()), preload],
                env={**os.environ, **ONE_THREAD, **_QUIET},
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                cwd=folder,
                start_new_session=True,  # Ctrl+C is for the command, which then ends its kernels
            )
        return cls(control, process)

    def fork(self, **request: Any) -> ForkedKernel:
        """A new kernel. Raises `CannotWarm` when the zygote refuses, OSError when it is gone or stuck."""
        self._asked = True
        ours, theirs = socket.socketpair()
        try:
            # What a cell writes past Python comes to no terminal.
            with theirs, Path(os.devnull).open("w") as nowhere:
                socket.send_fds(self.control, [b"k"], [theirs.fileno(), nowhere.fileno(), nowhere.fileno()])
            ours.settimeout(_PATIENCE)
            ours.sendall(json.dumps(request).encode())
            ours.shutdown(socket.SHUT_WR)
            if (pid := _number(ours)) < 0:
                with ours.makefile(encoding="utf-8") as answer:
                    raise CannotWarm(answer.readline().strip())
            kernel = ForkedKernel(pid, ours)
            # A client that finds a port closed tries again after 0.1 s and more: no time is lost in waiting.
            if ended := _number(ours):
                kernel.returncode = ended
                ours.close()
            return kernel
        except BaseException:
            ours.close()
            raise

    def lend(self) -> socket.socket:
        """Its socket, for another process to ask for kernels, too."""
        self._asked = True
        return self.control

    def close(self) -> None:
        """Let go of it: with the last process that it serves it ends, and its kernels do. Who started it, waits."""
        self.control.close()
        if self._process and not self._asked:
            self._process.kill()  # it may be at its imports still, for nothing
            self._process.wait()
        elif self._process:
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


_zygote: Zygote | None = None
_lock = threading.Lock()


def warm_up(preload: str = "", folder: Path | None = None) -> None:
    """Start this process's zygote, if it has none, without waiting for it: the first kernel comes sooner.

    In `folder` it calls `preload` ("module:function"), so that no kernel has to import or read that again.
    """
    with contextlib.suppress(CannotWarm, OSError):  # the first kernel says why
        _running(preload, folder)


def shared() -> socket.socket | None:
    """What another process, started by this one, needs to have kernels from this process's zygote; it may be None."""
    with contextlib.suppress(CannotWarm, OSError):
        return _running().lend()
    return None


def share(control: socket.socket | None) -> None:
    """Have kernels from the zygote of the process that `control` came from, and none of our own."""
    global _zygote
    if control:
        _end_with_process()
    with _lock:
        _zygote = Zygote(control) if control else None


def close() -> None:
    """End this process's zygote and the kernels forked from it. A later kernel starts another."""
    global _zygote
    with _lock:
        zygote, _zygote = _zygote, None
    if zygote is not None:
        zygote.close()


def _disown() -> None:
    """In a fork of the process that the zygote serves: let go of it, or it would outlive that process."""
    global _zygote, _lock
    zygote, _zygote, _lock = _zygote, None, threading.Lock()
    if zygote is not None:
        zygote.control.close()


@cache
def _end_with_process() -> None:
    """Let go of the zygote as this process ends, and in each fork of it."""
    atexit.register(close)
    os.register_at_fork(after_in_child=_disown)


def _running(preload: str = "", folder: Path | None = None) -> Zygote:
    """The zygote of this process. Raises `CannotWarm` where a fork isn't safe, OSError when it can't start."""
    global _zygote
    if sys.platform != "linux":  # macOS forks too, but its system libraries may not be used afterwards
        raise CannotWarm(f"{sys.platform} can't fork a process that has libraries loaded")
    _end_with_process()
    with _lock:
        if _zygote is None:
            _zygote = Zygote.start(preload, folder)
        return _zygote


def fork(cmd: list[str], env: dict[str, str], cwd: str | None = None, **others: Any) -> ForkedKernel:
    """The kernel that `cmd` would start, forked. Raises `CannotWarm`."""
    if cmd[:3] != [sys.executable, "-m", "ipykernel_launcher"]:
        raise CannotWarm(f"“{' '.join(cmd[:3])}” is not the kernel of this Python")
    if asked := [name for name, value in others.items() if value]:
        raise CannotWarm(f"the kernel is to have its own {', '.join(asked)}")
    try:
        zygote = _running()
        if zygote.read_at_start != _read_at_start(env):
            raise CannotWarm("the kernel's environment differs in what Python reads as it starts")
        return zygote.fork(
            arguments=cmd[3:], env={**env, "JPY_PARENT_PID": str(os.getpid())}, cwd=str(cwd or Path.cwd())
        )
    except OSError as error:
        close()
        raise CannotWarm(str(error)) from None


def _read_at_start(env: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in env.items() if name.startswith(_READ_AT_START)}


def _number(channel: socket.socket) -> int:
    """What the zygote says next. Raises ConnectionError when it is gone."""
    data = channel.recv(_NUMBER.size)
    if len(data) < _NUMBER.size:
        raise ConnectionError("the process that has the imports done has ended")
    number: int = _NUMBER.unpack(data)[0]
    return number
