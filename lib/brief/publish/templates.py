"""The templates of reports/theme/pages, filled in. They escape the text they are given, in HTML and in Markdown."""

from __future__ import annotations

import traceback
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from brief.base import letters, markdown
from brief.base.problems import Place, Problem, Problems


def fill(theme: Path, name: str, **values: Any) -> str:
    """The template `name` (`*.html` or `*.md`) of a theme with its values in it.

    What is markup already stays as it is: in HTML `markupsafe.Markup`, in Markdown `markdown.Markup`. Raises
    `Problems`, with the line, when the template is not readable or asks for what it is not given.
    """
    environment = _html if name.endswith(".html") else _markdown
    try:
        return environment(theme / "pages").get_template(name).render(values)
    except TemplateSyntaxError as error:
        raise _problem(error, error.filename or name, error.lineno, theme) from None
    except TemplateError as error:
        # Jinja puts the lines of templates among those of Python.
        frames = traceback.extract_tb(error.__traceback__)
        frame = [frame for frame in frames if frame.filename.startswith(str(theme))][-1]
        raise _problem(error, frame.filename, frame.lineno, theme) from None


def _problem(error: TemplateError, file: str, line: int | None, theme: Path) -> Problems:
    path = Path(file)
    name = path.relative_to(theme.parents[1]).as_posix() if path.is_relative_to(theme) else file
    return Problems([Problem(Place(name, line), str(error.message))])


@cache
def _html(folder: Path) -> Environment:
    environment = _environment(folder, autoescape=True, finalize=_visible)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    return environment


@cache
def _markdown(folder: Path) -> Environment:
    # `{#` begins the id of a heading or block in Markdown, and a comment in Jinja unless told otherwise.
    environment = _environment(folder, finalize=_escaped, comment_start_string="<!--#", comment_end_string="#-->")
    environment.filters["as_is"] = markdown.Markup
    return environment


def _environment(folder: Path, **options: Any) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **options,
    )


def _visible(value: Any) -> Any:
    return letters.visible(value) if type(value) is str else value


def _escaped(value: Any) -> str:
    return value if isinstance(value, markdown.Markup) else markdown.escape(str(value))
