"""What the documents set out to do: goals, initiatives, interventions and the like, anchored like claims."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
from pydantic import BeforeValidator, Field, model_validator
from ruamel.yaml.comments import CommentedMap

from brief.base.problems import Place, Problem, Problems, nearest, raise_any
from brief.base.project import Project
from brief.base.project import find as find_project
from brief.base.records import Record, closed, line_of, parse, read
from brief.corpus import documents as documents_
from brief.corpus import vocabulary as vocabulary_
from brief.corpus.documents import Document, QuoteError, find_quote

# How much of the words of a quote its cleaned text keeps: scanning errors are mended, nothing is reworded.
_LIKENESS = 0.9
_CODES = ("stage", "actor", "instrument")
_CODING = "coding.yml"


@dataclass(frozen=True)
class Level:
    """A kind of item: what it may stand under (None: nothing), and whether it is an action or an aim."""

    plural: str
    parents: tuple[str | None, ...]
    action: bool


# In the order in which tables show them. An action says what is done, an aim what it is done for.
LEVELS = {
    "goal": Level("goals", (None,), action=False),
    "objective": Level("objectives", (None,), action=False),
    "initiative": Level("initiatives", ("goal",), action=False),
    "intervention": Level("interventions", ("initiative",), action=True),
    "vision": Level("visions", ("goal",), action=False),
    "line_of_effort": Level("lines of effort", (None, "line_of_effort"), action=True),
    "programme": Level("programmes", (None, "goal"), action=True),
    "operation": Level("operations", ("programme",), action=True),
    "measure": Level("measures", (None, "objective", "measure"), action=True),
}


class Code(Record):
    """One code of a closed list: its name for readers, and when an item gets it."""

    title: str
    """Its name for readers."""
    rule: str
    """When an item gets it."""


class Coding(Record):
    """The coding rule (data/frameworks/coding.yml): three closed lists, and what wins where several fit."""

    stages: dict[str, Code]
    """The stages of the supply chain."""
    actors: dict[str, Code]
    """With whom or against whom."""
    instruments: dict[str, Code]
    """By what means."""
    tie_break: str
    """Which code wins where several fit."""

    @property
    def codes(self) -> dict[str, dict[str, Code]]:
        """The closed list of each coded field: stage, actor, instrument."""
        return {"stage": self.stages, "actor": self.actors, "instrument": self.instruments}

    @property
    def tie_breaks(self) -> dict[str, str]:
        """The rules of `tie_break` by what they are about: the first word of each paragraph."""
        paragraphs = (paragraph.split(".", 1) for paragraph in self.tie_break.strip().split("\n\n"))
        return {about.strip(): rule.strip() for about, rule in paragraphs}

    def titles(self, field: str) -> dict[str, str]:
        """Code to its name for readers, in the order of the list."""
        return {name: code.title for name, code in self.codes[field].items()}


class Quote(Record):
    """A contiguous part of an item's words in its document (a W3C TextQuoteSelector)."""

    exact: str
    """The words of this part."""
    prefix: str = ""
    """The words right before it, where it stands in more than one place."""
    suffix: str = ""
    """The words right after it, likewise."""


def _quotes(given: Any) -> Any:
    """One quote or a list of them, each as words alone or with what stands around them."""
    parts = given if isinstance(given, list | tuple) else [given]
    return [{"exact": part} if isinstance(part, str) else part for part in parts]


Quotes = Annotated[
    tuple[Quote, ...],
    Field(min_length=1),
    BeforeValidator(_quotes, json_schema_input_type=str | list[str | Quote]),
]


