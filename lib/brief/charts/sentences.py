"""What a chart shows, in sentences for its text alternative: built from the frame that is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

import pandas as pd

from brief.quantity.words import number


def trend(label: str, at: Iterable[object], values: Iterable[float | None]) -> str:
    """A series along an axis in a sentence: its first and last number, its highest and lowest, where it has none.

    Examples
    --------
    >>> trend("Deaths", [2015, 2016, 2017, 2018], [52404, None, 70237, 67367])
    'Deaths: 52,404 in 2015, 67,367 in 2018; highest 70,237 in 2017; no number for 2016.'

    """
    series = [(str(place), value) for place, value in zip(at, values, strict=True)]
    known = [(place, float(value)) for place, value in series if not pd.isna(value)]
    if not known:
        return f"{begun(label)}: no number."
    if len(known) == 1:
        return f"{begun(label)}: {number(known[0][1])}."
    first, last = known[0], known[-1]
    parts = [f"{_at(first)}, {_at(last)}"]
    for name, extreme in (("highest", max(known, key=itemgetter(1))), ("lowest", min(known, key=itemgetter(1)))):
        if extreme[1] not in (first[1], last[1]):
            parts.append(f"{name} {_at(extreme)}")
    places = [place for place, _ in series]
    if gaps := _gaps(places[places.index(first[0]) : places.index(last[0])], {place for place, _ in known}):
        parts.append(f"no number for {', '.join(gaps)}")
    return f"{begun(label)}: {'; '.join(parts)}."


def begun(label: str) -> str:
    """A label as a sentence begins with it: on one line, with a capital letter."""
    plain = _plain(label)
    return plain[:1].upper() + plain[1:]


def _gaps(places: list[str], known: set[str]) -> list[str]:
    """The stretches of places that have no number: "2020", "Jan 2023 to May 2023"."""
    stretches = [
        [place for place, _ in run]
        for has_none, run in groupby([(place, place not in known) for place in places], key=itemgetter(1))
        if has_none
    ]
    return [stretch[0] if len(stretch) == 1 else f"{stretch[0]} to {stretch[-1]}" for stretch in stretches]


def _at(point: tuple[str, float]) -> str:
    return f"{number(point[1])} in {point[0]}"


def rows(names: Iterable[str], texts: Iterable[object]) -> str:
    """One row after the other, in a sentence: "Quoted: nearly 640%; counted: 638.7%."."""
    return begun("; ".join(f"{_plain(name)}: {_plain(text)}" for name, text in zip(names, texts, strict=True))) + "."


def claims(labels: Iterable[str]) -> str:
    """The claims drawn beside what was counted, in a sentence."""
    return f"Claims drawn beside it: {'; '.join(_plain(label).removeprefix('claimed: ') for label in labels)}."


def _plain(text: object) -> str:
    return " ".join(str(text).split())
