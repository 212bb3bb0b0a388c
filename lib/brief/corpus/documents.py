"""The source documents: load them, check that not a byte changed, find a quote to the character."""

from __future__ import annotations

import difflib
import hashlib
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from brief.base.problems import Place, Problem, nearest, raise_any
from brief.base.project import Project
from brief.base.records import Record, Text, line_of, parse, read
from brief.corpus.vocabulary import Vocabulary


class License(Record):
    """The terms under which a document may be used."""

    name: str
    """Its name."""
    url: str = ""
    """Its address."""


class Source(Record):
    """Where a document comes from. Field names follow Our World in Data's `Origin`."""

    id: str
    """Name of the document; claims and citations use it."""
    title: str
    """Title, as published."""
    producer: str
    """Who wrote it."""
    attribution_short: str
    """Who wrote it, in the few words that charts and tables have room for."""
    citation_full: str
    """The whole citation, for the list of sources."""
    date_published: Text
    """Year, month or day."""
    date_accessed: Text
    """The day it was read."""
    url_main: str
    """Address of the original; empty where none is known."""
    license: License
    """Terms of use."""
    description: str
    """What kind of text it is and what it holds."""
    reliability: str
    """How far its numbers can be relied on, and why; shown with the sources."""
    path: str
    """File in `seeds/`."""
    sha256: str
    """Checksum of the file; a changed byte is refused."""
    bytes: int
    """Size of the file."""
    media_type: str
    """What kind of file it is, such as `text/plain`."""
    caveats: tuple[str, ...] = ()
    """Names of source caveats."""


@dataclass(frozen=True)
class Document:
    """A source and its text, exactly as in the file (UTF-8, newlines untouched)."""

    source: Source
    text: str

    def line(self, offset: int) -> int:
        """1-based line that holds the character at `offset`."""
        return self.text.count("\n", 0, offset) + 1


def load(project: Project, vocabulary: Vocabulary) -> dict[str, Document]:
    """Every document by its source id, in the order of `seeds/sources.yml`.

    Raises `Problems` for a missing file, a changed byte, an unknown caveat or a text nobody registered.
    """
    where = project.shown(project.sources)
    data = read(project.sources, where)
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for node in data.get("sources") or []:
        name = str(node.get("id", "?")) if hasattr(node, "get") else "?"
        source, found = parse(Source, node, Place(where, record=name))
        problems += found
        if source is None:
            continue
        place = Place(where, line_of(node), source.id)
        if source.id in documents:
            problems.append(Problem(place, "this id is used twice"))
        problems += [
            Problem(
                place.at("caveats"),
                f"unknown caveat {caveat!r}",
                ", ".join(vocabulary.source_caveats),
                nearest(caveat, vocabulary.source_caveats),
            )
            for caveat in source.caveats
            if caveat not in vocabulary.source_caveats
        ]
        content, found = _content(project, source)
        problems += found
        if content is not None:
            documents[source.id] = Document(source, content.decode("utf-8"))
    registered = {document.source.path for document in documents.values()}
    if not problems:
        problems += [
            Problem(Place(project.shown(path)), "a text that no source describes", f"a record in {where}")
            for path in sorted(project.seeds.glob("*.txt"))
            if path.name not in registered
        ]
    raise_any(problems)
    return documents


def _content(project: Project, source: Source) -> tuple[bytes | None, list[Problem]]:
    path = project.seeds / source.path
    shown = project.shown(path)
    if not path.is_file():
        others = [other.name for other in project.seeds.glob("*.txt")]
        return None, [Problem(Place(shown), "there is no such file", suggestion=nearest(source.path, others))]
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if (digest, len(content)) != (source.sha256, source.bytes):
        return None, [
            Problem(
                Place(shown),
                f"the document changed: sha256 {digest}, {len(content)} bytes",
                f"sha256 {source.sha256}, {source.bytes} bytes (seeds/sources.yml)",
                f"git checkout {shown}",
            )
        ]
    return content, []


class QuoteError(ValueError):
    """A quote that can't be anchored; `suggestion` is what stands in the document instead."""

    def __init__(self, message: str, suggestion: str = ""):
        super().__init__(message)
        self.suggestion = suggestion


