"""JSON Schemas of the YAML files, so that editors complete and check them while a person types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from brief.base.project import Project
from brief.base.records import Record
from brief.corpus import vocabulary as vocabulary_
from brief.corpus.claims import Claim
from brief.corpus.documents import Source
from brief.corpus.items import Coding, Item
from brief.corpus.vocabulary import Vocabulary
from brief.editions.editions import Edition
from brief.editions.scenarios import Matrix
from brief.official.checks import Check
from brief.official.comparisons import Comparison
from brief.official.releases.catalog import CONFIDENCE, Release
from brief.official.series import SERIES_WORDS, Series
from brief.quantity.qualifiers import QUALIFIERS
from brief.review.decisions import Decision

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas(project: Project) -> dict[Path, str]:
    """What each schema file should hold. Closed lists come from the vocabulary, so they follow it."""
    words = vocabulary_.load(project)
    units = {name: unit.note for name, unit in words.units.items()}
    qualifiers = {name: qualifier.meaning for name, qualifier in QUALIFIERS.items()}
    claim = _closed(Claim, topic=words.topics, unit=units, qualifier=qualifiers, caveats=words.caveats)
    files = {
        "ledger": _file("Claims of one document", "claims", claim, source=True),
        "framework": _file("Goals and measures of one document", "items", _closed(Item), source=True),
        "coding": _closed(Coding),
        "review": _file("What was decided on the figures of one document", "decisions", _closed(Decision), source=True),
        "sources": _file("The documents", "sources", _closed(Source, caveats=words.source_caveats)),
        "series": _file("The official series", "series", _closed(Series, **SERIES_WORDS)),
        "releases": _file("The agencies' files", "releases", _closed(Release, confidence=CONFIDENCE)),
        "checks": _file("How claims are checked", "checks", _closed(Check)),
        "comparisons": _file("Claims on the same thing", "comparisons", _closed(Comparison)),
        "edition": _closed(Edition),
        "scenarios": _closed(Matrix),
        "vocabulary": _closed(Vocabulary),
    }
    return {
        project.schema / f"{name}.schema.json": json.dumps(
            {"$schema": _DIALECT, **schema}, indent=1, ensure_ascii=False
        )
        + "\n"
        for name, schema in files.items()
    }


def _closed(model: type[Record], **lists: Mapping[str, str]) -> dict[str, Any]:
    """A record's schema. `lists` close a field: the words that it may hold, or its items may, with their meanings."""
    schema = model.model_json_schema()
    for name, meanings in lists.items():
        field = schema["properties"][name]
        closed = field["items"] if field.get("type") == "array" else field
        closed["enum"] = list(meanings)
        words = "\n".join(f"- {word}: {meaning}" for word, meaning in meanings.items() if meaning)
        field["description"] = f"{field.get('description', '')}\n\n{words}".strip()
    return schema


def _file(title: str, key: str, record: dict[str, Any], source: bool = False) -> dict[str, Any]:
    """The schema of a file that holds a list of records under one key."""
    definitions = record.pop("$defs", {})
    properties = {"source": {"type": "string", "description": "Id of the document."}} if source else {}
    return {
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "required": [*properties, key],
        "properties": {**properties, key: {"type": "array", "items": record}},
        **({"$defs": definitions} if definitions else {}),
    }
