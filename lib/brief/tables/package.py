"""The tidy tables that go with a brief, as a Frictionless Data Package v2: CSV files and `datapackage.json`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from brief.base.problems import raise_any
from brief.base.project import Project
from brief.official import reference
from brief.official.collection import Collection
from brief.official.reference import Reference
from brief.tables import claims as tables
from brief.tables import frameworks, verdicts

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True)
class Resource:
    """One table: what it holds, what its columns mean, its key, and the tables its columns refer to."""

    title: str
    frame: pd.DataFrame
    columns: dict[str, str]
    key: tuple[str, ...] = ()
    refers: dict[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def content(self) -> bytes:
        """The table as UTF-8 CSV with Unix line ends. Made once: it is the same in every edition."""
        table = self.frame[list(self.columns)]
        return table.to_csv(index=False, lineterminator="\n", float_format="%.12g").encode("utf-8")

    @cached_property
    def fields(self) -> list[dict[str, str]]:
        """The columns as the package describes them. Made once, like the table."""
        return [
            {"name": column, "type": _type(self.frame[column]), "description": meaning}
            for column, meaning in self.columns.items()
        ]


SERIES_COLUMNS = {
    "id": "name of the series",
    "title": "what it counts",
    "producer": "who produces it",
    "publication": "publication",
    "universe": "who or what is counted; series of different universes must not be mixed",
    "scope": "codes or limits",
    "unit": "unit",
    "url": "address of the publication, where known",
    "license": "terms of use",
    "caveats": "names of the caveats, separated by a space",
}


def resources(collection: Collection) -> dict[str, Resource]:
    """Every table of the package by its name."""
    ledger, audited = collection.ledger, collection.audited
    to_source, to_claim = {"source_id": ("sources", "id")}, {"claim_id": ("claims", "id")}
    return {
        "sources": Resource("The documents", tables.sources(ledger), tables.SOURCE_COLUMNS, ("id",)),
        "claims": Resource("Every quoted quantity", tables.claims(ledger), tables.CLAIM_COLUMNS, ("id",), to_source),
        **{
            name: Resource(title, tables.topic(ledger, topic), tables.CLAIM_COLUMNS, ("id",), to_source)
            for name, (topic, title) in tables.TOPICS.items()
        },
        "series": Resource("The official series", _series(collection.reference), SERIES_COLUMNS, ("id",)),
        "reference": Resource(
            "Observations of the official series",
            collection.reference.observations,
            reference.OBSERVATION_COLUMNS,
            (),
            {"series_id": ("series", "id")},
        ),
        "audit": Resource("Verdict on every claim", verdicts.table(audited), verdicts.COLUMNS, ("claim_id",), to_claim),
        "readings": Resource(
            "Every reading of a claim with its official value",
            verdicts.readings(audited),
            verdicts.READING_COLUMNS,
            (),
            to_claim,
        ),
        "frameworks": Resource(
            "Goals, initiatives, interventions and measures",
            frameworks.items(collection.frameworks),
            frameworks.ITEM_COLUMNS,
            ("item_id",),
            to_source,
        ),
        "coding": Resource(
            "The rule by which they are coded",
            frameworks.coding(collection.frameworks),
            frameworks.CODING_COLUMNS,
            ("field", "code"),
        ),
    }


def _series(reference: Reference) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {name: " ".join(entry.caveats) if name == "caveats" else getattr(entry, name) for name in SERIES_COLUMNS}
            for entry in reference.series.values()
        ]
    )


def export(project: Project, folder: Path) -> list[Path]:
    """Write the tables of the whole project to `folder`, with their description."""
    collection = Collection(project)
    raise_any(collection.problems())
    newest = max(document.source.date_accessed for document in collection.documents.values())
    return write(resources(collection), folder, "all documents", newest)


def write(made: dict[str, Resource], folder: Path, title: str, date: str) -> list[Path]:
    """Write every table to `folder` as CSV, and the package's description beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    described, paths = [], []
    for name, resource in made.items():
        path = folder / f"{name}.csv"
        path.write_bytes(resource.content)
        described.append(_describe(name, resource))
        paths.append(path)
    package = {
        "$schema": PROFILE,
        "name": "brief-data",
        "title": f"Data behind the briefing “{title}”",
        "created": f"{date}T00:00:00Z",
        "licenses": [
            {
                "name": "CC0-1.0",
                "path": "https://creativecommons.org/publicdomain/zero/1.0/",
                "title": "Our records; quotes and official figures under the terms in sources and series",
            }
        ],
        "sources": [
            {"title": row.title, **({"path": row.url_main} if row.url_main else {})}
            for row in made["sources"].frame.itertuples()
        ],
        "resources": described,
    }
    path = folder / "datapackage.json"
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [*paths, path]


def _describe(name: str, resource: Resource) -> dict[str, Any]:
    keys = [
        {"fields": [column], "reference": {"resource": table, "fields": [target]}}
        for column, (table, target) in resource.refers.items()
    ]
    return {
        "name": name,
        "title": resource.title,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(resource.content),
        "hash": f"sha256:{hashlib.sha256(resource.content).hexdigest()}",
        "schema": {
            "fields": resource.fields,
            **({"primaryKey": list(resource.key)} if resource.key else {}),
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _type(column: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_integer_dtype(column):
        return "integer"
    return "number" if pd.api.types.is_float_dtype(column) else "string"
