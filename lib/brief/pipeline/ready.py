"""What takes long to start before a notebook can run: what kernels and what workers are forked from, each once."""

from __future__ import annotations

import signal
from multiprocessing import forkserver, get_context, resource_tracker
from multiprocessing.context import ForkServerContext

from brief.base.project import Project
from brief.pipeline import preload

# What the server that workers are forked from imports, once for all of them.
FORKSERVER = "brief.pipeline.forkserver"


def start(project: Project) -> ForkServerContext:
    """Start both where they don't run yet, without waiting for them. Returns what starts workers.

    These are forked from a server that has the imports done, not from this process: its threads and sockets stay here.
    """
    preload.warm_up(project)
    context = get_context("forkserver")
    context.set_forkserver_preload([FORKSERVER])
    _serve()
    return context


def _serve() -> None:
    """Start the server that workers are forked from, deaf to Ctrl+C.

    It ignores it as soon as it can, but would die with a traceback of Python's own first imports.
    """
    resource_tracker.ensure_running()  # else the server starts it, and it ends our deafness
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
