"""papermill as we need it: it knows which cell runs, cuts what is too much, and writes parameters as Python does.

Imported when a notebook is executed, and not before: papermill takes half a second.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines
from papermill.translators import PythonTranslator, papermill_translators

KERNEL = "python3"
PRINTED = 1_000_000  # letters of what a cell prints that are kept
WORDS = 10_000  # letters of an error's message, and of a line of where it came from
SHOWN = 50_000_000  # letters of all its other outputs
PATIENCE = 60  # seconds, for what a cell has printed to arrive once it is through

log = logging.getLogger("brief.notebooks")


class TooMuch(Exception):
    """A cell shows more than a notebook can hold."""


@dataclass
class Watched:
    """The notebook that is executed, by its name in messages, and the cell of it that runs, from 0."""

    name: str
    running: int = 0


class Client(PapermillNotebookClient):  # type: ignore[misc]  # papermill ships no types
    """Keeps what a cell shows within limits."""

    def __init__(self, *args: Any, watched: Watched, **options: Any) -> None:
        self._watched = watched
        self._sizes: dict[tuple[int, bool], int] = {}
        super().__init__(*args, on_cell_start=self._starts, **options)

    def _starts(self, cell: NotebookNode, cell_index: int) -> None:
        self._watched.running = cell_index

    def output(
        self, outs: list[NotebookNode], msg: dict[str, Any], display_id: str | None, cell_index: int
    ) -> NotebookNode | None:
        """Take an output of a cell, as far as it may show it. Raises `TooMuch`."""
        content, printed = msg["content"], msg["msg_type"] == "stream"
        if msg["msg_type"] == "error":
            content["evalue"] = content["evalue"][:WORDS]
            content["traceback"] = [line[:WORDS] for line in content["traceback"][-WORDS:]]
        before = self._sizes.get((cell_index, printed), 0)
        size = before + len(content["text"] if printed else repr(content))
        self._sizes[cell_index, printed] = size
        if size > SHOWN and not printed:
            raise TooMuch(f"it shows more than {SHOWN:,} letters")
        if size > PRINTED and printed:
            if before > PRINTED:
                return None
            log.warning(
                "%s, cell %d prints more than %s letters: cut", self._watched.name, cell_index + 1, f"{PRINTED:,}"
            )
            content["text"] = f"{content['text'][: PRINTED - before]}\n[cut: more than {PRINTED:,} letters]\n"
        taken: NotebookNode | None = super().output(outs, msg, display_id, cell_index)
        return taken


class Engine(NBClientEngine):  # type: ignore[misc]  # as above
    """Executes with `Client`."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Execute a notebook, which papermill holds in `nb_man`."""
        del options["input_path"]
        Client(
            nb_man,
            kernel_name=kernel_name,
            startup_timeout=options.pop("start_timeout"),
            timeout=options.pop("execution_timeout"),
            iopub_timeout=PATIENCE,
            **options,
        ).execute()


class Translator(PythonTranslator):  # type: ignore[misc]  # as above
    """Writes plain values as Python does: papermill knows no tuple, and turns the keys of mappings to text."""

    @classmethod
    def translate(cls, val: Any) -> str:
        """A value as Python reads it back."""
        return repr(val)


def register() -> str:
    """The name by which papermill knows the engine, from now on."""
    papermill_engines.register(__name__, Engine)
    papermill_translators.register(KERNEL, Translator)
    return __name__
