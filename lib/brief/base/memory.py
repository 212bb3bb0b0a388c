"""The garbage collector, while much is loaded that stays, and at the end of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects after which the youngest are searched, and searches after which the older are. By default they are 700, 10
# and 10: a command that loads a project's records and lets go of few pays a fifth of its time for that. In a preview,
# which runs for hours, all are searched once five million are new.
RARELY = 50_000, 10, 10


@contextmanager
def growing() -> Iterator[None]:
    """While this lasts nothing is searched for rings of objects that nobody holds any more.

    For loading thousands of records: each search looks at all that is there by then, so that the time grows faster than
    the records. What nobody holds any more goes at the next search.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def loading() -> Iterator[None]:
    """For a command, of which most take seconds: it is searched rarely, and not at its end.

    As it ends Python would search all that it loaded three times, half a second, for what the system takes back anyway.
    """
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.freeze()
