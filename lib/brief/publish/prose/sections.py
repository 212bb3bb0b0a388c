"""Sections: files of prose, read once for all rules, and what the prose of an edition may name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from brief.base import texts
from brief.base.problems import Place, Problem
from brief.base.project import Project, listed
from brief.editions.editions import Edition
from brief.publish.prose import code, markup, shortcodes
from brief.publish.prose.markup import blanked
from brief.publish.prose.shortcodes import Shortcode
from brief.quantity.conditions import Facts

FOLDER = "sections"
_HEADING = re.compile(r"^#+\s.*\{#(?P<id>[\w-]+)", re.MULTILINE)
_LABEL = re.compile(r"\{(?:[^{}\"\n]|\"[^\"\n]*\")*?#(?P<id>(?:fig|tbl)-[\w-]+)")
_ANY_HEADING = re.compile(r"^#+\s.*$", re.MULTILINE)
_SECTION_HEADING = re.compile(r"## +[^{\s].*\{#[\w-]+")
_REFERENCE = re.compile(
    r"(?<![\w\\])@(?:\{(?P<braced>[^{}]*)\}|(?P<key>\w(?:\w|[:.#$%&+?<>~/-](?=\w))*))"
)  # as Pandoc has it


@dataclass(frozen=True)
class Section:
    """One file of prose; `file` is its path as a person would type it."""

    file: str
    text: str
    """What renderers read: with spaces for remarks."""
    shortcodes: tuple[Shortcode, ...]
    """Those in remarks, too: Quarto expands them there as well."""
    written: str
    """The text as it is written, with its remarks."""

    @cached_property
    def prose(self) -> str:
        """The text with spaces for code, shortcodes and addresses: every letter has its place."""
        return blanked(code.without(self.text), markup.SHORTCODE, markup.AUTOLINK)

    @property
    def headings(self) -> set[str]:
        """The ids that its headings carry."""
        return set(_HEADING.findall(self.text))

    @property
    def labels(self) -> set[str]:
        """The ids of the pictures and tables that stand in it, beside those of notebooks."""
        return set(_LABEL.findall(self.prose))

    @property
    def headed(self) -> bool:
        """Whether its first heading is one of a section, with an id: else it would read as part of the one before."""
        first = _ANY_HEADING.search(self.text)
        return first is not None and _SECTION_HEADING.match(first.group()) is not None

    def named(self, name: str) -> list[Shortcode]:
        """Its shortcodes of one name that name something."""
        return [code for code in self.shortcodes if code.name == name and code.argument]

    def references(self) -> Iterator[tuple[int, str]]:
        """What it refers to with @, each with where: documents, series, charts and tables."""
        for match in _REFERENCE.finditer(self.prose):
            yield match.start(), match["key"] or match["braced"]

    def place(self, offset: int) -> Place:
        """Where the character at `offset` stands."""
        return Place(self.file, self.text.count("\n", 0, offset) + 1)

    def problem(self, offset: int, message: str, expected: str = "", suggestion: str = "") -> Problem:
        """A problem with what stands at `offset`."""
        return Problem(self.place(offset), message, expected, suggestion)


@dataclass(frozen=True)
class Known:
    """What the prose of one edition may name."""

    claims: Mapping[str, str]
    """The quote of each claim, by its id."""
    includes: Collection[str]
    """The texts that may be included: those that staging makes, and other sections."""
    values: Mapping[str, str]
    """The words of the values that the edition's notebooks give, by their names."""
    labels: Mapping[str, Collection[str]]
    """The labelled cells of each of the edition's notebooks, by its name."""
    citations: Collection[str]
    """The keys of documents and series."""
    headings: Collection[str]
    """The ids of the headings of all its sections."""
    facts: Facts
    """What its judgements may rest on."""
    judgement_words: Mapping[str, tuple[str, ...]]
    """Words that judge, by what kind of judgement they are."""
    figures: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By notebook, the labels that show a chart or a table, each with how it has to begin: `fig-`, `tbl-`."""
    written: Collection[str] = ()
    """The ids of the pictures and tables that stand in its sections themselves."""
    pictures: Collection[str] = ()
    """The pictures of the prose and of the theme, by how a section names them."""


def available(project: Project) -> dict[str, str]:
    """The names of all sections, by how another one includes them: `/sections/growth.qmd`."""
    return {f"/{FOLDER}/{path.name}": path.stem for path in listed(project.sections, "*.qmd")}


def of(project: Project, edition: Edition) -> list[Section]:
    """The sections of an edition and those that these include, each once."""
    known = available(project)
    sections: dict[str, Section] = {}
    names = list(edition.sections)
    while names:
        name = names.pop(0)
        if name not in sections:
            path = project.section(name)
            sections[name] = parse(project.shown(path), texts.read(path, project.shown(path)))
            paths = map(included, sections[name].named("include"))
            names += [known[path] for path in paths if path in known]
    return list(sections.values())


def included(code: Shortcode) -> str:
    """What a shortcode includes, from the project's folder: Quarto reads a path without / in front from there, too."""
    return f"/{code.argument.removeprefix('/')}"


@lru_cache(500)  # a build and a save of a preview ask for each section many times
def parse(file: str, text: str) -> Section:
    """A section from its text."""
    return Section(file, blanked(text, "<!--.*?-->"), tuple(shortcodes.find(text)), text)
