"""Staging: executed notebooks, ledger and prose laid out as one Quarto project that either renderer can render."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from brief.base import links
from brief.base.markdown import escape
from brief.base.problems import raise_any
from brief.editions.editions import Edition, Planned
from brief.notebooks import files as notebooks
from brief.official import reach
from brief.official.collection import Collection
from brief.publish import cells, pictures
from brief.publish.cells import Executed
from brief.publish.pages import cards, citations, explorer, generated, judgements
from brief.publish.pages.generated import FOLDER
from brief.publish.prose import settled
from brief.publish.prose.check import check_edition

PRE_RENDER = "  pre-render: brief stage\n"
COPIED = ("_quarto.yml", "_extensions", "theme", "sections")


def stage(collection: Collection, planned: Planned, executed: Executed, folder: Path) -> None:
    """Write the staged project of one edition to `folder`, which is made anew; nothing in it is meant to be edited."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COPIED:
        source = collection.project.reports / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns(".*"))
        else:
            shutil.copy(source, folder / name)
    # In reports/ Quarto has to lay the edition out before it renders; here it is laid out already.
    settings = folder / "_quarto.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(PRE_RENDER, ""), encoding="utf-8")
    generate(collection, planned, executed, folder)


def lay_out(collection: Collection, planned: Planned) -> None:
    """Write what staging makes to reports/, with the outputs that the notebooks keep; nothing is executed.

    Raises `Problems` for the prose that Quarto could not render.
    """
    project = collection.project
    paths = {name: project.notebook(name) for name in planned.edition.notebooks}
    kept = {name: notebooks.read(path, project.shown(path)) for name, path in paths.items()}
    raise_any([*links.leading_out(project), *check_edition(collection, planned.edition, kept)])
    for name, notebook in kept.items():
        pictures.draw(notebook, project.fonts, project.shown(paths[name]))
    generate(collection, planned, kept, project.reports)


def generate(collection: Collection, planned: Planned, executed: Executed, folder: Path) -> None:
    """Write what staging makes, and nothing that it copies, to `folder`."""
    for name in ("notebooks", FOLDER):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir()
    figures: dict[str, Any] = {}
    for name, notebook in executed.items():
        staged, data = cells.staged(notebook)
        (folder / "notebooks" / f"{name}.ipynb").write_bytes(notebooks.written(staged))
        figures |= data
    _write_json(folder / FOLDER / "figures.json", figures)
    _write_json(folder / FOLDER / "claims.json", cards.cards(collection))
    _write_json(
        folder / FOLDER / "judgements.json", judgements.cards(settled.of_edition(collection, planned.edition, executed))
    )
    _write_json(folder / "references.json", citations.references(collection))
    _write_yaml(folder / "_variables.yml", _values(executed))
    pages = generated.included(collection, planned, executed)
    if "explorer.qmd" in pages:
        pages["explorer.html"] = explorer.form(collection)
    for name, text in (pages | {"head.html": citations.head(collection, planned.edition)}).items():
        (folder / FOLDER / name).write_text(text, encoding="utf-8")
    (folder / "brief.qmd").write_text(_master(planned.edition, _reach(collection, executed)), encoding="utf-8")


def _values(executed: Executed) -> dict[str, str]:
    """The text of every value that the notebooks give, by its name: text, not Markdown."""
    entries = [entry for notebook in executed.values() for entry in notebooks.values(notebook).items()]
    return {key: escape(str(entry["text"])) for key, entry in entries}


def _reach(collection: Collection, executed: Executed) -> str:
    """To which date the figures reach that the values of the notebooks were computed from, as a sentence."""
    entries = [entry for notebook in executed.values() for entry in notebooks.values(notebook).values()]
    used = {name for entry in entries for name in entry["derived_from"]}
    rows = collection.reference.rows
    return reach.reach(rows[rows["series_id"].isin(used)]).words


def _master(edition: Edition, reached: str) -> str:
    """The edition's document: its metadata, to which date its data reach, and its sections, in order."""
    texts = edition.model_dump(include={"title", "subtitle", "audience"})
    front = {name: escape(text) for name, text in texts.items()} | {"date": edition.date, "lang": "en-US"}
    text = io.StringIO()
    YAML().dump(front, text)
    includes = "\n\n".join(f"{{{{< include sections/{name}.qmd >}}}}" for name in edition.sections)
    opening = f"::: {{.reach}}\n{reached}\n:::\n\n" if reached else ""
    return f"---\n{text.getvalue()}---\n\n{opening}{includes}\n"


def _write_json(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_yaml(path: Path, data: Any) -> None:
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(data, file)
