"""How claims are held against series: the records of data/checks.yml."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import model_validator

from brief.base.problems import raise_any
from brief.base.project import Project
from brief.base.project import find as find_project
from brief.base.records import Entry, Record, Text, read_records
from brief.official.operations.readings import Reading


class Check(Record):
    """Claims and how they are read; or why no series checks them."""

    claims: tuple[str, ...]
    """Ids of the claims that it checks."""
    readings: tuple[Reading, ...] = ()
    """How an official value is read, one for each fair meaning of the words; the document's own period first."""
    then: Text = ""
    """The release that existed when the document was written: every reading is read in it too."""
    now: Reading | None = None
    """The present of a claim in the present tense, where it may have been overtaken."""
    beside: tuple[Reading, ...] = ()
    """Figures of another measure, population or agency, shown beside the verdict: they decide nothing."""
    needs: str = ""
    """What would be needed, where no series can check the claims."""
    looked: str = ""
    """Where a series was looked for, with `needs`."""
    own: str = ""
    """What the document states about itself, where nothing outside it could check the claims."""
    note: str = ""
    """A sentence for readers, shown beside the verdict."""

    def by_path(self) -> Iterator[tuple[str, Reading]]:
        """Every reading by the path to it: `readings.0`, `now`, `beside.0`."""
        yield from ((f"readings.{position}", reading) for position, reading in enumerate(self.readings))
        if self.now:
            yield "now", self.now
        yield from ((f"beside.{position}", reading) for position, reading in enumerate(self.beside))

    @model_validator(mode="after")
    def _one_of_three(self) -> Check:
        if sum(map(bool, (self.readings, self.needs, self.own))) != 1:
            raise ValueError(
                "give readings: to check the claim, or needs: to say what would be needed, "
                "or own: to say what the document states about itself"
            )
        if not self.readings and (self.then or self.now):
            raise ValueError("then: and now: go with readings:")
        if self.looked and not self.needs:
            raise ValueError("looked: goes with needs:")
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
