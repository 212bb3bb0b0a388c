"""Changes to other packages, a function each: what it changes and why, what is lost by it, and when it can go.

Nothing here happens on import. What starts a process calls the first, who needs one of the others takes it for a while.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


def skip_iri_grammar() -> None:
    """Have jsonschema, which nbformat and Altair check with, do without the grammar of IRIs.

    In every environment that has JupyterLab, importing jsonschema compiles that grammar: 1.3 seconds of each process
    (docs/decisions/blocked-module.md). Lost is the check of texts whose format is `iri`; no schema that we meet has
    one. It can go when jsonschema imports `rfc3987_syntax` only for a schema that asks.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # None: importing it fails


@contextmanager
def only_errors(logger: str) -> Iterator[None]:
    """Have a logger tell errors alone.

    papermill remarks on parameters whose comment holds a colon, and we have read and checked these ourselves. Lost are
    its other remarks on parameters. It can go when papermill reads such comments.
    """
    level = logging.getLogger(logger).level
    logging.getLogger(logger).setLevel(logging.ERROR)
    try:
        yield
    finally:
        logging.getLogger(logger).setLevel(level)


class Console(Protocol):
    """What prints unless it is quiet, such as rich's console."""

    quiet: bool


@contextmanager
def silent(console: Console) -> Iterator[None]:
    """Have a console print nothing.

    pytask reports on its own console, which is one for all its sessions, and has no option to report nothing; we report
    a build in our words. Lost is nothing that we don't say. It can go when `pytask.build` can be silent.
    """
    quiet = console.quiet
    console.quiet = True
    try:
        yield
    finally:
        console.quiet = quiet
