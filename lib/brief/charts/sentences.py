"""What a chart shows, in sentences for its text alternative: built from the frame that is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from brief.quantity.words import number


def trend(label: str, at: Sequence[object], values: Sequence[float] | pd.Series[float]) -> str:
    """A series along an axis in a sentence: its first and last number, its highest and lowest, where it has none.

    Examples
    --------
    >>> trend("Deaths", [2015, 2016, 2017, 2018], [52404, None, 70237, 67367])
    'Deaths: 52,404 in 2015, 67,367 in 2018; highest 70,237 in 2017; no number for 2016.'

    """
    series = pd.Series(list(values), [str(place) for place in at], dtype=float)
    known = series.dropna()
    label = label[:1].upper() + label[1:]  # it begins a sentence
    if len(known) == 1:
        return f"{label}: {number(known.iloc[0])}."
    first, last = known.index[0], known.index[-1]
    parts = [f"{number(known[first])} in {first}, {number(known[last])} in {last}"]
    parts += [
        f"{name} {number(known[place])} in {place}"
        for name, place in (("highest", known.idxmax()), ("lowest", known.idxmin()))
        if known[place] not in (known[first], known[last])
    ]
    if missing := [place for place, value in series[first:last].items() if pd.isna(value)]:
        parts.append(f"no number for {', '.join(map(str, missing))}")
    return f"{label}: {'; '.join(parts)}."


def rows(names: Iterable[str], texts: Iterable[object]) -> str:
    """One row after the other, in a sentence: "Quoted: nearly 640%; counted: 638.7%."."""
    return "; ".join(f"{_plain(name)}: {_plain(text)}" for name, text in zip(names, texts, strict=True)) + "."


def claims(labels: Iterable[str]) -> str:
    """The claims drawn beside what was counted, in a sentence."""
    return f"Claims drawn beside it: {'; '.join(_plain(label).removeprefix('claimed: ') for label in labels)}."


def _plain(text: object) -> str:
    return " ".join(str(text).split())
