"""Marks in a section that was rendered apart, and the numbers that take their place: they count over the whole page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

# The same letters stand in embedded.lua, sections.lua and render.lua of reports/theme; nobody's alphabet has them.
NUMBER, CITATION, REFERENCES, BREAK, EVIDENCE = "\ue000", "\ue002", "\ue003", "\ue004", "\ue005"
DOCUMENTS = "\ue006"
_END = "\ue001"
ANY = re.compile("[\ue000-\uf8ff]")
_NUMBER = re.compile(f"{NUMBER}([^{_END}]*){_END}")
_CITATION = re.compile(f"{CITATION}([0-9]+){_END}")
_CARD = re.compile(r'(?<= )(?P<role>aria-describedby|class="card" id)="(?P<kind>card|why)-[0-9]+"')


def numbered(labels: Iterable[str]) -> dict[str, str]:
    """The number of each figure and table, by its label: those of a kind one after the other."""
    counts: dict[str, Iterator[int]] = {}
    return {label: str(next(counts.setdefault(label[:4], itertools.count(1)))) for label in labels}


def with_citations(html: str, citations: list[str]) -> str:
    """A section with its citations, in the order in which Pandoc met them."""
    return _CITATION.sub(lambda match: citations[int(match[1]) - 1], html)


def named(html: str) -> set[str]:
    """The labels of the figures and tables whose numbers stand in the page."""
    return set(_NUMBER.findall(html))


def with_numbers(html: str, numbers: Mapping[str, str]) -> str:
    """The page with the numbers of its figures and tables, by their labels."""
    return _NUMBER.sub(lambda match: numbers[match[1]], html)


def with_cards(html: str) -> str:
    """The page with its cards numbered as they stand in it, each after the link that it belongs to."""
    counts = {"card": 0, "why": 0}

    def number(match: re.Match[str]) -> str:
        role, kind = match["role"], match["kind"]
        counts[kind] += role == "aria-describedby"
        return f'{role}="{kind}-{counts[kind]}"'

    return _CARD.sub(number, html)
