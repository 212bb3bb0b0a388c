"""JSON Schemas of the YAML files, so that editors complete and check them while a person types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from brief.base.project import Project
from brief.base.records import Record
from brief.corpus import vocabulary as vocabulary_
from brief.corpus.documents import Source
from brief.corpus.frameworks import Item
from brief.corpus.ledger import Claim
from brief.corpus.vocabulary import Vocabulary
from brief.editions.editions import Edition
from brief.editions.scenarios import Matrix
from brief.official.audit import Check
from brief.official.comparisons import Comparison
from brief.official.reference import CAVEATS, Series
from brief.quantity.qualifiers import QUALIFIERS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas(project: Project) -> dict[Path, dict[str, Any]]:
    """Every schema by the file it is kept in. Closed lists come from the vocabulary, so they follow it."""
    words = vocabulary_.load(project)
    claim = _closed(
        Claim,
        {"topic": list(words.topics), "unit": list(words.units), "qualifier": list(QUALIFIERS)},
        {"caveats": list(words.caveats)},
    )
    return {
        project.schema / "ledger.schema.json": _file("Claims of one document", "claims", claim, source=True),
        project.schema / "framework.schema.json": _file(
            "Goals and measures of one document", "items", _plain(Item), source=True
        ),
        project.schema / "sources.schema.json": _file(
            "The documents", "sources", _closed(Source, {}, {"caveats": list(words.source_caveats)})
        ),
        project.schema / "series.schema.json": _file(
            "The official series", "series", _closed(Series, {}, {"caveats": list(CAVEATS)})
        ),
        project.schema / "checks.schema.json": _file("How claims are checked", "checks", _plain(Check)),
        project.schema / "comparisons.schema.json": _file(
            "Claims on the same thing", "comparisons", _plain(Comparison)
        ),
        project.schema / "edition.schema.json": {"$schema": _DIALECT, **_plain(Edition)},
        project.schema / "scenarios.schema.json": {"$schema": _DIALECT, **_plain(Matrix)},
        project.schema / "vocabulary.schema.json": {"$schema": _DIALECT, **_plain(Vocabulary)},
    }


def _plain(model: type[Record]) -> dict[str, Any]:
    return model.model_json_schema()


def _closed(model: type[Record], fields: dict[str, list[str]], lists: dict[str, list[str]]) -> dict[str, Any]:
    schema = _plain(model)
    for name, allowed in fields.items():
        schema["properties"][name]["enum"] = allowed
    for name, allowed in lists.items():
        schema["properties"][name]["items"] = {"enum": allowed}
    return schema


def _file(title: str, key: str, record: dict[str, Any], source: bool = False) -> dict[str, Any]:
    """The schema of a file that holds a list of records under one key."""
    definitions = record.pop("$defs", {})
    properties = {"source": {"type": "string", "description": "id of the document"}} if source else {}
    return {
        "$schema": _DIALECT,
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "required": [*properties, key],
        "properties": {**properties, key: {"type": "array", "items": record}},
        **({"$defs": definitions} if definitions else {}),
    }


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def stale(project: Project) -> list[Path]:
    """The schema files that are not what the records say now."""
    return [
        path
        for path, schema in schemas(project).items()
        if not path.is_file() or path.read_text(encoding="utf-8") != _text(schema)
    ]


def write(project: Project) -> None:
    """Write every schema to data/schema."""
    project.schema.mkdir(exist_ok=True)
    for path, schema in schemas(project).items():
        path.write_text(_text(schema), encoding="utf-8")
