"""Data frames for readers: which columns, in which order, under which titles, and how a cell is written."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pandas.api.types import is_bool_dtype, is_integer_dtype, is_numeric_dtype

from brief.base import letters, markdown
from brief.base.markdown import Markup
from brief.base.problems import nearest
from brief.notebooks import displayed
from brief.notebooks.judged import Judged, Text
from brief.notebooks.outputs import FIGURE_KEY
from brief.quantity.periods import in_words
from brief.quantity.words import number

if TYPE_CHECKING:
    from brief.notebooks.values import Values

_EXACT = 1e15  # a larger float has not all its whole digits, and nobody counts the zeros of so small a one
_LONGEST = 40  # digits of a decimal number that a cell writes out
_IN_MEMORY = re.compile(r" at 0x[0-9a-fA-F]{6,}")
_YEAR = re.compile(r"(?i)(?:\b|_)(?:years?|fy)(?:\b|_)")


@dataclass(frozen=True)
class Table:
    """A data frame as a Markdown table: real header, numbers to the right, no index."""

    text: str
    plain: str
    caption: str = ""
    judgements: tuple[dict[str, str], ...] = ()

    def _ipython_display_(self) -> None:
        displayed.display([*displayed.caption(self.caption), self._repr_mimebundle_()])

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> displayed.Bundle:
        return (
            {"text/markdown": self.text, "text/plain": self.plain},
            {
                FIGURE_KEY: {
                    "caption": self.caption,
                    **({"judgements": list(self.judgements)} if self.judgements else {}),
                }
            },
        )


def table(
    frame: pd.DataFrame,
    *,
    caption: Text = "",
    columns: Mapping[str, str] | None = None,
    text: Collection[str] = (),
    periods: Collection[str] = (),
    values: Values | None = None,
) -> Table:
    """A data frame as a table for readers.

    Numbers are written with their thousands separated and, below one thousand, four significant digits; calendar years
    (whole numbers in a column called so) and days as themselves; true and false as yes and no; what is missing as a
    dash.

    Parameters
    ----------
    frame
        One row a row of the table. Its index is not shown: `reset_index()` makes it a column.
    caption
        What the table shows, in a sentence without a full stop. May name values; one that judges is a `show.judged`.
    columns
        Column to title, for the columns that are shown, in this order. Titles may name values. All columns under
        their own names unless told.
    text
        Columns whose numbers are names: years, lines. They get no thousands separator and stand to the left.
    periods
        Columns with years, months or days as the ledger writes them: 2022-10 is shown as October 2022.
    values
        The notebook's values, where caption or titles name some.

    Returns
    -------
    Table
        As the last line of a cell it is the cell's output.

    Raises
    ------
    ValueError
        For a column that the frame does not have, with the nearest one; for a frame without columns, with columns on
        two levels, or with an index of names where no columns are chosen; for a cell that has no words; for a caption
        whose condition does not hold.
    TypeError
        For what is no data frame; for a caption that judges, where the notebook's values are not passed.
    KeyError
        For a value that was not given, with the nearest one.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.notebooks import show
    >>> deaths = pd.DataFrame({"year": [2016, 2017], "value": [63632.0, 70237.0], "rise": [True, None]})
    >>> print(show.table(deaths, columns={"year": "Year", "value": "Deaths", "rise": "A rise"}, text=["year"]).plain)
    Year  Deaths  A rise
    2016  63,632  yes
    2017  70,237  –

    """
    shown = written(frame, columns=columns, text=text, periods=periods, values=values)
    header = [str(column) for column in shown.columns]
    rows = [list(row) for row in shown.itertuples(index=False)] or [["–"] * len(header)]
    numeric = [
        name not in text and is_numeric_dtype(column) and not is_bool_dtype(column) and not _years(name, column)
        for name, column in _chosen(frame, columns)
    ]
    plain = [[_without_link(cell) for cell in row] for row in rows]
    judgements = () if values is None else tuple(values.judgements([caption]))
    return Table(
        markdown.table(header, rows, numeric), _aligned(header, plain, numeric), _title(caption, values), judgements
    )


def _title(caption: Text, values: Values | None) -> str:
    if values is not None:
        return values.title(caption)
    if isinstance(caption, Judged):
        raise TypeError("a caption that judges needs the notebook's values: values=give")
    return str(caption)


def written(
    frame: pd.DataFrame,
    *,
    columns: Mapping[str, str] | None = None,
    text: Collection[str] = (),
    periods: Collection[str] = (),
    values: Values | None = None,
) -> pd.DataFrame:
    """The chosen columns under their titles, every cell as readers see it (see `table`).

    Raises ValueError for a column that the frame does not have, for a frame with two columns of one name, none or two
    levels of them, and for a cell that has no words; TypeError for what is no data frame.
    """
    _refuse_shape(frame, chosen=columns is not None)
    _refuse_unknown([*(columns or ()), *text, *periods], frame)
    titles = _titles(frame, columns, values)
    cells = [
        [
            _cell(value, as_text=name in text or _years(name, column), as_period=name in periods)
            for value in _each(column)
        ]
        for name, column in _chosen(frame, columns)
    ]
    return pd.DataFrame(dict(zip(titles, cells, strict=True)), index=range(len(frame)), dtype=object)


def comma_separated(
    frame: pd.DataFrame, *, columns: Mapping[str, str] | None = None, values: Values | None = None
) -> str:
    """The chosen columns under their titles as CSV for programs: numbers as they are, no cell that is a formula."""
    titles = [letters.cell(title) for title in _titles(frame, columns, values)]
    cells = [[_saved(value) for value in _each(column)] for _, column in _chosen(frame, columns)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(titles)
    writer.writerows(zip(*cells, strict=True))
    return text.getvalue()


def _chosen(frame: pd.DataFrame, columns: Mapping[str, str] | None) -> list[tuple[str, pd.Series]]:
    """The chosen columns, by their names as text: a pivot's columns may be numbers."""
    names = [str(column) for column in frame.columns]
    return [(name, frame.iloc[:, names.index(name)]) for name in (names if columns is None else columns)]


