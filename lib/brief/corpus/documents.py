"""The source documents: load them, check that not a byte changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import AfterValidator

from brief.base import texts
from brief.base.problems import Place, Problem, Problems, attempt, nearest, raise_any
from brief.base.project import Project, listed
from brief.base.records import Address, AnyRecord, Checksum, Entry, Id, Listing, Record, Text, closed, read_records
from brief.corpus.vocabulary import Vocabulary
from brief.quantity import periods

UNKNOWN = "?"
_UNKNOWN = {UNKNOWN, "TODO", "TBD", "XXX", "None", "none", "n/a", "N/A"}


def _point(text: str) -> str:
    """A year, month or day; or the mark that nobody knows it yet, for which `brief check` asks."""
    return text if text == UNKNOWN else periods.point(text)


class License(Record):
    """The terms under which a document may be used."""

    name: str
    """Its name."""
    url: Address = ""
    """Its address."""


class Original(Record):
    """The file that a document's text was made from; it is kept as it came."""

    path: str
    """File in `seeds/`."""
    sha256: Checksum
    """Its checksum."""
    bytes: int
    """Its size."""
    media_type: str
    """What kind of file it is, as a media type."""
    reader: str
    """What made the text of it, with its version. The text is pinned: a later version changes nothing."""


class Source(Record):
    """Where a document comes from. Field names follow Our World in Data's `Origin`."""

    id: Id
    """Name of the document; claims and citations use it."""
    title: str
    """Title, as published."""
    producer: str
    """Who wrote it."""
    producer_names: tuple[str, ...] = ()
    """Other names under which publications give its figures: they confirm nothing that it says itself."""
    attribution_short: str
    """Who wrote it, in the few words that charts and tables have room for."""
    citation_full: str
    """The whole citation, for the list of sources."""
    date_published: Annotated[Text, AfterValidator(_point)]
    """Year, month or day."""
    date_accessed: Annotated[Text, AfterValidator(periods.point)]
    """The day it was read."""
    url_main: Address
    """Address of the original; empty where none is known."""
    license: License
    """Terms of use."""
    description: str
    """What kind of text it is and what it holds."""
    reliability: str
    """How far its numbers can be relied on, and why; shown with the sources."""
    path: str
    """File in `seeds/`."""
    sha256: Checksum
    """Checksum of the file; a changed byte is refused."""
    bytes: int
    """Size of the file."""
    media_type: str
    """What kind of file it is, such as `text/plain`."""
    original: Original | None = None
    """The file that the text was made from, where that is another: a PDF, a page, a Word document."""
    caveats: tuple[str, ...] = ()
    """Names of source caveats."""


"""What a drafted record says where nobody has looked yet."""
PAGE = "\f"
"""Stands at the end of each page, where a document has pages."""


@dataclass(frozen=True)
class Document:
    """A source and its text, exactly as in the file (UTF-8, newlines untouched)."""

    source: Source
    text: str

    def line(self, offset: int) -> int:
        """1-based line that holds the character at `offset`."""
        return self.text.count("\n", 0, offset) + 1

    def page(self, offset: int) -> int | None:
        """1-based page that holds the character at `offset`; None where the document has no pages."""
        return self.text.count(PAGE, 0, offset) + 1 if PAGE in self.text else None


def load(project: Project, vocabulary: Vocabulary) -> dict[str, Document]:
    """Every document by its source id, in the order of `seeds/sources.yml`.

    Raises `Problems` for a missing file, a changed byte, an unknown caveat or a text nobody registered.
    """
    listing = read_records(Source, project.sources, project.shown(project.sources), "sources")
    problems = list(listing.problems)
    documents: dict[str, Document] = {}
    for entry in listing.entries:
        problems += closed(entry, {"caveats": vocabulary.source_caveats})
        problems += _unknown(entry)
        problems += _citation(entry)
        content = attempt(problems, _content, project, entry)
        if entry.record.original:
            attempt(problems, _kept, project, entry.record.original, entry.at("original"))
        if content is not None:
            documents[entry.record.id] = Document(entry.record, content)
    if not problems:
        problems += _unregistered(project, documents)
    raise_any(problems)
    return documents