class Item(Record):
    """Something a document sets out to do, as a person wrote it down.

    `exact` is quoted from the document, in parts where its words are torn apart; `prefix` and `suffix` belong
    to an item of one part. `text` is the same words, mended where scanning damaged them.
    """

    id: str
    """Name of the item, unique in all files."""
    level: str = Field(description=f"What it is: {', '.join(LEVELS)}.")
    parent: str | None
    """Id of the item that it stands under; `null`: none."""
    exact: Quotes
    """The quote; in parts where its words are torn apart, each words alone or a Quote."""
    prefix: str = ""
    """The words right before a quote of one part, where it stands in more than one place."""
    suffix: str = ""
    """The words right after it, likewise."""
    text: str
    """The same words, mended where scanning damaged them."""
    stage: str
    """Stage of the supply chain, a code of coding.yml."""
    actor: str
    """With whom or against whom, a code of coding.yml."""
    instrument: str
    """By what means, a code of coding.yml."""
    duplicate_of: str | None = None
    """Id of the item of the same document that it repeats."""
    lost_dash: bool = False
    """Whether its list mark was lost in scanning."""

    @model_validator(mode="after")
    def _one_context(self) -> Item:
        if (self.prefix or self.suffix) and len(self.exact) > 1:
            raise ValueError("an item in parts gives prefix: and suffix: with the part")
        return self

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The parts of the quote, each with its context."""
        if self.prefix or self.suffix:
            return (Quote(exact=self.exact[0].exact, prefix=self.prefix, suffix=self.suffix),)
        return self.exact


Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Anchored:
    """An item and the places of its parts in the document: `document.text[start:end]` for each of `spans`."""

    item: Item
    document: Document
    spans: Spans

    @property
    def line_start(self) -> int:
        return self.document.line(min(start for start, _ in self.spans))

    @property
    def line_end(self) -> int:
        return self.document.line(max(end for _, end in self.spans) - 1)


@dataclass(frozen=True)
class Frameworks:
    """The items of all documents, in the order of the documents, and the rule they are coded by."""

    documents: Mapping[str, Document]
    coding: Coding
    items: dict[str, Anchored]

    def __iter__(self) -> Iterator[Anchored]:
        return iter(self.items.values())

    def __getitem__(self, item_id: str) -> Anchored:
        try:
            return self.items[item_id]
        except KeyError:
            close = nearest(item_id, self.items)
            hint = f"; did you mean {close}?" if close else ""
            raise KeyError(f"no item {item_id!r} in data/frameworks{hint}") from None

    def cite(self, name: str) -> tuple[str, str]:
        """Who wrote a document; nothing more. Raises KeyError for an unknown id."""
        return self.documents[name].source.attribution_short, ""

    def ids(self) -> list[str]:
        """The ids of the documents."""
        return list(self.documents)


def load(project: Project | None = None, documents: Mapping[str, Document] | None = None) -> Frameworks:
    """The frameworks of a project (the one around the working folder unless told).

    `documents` are those loaded already; without them they are read. Raises `Problems` with
    everything that is wrong in any file of data/frameworks.
    """
    project = project or find_project()
    if documents is None:
        documents = documents_.load(project, vocabulary_.load(project))
    coding, problems = _load_coding(project)
    items: dict[str, Anchored] = {}
    paths = [path for path in project.frameworks.glob("*.yml") if path.name != _CODING]
    order = {source_id: position for position, source_id in enumerate(documents)}
    for path in sorted(paths, key=lambda path: (order.get(path.stem, len(order)), path.stem)):
        problems += _load_file(path, project.shown(path), documents, coding, items)
    if not problems and not items:
        problems.append(Problem(Place(project.shown(project.frameworks)), "holds no items"))
    raise_any(problems)
    return Frameworks(documents, coding, items)


def _read(path: Path, where: str) -> tuple[CommentedMap, list[Problem]]:
    """The mapping in a YAML file; an empty one and the problems where it can't be read."""
    try:
        return read(path, where), []
    except Problems as error:
        return CommentedMap(), list(error.problems)


def _load_coding(project: Project) -> tuple[Coding | None, list[Problem]]:
    path = project.frameworks / _CODING
    data, problems = _read(path, project.shown(path))
    return (None, problems) if problems else parse(Coding, data, Place(project.shown(path)))


def _load_file(
    path: Path,
    where: str,
    documents: Mapping[str, Document],
    coding: Coding | None,
    items: dict[str, Anchored],
) -> list[Problem]:
    """Adds the items of one file to `items`; returns every problem of the file."""
    data, problems = _read(path, where)
    if problems:
        return problems
    source_id = str(data.get("source"))
    document = documents.get(source_id)
    if document is None:
        return [
            Problem(
                Place(where, line_of(data, "source"), field="source"),
                f"unknown source {source_id!r}",
                ", ".join(documents),
                nearest(source_id, documents),
            )
        ]
    nodes = data.get("items") or []
    if not nodes:
        return [Problem(Place(where), "holds no items")]
    before: dict[str, Item | None] = {}  # None: its record could not be read, which is said already
    for node in nodes:
        name = str(node.get("id", "?")) if isinstance(node, CommentedMap) else "?"
        item, found = parse(Item, node, Place(where, record=name))
        problems += found
        if item is None:
            before[name] = None
            continue
        place = _Place(where, node, item.id)
        if item.id in items:
            problems.append(Problem(place.of("id"), "this id is used twice"))
            continue
        spans, found = _anchor(item, document, place)
        problems += found + _check_codes(item, coding, place) + _check_relations(item, before, place)
        items[item.id] = Anchored(item, document, spans)
        before[item.id] = item
    return problems


