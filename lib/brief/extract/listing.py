"""Candidates written out: as a table for people, as CSV, JSON or YAML for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields

from brief.extract.candidates import Candidate

_COLUMNS = [field.name for field in fields(Candidate)]
_WIDEST = 44


def as_table(candidates: Sequence[Candidate]) -> str:
    """A row for each candidate, in columns as wide as they need."""
    rows = [_COLUMNS, *([_cell(value) for value in asdict(candidate).values()] for candidate in candidates)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, "", f"{len(candidates)} candidates"])


def _cell(value: object) -> str:
    text = "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def as_csv(candidates: Sequence[Candidate]) -> str:
    """A header and a line for each candidate; what is not known is empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(
        [f"{value:.15g}" if isinstance(value, float) else value for value in asdict(candidate).values()]
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
        for name, value in asdict(candidate).items()
    }


FORMATS: dict[str, Callable[[Sequence[Candidate]], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
    "yaml": as_yaml,
}
