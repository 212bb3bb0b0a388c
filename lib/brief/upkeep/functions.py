"""The Python reference (`docs/reference-python.md`): what a notebook calls, from signatures and docstrings.

griffe reads them from the source. The picture of a chart is drawn from the example in its docstring.
"""

from __future__ import annotations

import doctest
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import altair as alt
import griffe
from griffe import Attribute, Class, DocstringSection, DocstringSectionKind, Function

from brief.base.fingerprints import LIBRARY
from brief.base.project import Project
from brief.notebooks.show import VEGALITE_SCHEMA
from brief.publish import pictures

# The parts of the page: a heading, a sentence, and the modules, `*` for all of a room.
PARTS = (
    ("What a cell shows", "Charts, tables and the values that a notebook gives to the brief.", ("notebooks.show",)),
    ("Charts", "A function a chart type. Every chart has the look of `brief.charts.theme`.", ("charts.*",)),
    ("Arithmetic", "A module a notebook; pure functions on frames and bounds.", ("analysis.*",)),
    (
        "Numbers",
        "Numbers as people write them, and what their words leave open.",
        ("quantity.words", "quantity.bounds"),
    ),
    (
        "Claims and series",
        "What the documents say and what the authorities counted.",
        ("corpus.ledger", "official.reference"),
    ),
)
INTERNAL = frozenset({"charts.theme"})
LONGEST = 100  # of a signature on one line

Documented = Function | Class


def modules() -> list[tuple[str, str, list[griffe.Module]]]:
    """The parts of the page, each with its modules as griffe reads them."""
    library = griffe.load("brief", search_paths=[LIBRARY.parent], docstring_parser="google", allow_inspection=False)
    return [
        (title, sentence, [library[name] for pattern in patterns for name in _names(pattern)])
        for title, sentence, patterns in PARTS
    ]


def _names(pattern: str) -> list[str]:
    files = sorted(LIBRARY.glob(f"{pattern.replace('.', '/')}.py"))
    names = [".".join(file.relative_to(LIBRARY).with_suffix("").parts) for file in files]
    return [name for name in names if not name.endswith("__init__") and name not in INTERNAL]


def public(parent: griffe.Module | Class) -> Iterator[Documented]:
    """The functions and classes of a module that a notebook may call, in their order; after a class its methods."""
    for name, member in parent.members.items():
        if name.startswith("_") or not isinstance(member, Function | Class):
            continue
        yield member
        if isinstance(member, Class):
            yield from public(member)


def functions() -> list[Documented]:
    """Everything that the page has."""
    return [member for _, _, part in modules() for module in part for member in public(module)]


def page() -> str:
    """The reference as Markdown."""
    parts = [
        "# Python reference",
        "What a notebook calls, written from the code by `brief docs`. Columns of frames stand with their type: "
        "`str`, `int`, `float` or `bool`; an empty value is missing. Examples run in CI as they stand.",
    ]
    for title, sentence, part in modules():
        parts += [f"## {title}", sentence]
        for module in part:
            parts += [f"### `{module.path}`", _sections(module)]
            for member in public(module):
                parts += _member(member)
    return "\n\n".join(part for part in parts if part) + "\n"


def charts(project: Project) -> dict[Path, str]:
    """The pictures of the chart types that have an example, by the file each is kept in."""
    return {
        project.docs / _picture(member): _draw(member, project)
        for member in functions()
        if _is_chart(member) and example(member)
    }


def example(member: Documented) -> str:
    """The example in a docstring, as an interpreter shows it; empty where there is none."""
    return "\n".join(
        text
        for section in _parsed(member)
        if section.kind is DocstringSectionKind.examples
        for kind, text in section.value
        if kind is DocstringSectionKind.examples
    )


def _member(member: Documented) -> Iterator[str]:
    yield f"#### `{_name(member)}`"
    if isinstance(member, Function):
        yield _code(_signature(member))
    yield _sections(member)
    if isinstance(member, Class):
        yield _attributes(member)
    if _is_chart(member) and example(member):
        yield f"![{_summary(member)}]({_picture(member)})"


def _name(member: Documented) -> str:
    """As a notebook writes it: `tally.counts`, `Reference.select`."""
    return member.path.rpartition(".")[0].rpartition(".")[2] + "." + member.name


def _parsed(member: griffe.Object) -> list[DocstringSection]:
    return member.docstring.parsed if member.docstring else []


def _summary(member: Documented) -> str:
    return " ".join(str(member.docstring.value).partition("\n\n")[0].split()) if member.docstring else ""


def _signature(function: Function) -> str:
    line = f"{_name(function)}{str(function.signature()).removeprefix(function.name)}"
    if len(line) <= LONGEST:
        return line
    head, _, rest = line.partition("(")
    inner, _, returned = rest.rpartition(")")
    return f"{head}(\n    {_one_a_line(inner)},\n){returned}"


def _one_a_line(parameters: str) -> str:
    """Parameters with a line each: a comma outside of brackets ends one."""
    depth, lines, start = 0, [], 0
    for place, letter in enumerate(parameters):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth == 0:
            lines.append(parameters[start:place].strip())
            start = place + 1
    return ",\n    ".join([*lines, parameters[start:].strip()])


def _sections(member: griffe.Object) -> str:
    return "\n\n".join(filter(None, (_section(section) for section in _parsed(member))))


def _section(section: DocstringSection) -> str:
    """A section of a docstring as Markdown."""
    kind, value = section.kind, section.value
    if kind is DocstringSectionKind.text:
        return str(value)
    if kind is DocstringSectionKind.parameters:
        return "\n".join(_item(f"`{entry.name}`", entry.description) for entry in value)
    if kind is DocstringSectionKind.returns:
        return "Returns " + "; ".join(_lowered(entry.description) for entry in value)
    if kind is DocstringSectionKind.raises:
        return "\n".join(_item(f"Raises `{entry.annotation}`", entry.description) for entry in value)
    if kind is DocstringSectionKind.examples:
        return "\n\n".join(_code(text) if part is DocstringSectionKind.examples else text for part, text in value)
    raise ValueError(f"a docstring has the section {kind.value}, which the reference does not know")


def _item(name: str, text: str) -> str:
    return textwrap.indent(f"{name}: {text}" if text else name, "  ").replace("  ", "- ", 1)


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def _attributes(cls: Class) -> str:
    fields = [
        member
        for name, member in cls.members.items()
        if isinstance(member, Attribute) and not name.startswith("_") and member.annotation
    ]
    return "\n".join(
        _item(f"`{field.name}` (`{field.annotation}`)", field.docstring.value if field.docstring else "")
        for field in fields
    )


def _code(text: str) -> str:
    return f"```python\n{text}\n```"


def _is_chart(member: Documented) -> bool:
    return isinstance(member, Function) and member.path.startswith("brief.charts.") and "alt." in str(member.returns)


def _picture(member: Documented) -> str:
    return f"charts/{_name(member).replace('.', '-').replace('_', '-')}.svg"


def _draw(member: Documented, project: Project) -> str:
    """The chart that the last line of an example makes, as SVG."""
    namespace: dict[str, Any] = {}
    *before, last = doctest.DocTestParser().get_examples(example(member))
    for step in before:
        exec(step.source, namespace)
    chart: alt.LayerChart = eval(last.source, namespace)
    spec = chart.to_dict() | {"$schema": VEGALITE_SCHEMA}
    return pictures.svg(spec, _name(member), _summary(member), member.name.replace("_", "-"), str(project.fonts)) + "\n"
