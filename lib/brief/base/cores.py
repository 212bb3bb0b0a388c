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
from contextlib import contextmanager
from typing import Any

Result = Callable[[], Any]


def count() -> int:
    """How many processes can be at work at a time."""
    return os.cpu_count() or 1


@contextmanager
def elsewhere(function: str, values: Sequence[Any]) -> Iterator[list[Result]]:
    """Call a function of the library, `brief.room.module:name`, on each value in a process of its own.

    For each value what waits for its result, or None where the process was ended or went wrong: then it is for the
    caller to do the same, and to meet the reason. What is at work when this is left is ended.
    """
    command = [sys.executable, "-P", "-m", __name__, function]
    processes = [_started(command) for _ in values]
    try:
        with ThreadPoolExecutor(max(len(values), 1)) as pool:
            answers = [pool.submit(_answer, process, value) for process, value in zip(processes, values, strict=True)]
            try:
                yield [answer.result for answer in answers]
            finally:
                for process in processes:
                    process.kill()
    finally:
        for process in processes:
            process.wait()


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _answer(process: subprocess.Popen[bytes], value: Any) -> Any:
    written, _ = process.communicate(pickle.dumps(value))
    return None if process.returncode else pickle.loads(written)


def main() -> None:
    """Be such a process: the value comes in, its result goes out."""
    function = pkgutil.resolve_name(sys.argv[1])
    pickle.dump(function(pickle.load(sys.stdin.buffer)), sys.stdout.buffer)


if __name__ == "__main__":
    main()
