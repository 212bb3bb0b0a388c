"""The columns that a function takes from a frame, held against those that it has, before anything is drawn or counted.

A notebook's frame is made in the notebook: what is wrong with it is said in the notebook's terms, all at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from numbers import Number

import pandas as pd

from brief.base.problems import nearest


def check(
    function: str,
    name: str,
    frame: object,
    *,
    text: Collection[str] = (),
    numbers: Collection[str] = (),
    unique: Collection[str] = (),
    among: Mapping[str, Collection[str]] | None = None,
) -> None:
    """Nothing, where a frame has the columns that a function takes from it.

    Parameters
    ----------
    function
        Who takes them, as a notebook calls it: `lines.over_months`.
    name
        The parameter that the frame was given for.
    frame
        What was given.
    text
        Columns of texts (`str`, or empty).
    numbers
        Columns of numbers (`int` or `float`, or empty).
    unique
        Those of them in which nothing stands twice.
    among
        Those of them that have a closed list, with its words.

    Raises
    ------
    TypeError
        For what is no frame.
    ValueError
        For a frame without rows, and for all columns at once that are missing, hold something else, hold a value twice
        or one that is not on its list; with the nearest name.

    """
    if not isinstance(frame, pd.DataFrame):
        raise TypeError(f"{function}: {name} is {_called(frame)}, not a frame (pd.DataFrame)")
    wanted = list(dict.fromkeys((*text, *numbers)))
    problems = [*_missing(frame, wanted)]
    if not problems and frame.empty:
        problems = ["has no rows"]
    problems += [problem for column in text if column in frame for problem in _other(frame[column], str, "text")]
    problems += [
        problem for column in numbers if column in frame for problem in _other(frame[column], Number, "number")
    ]
    problems += [problem for column in unique if column in frame for problem in _twice(frame[column])]
    for column, words in (among or {}).items():
        problems += _strange(frame[column], words) if column in frame else []
    if problems:
        raise ValueError(f"{function}: {name} {'; '.join(problems)}")


def of_series(function: str, name: str, observations: object) -> None:
    """Nothing, where a frame is one of observations, as `Reference.select` returns it, and has some.

    Raises what `check` raises.
    """
    check(function, name, observations, text=["period_end"], numbers=["value"])


def _called(value: object) -> str:
    return "None" if value is None else f"of the type {type(value).__name__}"


def _missing(frame: pd.DataFrame, wanted: Collection[str]) -> Iterator[str]:
    there = [str(column) for column in frame.columns]
    for column in wanted:
        if column not in frame:
            close = nearest(column, there)
            hint = f"did you mean {close!r}?" if close else f"it has {', '.join(map(repr, there)) or 'none'}"
            yield f"has no column {column!r} ({hint})"


def _other(values: pd.Series, kind: type, word: str) -> Iterator[str]:
    """Whether a column holds something else than texts or numbers: its first such value."""
    for value in values.dropna():
        if not isinstance(value, kind) or isinstance(value, bool):
            yield f"has {value!r} in the column {values.name!r}, which is no {word}"
            return


def _twice(values: pd.Series) -> Iterator[str]:
    for value in values[values.duplicated()].head(1):
        yield f"has {value!r} twice in the column {values.name!r}"


def _strange(values: pd.Series, words: Collection[str]) -> Iterator[str]:
    for value in dict.fromkeys(values):
        if value not in words:
            close = nearest(str(value), words)
            hint = f"did you mean {close!r}?" if close else f"there are {', '.join(words)}"
            yield f"has {value!r} in the column {values.name!r} ({hint})"
