"""Further processes of this machine, for what one alone takes long for: each calls a function of the library.

They are Python's own, started anew: nothing of who started them is run again there, be it a script or a notebook, and
no thread or socket goes over. It takes half a second to start one.
"""

from __future__ import annotations

import os
import pickle
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stdout
from typing import Any

Result = Callable[[], Any]


def count() -> int:
    """How many processes can be at work at a time: on the cores that this one may use, where the system says which."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def elsewhere(function: str, values: Sequence[Any]) -> Iterator[list[Result]]:
    """Call a function of the library, `brief.room.module:name`, on each value in a process of its own.

    For each value what waits for its result, or None where the process could not be started, was ended or went wrong:
    then it is for the caller to do the same, and to meet the reason. What is at work when this is left is ended.
    """
    command = [sys.executable, "-P", "-m", __name__, function]
    processes: list[subprocess.Popen[bytes] | None] = []
    with ThreadPoolExecutor(max(len(values), 1)) as pool:
        try:
            processes.extend(_started(command) for _ in values)
            answers = [pool.submit(_answer, process, value) for process, value in zip(processes, values, strict=True)]
            yield [answer.result for answer in answers]
        finally:
            for process in filter(None, processes):
                process.kill()


def _started(command: list[str]) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:  # no memory, or a limit of processes
        return None


def _answer(process: subprocess.Popen[bytes] | None, value: Any) -> Any:
    if process is None:
        return None
    written, _ = process.communicate(pickle.dumps(value))
    try:
        return None if process.returncode else pickle.loads(written)
    except (pickle.UnpicklingError, EOFError):  # something else wrote there
        return None


def main() -> None:
    """Be such a process: the value comes in, its result goes out, and nothing that is printed on the way."""
    with redirect_stdout(sys.stderr):
        function = pkgutil.resolve_name(sys.argv[1])
        result = function(pickle.load(sys.stdin.buffer))
    pickle.dump(result, sys.stdout.buffer)


if __name__ == "__main__":
    main()
