"""What each official series counts: the records of `data/reference/series.yml`, and their closed lists."""

from __future__ import annotations

from pydantic import Field

from brief.base.problems import Problem
from brief.base.project import Project
from brief.base.records import Address, Entry, Id, Record, closed, read_records

STATUSES = {
    "final": "Complete, not expected to change.",
    "provisional": "Still to be completed.",
    "estimate": "Not counted: estimated.",
}
KINDS = {
    "flow": "What happened in a period; periods that do not overlap may be added up.",
    "stock": "How much there is at a time; never added up.",
    "level": "A rate or mean of a period.",
    "share": "A part of a whole, or a change, in percent.",
    "index": "A number that only means something beside another of the same series.",
    "multiple": "How many times as much.",
    "price": "What a unit costs, or brings in.",
}
FREQUENCIES = {
    "annual": "A year, or a fiscal year.",
    "monthly": "A month.",
    "twelve-months-ending": "12 months, anew every month: they overlap and are never added up.",
    "operation": "As long as an operation lasted.",
    "point": "A day or a month on which it held.",
}
CAVEATS = {
    "second_hand": "Read in a text that quotes the publication.",
    "press": "Read in a newspaper or on a site that reposts, or said by one: not an official figure.",
    "provisional": "A provisional count, still to be completed.",
    "superseded": "A later release of the same series changed it.",
    "derived": "Computed here from published numbers.",
    "conflicting_sources": "Publications disagree; the note says how.",
    "projection": "A statement about the future.",
    "operation_claim": "An agency's statement on one of its operations.",
    "approximate_release": "The release's date is known only roughly.",
}
SERIES_WORDS = {
    "kind": KINDS,
    "frequency": FREQUENCIES,
    "status": STATUSES | {"mixed": "Some observations are final, others provisional."},
    "caveats": CAVEATS,
}


class Series(Record):
    """What a series counts. Two series with the same unit and different `universe` must never be mixed."""

    id: Id
    """Name of the series; checks and citations use it."""
    title: str
    """What it counts."""
    producer: str
    """Who publishes it."""
    publication: str
    """Where it is published."""
    universe: str
    """Who or what is counted; series of different universes are never mixed."""
    scope: str
    """Codes or limits."""
    subject: str = ""
    """What is counted, of the `subjects` in data/vocabulary.yml: a check holds the claim's words against it."""
    geography: str = ""
    """Where, as claims name it; empty for what is of no place."""
    unit: str
    """Unit of every observation."""
    kind: str
    """What kind of number it is: flow, stock, share, price and so on."""
    frequency: str
    """How often there is an observation."""
    status: str
    """Final, provisional or estimate."""
    url: Address = ""
    """Address of the publication; empty where none is known."""
    license: str = ""
    """Terms of use."""
    description: str = ""
    """Anything else a reader needs to read it rightly."""
    sample: int | None = Field(default=None, gt=0)
    """How many were asked or tested, for a share found in a sample; empty for a full count."""
    caveats: tuple[str, ...] = ()
    """Names of series caveats."""


def read(project: Project) -> tuple[dict[str, Entry[Series]], list[Problem]]:
    """The records by the ids of the series, and all that is wrong with them."""
    path = project.series
    where = project.shown(path)
    listing = read_records(Series, path, where, "series")
    problems = [
        *listing.problems,
        *(problem for entry in listing.entries for problem in closed(entry, SERIES_WORDS)),
    ]
    return {entry.record.id: entry for entry in listing.entries}, problems
