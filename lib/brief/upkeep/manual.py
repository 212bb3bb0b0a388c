"""The reference (`docs/reference.md`), written from the code: commands, words, records, tables, notebooks.

What a field of a record means is the docstring under it.
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Iterator
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

import click
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from brief.base.project import Project
from brief.base.records import Record
from brief.corpus import vocabulary as vocabulary_
from brief.corpus.claims import Claim, LeftOut, Told, ToldPeriod
from brief.corpus.documents import License, Original, Source
from brief.corpus.items import Code, Coding, Item, Quote
from brief.corpus.vocabulary import Part, Subject, Unit, Vocabulary
from brief.editions.editions import Edition
from brief.editions.scenarios import Matrix
from brief.notebooks import files as notebooks
from brief.notebooks import parameters
from brief.official.checks import Check
from brief.official.collection import Collection
from brief.official.comparisons import Comparison, Term
from brief.official.operations.readings import OPERATIONS, Reading
from brief.official.releases.catalog import Release
from brief.official.series import CAVEATS, Series
from brief.official.verdicts import Verdict
from brief.quantity import words
from brief.quantity.periods import Period
from brief.quantity.qualifiers import QUALIFIERS, Quoted
from brief.review.decisions import Decision
from brief.tables import package

# The file that each record is written in.
RECORDS: dict[type[Record], str] = {
    Source: "seeds/sources.yml",
    Original: "seeds/sources.yml, original",
    License: "seeds/sources.yml, license",
    Claim: "data/ledger/*.yml",
    Told: "data/ledger/*.yml, geography, population and attributed_to",
    ToldPeriod: "data/ledger/*.yml, period",
    LeftOut: "data/ledger/*.yml, leaves_out",
    Series: "data/reference/series.yml",
    Release: "data/reference/releases.yml",
    Check: "data/checks.yml",
    Decision: "data/reviews/*.yml",
    Comparison: "data/comparisons.yml",
    Term: "data/comparisons.yml, terms",
    Item: "data/frameworks/*.yml, but for coding.yml",
    Quote: "data/frameworks/*.yml, exact",
    Coding: "data/frameworks/coding.yml",
    Code: "data/frameworks/coding.yml, stages, actors, instruments and places",
    Edition: "reports/editions/*.yml",
    Vocabulary: "data/vocabulary.yml",
    Unit: "data/vocabulary.yml, units",
    Subject: "data/vocabulary.yml, subjects",
    Part: "data/vocabulary.yml, parts",
    Matrix: "reports/scenarios.yml",
}


def page(collection: Collection, commands: click.Command) -> str:
    """The whole reference as Markdown."""
    project = collection.project
    parts = [
        "# Reference",
        "Written from the code by `brief docs`. Change the code or the data and run it again.",
        *_commands(commands),
        *_words(project),
        *_verdicts(),
        *_records(),
        *_tables(collection),
        *_notebooks(project),
    ]
    return "\n\n".join(parts) + "\n"


def walk(command: click.Command, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """Every command that is no group, with a context that knows its whole name: `brief build`."""
    if not isinstance(command, click.Group):
        yield command, context
        return
    for name in sorted(command.list_commands(context)):
        inner = command.get_command(context, name)
        if inner:
            yield from walk(inner, click.Context(inner, parent=context, info_name=name, terminal_width=200))


def every(commands: click.Command) -> dict[str, tuple[click.Command, click.Context]]:
    """Every command by its whole name."""
    found = walk(commands, click.Context(commands, info_name="brief"))
    return {context.command_path: (command, context) for command, context in found}


def _commands(commands: click.Command) -> Iterator[str]:
    yield "## Commands"
    yield (
        "Each also takes `-h` and `--help`. The exit code is 0 when all went well, 1 when there was a "
        "problem, 2 when the command has no such option."
    )
    for name, (command, context) in every(commands).items():
        yield f"### `{name}`"
        yield f"`{command.get_usage(context).removeprefix('Usage: ')}`"
        yield _text(inspect.cleandoc(command.help or ""))
        if command.epilog:
            yield _fenced(command.epilog.removeprefix("\b\nExample:\n"))
        # Arguments are in the usage and the text; some versions of click would list them, without a meaning.
        named = [option for option in command.params if isinstance(option, click.Option)]
        options = [record for option in named if (record := option.get_help_record(context))]
        if options:
            yield _table(["Option", "Meaning"], [[f"`{option}`", _text(meaning)] for option, meaning in options])


def _words(project: Project) -> Iterator[str]:
    vocabulary = vocabulary_.load(project)
    yield "## Qualifiers"
    yield (
        "What a qualifier leaves open, by an example. The last column is what an official value may be for "
        "the claim to hold: `nearly` gets a lower end there, and a number without bounds a width "
        "(see [qualifiers and verdicts](explanation-qualifiers-and-verdicts.md))."
    )
    yield _table(
        ["Qualifier", "Words", "Meaning", "Example", "Bounds", "Holds with"],
        [_qualifier(name) for name in QUALIFIERS],
    )
    yield "## Topics"
    yield _meanings(vocabulary.topics)
    yield "## Units"
    yield "One of its words has to stand in the quote. A star matches any ending."
    yield _table(
        ["Unit", "Words", "Note"],
        [[f"`{name}`", _text(", ".join(unit.words)), _text(unit.note)] for name, unit in vocabulary.units.items()],
    )
    for title, caveats in (
        ("claims", vocabulary.caveats),
        ("documents", vocabulary.source_caveats),
        ("series", CAVEATS),
    ):
        yield f"## Caveats of {title}"
        yield _meanings(caveats)


def _qualifier(name: str) -> list[str]:
    qualifier = QUALIFIERS[name]
    number, unit = qualifier.example
    example = Quoted(name, unit, range=number) if isinstance(number, tuple) else Quoted(name, unit, number)
    signals = [*qualifier.words, *(f"{word} (after the number)" for word in qualifier.after)]
    return [
        f"`{name}`",
        _text(", ".join(signals)),
        _text(qualifier.meaning),
        example.label,
        words.bounds(example.bounds),
        words.bounds(example.accepted),
    ]


def _verdicts() -> Iterator[str]:
    yield "## Verdicts"
    yield _table(
        ["Verdict", "In the brief", "Meaning"],
        [[f"`{verdict}`", f"{verdict.mark} {verdict.label}", _text(verdict.meaning)] for verdict in Verdict],
    )
    yield "## Operations of a check"
    yield "Each reading of a check names one. Fields in brackets may be left out."
    fields: dict[tuple[str, str], list[str]] = {}
    rows = []
    for operation in OPERATIONS:
        own = {name: field for name, field in operation.model_fields.items() if name != "operation"}
        names = [f"`{name}`" if field.is_required() else f"[`{name}`]" for name, field in own.items()]
        rows.append([f"`{operation.name()}`", _text(inspect.getdoc(operation) or ""), ", ".join(names)])
        for name in own:
            fields.setdefault((name, _meaning(operation, name)), []).append(operation.name())
    yield _table(["Operation", "Meaning", "Fields"], rows)
    yield _table(
        ["Field", "Of", "Meaning"],
        [
            [f"`{name}`", "all" if len(of) == len(OPERATIONS) else ", ".join(of), _text(meaning)]
            for (name, meaning), of in sorted(fields.items())
        ],
    )


def _records() -> Iterator[str]:
    yield "## Records"
    yield "What a person writes, by the file it is written in. A field that is not listed is refused."
    for record, file in RECORDS.items():
        yield f"### {record.__name__}: {file}".replace("*", r"\*")
        yield _table(
            ["Field", "Type", "Default", "Meaning"],
            [
                [f"`{field.alias or name}`", _type(field.annotation), _default(field), _text(_meaning(record, name))]
                for name, field in record.model_fields.items()
            ],
        )


def _meaning(record: type[Record], name: str) -> str:
    return record.model_fields[name].description or ""


def _type(annotation: Any) -> str:
    """A type in words: "list of text"."""
    simple = {
        Period: "period",
        Reading: "reading: one of the operations",
        Told: "text, or Told",
        ToldPeriod: "period, or ToldPeriod",
        str: "text",
        float: "number",
        int: "whole number",
        bool: "true or false",
        Any: "any value",
    }
    if annotation in simple:
        return simple[annotation]
    if isinstance(annotation, type):
        return annotation.__name__
    inner = [kind for kind in get_args(annotation) if kind not in (NoneType, Ellipsis)]
    if get_origin(annotation) is Annotated:
        return _type(inner[0])
    if get_origin(annotation) is Literal:
        return " or ".join(f"`{word}`" for word in inner)
    if get_origin(annotation) is dict:
        return f"{_type(inner[1])} by name"
    if get_origin(annotation) is tuple:
        return f"list of {_type(inner[0])}" if Ellipsis in get_args(annotation) else "two numbers"
    return " or ".join(_type(kind) for kind in inner)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "needed"
    return "" if field.default in (PydanticUndefined, "", None, (), {}) else f"`{str(field.default).lower()}`"


def _tables(collection: Collection) -> Iterator[str]:
    made = package.resources(collection)
    yield "## Tables"
    yield "What `brief tables` and `brief build` write as CSV. Tables with the same columns stand together."
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, resource in made.items():
        alike.setdefault(tuple(resource.columns), []).append(name)
    for names in alike.values():
        resource = made[names[0]]
        yield f"### {', '.join(f'`{name}.csv`' for name in names)}"
        yield _table(
            ["Table", "Holds", "Key"],
            [
                [f"`{name}`", _text(made[name].title), ", ".join(f"`{column}`" for column in made[name].key)]
                for name in names
            ],
        )
        yield _meanings(resource.columns, "Column")


def _notebooks(project: Project) -> Iterator[str]:
    yield "## Notebooks and their parameters"
    for name in notebooks.available(project.notebooks):
        file = project.notebook(name)
        shown = project.shown(file)
        yield f"### `{shown}`"
        yield _table(
            ["Parameter", "Default", "Unit and meaning"],
            [
                [f"`{entry.name}`", _shown(entry.default), _text(entry.comment)]
                for entry in parameters.parse(notebooks.read(file, shown), shown).values()
            ],
        )


def _shown(default: Any) -> str:
    """A parameter's default; of a long list its first items."""
    if isinstance(default, list) and len(default) > 3:
        return f"`{default[:2]!r}`".replace("]", ", …]") + f" ({len(default)} items)"
    return f"`{default!r}`"


def _fenced(text: str) -> str:
    return f"```\n{textwrap.dedent(text).rstrip()}\n```"


def _meanings(named: dict[str, str], head: str = "Name") -> str:
    return _table([head, "Meaning"], [[f"`{name}`", _text(said)] for name, said in named.items()])


def _text(said: str) -> str:
    """Text as Markdown that keeps its back quotes and its paragraphs."""
    whole = "\n\n".join(" ".join(part.split()) for part in said.split("\n\n"))
    return whole.replace("*", r"\*").replace("<", r"\<")


def _table(columns: list[str], rows: list[list[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)