@cache
def find_quote(text: str, exact: str, prefix: str = "", suffix: str = "") -> tuple[int, int]:
    """Character offsets (end exclusive) of the one place in `text` where `exact` stands.

    White space matches any white space, and a word may be hyphenated over a line end: "preven-\\ntion" is
    "prevention". `prefix` and `suffix` are the words right before and after it, where it stands twice.
    Selector names follow the W3C Web Annotation model (TextQuoteSelector, TextPositionSelector).

    Raises QuoteError when the quote stands nowhere, or in more than one place.
    """
    if not exact.split():
        raise QuoteError("the quote is empty")
    places = list(_places(text, exact, prefix, suffix))
    if len(places) == 1:
        return places[0]
    if places:
        lines = ", ".join(str(text.count("\n", 0, start) + 1) for start, _ in places)
        raise QuoteError(
            f"the quote stands in {len(places)} places (lines {lines})",
            "add prefix: or suffix: with the words right before or after it",
        )
    raise QuoteError("the quote is not in the document", _closest(text, exact))


def _places(text: str, exact: str, prefix: str, suffix: str) -> Iterator[tuple[int, int]]:
    """Every place of the quote where the pattern of `_around` matches, in order; places may overlap.

    The pattern is slow to make and to search for, as it allows a line end after every letter. So it is tried only
    where the letters stand, and a quote alone that divides no word is compared word by word.
    """
    words = f"{prefix} {exact} {suffix}".split()
    if "-" in (words[0][0], words[-1][-1]):  # the letters do not tell where such a place starts and ends
        for match in re.finditer(f"(?={_around(exact, prefix, suffix)})", text):
            yield match.span("exact")
        return
    alone = words == exact.split()
    for start, end in _spans_of("".join(words).replace("-", ""), text):
        if alone and not re.search(r"-[ \t]*\n", text[start:end]):
            if text[start:end].split() == words and _whole_numbers(text, start, end):
                yield start, end
        elif match := re.compile(_around(exact, prefix, suffix)).match(text, start):
            yield match.span("exact")


def _spans_of(letters: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the letters stand in a text, whatever white space and hyphens are between them."""
    squeezed, offsets = _squeezed(text)
    first = squeezed.find(letters)
    while first >= 0:
        yield offsets[first], offsets[first + len(letters) - 1] + 1
        first = squeezed.find(letters, first + 1)


@lru_cache
def _squeezed(text: str) -> tuple[str, array[int]]:
    """A text without its white space and hyphens, and the offset of each letter that is left."""
    kept = [match.span() for match in re.finditer(r"[^\s-]+", text)]
    offsets = array("l", (offset for span in kept for offset in range(*span)))
    return "".join(text[start:end] for start, end in kept), offsets


def _around(exact: str, prefix: str, suffix: str) -> str:
    before = rf"{_tolerant(prefix)}\s*" if prefix.split() else ""
    after = rf"\s*{_tolerant(suffix)}" if suffix.split() else ""
    return f"{before}{_NUMBER_STARTS}(?P<exact>{_tolerant(exact)}){_NUMBER_ENDS}{after}"


# A quote starts and ends no number in its middle: "5,000 pills" does not stand in "25,000 pills".
_NUMBER_STARTS = r"(?:(?!\d)|(?<!\d)(?<!\d[.,]))"
_NUMBER_ENDS = r"(?:(?<!\d)|(?!\d|[.,]\d))"
_LINE_END_HYPHEN = r"(?:-[ \t]*\n\s*)?"


def _whole_numbers(text: str, start: int, end: int) -> bool:
    return bool(re.compile(_NUMBER_STARTS).match(text, start) and re.compile(_NUMBER_ENDS).match(text, end))


def _tolerant(words: str) -> str:
    """A pattern that matches the words over line breaks and hyphenation."""
    return r"\s+".join(
        _LINE_END_HYPHEN.join(r"-(?:[ \t]*\n\s*)?" if letter == "-" else re.escape(letter) for letter in word)
        for word in words.split()
    )


def _closest(text: str, exact: str) -> str:
    """The words of the text that come nearest to a quote, for a message."""
    haystack, needle = " ".join(text.split()), " ".join(exact.split())
    match = difflib.SequenceMatcher(None, haystack, needle, autojunk=False).find_longest_match()
    if match.size < min(12, len(needle) // 2):
        return ""
    start = haystack.rfind(" ", 0, max(0, match.a - match.b) + 1) + 1
    return f"the document has “{haystack[start : start + len(needle) + 20].strip()}”"
