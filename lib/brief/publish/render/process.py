"""Running another program in the staged project."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import datetime
from pathlib import Path

from brief.base.problems import Place, Problem, Problems

SECONDS = 600  # Quarto takes one minute for the full edition, Pandoc five seconds
_COLOR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
# What a program says of its own code when it stops says nothing to a writer.
_TRACE = re.compile(r"^\s*(?:stack traceback|stack trace):.*", re.IGNORECASE | re.MULTILINE | re.DOTALL)


def run(command: list[str], folder: Path, made: datetime) -> subprocess.CompletedProcess[str]:
    """The finished program with what it said; whether it went well is for the caller to judge.

    `made` is when it may say that it made a file. Raises `Problems` when it takes too long: brackets in brackets may.
    """
    quiet = os.environ | {"NO_COLOR": "1", "SOURCE_DATE_EPOCH": str(int(made.timestamp()))}
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env=quiet,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        message = f"took more than {SECONDS} seconds and was ended"
        way_out = "take back what was last changed in reports/sections, or try brief build --renderer embedded"
        if Path(command[0]).name != "quarto":
            way_out = "take back what was last changed in reports/sections: it may hold brackets without end"
        expected = "a minute for the full edition, on a machine that is not busy"
        raise Problems([Problem(Place(Path(command[0]).name), message, expected, way_out)]) from None


def messages(said: str) -> list[str]:
    """The lines of what a program said, each once: without colors, empty lines and where in its own code it stopped."""
    plain = _TRACE.sub("", _COLOR.sub("", said))
    return list(dict.fromkeys(line.rstrip() for line in plain.splitlines() if line.strip()))