def _titles(frame: pd.DataFrame, columns: Mapping[str, str] | None, values: Values | None) -> list[str]:
    titles = [str(column) for column in frame.columns] if columns is None else list(columns.values())
    titles = titles if values is None or columns is None else [values.title(title) for title in titles]
    if twice := next((title for title in titles if titles.count(title) > 1), ""):
        raise ValueError(f"two columns are called {twice!r}: columns= gives each its own title")
    return titles


def _years(name: str, column: pd.Series) -> bool:
    """Whether a column holds calendar years: it is called so, and every number in it can be one."""
    numbers = column.dropna().infer_objects()
    if isinstance(numbers.dtype, pd.CategoricalDtype):
        numbers = numbers.astype(numbers.cat.categories.dtype)
    if not _YEAR.search(name) or not is_numeric_dtype(numbers) or is_bool_dtype(numbers):
        return False
    return bool(((numbers >= 1000) & (numbers <= 2999) & (numbers % 1 == 0)).all())


def _refuse_shape(frame: pd.DataFrame, *, chosen: bool) -> None:
    """`chosen`: whether the columns are named, so that the index is left out on purpose."""
    if not isinstance(frame, pd.DataFrame):
        raise TypeError(f"a table is made from a data frame, not from a {type(frame).__name__}")
    if not len(frame.columns):
        raise ValueError("the frame has no columns: there is nothing to show")
    if frame.columns.nlevels > 1:
        raise ValueError("the frame's columns have names on two levels: give them one, frame.columns = [...]")
    index = frame.index
    if not chosen and (index.nlevels > 1 or index.name is not None or not is_integer_dtype(index.dtype)) and len(frame):
        raise ValueError("the frame's index is not shown: reset_index() makes it a column, columns= leaves it out")


def _refuse_unknown(columns: Collection[str], frame: pd.DataFrame) -> None:
    known = [str(column) for column in frame.columns]
    for column in columns:
        if column not in known:
            close = nearest(column, known)
            hint = f"; did you mean {close!r}?" if close else f", only {', '.join(known)}"
            raise ValueError(f"the frame has no column {column!r}{hint}")


def _without_link(cell: str) -> str:
    return markdown.unmarked(cell) if isinstance(cell, Markup) else cell


def _aligned(header: list[str], rows: list[list[str]], numeric: list[bool]) -> str:
    widths = [max(len(row[place]) for row in [header, *rows]) for place in range(len(header))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in [header, *rows]
    )


def _missing(value: Any) -> bool:
    if isinstance(value, Decimal):
        return value.is_nan()
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def _each(column: pd.Series) -> Iterator[Any]:
    """The values of a column: short floats as such, which pandas would lengthen."""
    short = str(column.dtype).lower()
    return iter(column.to_numpy(short, na_value=np.nan) if short in ("float16", "float32") else column)


def _plain(value: Any) -> Any:
    """A value of Python's for one of NumPy's: true is True in whatever column, a short float gets no further digits."""
    if isinstance(value, np.float16 | np.float32):
        return float(str(value))
    return value.item() if isinstance(value, np.bool_ | np.number) else value


def _words(value: Any) -> str:
    """A value in words, on one line. Raises ValueError for bytes, and for what Python names by its place in memory."""
    words = " ".join(str(value).split())
    if isinstance(value, bytes) or _IN_MEMORY.search(words):
        raise ValueError(f"a cell of type {type(value).__name__} has no words to show")
    return words


def _cell(value: Any, *, as_text: bool, as_period: bool) -> str:
    value = _plain(value)
    if _missing(value):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if as_period:
        return in_words(str(value))
    if isinstance(value, float | Decimal) and value in (math.inf, -math.inf):
        return "∞" if value > 0 else "-∞"
    if isinstance(value, int):
        return str(value) if as_text else f"{value:,}".replace("-", "−")
    if isinstance(value, Decimal) and (as_text or value.adjusted() >= math.log10(_EXACT)):
        return _decimal(value, as_text=as_text)
    if isinstance(value, float | Decimal):
        return _fraction(float(value), as_text=as_text)
    if isinstance(value, date):
        return _day(value)
    return value if isinstance(value, Markup) else _words(value)


def _fraction(value: float, *, as_text: bool) -> str:
    if abs(value) >= _EXACT or 0 < abs(value) < 1 / _EXACT:
        return f"{value:.3e}"
    return f"{value:.15g}" if as_text and value.is_integer() else f"{value:.12g}" if as_text else number(value)


def _decimal(value: Decimal, *, as_text: bool) -> str:
    """A decimal number that a float would shorten: with its whole digits, as a name with all that are no zeros."""
    if abs(value.adjusted()) >= _LONGEST:
        return f"{value:.3e}"
    if not as_text:
        return f"{round(value):,}".replace("-", "−")
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _saved(value: Any) -> Any:
    """A value for a program: a text is a text, a number a number, and what is missing is empty."""
    value = _plain(value)
    if _missing(value):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, date):
        return _day(value)
    return letters.cell(_words(_without_link(value) if isinstance(value, str) else value))


def _day(value: date) -> str:
    """A day without the midnight that a frame of dates has."""
    return value.isoformat().removesuffix("T00:00:00")
