"""Ids of claims, series and documents as readers see them: organization and publication."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from brief.base.problems import nearest

_COUNT = re.compile(r"(?:^|, )\d+ publications$")


class Citable(Protocol):
    """The ledger, the reference: whatever knows who published what an id names."""

    def cite(self, name: str) -> tuple[str, str]:
        """Organization and publication; the second is empty where the first says all. Raises KeyError if unknown."""

    def ids(self) -> Iterable[str]:
        """Every id that it can cite."""


def cite(citable: Iterable[Citable], name: str) -> tuple[str, str]:
    """Organization and publication of an id. Raises KeyError with the nearest known id when nobody knows it."""
    for each in citable:
        try:
            return each.cite(name)
        except KeyError:
            continue
    close = nearest(name, [known for each in citable for known in each.ids()])
    raise KeyError(f"no claim, series or document has the id {name!r}" + (f"; did you mean {close}?" if close else ""))


def line(citable: Iterable[Citable], names: Iterable[str], note: str = "") -> str:
    """The words after "Source:": each organization with its publication, once; `note` is what we did ourselves."""
    parts: list[str] = []
    organization = ""
    for producer, publication in _once(dict.fromkeys(cite(citable, name) for name in names)):
        same = bool(publication) and producer == organization
        parts.append(publication if same else named(producer, publication))
        organization = producer
    return "; ".join([*parts, note.rstrip(".")] if note else parts).rstrip(".")


def _once(cited: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """The same, each program once: the publications of one series may be those of another, and are not counted up."""
    programs: dict[tuple[str, str], list[str]] = {}
    for producer, publication in cited:
        programs.setdefault((producer, _COUNT.sub("", publication)), []).append(publication)
    for (producer, program), publications in programs.items():
        several = f"{program}, several publications" if program else "several publications"
        yield producer, several if len(publications) > 1 else publications[0]


def named(producer: str, publication: str) -> str:
    """Organization and publication; what the one ends and the other begins with is said once.

    Examples
    --------
    >>> named("US CDC, NCHS", "NCHS, annual report")
    'US CDC, NCHS, annual report'
    >>> named("US CDC, NCHS", "CDC WONDER")
    'US CDC, NCHS, CDC WONDER'
    """
    words = producer.split()
    for size in range(len(words), 0, -1):
        tail = " ".join(words[-size:])
        if publication.startswith((f"{tail}, ", f"{tail} ")):
            return " ".join([*words[:-size], publication])
    return ", ".join(filter(None, (producer, publication)))
