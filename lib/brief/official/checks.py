"""How claims are held against series: the records of data/checks.yml."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import model_validator

from brief.base.problems import raise_any
from brief.base.project import Project
from brief.base.project import find as find_project
from brief.base.records import Entry, Record, read_records
from brief.official.operations import Reading


class Check(Record):
    """Claims and how they are read; or claims that nothing can check, and what would be needed."""

    claims: tuple[str, ...]
    """Ids of the claims that it checks."""
    readings: tuple[Reading, ...] = ()
    """How an official value is read, one for each meaning of the words; or `needs`."""
    then: Reading | None = None
    """What was published when the document was written."""
    now: Reading | None = None
    """A later period, for a claim in the present tense."""
    needs: str = ""
    """What would be needed, where no series can check the claims; or `readings`."""
    note: str = ""
    """A sentence for readers, shown beside the verdict."""

    def by_path(self) -> Iterator[tuple[str, Reading]]:
        """Every reading by the path to it: `readings.0`, `then`, `now`."""
        yield from ((f"readings.{position}", reading) for position, reading in enumerate(self.readings))
        if self.then:
            yield "then", self.then
        if self.now:
            yield "now", self.now

    @model_validator(mode="after")
    def _readings_or_needs(self) -> Check:
        if bool(self.readings) == bool(self.needs):
            raise ValueError("give readings: to check the claim, or needs: to say what would be needed")
        return self


def load(project: Project | None = None) -> tuple[Entry[Check], ...]:
    """Every check with its place.

    Parameters
    ----------
    project
        The one around the working folder unless told.

    Returns
    -------
    tuple[Entry[Check], ...]
        For `audit.audit`.

    Raises
    ------
    Problems
        With everything that is wrong in data/checks.yml.

    Examples
    --------
    >>> from brief.official import checks
    >>> len(checks.load()) > 0
    True
    """
    project = project or find_project()
    listing = read_records(Check, project.checks, project.shown(project.checks), "checks", name="claims")
    raise_any(listing.problems)
    return listing.entries
