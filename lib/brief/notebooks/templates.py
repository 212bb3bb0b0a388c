"""Texts that name values, `in {latest_year}`, and nothing more: what a sentence rests on can be read off it."""

from __future__ import annotations

from collections.abc import Callable
from string import Formatter


class TemplateError(ValueError):
    """A text whose braces hold something other than the name of a value."""


def names(template: str) -> list[str]:
    """The values that a text names, in order, each once.

    Parameters
    ----------
    template
        Text with `{name}` where the words of a value belong; `{{` and `}}` are the braces themselves.

    Raises
    ------
    TemplateError
        When the braces hold anything but a name: a format, a calculation, nothing.

    Examples
    --------
    >>> names("{latest_deaths} deaths in {latest_year}, {latest_deaths} in words")
    ['latest_deaths', 'latest_year']

    """
    return list(dict.fromkeys(name for _, name in _parts(template) if name is not None))


def fill(template: str, words: Callable[[str], str]) -> str:
    """The text with each name replaced by its words.

    Examples
    --------
    >>> fill("{deaths} deaths", {"deaths": "70,237"}.__getitem__)
    '70,237 deaths'

    """
    return "".join(literal + (words(name) if name is not None else "") for literal, name in _parts(template))


def headed(template: str, words: Callable[[str], str]) -> str:
    """As `fill`, for a title: a value at its start begins with a capital letter.

    Examples
    --------
    >>> headed("{bounds} in 2017", {"bounds": "more than 72,000"}.__getitem__)
    'More than 72,000 in 2017'

    """
    text = fill(template, words)
    return text[:1].upper() + text[1:] if template.startswith("{") else text


def _parts(template: str) -> list[tuple[str, str | None]]:
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise TemplateError(f"“{template}”: {error}; a brace itself is written twice, {{{{ or }}}}") from None
    for _, name, form, conversion in parts:
        if name is not None and (form or conversion or not is_name(name)):
            raise TemplateError(f"“{template}”: braces hold the name of a value and nothing else, not “{name}”")
    return [(literal, name) for literal, name, _, _ in parts]


def is_name(name: str) -> bool:
    """Whether texts can name a value so: letters, digits and _."""
    return bool(name) and f"_{name}".isidentifier()
