"""Further processes of this machine, for what one alone takes long for: each calls a generator of the library.

They are Python's own, started anew: nothing of who started them is run again there, be it a script or a notebook, and
no thread or socket goes over. It takes half a second to start one.
"""

from __future__ import annotations

import os
import pickle
import pkgutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stdout, suppress
from typing import Any


def count() -> int:
    """How many processes can be at work at a time: on the cores that this one may use, where the system says which."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def elsewhere(function: str, values: Sequence[Any]) -> Iterator[list[list[Any]]]:
    """Call a generator of the library, `brief.room.module:name`, with each value in a process of its own.

    For each value a list that grows by what is generated, as it comes. It stays short where the process could not be
    started, was ended or went wrong: whoever misses something does it, and meets the reason. What is at work when this
    is left is ended.
    """
    command = [sys.executable, "-P", "-m", __name__, function]
    processes: list[subprocess.Popen[bytes]] = []
    lists: list[list[Any]] = [[] for _ in values]
    with ThreadPoolExecutor(max(len(values), 1)) as pool:
        try:
            for value, parts in zip(values, lists, strict=True):
                if process := _started(command):
                    processes.append(process)
                    pool.submit(_collect, process, value, parts)
            yield lists
        finally:
            for process in processes:
                process.kill()


def _started(command: list[str]) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:  # no memory, or a limit of processes
        return None


def _collect(process: subprocess.Popen[bytes], value: Any, parts: list[Any]) -> None:
    """Send the value, and gather what comes until the process ends or something else writes there."""
    with suppress(OSError, EOFError, pickle.UnpicklingError), process:
        assert process.stdin and process.stdout  # as it was started with pipes
        process.stdin.write(pickle.dumps(value))
        process.stdin.close()
        while True:
            parts.append(pickle.load(process.stdout))


def main() -> None:
    """Be such a process: the value comes in, what is generated goes out, and nothing that is printed on the way."""
    out = sys.stdout.buffer
    with redirect_stdout(sys.stderr):
        function = pkgutil.resolve_name(sys.argv[1])
        for part in function(pickle.load(sys.stdin.buffer)):
            pickle.dump(part, out)
            out.flush()


if __name__ == "__main__":
    main()
