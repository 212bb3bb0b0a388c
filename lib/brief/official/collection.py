"""The collection: everything that one project holds, each part loaded once, when it is first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from brief.base.problems import Problem, attempt
from brief.base.project import Project
from brief.base.records import Entry
from brief.corpus import documents, frameworks, ledger, vocabulary
from brief.corpus.documents import Document
from brief.corpus.frameworks import Frameworks
from brief.corpus.ledger import Ledger
from brief.official import audit, checks, comparisons, reference, seals
from brief.official.audit import Audited
from brief.official.checks import Check
from brief.official.comparisons import Comparison
from brief.official.reference import Reference

PARTS = ("documents", "ledger", "reference", "unsealed", "checks", "audited", "comparisons", "frameworks")


@dataclass(frozen=True, eq=False)  # one is another than the next: what is kept of one is of that reading
class Collection:
    """The parts of a project. To ask for one raises `Problems` where it, or what it rests on, has any."""

    project: Project

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The documents by their ids."""
        return documents.load(self.project, vocabulary.load(self.project))

    @cached_property
    def ledger(self) -> Ledger:
        """Every claim of every document."""
        return ledger.load(self.project, self.documents)

    @cached_property
    def frameworks(self) -> Frameworks:
        """What the documents set out to do."""
        return frameworks.load(self.project, self.documents)

    @cached_property
    def reference(self) -> Reference:
        """Every official series."""
        return reference.load(self.project)

    @cached_property
    def unsealed(self) -> list[str]:
        """The series that somebody is still writing. Raises `Problems` where a row was changed since it was sealed."""
        return seals.hold(self.project)

    @cached_property
    def checks(self) -> tuple[Entry[Check], ...]:
        """How claims are held against series, each with the place it stands at."""
        return checks.load(self.project)

    @cached_property
    def audited(self) -> dict[str, Audited]:
        """The verdict on every claim, by the claim's id."""
        return audit.audit(self.ledger, self.reference, self.checks)

    @cached_property
    def comparisons(self) -> list[Comparison]:
        """Claims on the same thing."""
        return comparisons.load(self.ledger, self.project)

    @property
    def ids(self) -> set[str]:
        """The ids of all documents, claims, series, agencies' files, comparisons and items of frameworks."""
        compared = {comparison.id for comparison in self.comparisons}
        official = {*self.reference.series, *self.reference.releases}
        return {*self.documents, *self.ledger.claims, *official, *compared, *self.frameworks.items}

    def problems(self, *parts: str) -> list[Problem]:
        """Every problem of these parts (of all, unless told), once. They are loaded then, as far as they can be."""
        problems: list[Problem] = []
        for part in parts or PARTS:
            attempt(problems, getattr, self, part)
        return list(dict.fromkeys(problems))

    def moved(self, root: Path) -> Collection:
        """The same, with what is loaded by now, where its files have been copied to: on another machine, say."""
        moved = Collection(Project(root))
        vars(moved).update({name: part for name, part in vars(self).items() if name in PARTS})
        return moved
