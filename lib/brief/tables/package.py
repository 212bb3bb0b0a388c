"""The tidy tables that go with a brief, as a Frictionless Data Package v2: CSV files and `datapackage.json`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from brief.base import letters
from brief.base.problems import raise_any
from brief.base.project import Project
from brief.official import reach, reference
from brief.official.collection import Collection
from brief.official.reference import Reference
from brief.official.series import Series
from brief.tables import claims as tables
from brief.tables import codebook, comparisons, frameworks, verdicts

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True)
class Resource:
    """One table: what it holds, what its columns mean, its key, and the tables its columns refer to.

    In its file a text that a spreadsheet would compute, such as one that begins with =, has an apostrophe in front.
    """

    title: str
    frame: pd.DataFrame
    columns: dict[str, str]
    key: tuple[str, ...] = ()
    refers: dict[str, tuple[str, str]] = field(default_factory=dict)
    licenses: tuple[dict[str, str], ...] = ()

    @cached_property
    def content(self) -> bytes:
        """The table as UTF-8 CSV with Unix line ends. Made once: it is the same in every edition."""
        table = self.frame[list(self.columns)].map(lambda cell: letters.cell(cell) if isinstance(cell, str) else cell)
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
    "never_mix_with": "series of the same subject and unit that count others or otherwise, separated by a space",
    "scope": "codes or limits",
    "subject": "what is counted, as claims name it; empty: nothing that a claim speaks of",
    "geography": "where; empty for what is of no place",
    "unit": "unit of all its observations",
    "kind": "flow, stock, level, share, index, multiple or price: what may be added up, and what never",
    "frequency": "how long a period is; those of 12 months ending overlap and are never added up",
    "status": "final, provisional, estimate or mixed",
    "sample": "how many were asked or tested, for a share found in a sample; empty for a full count",
    "url": "address of the publication, where known",
    "license": "terms of use",
    "caveats": "names of the caveats, separated by a space",
    "description": "anything else that one needs to read it rightly",
}
RELEASE_COLUMNS = {
    "id": "name of the release: `file` of the rows that were computed from it",
    "agency": "who published the file",
    "dataset": "which of the agency's datasets",
    "as_of": "which release, in words",
    "release": "year, month or day of the release",
    "page": "the agency's page of the dataset",
    "address": "where the agency offers the file, or the newest of its kind; empty where that is not known",
    "license": "terms of use",
    "bytes": "size of the file",
    "sha256": "checksum of the file",
    "confidence": "how sure it is that these are the agency's bytes or values",
    "note": "anything else that one should know",
}
COMPARISON_COLUMNS = {
    "comparison": "name of the comparison",
    "question": "the question that the claims answer",
    "claim_id": "name of the claim",
    "source_id": "document it was quoted from",
    "how": "how it was brought to the unit; empty where it is in it",
    "value": "the number in `unit`; empty for a range of two numbers",
    "lower": "lower end of what the claim allows, in `unit`; empty: none",
    "upper": "upper end of what the claim allows, in `unit`; empty: none",
    "unit": "unit of all claims of the comparison",
    "result": "whether all can be true at once",
}
OURS = {
    "name": "CC0-1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    "title": "Our records. Quotes in them stay under the terms of their document, in sources.csv",
}
OFFICIAL = {"path": "series.csv", "title": "Official figures, under the terms that series.csv gives for each series"}
DOCUMENTS = {"path": "sources.csv", "title": "Documents, under the terms that sources.csv gives for each"}
RULES = (
    "Series of different universes are never added, compared or drawn as one: series.csv names them in never_mix_with.",
    "Only flows are added up, and only over periods that do not overlap; twelve months ending overlap.",
    "Final and provisional counts, residents and occurrences, nation and region are never mixed.",
    "An empty lower or upper end is one that the words or the publication do not give; lower_open and upper_open say "
    "whether the end itself is excluded.",
    "An official figure is what a row of reference.csv says in its release; a later release stands beside it.",
)
"""What a user of the tables should know before adding or comparing anything."""


def resources(collection: Collection) -> dict[str, Resource]:
    """Every table of the package by its name."""
    ledger, audited, official = collection.ledger, collection.audited, collection.reference
    coded = collection.frameworks
    to_source, to_claim = {"source_id": ("sources", "id")}, {"claim_id": ("claims", "id")}
    return {
        "sources": Resource(
            "The documents", tables.sources(ledger), tables.SOURCE_COLUMNS, ("id",), licenses=(DOCUMENTS,)
        ),
        "claims": Resource("Every quoted quantity", tables.claims(ledger), tables.CLAIM_COLUMNS, ("id",), to_source),
        "series": Resource("The official series", _series(official), SERIES_COLUMNS, ("id",), licenses=(OFFICIAL,)),
        "releases": Resource(
            "The agencies' files that observations were computed from", _releases(official), RELEASE_COLUMNS, ("id",)
        ),
        "reference": Resource(
            "Observations of the official series",
            official.observations,
            reference.OBSERVATION_COLUMNS,
            ("series_id", "period_start", "period_end", "release"),
            {"series_id": ("series", "id"), "file": ("releases", "id")},
            (OFFICIAL,),
        ),
        "audit": Resource("Verdict on every claim", verdicts.table(audited), verdicts.COLUMNS, ("claim_id",), to_claim),
        "readings": Resource(
            "Every reading of a claim with its official value",
            verdicts.readings(audited),
            verdicts.READING_COLUMNS,
            (),
            to_claim,
        ),
        "comparisons": Resource(
            "Claims that speak of the same thing, in one unit",
            comparisons.table(collection.comparisons, ledger, official),
            COMPARISON_COLUMNS,
            ("comparison", "claim_id"),
            to_claim | to_source,
        ),
        "frameworks": Resource(
            "Goals, initiatives, interventions and measures",
            frameworks.items(coded),
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
        "codebook": Resource(
            "What every code of the tables means",
            codebook.table(ledger.vocabulary, coded.coding),
            codebook.COLUMNS,
            ("table", "column", "code"),
        ),
    }


def _series(official: Reference) -> pd.DataFrame:
    rows = [
        entry.model_dump(exclude={"caveats"})
        | {"caveats": " ".join(entry.caveats), "never_mix_with": " ".join(_others(entry, official))}
        for entry in official.series.values()
    ]
    return pd.DataFrame(rows, columns=list(SERIES_COLUMNS)).astype({"sample": "Int64"})


def _others(series: Series, official: Reference) -> list[str]:
    """The series that look like one and count others or otherwise: of its subject and unit, of another universe."""
    return [
        other.id
        for other in official.series.values()
        if series.subject
        and (other.subject, other.unit) == (series.subject, series.unit)
        and other.universe != series.universe
    ]


def _releases(official: Reference) -> pd.DataFrame:
    rows = [{**release.model_dump(exclude={"as_of"}), "as_of": release.as_of} for release in official.releases.values()]
    return pd.DataFrame(rows, columns=list(RELEASE_COLUMNS)).astype({"bytes": "int64"})


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
        "description": " ".join((reach.reach(made["reference"].frame, {}, {}).words, *RULES)).strip(),
        "licenses": [OURS],
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
        "licenses": list(resource.licenses or (OURS,)),
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
