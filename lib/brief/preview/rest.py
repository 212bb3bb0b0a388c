"""What a page leaves out: paper, Word and data, made by a build of its own as soon as nobody saves for a while."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from brief.base.project import Project

SAID = "said"  # the file of what a build says


@dataclass
class Rest:
    """A build beside the preview, given up at the next save: one that is killed leaves nothing half done."""

    project: Project
    edition_id: str
    cell_seconds: int
    tell: Callable[[str], None]
    _due: bool = field(default=False, init=False)
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _folder: TemporaryDirectory[str] | None = field(default=None, init=False)

    def wait_for_it(self) -> None:
        """A good page was made: the rest is due."""
        self._due = True

    def give_up(self) -> None:
        """Something was saved: what is on its way is of yesterday."""
        self._due = False
        if self._process:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGTERM)  # its workers too: they would take the save's time
            self._ended(self._process)

    def go_on(self) -> None:
        """Nobody saved for a while: start what is due, or say what came of it."""
        if self._due and self._process is None:
            options = ["--renderer", "embedded", "--cell-seconds", str(self.cell_seconds)]
            command = [sys.executable, "-m", "brief", "build", *options, "--edition", self.edition_id]
            self._folder = TemporaryDirectory(
                prefix="brief-", ignore_cleanup_errors=True
            )  # for all that an end in the middle would leave behind
            with Path(self._folder.name, SAID).open("wb") as log:  # a pipe would fill
                self._process = subprocess.Popen(
                    command,
                    cwd=self.project.root,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env={**os.environ, "TMPDIR": self._folder.name},
                    start_new_session=True,
                )
            self._due = False
        elif self._process and self._process.poll() is not None:
            went_well = self._process.returncode == 0
            said = self._ended(self._process)
            self.tell("built: paper, Word and data too" if went_well else said)

    def _ended(self, process: subprocess.Popen[bytes]) -> str:
        """Wait for its end: what it said."""
        process.wait()
        self._process = None
        if self._folder is None:
            return ""
        with self._folder as folder:
            return Path(folder, SAID).read_text(encoding="utf-8", errors="replace").rstrip()