@dataclass(frozen=True)
class _Place:
    """Where the fields of an item's record stand."""

    where: str
    node: CommentedMap
    name: str

    def of(self, field: str) -> Place:
        return Place(self.where, line_of(self.node, field), self.name, field)


def _anchor(item: Item, document: Document, place: _Place) -> tuple[Spans, list[Problem]]:
    """The places of an item's parts; problems for parts that can't be anchored, and for a reworded text."""
    spans, problems = [], []
    for quote in item.quotes:
        try:
            spans.append(find_quote(document.text, quote.exact, quote.prefix, quote.suffix))
        except QuoteError as error:
            problems.append(Problem(place.of("exact"), f"{error}: “{quote.exact}”", suggestion=error.suggestion))
    quoted = " ".join(quote.exact for quote in item.quotes)
    if not problems and _likeness(quoted, item.text) < _LIKENESS:
        problems.append(
            Problem(
                place.of("text"),
                f"reads otherwise than the quote: “{item.text}”",
                f"the words of “{quoted}”, mended where scanning damaged them",
            )
        )
    return tuple(spans), problems


def _likeness(quoted: str, text: str) -> float:
    """From 0 to 1: how alike two texts are, without regard to case and punctuation."""
    first, second = (" ".join(re.findall(r"\w+", words.lower())) for words in (quoted, text))
    if first == second:  # nearly always; the matcher takes its time to say so
        return 1.0
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def _check_codes(item: Item, coding: Coding | None, place: _Place) -> list[Problem]:
    lists = {"level": LEVELS, **(coding.codes if coding else {})}
    return [
        problem
        for field, allowed in lists.items()
        for problem in closed({field: getattr(item, field)}, {field: allowed}, place.of(field))
    ]


def _check_relations(item: Item, before: Mapping[str, Item | None], place: _Place) -> list[Problem]:
    """Problems with an item's parent and the item that it repeats: both stand before it in its document."""
    problems = [
        Problem(
            place.of(field),
            f"no item {other!r} before this one in its document",
            suggestion=nearest(other, before),
        )
        for field, other in (("parent", item.parent), ("duplicate_of", item.duplicate_of))
        if other is not None and other not in before
    ]
    parent = before.get(item.parent or "")
    if item.level in LEVELS and (item.parent is None or parent):
        allowed = LEVELS[item.level].parents
        above = parent.level if parent else None
        if above not in allowed:
            problems.append(
                Problem(
                    place.of("parent"),
                    f"{_a(item.level)} can't stand under {_a(above)}",
                    " or ".join(_a(level) for level in allowed),
                )
            )
    first = before.get(item.duplicate_of or "")
    if first:
        problems += [
            Problem(
                place.of(field),
                f"differs from {first.id}, which it repeats",
                suggestion=f"{field}: {getattr(first, field)}",
            )
            for field in ("level", "text", *_CODES)
            if getattr(item, field) != getattr(first, field)
        ]
    return problems


def _a(level: str | None) -> str:
    if level is None:
        return "nothing"
    return f"{'an' if level[0] in 'aeiou' else 'a'} {level.replace('_', ' ')}"


COLUMNS = {
    "source_id": "document it was quoted from",
    "level": "goal, initiative, intervention, vision and so on; of the closed list",
    "item_id": "name of the item",
    "parent_id": "item that it stands under; empty: none",
    "text": "its words, mended where scanning damaged them",
    "line_start": "line of the document on which it starts, from 1",
    "line_end": "line on which it ends",
    "stage": "stage of the supply chain, of the closed list in coding.yml",
    "actor": "whom the author works with, helps, persuades or targets, of the closed list",
    "instrument": "means, of the closed list",
    "duplicate_of": "item of the same document that it repeats; empty: none",
    "lost_dash": "whether its list mark was lost in scanning",
}


def table(frameworks: Frameworks) -> pd.DataFrame:
    """Every item, in the order of the documents. Columns: `COLUMNS`."""
    return pd.DataFrame(
        [
            {
                "source_id": anchored.document.source.id,
                "level": item.level,
                "item_id": item.id,
                "parent_id": item.parent or "",
                "text": item.text,
                "line_start": anchored.line_start,
                "line_end": anchored.line_end,
                "stage": item.stage,
                "actor": item.actor,
                "instrument": item.instrument,
                "duplicate_of": item.duplicate_of or "",
                "lost_dash": item.lost_dash,
            }
            for anchored in frameworks
            for item in [anchored.item]
        ],
        columns=list(COLUMNS),
    )
