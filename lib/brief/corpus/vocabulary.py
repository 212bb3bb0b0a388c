"""The words that records may use: topics, units, caveats (`data/vocabulary.yml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from pydantic import model_validator

from brief.base.project import Project
from brief.base.records import Record, read_record


class Unit(Record):
    """A unit: how it is written, which words signal it in a quote, its name for conversions."""

    plural: str
    """How it is written after a number."""
    words: tuple[str, ...]
    """The words that signal it in a quote; a star matches any ending."""
    measure: bool = False
    """Whether the word right after the number decides the unit."""
    pint: str | None = None
    """Its name for conversions."""
    listed: tuple[str, ...] = ()
    """Names that are of this unit: a counted list of them signals it."""
    note: str = ""
    """Anything else about it."""

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds one of the unit's words in a quote; None for a unit that no word signals."""
        if not self.words:
            return None
        return re.compile("|".join(_word(word) for word in self.words), re.IGNORECASE)


class Subject(Record):
    """What claims and series count: the words that signal it, and the official categories that it is counted as."""

    words: tuple[str, ...]
    """The words that signal it in a claim; a star matches any ending."""
    counted_as: tuple[str, ...] = ()
    """Other subjects as which official series count it, where none counts it alone."""


class Part(Record):
    """A part of the official figures of which a brief says on its first page where they end: series of a unit."""

    unit: str
    """The unit of its series."""
    places: tuple[str, ...] = ()
    """Their places; empty for all."""
    subjects: tuple[str, ...] = ()
    """Their subjects; empty for all."""

    def holds(self, *, unit: str, place: str, subject: str) -> bool:
        """Whether a series of this unit, place and subject belongs to it."""
        return (
            unit == self.unit
            and (not self.places or place in self.places)
            and (not self.subjects or subject in self.subjects)
        )


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Finds one of the words as they are written, or with a capital at the start; a star matches any ending.

    "may" does not match the month in the middle of a sentence.
    """
    return _pattern(tuple(words))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    lower = "|".join(_word(word) for word in words)
    capital = "|".join(_word(word[:1].upper() + word[1:]) for word in words)
    return re.compile(f"{lower}|^(?:{capital})")


@cache
def _any_case(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_word(word) for word in words), re.IGNORECASE)


def _word(word: str) -> str:
    stem, open_end = word.removesuffix("*"), word.endswith("*")
    body = r"\s+".join(re.escape(part) for part in stem.split())
    before = r"(?<!\w)" if stem[0].isalnum() else ""
    after = r"\w*" if open_end else r"(?!\w)" if stem[-1].isalnum() else ""
    return before + body + after


class Vocabulary(Record):
    """The closed lists. `topics` and `caveats` map a name to what it means."""

    topics: dict[str, str]
    """Topics of claims, by name."""
    units: dict[str, Unit]
    """Units of claims, by name."""
    caveats: dict[str, str]
    """Caveats of claims, by name."""
    source_caveats: dict[str, str]
    """Caveats of documents, by name."""
    subjects: dict[str, Subject] = {}
    """What claims and series count, by name, the most particular first."""
    parts: dict[str, Part] = {}
    """Parts of the official figures, by the name that the first page of a brief gives them."""
    judgement_words: dict[str, tuple[str, ...]] = {}
    """Words that judge, by the kind of judgement; a sentence with one rests on a condition. A star: any ending.

    The kind `idiom` has words that hold one of the others and judge nothing: "how many".
    """
    names: dict[str, tuple[str, ...]] = {}
    """Other names of places and authorities in the documents, by the name that records use."""
    likelihood: tuple[str, ...] = ()
    """Words that say how sure a statement is; a claim keeps those of its quote."""
    degree: tuple[str, ...] = ()
    """Words that say to what degree it holds; likewise."""
    limiting: tuple[str, ...] = ()
    """Words at the start of a sentence that limit or explain it: a quote may not leave them out unsaid."""

    def unit_of(self, words: str) -> str:
        """The name of the first unit that words such as "pounds" signal; empty where they signal none."""
        units = self.units.items()
        return next((name for name, unit in units if unit.pattern and unit.pattern.fullmatch(words)), "")

    def subject(self, words: str) -> str:
        """The subject that words signal: the first in the list; empty where they signal none."""
        flat = " ".join(words.split())
        return next(
            (name for name, subject in self.subjects.items() if _any_case(subject.words).search(flat)),
            "",
        )

    @model_validator(mode="after")
    def _subjects_known(self) -> Vocabulary:
        for name, subject in self.subjects.items():
            if unknown := set(subject.counted_as) - set(self.subjects):
                raise ValueError(f"{name} is counted as {', '.join(sorted(unknown))}, which is no subject")
        for name, part in self.parts.items():
            if unknown := set(part.subjects) - set(self.subjects):
                raise ValueError(f"{name} has the subject {', '.join(sorted(unknown))}, which is none of the subjects")
        return self


def load(project: Project) -> Vocabulary:
    """The closed lists of a project. Raises `Problems` when the file is not a vocabulary."""
    return read_record(Vocabulary, project.vocabulary, project.shown(project.vocabulary)).record
