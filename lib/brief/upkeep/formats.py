"""Problems for programs: as JSON, and as the marks that GitHub sets beside the lines of a change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from brief.base import letters
from brief.base.problems import Problem


def as_json(problems: Iterable[Problem]) -> str:
    """A list with an object a problem: file, line, record, field, message, expected, suggestion."""
    entries = []
    for problem in problems:
        entry = asdict(problem)
        entries.append(entry.pop("place") | entry)
    return json.dumps(entries, ensure_ascii=False, indent=1)


def as_github(problems: Iterable[Problem]) -> str:
    """A workflow command a problem, as GitHub's "Workflow commands" describe them."""
    return "\n".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    place = problem.place
    title = ".".join(part for part in (place.record, place.field) if part)
    properties = {"file": place.file, "line": place.line, "title": title}
    written = ",".join(
        f"{name}={_property(letters.printable(str(value)))}" for name, value in properties.items() if value
    )
    said = str(problem).removeprefix(letters.printable(f"{place}: "))
    return f"::error {written}::{_escaped(said)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
