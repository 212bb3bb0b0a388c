"""The words in which an official number was read: the note quotes them, and the grammar of quantities reads them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from brief.quantity import grammar
from brief.quantity.expressions import Expression
from brief.quantity.qualifiers import QUALIFIERS

NUMBERS = ("value", "lower", "upper")
_QUOTED = re.compile(r'"([^"]+)"')
_FALL = re.compile(r"\b(?:decreas|declin|fell\b|fall|drop|reduc|lower)", re.IGNORECASE)
_OTHER_SIDE = {"lower": "upper", "upper": "lower", "value": "value"}


def words(note: str) -> list[str]:
    """The words in straight quotation marks: those in which the number was read. Others stand in “ ”."""
    return _QUOTED.findall(note)


def missing(row: Mapping[str, str]) -> list[str]:
    """The columns of a row whose number none of the quoted words says.

    "More than 5,000" says the lower end 5,000 and no value, "50 to 100" both ends; "fell by 3 percent" says -3, "one in
    six" says 16.7 percent and 6.
    """
    said = {column: set[float]() for column in NUMBERS}
    for quotation in words(row["note"]):
        for column, number in _said(quotation):
            said[column].add(number)
    ranged = bool(row["lower"] and row["upper"])  # "a low of 3 to a high of 9": each end is said as a number
    return [
        column
        for column in NUMBERS
        if row[column]
        and not _among(float(row[column]), said[column] | (said["value"] if ranged and column != "value" else set()))
    ]


def _among(number: float, said: set[float]) -> bool:
    return any(math.isclose(number, other, rel_tol=1e-9) for other in said)


def _said(quotation: str) -> Iterator[tuple[str, float]]:
    """Each number of a quotation with the column that it may stand in."""
    falls = bool(_FALL.search(quotation))
    for expression in grammar.read(quotation):
        for column, number in _numbers(expression):
            yield column, number
            if falls:
                yield _OTHER_SIDE[column], -number


def _numbers(expression: Expression) -> Iterator[tuple[str, float]]:
    if expression.span:
        lower, upper = expression.span
        yield from (("lower", lower), ("upper", upper), ("value", lower), ("value", upper))
    if expression.value is not None:
        side = _side(expression.qualifier, expression.value)
        yield side, expression.value
        if expression.kind == "share" and expression.value:
            yield side, round(100 / expression.value, 9)  # one in six: 6


def _side(qualifier: str, value: float) -> str:
    """Where a number stands by its qualifier: alone below or above, or as the value."""
    bounds = QUALIFIERS[qualifier].bounds(value, None)
    if bounds.upper is None and bounds.lower is not None:
        return "lower"
    return "upper" if bounds.lower is None and bounds.upper is not None else "value"
