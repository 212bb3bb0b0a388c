"""A chart or table as a cell shows it: with its caption, which the brief takes from the output's metadata instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from brief.base.markdown import escape

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
