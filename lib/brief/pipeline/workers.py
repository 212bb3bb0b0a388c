"""Who does the work: processes of this machine, or (see `brief.pipeline.cluster`) those of others."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from socket import socket

from brief.base.project import Project
from brief.kernels import forking as kernels
from brief.pipeline import ready, work
from brief.pipeline.work import Loaded
from brief.publish import pictures


@dataclass(frozen=True)
class Pool:
    """Workers: what they call the project, how many they are, and what starts them with what they need to know.

    `get_ready` starts what takes long, without waiting for it; `let_go` ends it.
    """

    place: str
    count: int
    get_ready: Callable[[], object]
    started: Callable[[Loaded], AbstractContextManager[Executor]]
    let_go: Callable[[], None]


def local(project: Project, count: int) -> Pool:
    """Processes of this machine, which find the project where it is, and share what kernels are forked from."""
    place = str(project.root)

    @contextmanager
    def started(loaded: Loaded) -> Iterator[Executor]:
        context = ready.start(project)
        given = kernels.shared(), place, project.root, loaded
        executor = ProcessPoolExecutor(count, context, initializer=_begin, initargs=given)
        try:
            yield executor
        except BaseException:  # Ctrl+C: nobody waits for what a cell is at
            for worker in active_children():
                worker.kill()
            raise
        finally:
            executor.shutdown(cancel_futures=True)

    return Pool(place, count, lambda: ready.start(project), started, kernels.close)


def _begin(zygote: socket | None, place: str, root: Path, loaded: Loaded) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the command, which then ends its workers
    threading.Thread(target=_end_with, args=(parent_process(),), daemon=True).start()
    kernels.share(zygote)
    work.settle(place, root, loaded)
    pictures.get_ready(Project(root).fonts)


def _end_with(parent: BaseProcess) -> None:
    """A pool's workers wait for ever when who started it was killed, and what their kernels are forked from does."""
    parent.join()
    os._exit(1)
