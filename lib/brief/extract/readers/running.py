"""Headers and footers that run along the pages of a document: known by repetition at the same edge."""

from __future__ import annotations

import re
from collections import Counter

EDGE = 3  # lines at the top and at the foot of a page among which they are looked for
FEWEST = 3  # pages that must have a line for it to be a running one
SHARE = 0.4  # of all pages: left and right ones may differ, and a first page may have none


def without_running_lines(pages: list[str]) -> list[str]:
    """The pages without running lines: those at an edge that come back on most pages, but for their numbers."""
    lines = [[line for line in page.split("\n") if line.strip()] for page in pages]
    running = {edge: _running(lines, edge) for edge in (1, -1)}
    return [_without(page, running) for page in pages]


def _running(pages: list[list[str]], edge: int) -> set[str]:
    """The lines, without numbers, that come back at the top (1) or at the foot (-1)."""
    counts = Counter(shape for lines in pages for shape in {_shape(line) for line in lines[::edge][:EDGE]})
    return {shape for shape, count in counts.items() if count >= max(FEWEST, SHARE * len(pages))}


def _without(page: str, running: dict[int, set[str]]) -> str:
    lines = page.split("\n")
    for edge, shapes in running.items():
        written = [number for number, line in enumerate(lines) if line.strip()][::edge][:EDGE]
        for number in written:
            if _shape(lines[number]) not in shapes:
                break  # what stands further in is the page's own
            lines[number] = ""
    return "\n".join(lines)


def _shape(line: str) -> str:
    """A line as it is on every page: numbers of pages differ."""
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", " ".join(line.lower().split()))
