"""The labelled cells of an executed notebook as a renderer needs them.

Quarto takes Markdown and SVG from an output and ignores chart specifications; captions and text alternatives it takes
from the cell's options, so those computed from the data are written there.
"""

from __future__ import annotations

import copy
import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode

from brief.base import letters
from brief.base.markdown import escape
from brief.notebooks import files as notebooks
from brief.notebooks.outputs import FIGURE_KEY, NARROW_MIME, SVG_MIME, VEGALITE_MIME

Executed = Mapping[str, NotebookNode]
"""Executed notebooks, with their pictures drawn, by their names."""
Figure = dict[str, Any]


def staged(notebook: NotebookNode) -> tuple[NotebookNode, dict[str, Figure]]:
    """A copy of the notebook with charts as SVG, captions and text alternatives; and what stands beside each, by label.

    That is the table that a reader may see (`shown`) and the file that he may save (`csv`), both as CSV, and the
    picture for a telephone (`narrow`), as SVG. Of a
    labelled cell nothing else is shown: not what it printed on its way.
    """
    notebook = copy.deepcopy(notebook)
    figures: dict[str, Figure] = {}
    for label, cell in notebooks.labels(notebook).items():
        cell.outputs = [output for output in cell.outputs if output.get("metadata", {}).get(FIGURE_KEY)]
        for output in cell.outputs:
            figure = output["metadata"][FIGURE_KEY]
            cell.source = _with_options(cell.source, label, _options(label, figure))
            if VEGALITE_MIME in output["data"]:
                figures[label] = {
                    "shown": _csv(figure["columns"], figure["data"]),
                    "csv": figure["csv"],
                    "narrow": output["data"][NARROW_MIME],
                }
                output["data"] = {SVG_MIME: output["data"][SVG_MIME]}
    return notebook, figures


def _options(label: str, figure: dict[str, Any]) -> dict[str, str]:
    """What Quarto has to know of a chart or table, as it was computed; the caption ends with what its words rest on.

    A caption is read as Markdown: it is escaped. Quarto hands it on in single quotes, which an apostrophe
    with a backslash would end: it is written as print has it.
    """
    kind = "fig" if label.startswith("fig-") else "tbl"
    signs = "".join(f'[]{{.judged when="{judgement["when"]}"}}' for judgement in figure.get("judgements", []))
    caption = escape(figure.get("caption") or "").replace("\\'", "’")
    alt = letters.visible(figure.get("alt") or "")
    options = {f"{kind}-cap": caption + signs, f"{kind}-alt": alt}
    return {name: text for name, text in options.items() if text}


def _with_options(source: str, label: str, options: dict[str, str]) -> str:
    """A cell's source with its label and these options, and no others, at its top."""
    lines = [f"#| label: {label}"]
    lines += [f"#| {name}: {json.dumps(text, ensure_ascii=False)}" for name, text in options.items()]
    return "\n".join([*lines, *(line for line in source.splitlines() if not line.startswith("#|"))])


def _csv(columns: list[str], rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return letters.visible(text.getvalue())
