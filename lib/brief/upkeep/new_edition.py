"""A new edition: what a person then chooses from, with comments that say what goes where."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from brief.base.problems import Place, Problem, Problems
from brief.base.project import Project, listed
from brief.editions import editions
from brief.editions.editions import Edition
from brief.notebooks import files as notebooks
from brief.notebooks import parameters
from brief.notebooks.parameters import Parameter


def write(project: Project, edition_id: str, *, title: str, audience: str, source: str, date: str) -> Path:
    """Write `reports/editions/<edition_id>.yml`, a copy of the edition `source` under another title.

    An empty title is the id in words, an empty audience that of `source`. Comments list what `source` leaves
    out: sections, notebooks, parameters. Raises `Problems` for an id that can't name a file or is taken, and
    for a `source` that could not be built.
    """
    path = project.edition(edition_id)
    if not editions.is_id(edition_id):
        words = re.sub(r"[^a-z0-9]+", "-", edition_id.lower()).strip("-0123456789")
        raise Problems(
            [
                Problem(
                    Place(f"edition {edition_id}"),
                    "not an id: it names a file and a folder",
                    editions.ID_WORDS,
                    words if editions.is_id(words) else "public-health",
                )
            ]
        )
    if path.exists():
        raise Problems(
            [
                Problem(
                    Place(project.shown(path)),
                    "there is such an edition already",
                    suggestion=f"another id, or edit it and brief build --edition {edition_id}",
                )
            ]
        )
    given = {"title": title or edition_id.replace("-", " ").capitalize(), "date": date}
    if audience:
        given["audience"] = audience
    started = editions.plan(project, source).edition.model_copy(update=given)
    path.write_text("\n".join(_lines(project, edition_id, source, started)) + "\n", encoding="utf-8")
    return path


def _lines(project: Project, edition_id: str, source: str, started: Edition) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../../data/schema/edition.schema.json"
    yield f"# Started from {source}. A line behind “# ” is left out: without those two signs it counts."
    yield f"# Then: brief check, and brief build --edition {edition_id}"
    parts = {"notebooks": _notebooks, "sections": _sections, "parameters": _parameters}
    for name, field in Edition.model_fields.items():
        yield ""
        yield f"# {field.description}"
        if name in parts:
            yield from parts[name](project, started)
        else:
            yield _yaml({name: getattr(started, name)})


def _notebooks(project: Project, started: Edition) -> Iterator[str]:
    """The notebooks with their titles; those that the edition leaves out as comments."""
    titles = {}
    for name in notebooks.available(project.notebooks):
        path = project.notebook(name)
        cells = notebooks.read(path, project.shown(path)).cells
        titles[name] = next((_heading(cell.source) for cell in cells if cell.cell_type == "markdown"), "")
    yield "notebooks:"
    yield from _chosen(started.notebooks, titles)


def _sections(project: Project, started: Edition) -> Iterator[str]:
    """The sections with their headings; those that the edition leaves out as comments."""
    titles = {path.stem: _heading(path.read_text(encoding="utf-8")) for path in listed(project.sections, "*.qmd")}
    yield "# A section needs the notebooks whose charts, tables and values it shows: brief check says which."
    yield "sections:"
    yield from _chosen(started.sections, titles, before="sources")


def _parameters(project: Project, started: Edition) -> Iterator[str]:
    """Every parameter with its meaning and its notebooks; those that the edition doesn't set as comments."""
    found: dict[str, dict[str, Parameter]] = {}
    for notebook in notebooks.available(project.notebooks):
        path = project.notebook(notebook)
        shown = project.shown(path)
        for name, parameter in parameters.parse(notebooks.read(path, shown), shown).items():
            found.setdefault(name, {})[notebook] = parameter
    yield "# Only of notebooks of this edition. The first one that counts needs the line `parameters:` too."
    yield "parameters:" if started.parameters else "# parameters:"
    for name, takers in found.items():
        first = next(iter(takers.values()))
        value = _json(started.parameters.get(name, first.default))
        mark = "" if name in started.parameters else "# "
        differ = any(taker.default != first.default for taker in takers.values())
        where = [f"{notebook}: {_json(taker.default)}" if differ else notebook for notebook, taker in takers.items()]
        yield f"{mark}  {name}: {value}  # {first.comment} ({', '.join(where)})"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _chosen(chosen: tuple[str, ...], titles: dict[str, str], before: str = "") -> Iterator[str]:
    """A line each: what is chosen, in its order, and what is not, ahead of `before` or else at the end."""
    width = max(len(name) for name in titles)
    place = chosen.index(before) if before in chosen else len(chosen)
    for name in [*chosen[:place], *(name for name in titles if name not in chosen), *chosen[place:]]:
        yield f"{'' if name in chosen else '# '}  - {name:{width}}  # {titles[name]}"


def _heading(text: str) -> str:
    """The first heading of a Markdown text, without its mark and its id."""
    found = re.search(r"^#+\s+(.*?)\s*(?:\{[^}]*\})?$", text, re.MULTILINE)
    return found[1] if found else ""


def _yaml(record: dict[str, Any]) -> str:
    yaml, text = YAML(), io.StringIO()
    yaml.width = 10_000
    yaml.dump(record, text)
    return text.getvalue().rstrip("\n")
