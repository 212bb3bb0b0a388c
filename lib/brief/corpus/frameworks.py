"""What the documents set out to do: goals, initiatives, interventions and the like, anchored like claims."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from brief.base.problems import Place, Problem, Problems, attempt, nearest
from brief.base.project import Project, listed
from brief.base.project import find as find_project
from brief.base.records import Entry, Listing, closed, read_record
from brief.corpus import documents as documents_
from brief.corpus import vocabulary as vocabulary_
from brief.corpus.documents import Document
from brief.corpus.items import LEVELS, Coding, Item
from brief.corpus.quotes import QuoteError, find_quote

# How much of the words of a quote its cleaned text keeps: scanning errors are mended, nothing is reworded.
_LIKENESS = 0.9
_CODES = ("stage", "actor", "instrument", "place")


Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class AnchoredItem:
    """An item and the places of its parts in the document: `document.text[start:end]` for each of `spans`."""

    item: Item
    document: Document
    spans: Spans

    @property
    def line_start(self) -> int:
        """The line of the document on which it starts, from 1."""
        return self.document.line(min(start for start, _ in self.spans))

    @property
    def line_end(self) -> int:
        """The line on which it ends."""
        return self.document.line(max(end for _, end in self.spans) - 1)


@dataclass(frozen=True)
class Frameworks:
    """The items of all documents, in the order of the documents, and the rule they are coded by."""

    documents: Mapping[str, Document]
    coding: Coding
    items: dict[str, AnchoredItem]

    def __iter__(self) -> Iterator[AnchoredItem]:
        return iter(self.items.values())

    def __getitem__(self, item_id: str) -> AnchoredItem:
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
    """The frameworks of a project.

    Parameters
    ----------
    project
        The one around the working folder unless told.
    documents
        Those that are loaded already; without them they are read.

    Raises
    ------
    Problems
        With everything that is wrong in any of its files.

    Examples
    --------
    >>> from brief.corpus import frameworks
    >>> list(frameworks.load().coding.codes)
    ['stage', 'actor', 'instrument', 'place']
    """
    project = project or find_project()
    if documents is None:
        documents = documents_.load(project, vocabulary_.load(project))
    problems: list[Problem] = []
    coding = attempt(problems, read_record, Coding, project.coding, project.shown(project.coding))
    items: dict[str, AnchoredItem] = {}
    codes = coding.record.codes if coding else {}
    paths = (path for path in listed(project.frameworks, "*.yml") if path != project.coding)
    for listing, document in documents_.listings(Item, paths, project, documents, key="items"):
        problems += listing.problems
        if document:
            items |= _items(listing, document, codes, problems)
    if not problems and not items:
        problems.append(Problem(Place(project.shown(project.frameworks)), "holds no items"))
    if problems or coding is None:
        raise Problems(problems)
    return Frameworks(documents, coding.record, items)


def _items(
    listing: Listing[Item], document: Document, codes: Mapping[str, Collection[str]], problems: list[Problem]
) -> dict[str, AnchoredItem]:
    """The items of one document by their ids; what is wrong with one is added to `problems`."""
    items: dict[str, AnchoredItem] = {}
    before: dict[str, Item | None] = dict.fromkeys(listing.unread)  # those that could not be read may stand anywhere
    for entry in listing.entries:
        item = entry.record
        spans = _anchor(entry, document, problems)
        problems += closed(entry, {"level": LEVELS, **codes})
        problems += _check_order(entry, before) + _check_parent(entry, before) + _check_repeat(entry, before)
        items[item.id] = AnchoredItem(item, document, spans)
        before[item.id] = item
    return items


def _anchor(entry: Entry[Item], document: Document, problems: list[Problem]) -> Spans:
    """The places of an item's parts; problems for parts that can't be anchored, and for a reworded text."""
    spans: list[tuple[int, int]] = []
    for quote in entry.record.quotes:
        try:
            spans.append(find_quote(document.text, quote.exact, quote.prefix, quote.suffix))
        except QuoteError as error:
            problems.append(Problem(entry.at("exact"), f"{error}: “{quote.exact}”", suggestion=error.suggestion))
    quoted, text = " ".join(quote.exact for quote in entry.record.quotes), entry.record.text
    if len(spans) == len(entry.record.quotes) and _likeness(quoted, text) < _LIKENESS:
        expected = f"the words of “{quoted}”, mended where scanning damaged them"
        problems.append(Problem(entry.at("text"), f"reads otherwise than the quote: “{text}”", expected))
    return tuple(spans)


def _likeness(quoted: str, text: str) -> float:
    """From 0 to 1: how alike two texts are, without regard to case and punctuation."""
    first, second = (" ".join(re.findall(r"\w+", words.lower())) for words in (quoted, text))
    if first == second:  # nearly always; the matcher takes its time to say so
        return 1.0
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def _check_order(entry: Entry[Item], before: Mapping[str, Item | None]) -> list[Problem]:
    """Problems with the items that an item names: they stand before it in its document."""
    named = {"parent": entry.record.parent, "duplicate_of": entry.record.duplicate_of}
    return [
        Problem(
            entry.at(field),
            f"no item {other!r} before this one in its document",
            "null, or the id of an item above it",
            nearest(other, before),
        )
        for field, other in named.items()
        if other is not None and other not in before
    ]


def _check_parent(entry: Entry[Item], before: Mapping[str, Item | None]) -> list[Problem]:
    """A problem where an item stands under one of a level that it may not stand under."""
    item = entry.record
    parent = before.get(item.parent or "")
    if item.level not in LEVELS or (item.parent is not None and parent is None):
        return []
    allowed, above = LEVELS[item.level].parents, parent.level if parent else None
    if above in allowed:
        return []
    expected = " or ".join(_a(level) for level in allowed)
    return [Problem(entry.at("parent"), f"{_a(item.level)} can't stand under {_a(above)}", expected)]


def _check_repeat(entry: Entry[Item], before: Mapping[str, Item | None]) -> list[Problem]:
    """Problems where an item differs from the one that it repeats."""
    first = before.get(entry.record.duplicate_of or "")
    if first is None:
        return []
    return [
        Problem(entry.at(field), f"differs from {first.id}, which it repeats", "", f"{field}: {getattr(first, field)}")
        for field in ("level", "text", *_CODES)
        if getattr(entry.record, field) != getattr(first, field)
    ]


def _a(level: str | None) -> str:
    if level is None:
        return "nothing"
    return f"{'an' if level[0] in 'aeiou' else 'a'} {level.replace('_', ' ')}"
