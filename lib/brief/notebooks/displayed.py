"""What a cell shows: a chart or table with its caption, which the brief takes from the metadata, and plain charts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from brief.base.markdown import escape
from brief.charts import fields
from brief.notebooks.outputs import VEGALITE_MIME, VEGALITE_SCHEMA

Bundle = tuple[dict[str, Any], dict[str, Any]]
"""What an output shows, by the type of media, and its metadata."""


def display(bundles: Iterable[Bundle]) -> None:
    """Show each as an output of the cell that runs."""
    from IPython.display import display as publish

    for data, metadata in bundles:
        publish(data, metadata=metadata, raw=True)


def caption(text: str) -> list[Bundle]:
    """The caption as an output of its own, small; none where there is no text."""
    return [({"text/markdown": f"*{escape(text)}*", "text/plain": text}, {})] if text else []


def plain_charts() -> None:
    """Have this kernel show plain charts of Altair as their specifications, which JupyterLab draws by itself.

    Altair's own way is HTML, which loads scripts from the network. Outside of IPython there is nothing to do.
    """
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None:
        formatter = shell.display_formatter.mimebundle_formatter
        formatter.for_type_by_name("altair.vegalite.v6.api", "TopLevelMixin", _plain)  # imports no Altair


def _plain(chart: Any, include: object = None, exclude: object = None) -> dict[str, Any]:
    try:
        specification = fields.specification(chart)
    except ValueError as error:  # IPython would print the way to it, and show nothing
        return {"text/markdown": f"**✗** {escape(str(error))}", "text/plain": f"✗ {error}"}
    return {VEGALITE_MIME: specification | {"$schema": VEGALITE_SCHEMA}, "text/plain": "A chart, not for the brief"}
