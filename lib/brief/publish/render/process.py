"""Running another program in the staged project."""

from __future__ import annotations

import subprocess
from pathlib import Path


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """The finished program with what it said; whether it went well is for the caller to judge."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
