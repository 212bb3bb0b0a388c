"""The ledger: every claim of every document, held against the words it was quoted from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import model_validator

from brief.base import trace
from brief.base.problems import Place, Problem, Problems, nearest, raise_any
from brief.base.project import Project
from brief.base.project import find as find_project
from brief.base.records import Record, closed, line_of, parse
from brief.base.records import read as read_yaml
from brief.corpus import documents as documents_
from brief.corpus import vocabulary as vocabulary_
from brief.corpus.documents import Document, QuoteError, find_quote
from brief.corpus.vocabulary import Vocabulary
from brief.quantity.bounds import Bounds
from brief.quantity.grammar import Expression, read
from brief.quantity.periods import Period
from brief.quantity.qualifiers import QUALIFIERS, Quoted

_LISTING = re.compile(r"\b(?:include|includes|including|such as)\b", re.IGNORECASE)
_WORDS_BETWEEN = 4
_LOOK_BACK = 40


class Claim(Record):
    """A quoted quantity, as a person wrote it down."""

    id: str
    """Name of the claim, unique in all files; prose and checks use it."""
    topic: str
    """One of the topics."""
    measure: str
    """What is counted or measured, in a few words."""
    exact: str
    """The quote, word for word; line breaks and hyphens at line ends don't matter."""
    prefix: str = ""
    """The words right before the quote, where it stands in more than one place."""
    suffix: str = ""
    """The words right after it, likewise."""
    value: float | None = None
    """The number that the quote says; either this or `range`."""
    range: tuple[float, float] | None = None
    """The two numbers that the quote says, `[low, high]`."""
    qualifier: str
    """One of the qualifiers; the quote has to signal it."""
    unit: str
    """One of the units; a word of the quote has to signal it."""
    period: Period | None = None
    """`2017`, `2017-12`, `2012/2016`, `2000/..` (open) or `FY2022`; none: not said."""
    geography: str = ""
    """Where; empty where the document doesn't say."""
    population: str = ""
    """Who or what is counted, where the measure doesn't say."""
    attributed_to: str = ""
    """The authority that the document names for it; empty where it names none."""
    caveats: tuple[str, ...] = ()
    """Names of claim caveats."""
    counted: tuple[str, ...] = ()
    """The items of a list, in the order of the quote, where the count is ours."""

    @model_validator(mode="after")
    def _one_number(self) -> Claim:
        if (self.value is None) == (self.range is None):
            raise ValueError("give either value: or range: [low, high]")
        if self.counted and self.value is None:
            raise ValueError("a counted list takes value:, not range:")
        return self

    @property
    def quoted(self) -> Quoted:
        """The number with its qualifier and unit, which knows its bounds and its words."""
        return Quoted(self.qualifier, self.unit, self.value, self.range)

    @property
    def bounds(self) -> Bounds:
        """What the words give."""
        return self.quoted.bounds

    @property
    def accepted(self) -> Bounds:
        """The official values with which it holds."""
        return self.quoted.accepted

    @property
    def label(self) -> str:
        """The number with its qualifier in a few words, for a chart: "nearly 640%"."""
        return self.quoted.label

    @property
    def period_start(self) -> str:
        """First year, month or day of the period; empty where none is said."""
        return self.period.start if self.period else ""

    @property
    def period_end(self) -> str:
        """Last year, month or day of the period; empty where it is open or none is said."""
        return self.period.end if self.period else ""


@dataclass(frozen=True)
class Anchored:
    """A claim and the place in its document where it was quoted: `document.text[start:end]` is the quote.

    `phrase` is the number as prose repeats it: with its qualifier and its unit, in the document's words.
    """

    claim: Claim
    document: Document
    start: int
    end: int
    expression: Expression | None
    phrase: str

    @property
    def quote(self) -> str:
        return self.document.text[self.start : self.end]

    @property
    def line(self) -> int:
        return self.document.line(self.start)


@dataclass(frozen=True)
class Ledger:
    """All documents and all claims, in the order of the files."""

    documents: Mapping[str, Document]
    vocabulary: Vocabulary
    claims: Mapping[str, Anchored]

    def __iter__(self) -> Iterator[Anchored]:
        return iter(self.claims.values())

    def __getitem__(self, claim_id: str) -> Anchored:
        try:
            return self.claims[claim_id]
        except KeyError:
            close = nearest(claim_id, self.claims)
            hint = f"; did you mean {close}?" if close else ""
            raise KeyError(f"no claim {claim_id!r} in the ledger{hint}") from None

    def cite(self, name: str) -> tuple[str, str]:
        """Who wrote a document, or the document of a claim; nothing more. Raises KeyError for an unknown id."""
        document = self.documents[name] if name in self.documents else self.claims[name].document
        return document.source.attribution_short, ""

    def ids(self) -> list[str]:
        """The ids of all documents and claims."""
        return [*self.documents, *self.claims]


