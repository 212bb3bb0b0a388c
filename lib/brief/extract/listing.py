"""Candidates written out: as a table for people, as CSV, JSON or YAML for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import fields

from brief.extract.candidates import Candidate
from brief.extract.said import Said

# In the order of a reader's questions: the number, what it is of, what kind it is; then the words that say so.
_SAID = ("period", "geography", "attributed_to", "counted")
_OWN = [field.name for field in fields(Candidate) if field.name not in (*_SAID, "kind", "rule")]
_SHORT = [*_OWN, *_SAID, "kind", "rule"]
_COLUMNS = [*_SHORT, *(f"{name}_{part}" for name in _SAID for part in ("start", "end", "text"))]
_WIDEST = 44


def as_table(candidates: Sequence[Candidate]) -> str:
    """A row for each candidate, in columns as wide as they need."""
    rows = [_SHORT, *([_cell(row[name]) for name in _SHORT] for row in map(_row, candidates))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_SHORT))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, "", f"{len(candidates)} candidates"])


def _row(candidate: Candidate) -> dict[str, object]:
    """The columns of a candidate; None and empty for what nobody says."""
    row: dict[str, object] = {}
    for name in [*_OWN, "kind", "rule", *_SAID]:
        value = getattr(candidate, name)
        if isinstance(value, Said):
            row[name] = value.value
            row |= {f"{name}_{part}": getattr(value, part) if value.text else None for part in ("start", "end")}
            row[f"{name}_text"] = " ".join(value.text.split())
        else:
            row[name] = value
    return {name: row[name] for name in _COLUMNS}


def _cell(value: object) -> str:
    text = "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def as_csv(candidates: Sequence[Candidate]) -> str:
    """A header and a line for each candidate; what is not known is empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(
        [f"{value:.15g}" if isinstance(value, float) else value for value in _row(candidate).values()]
        for candidate in candidates
    )
    return text.getvalue().rstrip("\n")


def as_json(candidates: Sequence[Candidate]) -> str:
    """A list of objects; what is not known is null."""
    return json.dumps([_plain(candidate) for candidate in candidates], indent=1, ensure_ascii=False)


def as_yaml(candidates: Sequence[Candidate]) -> str:
    """A list of records as YAML."""
    from ruamel.yaml import YAML

    yaml, text = YAML(), io.StringIO()
    yaml.width = 120
    yaml.dump([_plain(candidate) for candidate in candidates], text)
    return text.getvalue().rstrip("\n")


def _plain(candidate: Candidate) -> dict[str, object]:
    """The fields, numbers without decimals as whole numbers."""
    return {
        name: int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value
        for name, value in _row(candidate).items()
    }


FORMATS: dict[str, Callable[[Sequence[Candidate]], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
    "yaml": as_yaml,
}
