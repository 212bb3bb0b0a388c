"""What a build keeps for the next one: held by one build at a time, and thrown away when it is damaged."""

from __future__ import annotations

import fcntl
import json
import logging
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from brief.base import whole
from brief.base.project import Project

HELD = "held"  # a file among the project's work, locked as long as a build lasts
_STATE = "pytask.*"

log = logging.getLogger("brief.pipeline")


@contextmanager
def alone(project: Project) -> Iterator[None]:
    """No other build of this project while it lasts: a second one waits, and says so.

    What a killed build left half done is put right first. Raises OSError where nothing can be written.
    """
    work = project.work
    if work.exists() and not work.is_dir():
        _throw_away(project, work)
    work.mkdir(parents=True, exist_ok=True)
    if (work / HELD).is_dir():
        _throw_away(project, work / HELD)
    with (work / HELD).open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            log.warning("another build of this project is at work: waiting for it")
            fcntl.flock(held, fcntl.LOCK_EX)
        whole.recover(project.output)
        if damaged := next(_damaged(work), None):
            _throw_away(project, damaged)
        yield


def forget(project: Project, why: str) -> None:
    """Throw away all that builds have kept: the next one does everything again."""
    log.warning("what the last build kept is damaged (%s): thrown away, all is done again", why)
    for path in project.work.iterdir() if project.work.is_dir() else [project.work]:
        if path.name != HELD or path.is_dir():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def copy(project: Project, folder: Path) -> None:
    """Copy what is known of the last build to a folder, for who may not write where it is."""
    for path in project.work.glob(_STATE):
        if path.is_file():
            shutil.copy(path, folder)


def _throw_away(project: Project, damaged: Path) -> None:
    forget(project, project.shown(damaged))


def _damaged(work: Path) -> Iterator[Path]:
    """Files that are folders, folders that are files, and what can't be read."""
    for path in work.glob(_STATE):
        if not path.is_file() or (path.suffix == ".lock" and not _readable(path)):
            yield path
    for folder in (work / "runs", work / "editions"):
        if folder.exists() and not folder.is_dir():
            yield folder
        elif folder.is_dir():
            yield from (path for path in sorted(folder.rglob("*")) if not _fit(path))


def _fit(path: Path) -> bool:
    if path.suffix in (".json", ".ipynb") and path.is_dir():
        return False
    return path.suffix != ".json" or _readable(path)


def _readable(path: Path) -> bool:
    """Whether a record is what we wrote, by name a state, or pytask did."""
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".lock":
            return "lock-version" in tomllib.loads(text)
        content = json.loads(text)
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and all(isinstance(state, str) for state in content.values())
