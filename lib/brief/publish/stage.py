"""Staging: executed notebooks, ledger and prose laid out as one Quarto project that either renderer can render."""

from __future__ import annotations

import base64
import io
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from ruamel.yaml import YAML

from brief.base import links
from brief.base.markdown import escape
from brief.base.problems import raise_any
from brief.base.project import DOCUMENTS
from brief.editions.editions import Edition, Planned
from brief.notebooks import files as notebooks
from brief.notebooks.outputs import FIGURE_KEY, PNG_MIME
from brief.official import reach
from brief.official.collection import Collection
from brief.publish import cells, pictures, theme, volumes, watched, word
from brief.publish.cells import Executed
from brief.publish.pages import cards, citations, evidence, explorer, generated, judgements, reader
from brief.publish.pages.generated import FOLDER
from brief.publish.prose import settled
from brief.publish.prose.check import check_edition

PRE_RENDER = "  pre-render: theme/stage.lua\n"
COPIED = ("_quarto.yml", "_extensions/brief", "theme", "sections")
# Folders that hold nothing but what staging makes.
OWN = ("notebooks", FOLDER, DOCUMENTS)


Laid = tuple[NotebookNode, dict[str, bytes], dict[str, Any]]
"""A notebook; as it is staged, with its pictures, by path; and what stands beside its charts, by label."""


def stage(
    collection: Collection, planned: Planned, executed: Executed, folder: Path, laid: dict[str, Laid] | None = None
) -> None:
    """Write the staged project of one edition to `folder`, which is made anew; nothing in it is meant to be edited.

    Its page links to the files that a build makes beside it. A notebook that is among those `laid` out before, by
    their names, is not laid out again; afterwards these are what `laid` has.
    """
    before = laid or {}
    now = {name: _laid(name, notebook, before.get(name)) for name, notebook in executed.items()}
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
    _write(folder, _files(collection, planned, now, {"files": True}))
    if laid is not None:
        laid.clear()
        laid |= now


def lay_out(collection: Collection, planned: Planned) -> None:
    """Write what staging makes to reports/, with the outputs that the notebooks keep; nothing is executed.

    Here the page may speak to the server that it comes from, so that `quarto preview` can reload it; one that a build
    makes is closed to all the world. Raises `Problems` for the prose that Quarto could not render.
    """
    project = collection.project
    paths = {name: project.notebook(name) for name in planned.edition.notebooks}
    kept = {name: notebooks.read(path, project.shown(path)) for name, path in paths.items()}
    raise_any(
        [*links.leading_out(project), *theme.unreadable(project), *check_edition(collection, planned.edition, kept)]
    )
    for name, notebook in kept.items():
        pictures.draw(notebook, project.fonts, project.shown(paths[name]))
    now = {name: _laid(name, notebook, None) for name, notebook in kept.items()}
    files = _files(collection, planned, now, {"served": True})
    beside = volumes.pages(collection, planned.edition, kept)
    files |= {name: page.encode() for name, page in beside.items()}
    _write(project.reports, files)
    watched.link(project)


def _laid(name: str, notebook: NotebookNode, before: Laid | None) -> Laid:
    if before and before[0] is notebook:
        return before
    staged, figures = cells.staged(notebook)
    return notebook, {f"notebooks/{name}.ipynb": notebooks.written(staged)} | _pictures(notebook), figures


def _files(
    collection: Collection, planned: Planned, laid: Mapping[str, Laid], metadata: Mapping[str, Any]
) -> dict[str, bytes]:
    """What staging makes, and nothing that it copies, by path; the document has `metadata` over the edition's own."""
    executed = {name: notebook for name, (notebook, _, _) in laid.items()}
    files = {path: content for _, own, _ in laid.values() for path, content in own.items()}
    figures = {label: figure for _, _, own in laid.values() for label, figure in own.items()}
    entered = evidence.entered(collection, planned.edition, executed)
    records = {
        "figures": figures,
        "claims": cards.cards(collection, entered if evidence.is_large(collection) else collection.ledger.claims),
        "judgements": judgements.cards(settled.of_edition(collection, planned.edition, executed)),
    }
    pages = generated.included(collection, planned, executed)
    if "explorer.qmd" in pages:
        pages["explorer.html"] = explorer.form(collection)
    texts = {
        **{f"{FOLDER}/{name}.json": _json(record) for name, record in records.items()},
        **{f"{FOLDER}/{name}": text for name, text in pages.items()},
        f"{FOLDER}/documents.html": reader.section(collection, entered),
        f"{FOLDER}/head.html": citations.head(collection, planned.edition),
        "references.json": _json(citations.references(collection)),
        "_variables.yml": _json(_values(executed)),  # JSON is YAML, and written a hundred times as fast
        "brief.qmd": _master(planned.edition, _reach(collection, executed), metadata),
    }
    files[f"{FOLDER}/{word.REFERENCE}"] = word.reference(collection.project.theme)
    return files | {name: text.encode() for name, text in texts.items()}


def _pictures(notebook: NotebookNode) -> dict[str, bytes]:
    """The charts of an executed notebook for Word, which shows no SVG everywhere, by their paths."""
    return {
        f"{FOLDER}/{label}.png": base64.b64decode(output["data"][PNG_MIME])
        for label, cell in notebooks.labels(notebook).items()
        for output in cell.outputs
        if PNG_MIME in output.get("data", {}) and FIGURE_KEY in output.metadata
    }


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files that are not there as they should be, and remove what is left of another edition.

    A file that stays as it is keeps its time: Quarto's preview renders again whenever one has another.
    """
    for path in (path for name in OWN for path in (folder / name).rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _values(executed: Executed) -> dict[str, str]:
    """The text of every value that the notebooks give, by its name: text, not Markdown."""
    entries = [entry for notebook in executed.values() for entry in notebooks.values(notebook).items()]
    return {key: escape(str(entry["text"])) for key, entry in entries}


def _reach(collection: Collection, executed: Executed) -> str:
    """To which date the figures reach that the values of the notebooks were computed from, as a sentence."""
    entries = [entry for notebook in executed.values() for entry in notebooks.values(notebook).values()]
    used = {name for entry in entries for name in entry["derived_from"]}
    official, parts = collection.reference, collection.ledger.vocabulary.parts
    rows = official.rows
    return reach.reach(rows[rows["series_id"].isin(used)], official.series, parts).words


def _master(edition: Edition, reached: str, metadata: Mapping[str, Any]) -> str:
    """The edition's document: its metadata, to which date its data reach, and its sections, in order."""
    texts = edition.model_dump(include={"title", "subtitle", "audience"})
    front = {name: escape(text) for name, text in texts.items()} | {"date": edition.date, "lang": "en-US"}
    includes = "\n\n".join(f"{{{{< include /sections/{name}.qmd >}}}}" for name in edition.sections)
    opening = f"::: {{.reach}}\n{reached}\n:::\n\n" if reached else ""
    return f"---\n{_yaml(front | dict(metadata))}---\n\n{opening}{includes}\n"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _yaml(data: Any) -> str:
    text = io.StringIO()
    YAML().dump(data, text)
    return text.getvalue()
