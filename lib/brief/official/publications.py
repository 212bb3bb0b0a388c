"""Where the numbers of a series were published: often in several publications, each read for some periods."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from brief.official.series import Series
from brief.quantity.periods import in_words

LISTED = 8
"""So many publications are told one by one; of more, only how many there are: the data name that of each number."""
_PERIODS = 3


@dataclass(frozen=True)
class Publication:
    """A publication, and the periods whose numbers were read in it, in words."""

    name: str
    periods: str


def by_period(observations: pd.DataFrame) -> list[Publication]:
    """The publications of a series, in order of the periods.

    Parameters
    ----------
    observations
        Rows of `Reference.select`.

    Examples
    --------
    >>> from brief.official import publications, reference
    >>> rows = reference.load().select("fentanyl-powder-purity-us", start="2022", end="2022")
    >>> publications.by_period(rows)
    [Publication(name='DEA, National Drug Threat Assessment 2024', periods='2022')]
    """
    periods: dict[str, dict[tuple[str, str], None]] = {}  # of each publication, in order; a frame for each is slow
    columns = (observations[column] for column in ("publication", "period_start", "period_end"))
    for name, start, end in zip(*columns, strict=True):
        periods.setdefault(name, {})[start, end] = None
    return [Publication(name, _periods(pairs)) for name, pairs in periods.items()]


def listed(series: Series, observations: pd.DataFrame) -> str:
    """Every publication with its periods; of many, the program and how many there are.

    Parameters
    ----------
    series
        What the series counts, and the program that publishes it.
    observations
        Its rows (`Reference.select`).
    """
    read = by_period(observations)
    program = without(series.producer, series.publication)
    if len(read) > LISTED:
        return f"{program}: {len(read)} publications; the data name that of each number"
    if len(read) > 1:
        return "; ".join(f"{without(series.producer, each.name)} ({each.periods})" for each in read)
    return without(series.producer, read[0].name) if read else program


def counted(series: Series, observations: pd.DataFrame) -> str:
    """One or two publications by name; of more, how many there are, under the name of the program if it has one.

    Parameters
    ----------
    series
        What the series counts, and the program that publishes it.
    observations
        Its rows (`Reference.select`).
    """
    names = list(dict.fromkeys(observations["publication"]))
    if len(names) <= 2:
        return "; ".join(without(series.producer, name) for name in names or [series.publication])
    number = f"{len(names)} publications"
    return number if series.publication in names else f"{without(series.producer, series.publication)}, {number}"


def without(producer: str, publication: str) -> str:
    """The publication without the producer's name before it, in full or by its initials.

    Examples
    --------
    >>> from brief.official import publications
    >>> publications.without("US DEA", "DEA, National Drug Threat Assessment 2024")
    'National Drug Threat Assessment 2024'
    >>> publications.without("US CDC, National Center for Health Statistics", "NCHS, Data Brief 457")
    'Data Brief 457'
    """
    for name in _names(producer):
        rest = publication.removeprefix(name).removeprefix(",")
        if rest.startswith(" ") and rest != publication:
            return rest[1].upper() + rest[2:]
    return publication


def _names(producer: str) -> list[str]:
    """In full, its last part (the office of an agency), without the country, and the initials; the longest first."""
    parts = producer.split(", ")
    if len(parts) > 2:  # several agencies: each publication has to name its own
        return []
    names = {producer, parts[-1]}
    names |= {name.removeprefix("US ") for name in names}
    names |= {"".join(re.findall(r"\b[A-Z]", name)) for name in names if " " in name}
    return sorted(names, key=len, reverse=True)


def _periods(pairs: Iterable[tuple[str, str]]) -> str:
    periods = [in_words(start if start == end else f"{start}/{end}", short=True) for start, end in pairs]
    distinct = list(dict.fromkeys(periods))
    return ", ".join(distinct) if len(distinct) <= _PERIODS else f"{distinct[0]} to {distinct[-1]}"
