"""Changes in words, as plain text and as Markdown, and the short words for what changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from brief.base import markdown
from brief.compare.changes import KINDS, Change

NOTHING = "–"
LONGEST = 60  # of a sentence that stands as a name, in characters
LISTED = 3  # of many things, how many are named


def as_text(changes: list[Change], old: str, new: str) -> str:
    """The differences as plain text: counts first, then by kind, and within it by reason."""
    lines = [_opening(changes, old, new)]
    for kind, group in _by_kind(changes).items():
        lines += ["", f"{KINDS[kind]}: {_counted(group)}"]
        for why in dict.fromkeys(change.why for change in group):
            sentences = (f"    {_sentence(change)}" for change in group if change.why == why)
            lines += [f"  because of {'; '.join(why)}", *sentences]
    return "\n".join(lines)


def as_markdown(changes: list[Change], old: str, new: str) -> str:
    """The differences as Markdown: counts first, then a table for each kind."""
    parts = [markdown.escape(_opening(changes, old, new))]
    for kind, group in _by_kind(changes).items():
        columns = ["Name", "What", "Old", "New", "Because of"]
        table = markdown.table(columns, [_cells(change) for change in group], [False] * len(columns))
        parts += [f"## {KINDS[kind]}: {_counted(group)}", table]
    return "\n\n".join(parts)


def line(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())


def cell(text: str | None) -> str:
    """Text on one line, with a dash for none."""
    return line(text) if text else NOTHING


def shortened(text: str) -> str:
    """Text on one line, at most so long that it can name something."""
    words = line(text)
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"


def plain(value: Any) -> str:
    """A value as a person types it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def listed(items: Sequence[str]) -> str:
    """Items in a row; of many, the first few and how many more."""
    if len(items) <= LISTED + 1:
        return "; ".join(items)
    return "; ".join([*items[:LISTED], f"{len(items) - LISTED} more"])


def _opening(changes: list[Change], old: str, new: str) -> str:
    if not changes:
        return f"{old} → {new}: no difference in {', '.join(KINDS.values()).lower()}."
    counts = ", ".join(
        f"{len({change.name for change in group})} in {KINDS[kind].lower()}"
        for kind, group in _by_kind(changes).items()
    )
    return f"{old} → {new}. Differences: {counts}."


def _by_kind(changes: list[Change]) -> dict[str, list[Change]]:
    return {kind: group for kind in KINDS if (group := [change for change in changes if change.kind == kind])}


def _counted(changes: list[Change]) -> str:
    """How many things were added, removed, changed; one with several fields counts once."""
    sides = list({change.name: change.side for change in changes}.values())
    counts = {side: sides.count(side) for side in ("changed", "added", "removed")}
    return ", ".join(f"{count} {side}" for side, count in counts.items() if count)


def _sentence(change: Change) -> str:
    what = f"{change.name}, {change.field}" if change.field else change.name
    if change.old is None or change.new is None:
        text = change.old or change.new
        return f"{what} {change.side}{f': {line(text)}' if text else ''}"
    if not change.old and not change.new:
        return f"{what} changed"
    return f"{what}: {cell(change.old)} → {cell(change.new)}"


def _cells(change: Change) -> list[str]:
    return [change.name, change.field or change.side, cell(change.old), cell(change.new), "; ".join(change.why)]
