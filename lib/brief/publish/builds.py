"""Built editions, found and read back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brief.base.problems import Place, Problem, Problems, nearest, raise_any
from brief.base.project import MANIFEST
from brief.publish import manifest
from brief.publish.manifest import FORMAT, Rows


@dataclass(frozen=True)
class Built:
    """A built edition: its `edition.json`, and the rows of its tables as they were written."""

    record: dict[str, Any]
    tables: dict[str, Rows]


def read(folder: Path) -> Built:
    """A built edition. Raises `Problems` when the folder holds no complete one, or one of another format."""
    path = folder / MANIFEST
    try:
        built = Built(json.loads(path.read_text(encoding="utf-8")), manifest.tables(folder))
    except FileNotFoundError as error:
        missing = Path(error.filename).relative_to(folder).as_posix()
        message = f"not a built edition: there is no {missing}"
        raise Problems([Problem(Place(str(folder)), message, suggestion="brief build")]) from None
    except ValueError as error:
        message = f"not readable as JSON: {error}"
        raise Problems([Problem(Place(str(path)), message, suggestion="brief build")]) from None
    if built.record.get("format") != FORMAT:
        message, hint = f"written in format {built.record.get('format')}", "build it again with this version"
        raise Problems([Problem(Place(str(path)), message, f"format {FORMAT}", hint)])
    return built


def find(output: Path, *names: str) -> list[Path]:
    """The folders of built editions, each named by an edition's id (a folder of `output`) or by its path.

    Raises `Problems` for each that is not there, with the nearest that is.
    """
    known = sorted(path.parent.name for path in output.glob(f"[!.]*/{MANIFEST}"))
    folders: list[Path] = []
    problems: list[Problem] = []
    for name in names:
        places = [output / name, Path(name)]
        built = [folder for folder in places if (folder / MANIFEST).is_file()]
        if built:
            folders.append(built[0])
        else:
            problems.append(_not_built(name, any(folder.is_dir() for folder in places), known))
    raise_any(problems)
    return folders


def _not_built(name: str, is_folder: bool, known: list[str]) -> Problem:
    if is_folder:
        hint = "build it again: builds of an earlier version left none"
        return Problem(Place(name), f"the folder holds no {MANIFEST}", "a folder that `brief build` wrote", hint)
    message = "neither an edition that was built nor a folder"
    expected = f"{', '.join(known)}; others once they are built: brief build --edition ID, or --all"
    return Problem(Place(name), message, expected if known else "brief build, first", nearest(name, known))