def load(project: Project | None = None, documents: Mapping[str, Document] | None = None) -> Ledger:
    """The ledger of a project, the one around the working folder unless told.

    `documents` are those loaded already; without them they are read. Raises `Problems` with everything that is wrong
    in any of its files.
    """
    project = project or find_project()
    vocabulary = vocabulary_.load(project)
    with trace.by_record():
        if documents is None:
            documents = documents_.load(project, vocabulary)
        claims = _claims(project, documents, vocabulary)
    return Ledger(trace.Noted("document", documents), vocabulary, trace.Noted("claim", claims))


def _claims(project: Project, documents: Mapping[str, Document], vocabulary: Vocabulary) -> dict[str, Anchored]:
    claims: dict[str, Anchored] = {}
    problems: list[Problem] = []
    for path in sorted(project.ledger.glob("*.yml"), key=lambda path: _order(path.stem, documents)):
        where = project.shown(path)
        try:
            data = read_yaml(path, where)
        except Problems as error:
            problems += error.problems
            continue
        document = documents.get(str(data.get("source")))
        if document is None:
            problems.append(
                Problem(
                    Place(where, line_of(data, "source"), field="source"),
                    f"unknown source {data.get('source')!r}",
                    ", ".join(documents),
                    nearest(str(data.get("source")), documents),
                )
            )
            continue
        for node in data.get("claims") or []:
            name = str(node.get("id", "?")) if hasattr(node, "get") else "?"
            claim, found = parse(Claim, node, Place(where, record=name))
            if claim is None:
                problems += found
                continue
            place = Place(where, line_of(node), claim.id)
            if claim.id in claims:
                problems.append(Problem(place.at("id"), "this id is used twice"))
            anchored, found = anchor(claim, document, vocabulary, place)
            problems += found
            if anchored:
                claims[claim.id] = anchored
    if not problems and not claims:
        problems.append(Problem(Place(project.shown(project.ledger)), "holds no claims"))
    raise_any(problems)
    return claims


def _order(source_id: str, documents: Mapping[str, Document]) -> tuple[int, str]:
    ids = list(documents)
    return (ids.index(source_id) if source_id in ids else len(ids), source_id)


def anchor(
    claim: Claim, document: Document, vocabulary: Vocabulary, place: Place
) -> tuple[Anchored | None, list[Problem]]:
    """A claim found in its document, or every reason why its record and its quote disagree."""
    problems = closed(
        {"topic": claim.topic, "qualifier": claim.qualifier, "unit": claim.unit},
        {"topic": vocabulary.topics, "qualifier": QUALIFIERS, "unit": vocabulary.units},
        place,
    )
    for caveat in claim.caveats:
        problems += closed({"caveats": caveat}, {"caveats": vocabulary.caveats}, place)
    try:
        start, end = find_quote(document.text, claim.exact, claim.prefix, claim.suffix)
    except QuoteError as error:
        return None, [
            *problems,
            Problem(place.at("exact"), f"{error}: “{claim.exact}”", suggestion=error.suggestion),
        ]
    if problems:
        return None, problems
    try:
        _ = claim.bounds
    except ValueError as error:
        return None, [Problem(place.at("qualifier"), str(error))]
    quote = document.text[start:end]
    if claim.counted:
        problems += _check_count(claim, quote, place)
        phrase = f"{claim.value:g} {vocabulary.units[claim.unit].plural}"
        return Anchored(claim, document, start, end, None, phrase), problems
    expression, problems = _check_number(claim, quote, place)
    if expression:
        problems += _check_unit(claim, quote, expression, vocabulary, place)
        problems += _check_whole(document.text, start, end, expression, place)
    phrase = _phrase(claim, quote, expression, vocabulary) if expression else ""
    return Anchored(claim, document, start, end, expression, phrase), problems


def _check_whole(text: str, start: int, end: int, found: Expression, place: Place) -> list[Problem]:
    """A problem when the words right before the quote belong to its number: "nearly" left out of "nearly 10,000"."""
    from_here = max(0, start - _LOOK_BACK)
    for wider in read(text[from_here:end]):
        first, last = from_here + wider.start, from_here + wider.end
        if first < start + found.start < last and first < start:
            return [
                Problem(
                    place.at("exact"),
                    f"the quote leaves out words that belong to its number: “{' '.join(wider.text.split())}”",
                    suggestion=f"start the quote at “{wider.text.split()[0]}”",
                )
            ]
    return []


def _phrase(claim: Claim, quote: str, found: Expression, vocabulary: Vocabulary) -> str:
    """The number with its qualifier and, when it stands close behind, its unit: "nearly 640 percent"."""
    if claim.unit in ("rank", "calendar year"):
        return " ".join(quote.split()) if claim.unit == "rank" else found.text
    end = found.end
    unit = vocabulary.units[claim.unit].pattern
    word = unit.search(quote, end) if unit else None
    if (
        word
        and len(quote[end : word.start()].split()) <= _WORDS_BETWEEN
        and not re.search(r"[,;:.(]", quote[end : word.start()])
    ):
        end = word.end()
    return " ".join(quote[found.start : end].split())


