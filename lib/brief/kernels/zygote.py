"""The process that kernels are forked from: it has the imports done, and never does anything else.

`brief.kernels.forking` starts this file as a script, with one socket and the name of a function that loads what
kernels are to have. Each byte on the socket asks for a kernel and brings a channel and the standard streams; its end is
the end of this process and its kernels. On the channel the kernel reads its request and answers with its process id or
a refusal, later with 0 when its ports are open; at last comes how it ended. The channel's end, when who asked for the
kernel is gone, is the kernel's.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.util
import json
import os
import select
import signal
import socket
import sys
import threading
import time
import warnings
from pathlib import Path
from struct import Struct
from typing import Any

LIBRARY = Path(__file__).parents[1]
# What every kernel imports as it starts.
IMPORTED = ("ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell")
# What the above import themselves when they first need it, and may do without.
IMPORTED_LATER = (
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.extensions.storemagic",
    "psutil",
    "sqlite3",
    "tornado.platform.asyncio",
)
_NUMBER = Struct("!i")


def import_all(preload: str) -> None:
    """Import what every kernel does, and call `preload` ("module:function") where it names something.

    Raises whatever that raises, and RuntimeError when it warns: a notebook would show it.
    """
    remarks: list[str] = []
    # Not `warnings.catch_warnings`: at its end the filters that the imports set would be gone.
    show, warnings.showwarning = warnings.showwarning, lambda message, *_, **__: remarks.append(str(message))
    for module in IMPORTED:
        importlib.import_module(module)
    if preload:
        name, _, function = preload.partition(":")
        getattr(importlib.import_module(name), function)()
    warnings.showwarning = show
    if remarks:
        raise RuntimeError(f"importing warns: {remarks[0]}")
    for module in IMPORTED_LATER:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)


def check_alone() -> None:
    """Raises RuntimeError when there is a second thread: a lock it holds would stay locked in the kernel."""
    count = len([*Path("/proc/self/task").iterdir()])  # with those that Python doesn't know of
    if count > 1:
        names = ", ".join(thread.name for thread in threading.enumerate())
        raise RuntimeError(f"{count} threads run where one may: {names}")


def library_edited() -> int:
    """When the library was last edited."""
    return max(path.stat().st_mtime_ns for path in LIBRARY.rglob("*.py"))


class Server:
    """Forks kernels, or refuses them as `unfit` says, for all that hold the other end of `control`."""

    def __init__(self, control: socket.socket, unfit: Exception | None) -> None:
        self._control = control
        self._unfit = unfit
        self._kernels: dict[int, tuple[int, socket.socket]] = {}  # by a descriptor that is readable at the kernel's end
        self._owned: dict[int, int] = {}  # kernels by the descriptor of their channel
        self._waiting = select.poll()
        self._waiting.register(control, select.POLLIN)

    def serve(self) -> list[int]:
        """Serve until `control` ends.

        In a kernel: the descriptors of its channel, standard output and standard error. At the end: none.
        """
        while True:
            for descriptor, _ in self._waiting.poll():
                if descriptor in self._owned:
                    self._abandoned(descriptor)
                elif descriptor in self._kernels:
                    self._ended(descriptor)
                elif descriptor == self._control.fileno():
                    asked, given, _, _ = socket.recv_fds(self._control, 1, 3)
                    if not asked:
                        for pid, _ in self._kernels.values():
                            kill(pid)
                        return []
                    if self._forked(given):
                        return given

    def _abandoned(self, descriptor: int) -> None:
        """Who asked for a kernel is gone, and it goes."""
        self._waiting.unregister(descriptor)
        kill(self._owned.pop(descriptor))

    def _ended(self, descriptor: int) -> None:
        """A kernel has ended: tell who asked for it how."""
        pid, channel = self._kernels.pop(descriptor)
        if self._owned.pop(channel.fileno(), None):
            self._waiting.unregister(channel)
        self._waiting.unregister(descriptor)
        os.close(descriptor)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        with channel, contextlib.suppress(OSError):  # who asked for the kernel may be gone
            channel.sendall(_NUMBER.pack(status))

    def _forked(self, given: list[int]) -> bool:
        """Fork a kernel for a channel and the standard streams, or refuse it. True in the kernel."""
        channel = socket.socket(fileno=given[0])
        try:
            if self._unfit:
                raise self._unfit
            check_alone()
            pid = os.fork()
        except Exception as error:
            refuse(channel, error)
            channel.close()
        else:
            if pid == 0:
                channel.detach()
                # The kernel, and what it starts, may not hold open what others wait to see closed.
                for other, (_, theirs) in self._kernels.items():
                    os.close(other)
                    theirs.close()
                return True
            ended = os.pidfd_open(pid)
            self._kernels[ended] = pid, channel
            self._waiting.register(ended, select.POLLIN)
            self._owned[channel.fileno()] = pid
            self._waiting.register(channel, 0)  # its hang-up is always told
        for stream in given[1:]:
            os.close(stream)
        return False


def kill(pid: int) -> None:
    """Kill a kernel with all that it started; or alone, before it could start a group."""
    for send in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError):
            send(pid, signal.SIGKILL)


def refuse(channel: socket.socket, error: Exception) -> None:
    """Answer that there is no kernel, and why."""
    reason = f"{type(error).__name__}: {error}".replace("\n", " ")
    with contextlib.suppress(OSError):
        channel.sendall(_NUMBER.pack(-1) + reason.encode() + b"\n")


def be_kernel(given: list[int], set_by_imports: dict[str, str], edited: int, zygote: int) -> None:
    """Make this fork what a new process would be, or say why not and end; then be the kernel."""
    os.setsid()  # a signal for the kernel reaches what it started, and nothing else
    for stream, descriptor in enumerate(given[1:], start=1):
        os.dup2(descriptor, stream)
        os.close(descriptor)
    with socket.socket(fileno=given[0]) as channel:
        channel.set_inheritable(False)
        try:
            with channel.makefile(encoding="utf-8") as asked:
                request: dict[str, Any] = json.load(asked)
            os.chdir(request["cwd"])
            os.environ.clear()
            os.environ.update(set_by_imports | request["env"])
            time.tzset()
            if numpy := sys.modules.get("numpy"):
                numpy.random.seed()  # from the system; Python's own `random` does so in each fork
            if library_edited() != edited:  # since it was imported here: the notebook imports it as it is now
                for name in [name for name in sys.modules if name.partition(".")[0] == "brief"]:
                    del sys.modules[name]
        except Exception as error:
            refuse(channel, error)
            os._exit(1)
        channel.sendall(_NUMBER.pack(os.getpid()))
        launcher = importlib.util.find_spec("ipykernel_launcher")
        sys.argv = [str(launcher and launcher.origin), *request["arguments"]]
        # The zygote's end is the kernel's, too. By default the app knows the parent as of its import.
        app = sys.modules["ipykernel.kernelapp"].IPKernelApp.instance(parent_handle=zygote)
        app.initialize(sys.argv[1:])
        channel.sendall(_NUMBER.pack(0))
    app.start()


def main() -> None:
    """Serve; in each fork, be a kernel."""
    if Path(sys.path[0]) == Path(__file__).parent:
        del sys.path[0]  # there only because this is a script
    control = socket.socket(fileno=int(sys.argv[1]))
    control.set_inheritable(False)
    unfit, before, edited = None, dict(os.environ), library_edited()
    gc.disable()
    try:
        import_all(sys.argv[2])
        os.close(os.pidfd_open(os.getpid()))  # an old system has no such thing
    except Exception as error:
        unfit = error
    set_by_imports = {name: value for name, value in os.environ.items() if before.get(name) != value}
    gc.collect()
    gc.enable()
    gc.freeze()  # or a kernel's first collection would copy every page that it shares with this process
    zygote = os.getpid()
    given = Server(control, unfit).serve()
    control.close()
    if given:
        be_kernel(given, set_by_imports, edited, zygote)
    elif folder := os.environ.get("BRIEF_SCRATCH"):  # of a command that may have been killed
        importlib.import_module("brief.base.scratch").tidy_up(Path(folder))


if __name__ == "__main__":
    main()