def _citation(entry: Entry[Source]) -> list[Problem]:
    """A problem where the whole citation does not name the document by its title."""
    title, citation = (" ".join(words.split()) for words in (entry.record.title, entry.record.citation_full))
    if UNKNOWN in (title, citation) or title.lower() in citation.lower():
        return []
    return [Problem(entry.at("citation_full"), f"does not hold the title: “{citation}”", title)]


def _content(project: Project, entry: Entry[Source]) -> str:
    """A document's text. Raises `Problems` where its file is missing, changed or not UTF-8."""
    content = _kept(project, entry.record, entry.at("sha256"))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problems([texts.undecoded(error, project.shown(project.seeds / entry.record.path))]) from None


def _kept(project: Project, described: Source | Original, place: Place) -> bytes:
    """The bytes of a file that is kept as it came. Raises `Problems` where it is missing or changed."""
    path = project.seeds / described.path
    file = Place(project.shown(path))
    parts = PurePosixPath(described.path).parts
    if not parts or PurePosixPath(described.path).is_absolute() or ".." in parts:
        message = f"{described.path!r} is no file of {project.shown(project.seeds)}/"
        raise Problems([Problem(replace(place, field="path"), message, "the name of a file in that folder")])
    try:
        there = path.is_file()
    except OSError:  # no system has a name that long
        there = False
    if not there:
        others = [other.relative_to(project.seeds).as_posix() for other in project.seeds.rglob(f"*{path.suffix}")]
        raise Problems([Problem(file, "there is no such file", suggestion=nearest(described.path, others))])
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Problems([Problem(file, f"can't be read: {error.strerror}")]) from None
    digest = hashlib.sha256(content).hexdigest()
    if (digest, len(content)) != (described.sha256, described.bytes):
        message = f"the document changed: sha256 {digest}, {len(content)} bytes"
        expected = f"sha256 {described.sha256}, {described.bytes} bytes ({place})"
        raise Problems([Problem(file, message, expected, f"git checkout {file}")])
    return content


def _unknown(entry: Entry[Source]) -> Iterator[Problem]:
    """The fields of a drafted record that nobody has filled in."""
    fields = {**dict(entry.record), "license": entry.record.license.name}
    for name, value in fields.items():
        if value in _UNKNOWN or (value == "" and name != "url_main"):
            meaning = Source.model_fields[name].description or ""
            yield Problem(entry.at(name), "not known yet", meaning.splitlines()[0])


def _unregistered(project: Project, documents: dict[str, Document]) -> list[Problem]:
    """Texts in seeds/ that are no document's."""
    registered = {document.source.path for document in documents.values()}
    expected = f"a record in {project.shown(project.sources)}"
    return [
        Problem(Place(project.shown(path)), "a text that no source describes", expected)
        for path in listed(project.seeds, "*.txt")
        if path.name not in registered
    ]


def listings(
    model: type[AnyRecord],
    paths: Iterable[Path],
    project: Project,
    documents: Mapping[str, Document],
    *,
    key: str,
) -> Iterator[tuple[Listing[AnyRecord], Document | None]]:
    """The records of files that are each of one document (`source:`), and the document; in the documents' order.

    None of a file that names no document. An id is refused where it is used twice, in one file or two.
    """
    ids: dict[str, Place] = {}
    for path in in_order(paths, documents):
        listing = read_records(model, path, project.shown(path), key, header={"source": documents}, ids=ids)
        yield listing, documents.get(listing.header.get("source", ""))


def in_order(paths: Iterable[Path], documents: Mapping[str, Document]) -> list[Path]:
    """Files named for documents, in the order of the documents; others come last."""
    order = {source_id: position for position, source_id in enumerate(documents)}
    return sorted(paths, key=lambda path: (order.get(path.stem, len(order)), path.stem))