def _check_number(claim: Claim, quote: str, place: Place) -> tuple[Expression | None, list[Problem]]:
    """The expression in the quote that says the record's number; problems when none does, or says it otherwise."""
    read_here = [found for found in read(quote) if (found.kind == "rank") == (claim.unit == "rank")]
    if claim.unit == "calendar year":
        read_here = [found for found in read_here if found.kind == "year"]
    else:
        read_here = [found for found in read_here if found.kind != "year"]
    same = [found for found in read_here if _same(found, claim)]
    field = "value" if claim.range is None else "range"
    if not same:
        said = "; ".join(f"“{' '.join(found.text.split())}” = {_number(found)}" for found in read_here)
        stated = claim.value if claim.range is None else list(claim.range)
        return None, [
            Problem(
                place.at(field),
                f"the record says {stated}, the quote says {said or 'no number'}",
                "the number in the record is the number in the quote",
                f"{'value' if read_here[0].span is None else 'range'}: {_number(read_here[0])}"
                if len(read_here) == 1
                else "",
            )
        ]
    fitting = [found for found in same if found.qualifier == claim.qualifier]
    if not fitting:
        words = ", ".join(QUALIFIERS[claim.qualifier].words + QUALIFIERS[claim.qualifier].after) or "no qualifying word"
        found = same[0]
        return None, [
            Problem(
                place.at("qualifier"),
                f"the record says {claim.qualifier}, the quote says “{' '.join(found.text.split())}”",
                f"{claim.qualifier} is signalled by: {words}",
                f"qualifier: {found.qualifier}",
            )
        ]
    return fitting[0], []


def _same(found: Expression, claim: Claim) -> bool:
    if claim.range is not None:
        return found.span is not None and found.span == claim.range
    return found.value is not None and abs(found.value - claim.value) <= 1e-6 * max(1.0, abs(claim.value))


def _number(found: Expression) -> str:
    return f"{found.value:.12g}" if found.span is None else f"[{found.span[0]:.12g}, {found.span[1]:.12g}]"


def _check_unit(claim: Claim, quote: str, found: Expression, vocabulary: Vocabulary, place: Place) -> list[Problem]:
    """Problems when no word of the quote signals the record's unit, or the word at the number signals another."""
    unit = vocabulary.units[claim.unit]
    if unit.pattern and not unit.pattern.search(quote):
        return [
            Problem(
                place.at("unit"),
                f"no word in the quote signals {claim.unit}: “{' '.join(quote.split())}”",
                f"one of: {', '.join(unit.words)}",
                _unit_at(quote, found, vocabulary),
            )
        ]
    at_number = _unit_at(quote, found, vocabulary)
    if at_number and at_number != claim.unit and at_number not in claim.unit.split():
        return [
            Problem(
                place.at("unit"),
                f"the record says {claim.unit}, the quote says {at_number}",
                suggestion=f"unit: {at_number}",
            )
        ]
    return []


def _unit_at(quote: str, found: Expression, vocabulary: Vocabulary) -> str:
    """The unit of measure that stands right at the number: its sign, or the word after it; empty when none does."""
    if found.sign == "$":
        return "USD"
    if found.kind in ("share", "majority", "trend"):
        return "percent"
    after = quote[found.end :].lstrip(" -\n\t")
    for name, unit in vocabulary.units.items():
        if unit.measure and unit.pattern and unit.pattern.match(after):
            return name
    return ""


def _check_count(claim: Claim, quote: str, place: Place) -> list[Problem]:
    """Problems when a counted list and its number disagree with the quote."""
    problems: list[Problem] = []
    position = 0
    for item in claim.counted:
        try:
            start, end = find_quote(quote[position:], item)
        except QuoteError:
            found = re.search(r"\s+".join(re.escape(word) for word in item.split()), quote[position:])
            if not found:
                problems.append(Problem(place.at("counted"), f"“{item}” is not in the quote after the item before it"))
                continue
            start, end = found.span()
        position += end
    if claim.value != len(claim.counted):
        problems.append(
            Problem(
                place.at("value"),
                f"the record says {claim.value:g}, {len(claim.counted)} items are listed",
                suggestion=f"value: {len(claim.counted)}",
            )
        )
    listed = bool(_LISTING.search(quote))
    if claim.qualifier not in ("exact", "at_least"):
        problems.append(Problem(place.at("qualifier"), f"a counted list is exact or at_least, not {claim.qualifier}"))
    elif claim.qualifier == "at_least" and not listed:
        problems.append(
            Problem(
                place.at("qualifier"),
                "at_least needs a word such as include in the quote",
                suggestion="qualifier: exact",
            )
        )
    return problems
