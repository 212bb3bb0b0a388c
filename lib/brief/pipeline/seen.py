"""What the last builds saw, by sizes and times: a build of what nobody touched since has nothing to do.

A hint and no more: it is believed where nothing at all was touched, neither what goes into a build nor what came out
of it. Where anything was, content decides, as if there were no hint.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import sysconfig
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from brief.base import whole
from brief.base.fingerprints import LIBRARY
from brief.base.project import Project

INDEX = "seen.json"
# Nanoseconds. A file may change again within the tick of its clock, and have the same size and time.
TICK = 20_000_000


@dataclass(frozen=True)
class Snapshot:
    """Sizes and times of all that goes into a build, as one checksum; and when the last of it was touched."""

    state: str
    touched: int
    taken: int


@dataclass(frozen=True)
class Done:
    """What a build made: which editions, rendered with what, in words."""

    editions: list[str]
    renderer: str


def inputs(project: Project) -> Snapshot:
    """What goes into a build, as it lies there: the project's files, the library, what is installed."""
    own = [path for path in project.reports.iterdir() if path != project.output and not path.name.startswith(".")]
    taken = time.time_ns()
    files = [*_files(project.seeds, project.data, project.notebooks, *own), *_files(LIBRARY)]
    return Snapshot(_checksum([*files, *_installed()]), max((entry[-1] for entry in files), default=0), taken)


def untouched(project: Project, asked: str) -> Done | None:
    """What the last build made that was asked for in these words, where nothing was touched since; else None."""
    try:
        entry = json.loads((project.work / INDEX).read_text(encoding="utf-8"))[asked]
        done = Done(entry["editions"], entry["renderer"])
        same = entry["inputs"] == inputs(project).state and entry["outputs"] == _outputs(project, done.editions)
    except (OSError, ValueError, LookupError, TypeError):  # none yet, or a damaged one
        return None
    return done if same else None


def remember(project: Project, asked: str, before: Snapshot, done: Done) -> None:
    """Note that editions are as their inputs were before the build: what is touched while it runs is seen next time.

    Nothing is noted where that can't be told from sizes and times.
    """
    path = project.work / INDEX
    if path.is_dir():  # damage: a folder in its place would stop each build at its end
        shutil.rmtree(path)
    if before.touched > before.taken - TICK or _reads_elsewhere(project):
        path.unlink(missing_ok=True)
        return
    try:
        known = {words: entry for words, entry in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, AttributeError):
        known = {}
    outputs = _outputs(project, done.editions)
    known[asked] = {"editions": done.editions, "renderer": done.renderer, "inputs": before.state, "outputs": outputs}
    whole.write(path, json.dumps(known, indent=1).encode())


def _outputs(project: Project, editions: list[str]) -> str:
    """What builds made: the finished files, and what is kept for the next build."""
    kept = [project.work / name for name in ("runs", "editions", "pytask.lock")]
    return _checksum(_files(*(project.output / name for name in editions), *kept))


def _files(*paths: Path) -> Iterator[tuple[str, int, int, int]]:
    """Each file in these folders with its size, when it was written, and when anything of it was changed."""
    for path in paths:
        if path.is_dir():
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
            yield from _files(*(path / entry.name for entry in entries if not entry.name.startswith((".", "__pyc"))))
        elif path.is_symlink() or path.exists():
            link, file = path.lstat(), path.stat()
            yield str(path), file.st_size, file.st_mtime_ns, max(link.st_ctime_ns, file.st_ctime_ns)


def _installed() -> list[str]:
    """What runs it: Python, its packages and the command quarto: each by its name, version or time."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    packages = sorted(path.name for folder in folders for path in Path(folder).glob("*.dist-info"))
    quarto = shutil.which("quarto")
    commands = [str(entry) for entry in _files(Path(quarto).resolve())] if quarto else []
    return [platform.python_version(), platform.machine(), *packages, *commands]


def _reads_elsewhere(project: Project) -> bool:
    """Whether a notebook read a file of the project that stands in none of the folders looked at here."""
    looked_at = tuple(
        f"{project.shown(path)}/" for path in (project.seeds, project.data, project.notebooks, project.reports)
    )
    notes = (
        note.partition(" ")
        for folder in ("runs", "editions")
        for record in (project.work / folder).rglob("*.json")
        for note in json.loads(record.read_text(encoding="utf-8"))
    )
    return any(
        kind in ("file", "folder", "tree") and (not f"{name}/".startswith(looked_at) or "/." in f"/{name}")
        for kind, _, name in notes
    )


def _checksum(content: Iterable[object]) -> str:
    return hashlib.sha256(json.dumps(list(content), ensure_ascii=False).encode()).hexdigest()
