"""A new notebook, made from `notebooks/TEMPLATE.ipynb`: the next number, its own title and names, outputs kept."""

from __future__ import annotations

import re
from pathlib import Path

from nbformat import NotebookNode

from brief.base.problems import Place, Problem, Problems, raise_any
from brief.base.project import Project
from brief.notebooks import execution, files
from brief.publish import pictures

_NAME = re.compile(r"(?:(?P<number>\d\d)-)?(?P<word>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)")
# The template's own word, where it names labels and values; in a sentence it stays.
_IN_LABELS = re.compile(r"(?<=-)template(?=-)")
_IN_VALUES = re.compile(r'(?<=")template(?=")|\btemplate(?=_)')


def write(project: Project, name: str, *, title: str) -> Path:
    """Write `notebooks/NN-name.ipynb` and execute it, so that it keeps the outputs that CI compares.

    `name` may begin with a number; else it gets the next one. An empty title is the name in words. Raises `Problems`
    for a name that can't name a file, a number that is taken, and values that another notebook gives already.
    """
    number, word = _parsed(name)
    known = files.available(project.notebooks)
    number = number or f"{int(known[-1][:2]) + 1 if known else 1:02}"
    raise_any(_taken(project, number, word, known))
    path = project.notebooks / f"{number}-{word}.ipynb"
    template = project.notebook(files.TEMPLATE)
    notebook = _named(files.read(template, project.shown(template)), word, title or word.replace("-", " ").capitalize())
    path.write_bytes(files.written(notebook))
    try:
        executed = execution.execute(path, {}, project.shown(path))
        pictures.keep(executed, project.fonts, project.shown(path))
        path.write_bytes(files.written(executed))
    except Problems:
        path.unlink()
        raise
    return path


def _parsed(name: str) -> tuple[str, str]:
    """The number, or an empty text, and the word."""
    if match := _NAME.fullmatch(name):
        return match["number"] or "", match["word"]
    words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    suggestion = words if _NAME.fullmatch(words) else "port-seizures"
    expected = "small letters, digits and hyphens, a letter first; before them a number of two digits, if any"
    raise Problems([Problem(Place(f"notebook {name}"), "not a name for a notebook", expected, suggestion)])


def _taken(project: Project, number: str, word: str, known: list[str]) -> list[Problem]:
    """The problem of a notebook whose file, number or values another one has."""
    place = Place(f"notebook {number}-{word}")
    if f"{number}-{word}" in known:
        suggestion = f"another name, or brief refresh {number}"
        return [Problem(place, "there is such a notebook already", suggestion=suggestion)]
    for other in known:
        if other.startswith(f"{number}-"):
            suggestion = f"brief new notebook {word}, which takes the next number"
            return [Problem(place, f"the number {number} is taken: {other}", suggestion=suggestion)]
    for other in known:
        path, prefix = project.notebook(other), f"{word.replace('-', '_')}_"
        if any(name.startswith(prefix) for name in files.values(files.read(path, project.shown(path)))):
            message = f"{other} gives values whose names begin with {prefix}"
            return [Problem(place, message, suggestion=f"{word}-2")]
    return []


def _named(template: NotebookNode, word: str, title: str) -> NotebookNode:
    """The template under a name: its title, and the name wherever a label, an id or a value has the template's."""
    prefix = word.replace("-", "_")
    for cell in template.cells:
        for key in ("id", "source"):
            cell[key] = _IN_LABELS.sub(word, _IN_VALUES.sub(prefix, cell[key]))
    first = template.cells[0]
    first.source = re.sub(r"^# .*$", lambda _: f"# {title}", first.source, count=1, flags=re.MULTILINE)
    return template
