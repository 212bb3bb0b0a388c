"""The columns that a function takes from a frame, held against those that it has, before anything is drawn or counted.

A notebook's frame is made in the notebook: what is wrong with it is said in the notebook's terms, all at once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from numbers import Number

import pandas as pd

from brief.base.problems import nearest
from brief.quantity.periods import Period


def check(
    function: str,
    name: str,
    frame: object,
    *,
    text: Collection[str] = (),
    numbers: Collection[str] = (),
    periods: Collection[str] = (),
    filled: Collection[str] = (),
    some: Collection[str] = (),
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
        Columns of numbers (`int` or `float`, finite, or empty).
    periods
        Columns of years, months or days (`str`, ISO 8601), none of them empty.
    filled
        Those of the others in which no cell is empty.
    some
        Those of the others in which not all cells are empty.
    unique
        Those of them in which nothing stands twice.
    among
        Those of them that have a closed list, with its words.

    Raises
    ------
    TypeError
        For what is no frame.
    ValueError
        For a frame without rows, and for all columns at once that are missing, stand twice, hold something else,
        nothing, a value twice or one that is not on its list; with the nearest name.

    """
    if not isinstance(frame, pd.DataFrame):
        raise TypeError(f"{function}: {name} is {_called(frame)}, not a frame (pd.DataFrame)")
    wanted = list(dict.fromkeys((*text, *periods, *numbers)))
    doubled = _doubled(frame)
    problems = [*dict.fromkeys(doubled.values()), *_missing(frame, wanted)]
    if not problems and frame.empty:
        problems = ["has no rows"]
    there = {column: frame[column] for column in wanted if column in frame and column not in doubled}
    listed = among or {}
    rules: tuple[tuple[Collection[str], Callable[[pd.Series], Iterator[str]]], ...] = (
        (text, lambda values: _other(values, str, "text")),
        (periods, _no_period),
        (numbers, lambda values: _other(values, Number, "number")),
        (numbers, _endless),
        (filled, _empty),
        (some, _all_empty),
        (unique, _twice),
        (listed, lambda values: _strange(values, listed[str(values.name)])),
    )
    for columns, rule in rules:
        problems += [problem for column in columns if column in there for problem in rule(there[column])]
    if problems:
        raise ValueError(f"{function}: {name} {'; '.join(problems)}")


def of_series(function: str, name: str, observations: object) -> None:
    """Nothing, where a frame is one of observations, as `Reference.select` returns it, and has some.

    Raises what `check` raises.
    """
    check(function, name, observations, text=["period_end"], numbers=["value"])


def _called(value: object) -> str:
    return "None" if value is None else f"of the type {type(value).__name__}"


def _doubled(frame: pd.DataFrame) -> dict[object, str]:
    """Of each name that more than one column has, or that is one of several levels, what is wrong with it."""
    if frame.columns.nlevels > 1:
        words = f"has columns of {frame.columns.nlevels} levels: their names are joined by frame.columns.map('_'.join)"
        return dict.fromkeys(frame.columns.get_level_values(0), words) if len(frame.columns) else {}
    return {name: f"has two columns {name!r}" for name in frame.columns[frame.columns.duplicated()]}


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


def _endless(values: pd.Series) -> Iterator[str]:
    """Whether a column of numbers has one that no axis reaches."""
    for value in values.dropna():
        if isinstance(value, float) and math.isinf(value):
            yield f"has {value!r} in the column {values.name!r}, which is no finite number"
            return


def _no_period(values: pd.Series) -> Iterator[str]:
    """Whether a column of years, months or days holds something else: its first such value."""
    for value in values:
        if not isinstance(value, str):
            what = "an empty cell" if pd.isna(value) else repr(value)
            yield f"has {what} in the column {values.name!r}, which is no year, month or day: write 2017-01"
            return
        try:
            Period.parse(value)
        except ValueError as error:
            yield f"has in the column {values.name!r}: {error}"
            return


def _empty(values: pd.Series) -> Iterator[str]:
    if values.isna().any():
        yield f"has an empty cell in the column {values.name!r}"


def _all_empty(values: pd.Series) -> Iterator[str]:
    if len(values) and values.isna().all():
        yield f"has no number in the column {values.name!r}: all its cells are empty"


def _twice(values: pd.Series) -> Iterator[str]:
    for value in values[values.duplicated()].head(1):
        yield f"has {value!r} twice in the column {values.name!r}"


def _strange(values: pd.Series, words: Collection[str]) -> Iterator[str]:
    for value in dict.fromkeys(values):
        if value not in words:
            close = nearest(str(value), words)
            hint = f"did you mean {close!r}?" if close else f"there are {', '.join(words)}"
            yield f"has {value!r} in the column {values.name!r} ({hint})"
