"""The drawing of the rooms in `docs/explanation-architecture.md`: the real imports on the floors of the linter."""

from __future__ import annotations

import ast
import graphlib
import tomllib
from collections.abc import Set
from pathlib import Path

from brief.base import fingerprints
from brief.base.fingerprints import LIBRARY
from brief.base.project import Project

START, END = "<!-- made from the imports by `brief docs` -->", "<!-- end -->"

Arrows = Set[tuple[str, str]]
"""Which room imports from which: (importing room, imported room)."""


def page(project: Project) -> str:
    """The page with the drawing as the imports are now. Raises ValueError where its marks are missing."""
    text = path(project).read_text(encoding="utf-8")
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError(f"{project.shown(path(project))} needs the lines {START} and {END}")
    return f"{before}{START}\n\n{drawing(floors(project), arrows())}\n\n{END}{after}"


def path(project: Project) -> Path:
    """Where the page stands."""
    return project.docs / "explanation-architecture.md"


def floors(project: Project) -> list[list[str]]:
    """The rooms of each floor, the highest first, as the linter holds them."""
    settings = tomllib.loads((project.root / "pyproject.toml").read_text(encoding="utf-8"))
    [contract] = [entry for entry in settings["tool"]["importlinter"]["contracts"] if entry["type"] == "layers"]
    return [[room.strip().removeprefix("brief.") for room in floor.split("|")] for floor in contract["layers"]]


def arrows() -> Arrows:
    """Every import of a room from another."""
    library = fingerprints.library(LIBRARY)
    pairs = {(_room(name), _room(module)) for name, entry in library.items() for module in entry["imports"]}
    return {(room, other) for room, other in pairs if room and other and room != other}


def _room(module: str) -> str:
    """The room of a module; empty for the library itself and for a room's own sentence."""
    parts = module.split(".")
    return parts[1] if len(parts) > 2 else ""


def upward(arrows: Arrows, floors: list[list[str]]) -> list[tuple[str, str]]:
    """The arrows that don't lead to a lower floor."""
    level = {room: number for number, floor in enumerate(floors) for room in floor}
    return sorted(pair for pair in arrows if level[pair[0]] >= level[pair[1]])


def circle(arrows: Arrows) -> list[str]:
    """Rooms that import each other in a circle; empty when there is none."""
    try:
        graphlib.TopologicalSorter(_imported(arrows)).prepare()
    except graphlib.CycleError as error:
        rooms: list[str] = error.args[1]
        return rooms
    return []


def direct(arrows: Arrows) -> list[tuple[str, str]]:
    """The arrows that no longer way replaces: what a drawing needs to show all that depends on all."""
    imported = _imported(arrows)

    def reached(room: str, without: str) -> set[str]:
        waiting, seen = [other for other in imported.get(room, ()) if other != without], set[str]()
        while waiting:
            other = waiting.pop()
            if other not in seen:
                seen.add(other)
                waiting += imported.get(other, ())
        return seen

    return sorted((room, other) for room, other in arrows if other not in reached(room, without=other))


def _imported(arrows: Arrows) -> dict[str, list[str]]:
    return {room: [other for importing, other in sorted(arrows) if importing == room] for room, _ in sorted(arrows)}


def drawing(floors: list[list[str]], arrows: Arrows) -> str:
    """The rooms as a Mermaid drawing and as a table, and between them what the arrows say."""
    wrong = upward(arrows, floors)
    lines = [
        f"  {room} -. upward .-> {other}" if (room, other) in wrong else f"  {room} --> {other}"
        for room, other in sorted({*direct(arrows), *wrong})
    ]
    return "\n\n".join(
        ["\n".join(["```mermaid", "flowchart TD", *lines, "```"]), _sentence(floors, arrows), _table(floors, arrows)]
    )


def _sentence(floors: list[list[str]], arrows: Arrows) -> str:
    wrong, rooms = [f"{room} to {other}" for room, other in upward(arrows, floors)], circle(arrows)
    return (
        f"{sum(map(len, floors))} rooms on {len(floors)} floors, {len(arrows)} arrows between them; the drawing leaves "
        "out an arrow where a longer way leads to the same room. "
        + (f"Upward: {', '.join(wrong)}. " if wrong else "None leads upward. ")
        + (f"A circle: {', '.join(rooms)}." if rooms else "There is no circle.")
    )


def _table(floors: list[list[str]], arrows: Arrows) -> str:
    lines = ["| Floor | Room | Holds | Imports from |", "| --- | --- | --- | --- |"]
    order = [room for floor in floors for room in floor]
    for level, floor in enumerate(floors):
        for room in floor:
            imports = ", ".join(other for other in order if (room, other) in arrows) or "no room"
            lines.append(f"| {len(floors) - level} | `{room}` | {_holds(room)} | {imports} |")
    return "\n".join(lines)


def _holds(room: str) -> str:
    """The first sentence of a room's own."""
    sentence = ast.get_docstring(ast.parse((LIBRARY / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    return " ".join(sentence.split()).partition(". ")[0].rstrip(".")
