"""The Python reference (`docs/reference-python.md`): what a notebook calls, from signatures and docstrings.

griffe reads them from the source, in numpy's style. The picture of a chart is drawn from the example in its docstring.
"""

from __future__ import annotations

import doctest
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import griffe
from griffe import Attribute, Class, DocstringSection, DocstringSectionKind, Function

from brief.base.fingerprints import LIBRARY
from brief.base.project import Project
from brief.charts.drawing import Drawing
from brief.charts.theme import CONFIG
from brief.notebooks.outputs import VEGALITE_SCHEMA
from brief.publish import pictures

# The parts of the page: a heading, a sentence, and the modules, `*` for all of a room.
PARTS = (
    (
        "What a cell shows",
        "Charts, tables and the values that a notebook gives to the brief.",
        ("notebooks.show", "notebooks.values"),
    ),
    ("The short door", "`from brief import show`: charts of plain Altair, values given by hand.", ("show",)),
    ("Charts", "A function a chart type; all have one look.", ("charts.*",)),
    ("Arithmetic", "A module a notebook; pure functions on frames and bounds.", ("analysis.*",)),
    (
        "Numbers",
        "Numbers as people write them, and what their words leave open.",
        ("quantity.words", "quantity.bounds", "quantity.periods", "quantity.units"),
    ),
    (
        "Claims and series",
        "What the documents say and what the authorities counted.",
        ("corpus.ledger", "corpus.claims", "corpus.frameworks", "official.reference", "official.observations"),
    ),
    (
        "Verdicts",
        "How claims lie to series, and to each other.",
        ("official.checks", "official.audit", "official.verdicts", "official.comparisons"),
    ),
    ("Tables", "Claims and verdicts as frames.", ("tables.claims", "tables.verdicts", "tables.comparisons")),
)
# What chart types are made of.
INTERNAL = frozenset(f"charts.{name}" for name in ("axes", "columns", "fields", "marks", "rows", "sentences", "theme"))
LONGEST = 100  # of a signature on one line

Documented = Function | Class


def modules() -> list[tuple[str, str, list[griffe.Module]]]:
    """The parts of the page, each with its modules as griffe reads them."""
    library = griffe.load("brief", search_paths=[LIBRARY.parent], docstring_parser="numpy", allow_inspection=False)
    return [
        (title, sentence, [library[name] for pattern in patterns for name in _names(pattern)])
        for title, sentence, patterns in PARTS
    ]


def _names(pattern: str) -> list[str]:
    files = sorted(LIBRARY.glob(f"{pattern.replace('.', '/')}.py"))
    names = [".".join(file.relative_to(LIBRARY).with_suffix("").parts) for file in files]
    return [name for name in names if not name.endswith("__init__") and name not in INTERNAL]


def public(parent: griffe.Module | Class) -> Iterator[tuple[str, Documented]]:
    """The functions and classes that a notebook may call, each by the name it writes: `tally.counts`, `Values.count`.

    They stand in the order of the source, after a class its methods; of imported ones those that `__all__` names.
    """
    for name, member in parent.members.items():
        if isinstance(member, griffe.Alias) and name in (parent.exports or ()):
            member = member.final_target
        if not name.startswith("_") and isinstance(member, Function | Class):
            yield f"{parent.name}.{name}", member
            if isinstance(member, Class):
                yield from public(member)


def functions() -> dict[str, Documented]:
    """Everything that the page has, by the name that a notebook writes."""
    return {name: member for _, _, part in modules() for module in part for name, member in public(module)}


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
            for name, member in public(module):
                parts += _member(name, member)
    return "\n\n".join(part for part in parts if part) + "\n"


def charts(project: Project) -> dict[Path, str]:
    """The pictures of the chart types that have an example, by the file each is kept in."""
    return {
        project.docs / _picture(name): _draw(name, member, project)
        for name, member in functions().items()
        if _is_chart(member)
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


def _member(name: str, member: Documented) -> Iterator[str]:
    yield f"#### `{name}`"
    if isinstance(member, Function):
        yield _code(_signature(name, member))
    yield _sections(member)
    if isinstance(member, Class):
        yield _attributes(member)
    if _is_chart(member):
        yield f"![{_summary(member)}]({_picture(name)})"


def _parsed(member: griffe.Object) -> list[DocstringSection]:
    return member.docstring.parsed if member.docstring else []


def _summary(member: Documented) -> str:
    return " ".join(str(member.docstring.value).partition("\n\n")[0].split()) if member.docstring else ""


def _signature(name: str, function: Function) -> str:
    line = f"{name}{str(function.signature()).removeprefix(function.name)}"
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
    if kind in (DocstringSectionKind.returns, DocstringSectionKind.raises):
        verb = kind.value.capitalize()
        return "\n".join(_item(f"{verb} `{entry.annotation}`", entry.description) for entry in value)
    if kind is DocstringSectionKind.examples:
        return "\n\n".join(_code(text) if part is DocstringSectionKind.examples else text for part, text in value)
    raise ValueError(f"a docstring has the section {kind.value}, which the reference does not know")


def _item(name: str, text: str) -> str:
    return textwrap.indent(f"{name}: {text}" if text else name, "  ").replace("  ", "- ", 1)


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
    """Whether it draws a chart that the page can show."""
    return isinstance(member, Function) and str(member.returns) == Drawing.__name__ and bool(example(member))


def _picture(name: str) -> str:
    return f"charts/{name.replace('.', '-').replace('_', '-')}.svg"


def _draw(name: str, member: Documented, project: Project) -> str:
    """The last chart that an example makes, as SVG."""
    names: dict[str, Any] = {}
    for step in doctest.DocTestParser().get_examples(example(member)):
        exec(step.source, names)
    drawing = [value for value in names.values() if isinstance(value, Drawing)][-1]
    spec = drawing.chart.properties(config=CONFIG).to_dict() | {"$schema": VEGALITE_SCHEMA}
    stem = Path(_picture(name)).stem
    return pictures.svg(spec, _summary(member), drawing.description, stem, str(project.fonts)) + "\n"
