"""The garbage collector, while much is loaded that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
