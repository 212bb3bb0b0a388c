"""Workbooks of agencies (.xlsx): which sheets one has, and their cells; what both readers of workbooks need."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pandas as pd
from python_calamine import CalamineError

from brief.official.releases.content import File

ZIPPED = b"PK\x03\x04"


def names(file: File) -> list[str]:
    """The names of its sheets; none where it is no workbook that can be opened."""
    if not file.data.startswith(ZIPPED):
        return []
    try:
        return [str(name) for name in _book(file).sheet_names]
    except (CalamineError, ValueError):  # damaged, or another program's archive
        return []


def cells(file: File, sheets: Sequence[str]) -> dict[str, list[list[Any]]]:
    """The lines of cells of these sheets.

    Raises `Problems` where a sheet is missing, or what is in the archive can't be unpacked.
    """
    there = names(file)
    if missing := set(sheets) - set(there):
        raise file.refuse(
            f"the layout changed: no sheet {', '.join(sorted(missing))} (sheets: {', '.join(there)})",
            f"the sheets {', '.join(sheets)}",
        )
    try:
        read = pd.read_excel(_book(file), sheet_name=list(sheets), header=None)
    except (CalamineError, ValueError) as error:
        raise file.refuse(f"the workbook is damaged ({error}): it can't be unpacked", "a whole file") from None
    return {sheet: read[sheet].to_numpy(dtype=object).tolist() for sheet in sheets}


def _book(file: File) -> pd.ExcelFile:
    return pd.ExcelFile(io.BytesIO(file.data), engine="calamine")
