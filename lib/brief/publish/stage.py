"""Staging: executed notebooks, ledger and prose laid out as one Quarto project that either renderer can render."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import nbformat
from ruamel.yaml import YAML

from brief.base.problems import raise_any
from brief.base.project import Project
from brief.corpus import ledger as ledger_
from brief.corpus.ledger import Anchored, Ledger
from brief.editions.editions import Planned
from brief.notebooks import files as notebooks
from brief.notebooks.outputs import FIGURE_KEY, SVG_MIME, VEGALITE_MIME
from brief.official import audit
from brief.official import reference as reference_
from brief.official.audit import Audited
from brief.official.reference import Reference
from brief.publish import pictures
from brief.publish.pages import citations, evidence, explorer
from brief.publish.prose import shortcodes
from brief.publish.prose.check import check_edition

PRE_RENDER = "  pre-render: brief stage\n"
COPIED = ("_quarto.yml", "_extensions", "theme", "sections")


def stage(
    project: Project,
    planned: Planned,
    executed: dict[str, nbformat.NotebookNode],
    ledger: Ledger,
    reference: Reference,
    audited: dict[str, Audited],
    folder: Path,
) -> None:
    """Write the staged project of one edition to `folder`, which is made anew.

    `executed` maps a notebook's name to its executed notebook, with its pictures drawn. Nothing in `folder` is meant
    to be edited.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COPIED:
        source = project.reports / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    # In reports/ Quarto has to lay the edition out before it renders; here it is laid out already.
    settings = folder / "_quarto.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(PRE_RENDER, ""), encoding="utf-8")
    generate(project, planned, executed, ledger, reference, audited, folder)


def lay_out(project: Project, planned: Planned) -> None:
    """Write what staging makes to reports/, with the outputs that the notebooks keep; nothing is executed.

    Raises `Problems` for the prose that Quarto could not render.
    """
    book, official = ledger_.load(project), reference_.load(project)
    kept = {}
    for name in planned.edition.notebooks:
        path = project.notebooks / f"{name}.ipynb"
        kept[name] = notebooks.read(path, project.shown(path))
    raise_any(check_edition(project, planned.edition, book, official, kept))
    for notebook in kept.values():
        pictures.draw(notebook, project.fonts)
    audited = audit.audit(book, official, audit.load(project))
    generate(project, planned, kept, book, official, audited, project.reports)


def generate(
    project: Project,
    planned: Planned,
    executed: dict[str, nbformat.NotebookNode],
    ledger: Ledger,
    reference: Reference,
    audited: dict[str, Audited],
    folder: Path,
) -> None:
    """Write what staging makes, and nothing that it copies, to `folder`."""
    generated, theme = folder / "_generated", project.theme
    for name in ("notebooks", "_generated"):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir()
    values: dict[str, str] = {}
    figures: dict[str, Any] = {}
    for name, notebook in executed.items():
        staged, found = _with_pictures(notebook)
        nbformat.write(staged, folder / "notebooks" / f"{name}.ipynb")
        figures |= found
        values |= {key: entry["text"] for key, entry in notebooks.values(notebook).items()}
    _write_yaml(folder / "_variables.yml", values)
    _write_json(generated / "figures.json", figures)
    _write_json(
        generated / "claims.json",
        {anchored.claim.id: _claim(anchored, audited[anchored.claim.id]) for anchored in ledger},
    )
    _write_json(folder / "references.json", citations.references(ledger, reference))
    shown = set(ledger.claims) if planned.edition.evidence == "all" else _used(project, planned, executed)
    (generated / "evidence.qmd").write_text(evidence.evidence(ledger, audited, shown, theme), encoding="utf-8")
    (generated / "citation.qmd").write_text(citations.suggested(planned), encoding="utf-8")
    (generated / "head.html").write_text(citations.head(planned, ledger, theme), encoding="utf-8")
    form = explorer.form(ledger, theme)
    (generated / "explorer.qmd").write_text(f"```{{=html}}\n{form}```\n", encoding="utf-8")
    (generated / "sources.qmd").write_text(evidence.sources(ledger, theme), encoding="utf-8")
    (folder / "brief.qmd").write_text(_master(planned), encoding="utf-8")


def _with_pictures(notebook: nbformat.NotebookNode) -> tuple[nbformat.NotebookNode, dict[str, Any]]:
    """The notebook as the brief needs it: labelled charts as SVG with caption and text alternative, and their data.

    Quarto takes Markdown and SVG from an output and ignores chart specifications; captions and text alternatives it
    takes from the cell's options, so those computed from the data are written there.
    """
    staged = copy.deepcopy(notebook)
    figures: dict[str, Any] = {}
    for label, cell in notebooks.labels(staged).items():
        for output in cell.outputs:
            about = output.get("metadata", {}).get(FIGURE_KEY)
            if about is None:
                continue
            options = {"fig-cap" if label.startswith("fig-") else "tbl-cap": about.get("caption", "")}
            if VEGALITE_MIME in output["data"]:
                output["data"] = {SVG_MIME: output["data"][SVG_MIME]}
                options["fig-alt"] = about["alt"]
                figures[label] = {"data": about["data"], "csv": _csv(about["data"])}
            lines = [f"#| {key}: {json.dumps(text, ensure_ascii=False)}" for key, text in options.items() if text]
            cell.source = "\n".join(
                [
                    f"#| label: {label}",
                    *lines,
                    *(line for line in cell.source.splitlines() if not line.startswith("#|")),
                ]
            )
    return staged, figures


def _used(project: Project, planned: Planned, executed: dict[str, nbformat.NotebookNode]) -> set[str]:
    """The claims that an edition's prose names or that a table it embeds links to."""
    used: set[str] = set()
    labels = {name: notebooks.labels(notebook) for name, notebook in executed.items()}
    for section in planned.edition.sections:
        for shortcode in shortcodes.find((project.sections / f"{section}.qmd").read_text(encoding="utf-8")):
            if shortcode.name == "claim":
                used.add(shortcode.arguments[0])
            elif shortcode.name == "embed":
                target, _, label = shortcode.arguments[0].partition("#")
                outputs = labels[Path(target).stem][label].outputs
                used |= set(re.findall(r"\(#claim-([\w-]+)\)", json.dumps(outputs)))
    return used


def _csv(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _claim(anchored: Anchored, found: Audited) -> dict[str, str]:
    """What the claim shortcode says of a claim."""
    source = anchored.document.source.attribution_short
    return {
        "phrase": anchored.phrase,
        "quote": " ".join(anchored.quote.split()),
        "title": f"{source}, line {anchored.line}",
        "source": source,
        "line": str(anchored.line),
        "attributed": anchored.claim.attributed_to,
        "verdict": found.verdict.css,
        "mark": found.verdict.mark,
        "verdict_label": found.verdict.label,
    }


def _master(planned: Planned) -> str:
    """The edition's document: its metadata and its sections, in order."""
    edition = planned.edition
    front = {
        "title": edition.title,
        "subtitle": edition.subtitle,
        "audience": edition.audience,
        "date": edition.date,
        "lang": "en-US",
    }
    text = io.StringIO()
    YAML().dump(front, text)
    includes = "\n\n".join(f"{{{{< include sections/{name}.qmd >}}}}" for name in edition.sections)
    return f"---\n{text.getvalue()}---\n\n{includes}\n"


def _write_json(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_yaml(path: Path, data: Any) -> None:
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(data, file)
