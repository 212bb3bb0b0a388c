"""The tidy tables that go with a brief, as CSV."""

from __future__ import annotations

from pathlib import Path

from brief import audit, tables
from brief.audit import Audited
from brief.ledger import Ledger
from brief.reference import Reference


def write(ledger: Ledger, reference: Reference, audited: dict[str, Audited], folder: Path) -> list[Path]:
    """Write every table to `folder` as UTF-8 CSV with Unix line ends. Returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    frames = {name: make(ledger) for name, make in tables.TABLES.items()}
    frames["reference"] = reference.observations
    frames["audit"] = audit.table(audited)
    frames["audit_readings"] = audit.readings(audited)
    paths = []
    for name, frame in frames.items():
        path = folder / f"{name}.csv"
        frame.to_csv(path, index=False, lineterminator="\n", float_format="%.12g")
        paths.append(path)
    return paths
