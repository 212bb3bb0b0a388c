"""`data/reference/releases.yml`: every file of an agency that rows were computed from. The files are not kept here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from brief.base.problems import Problem, raise_any
from brief.base.project import Project
from brief.base.records import Address, Checksum, Entry, Id, Record, Text, read_records, records

Confidence = Literal["same_elsewhere", "one_copy", "saved_again"]
CONFIDENCE: dict[str, str] = {
    "same_elsewhere": "The same bytes were found in unrelated places, or carry the agency's own properties.",
    "one_copy": "One copy, in the agency's own structure.",
    "saved_again": "Saved again by another program: the values are the agency's, the bytes are not.",
}


class Release(Record):
    """A file that an agency published: what it is, where it comes from, and the checksum by which it is known."""

    id: Id
    """Name of the release; rows computed from it carry it."""
    agency: str
    """Who published the file."""
    dataset: str
    """Which of the agency's datasets, by the agency's name for it."""
    as_of: str
    """Which release, in words: the last month of the data, the day of the query."""
    release: Text
    """The year, month or day of the release: the `release` of the rows that are computed from it."""
    page: Address = Field(min_length=1)
    """The agency's page of the dataset."""
    address: Address = ""
    """Where the agency offers the file, or the newest of its kind; empty where that is not known."""
    license: str
    """Terms of use."""
    bytes: int = Field(gt=0)
    """Size of the file."""
    sha256: Checksum
    """Checksum of the file."""
    confidence: Confidence
    """How sure it is that these are the agency's bytes or values."""
    note: str = ""
    """Anything else that a reader should know."""


def load(project: Project) -> dict[str, Release]:
    """The releases by id, as of `entries`."""
    return records(entries(project))


def entries(project: Project) -> dict[str, Entry[Release]]:
    """The releases by id, each with its place; none where the project has no such file.

    Raises `Problems` for a record that is wrong, an id or a checksum used twice.
    """
    path = project.releases
    if not path.exists():
        return {}
    where = project.shown(path)
    listing = read_records(Release, path, where, "releases")
    problems = list(listing.problems)
    releases: dict[str, Release] = {}
    for entry in listing.entries:
        if same := by_checksum(releases, entry.record.sha256):
            problems.append(Problem(entry.at("sha256"), f"the same file as {same.id}"))
        releases[entry.record.id] = entry.record
    raise_any(problems)
    return {entry.record.id: entry for entry in listing.entries}


def by_checksum(releases: Mapping[str, Release], sha256: str) -> Release | None:
    """The release with a checksum; None where it is none of these."""
    return next((release for release in releases.values() if release.sha256 == sha256), None)
