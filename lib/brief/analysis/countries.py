"""Countries side by side: deaths per million, each by its own definition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Counted:
    """A number of deaths as a country counts it, and how many people live there."""

    name: str
    deaths: float
    population: float

    @property
    def per_million(self) -> float:
        """Deaths per million people."""
        return 1e6 * self.deaths / self.population


def beside(counts: Iterable[Counted]) -> pd.DataFrame:
    """Rates side by side, in the order given: the rows of `ranges.range_rows`.

    Parameters
    ----------
    counts
        A number of deaths each. They are of different definitions: a factor of two between them says nothing.

    Returns
    -------
    pd.DataFrame
        `name`, `kind` ("computed"), `text` (`str`), `value`, `lower`, `upper` (`float`, deaths per million), and
        `deaths` (`float`).

    Raises
    ------
    ValueError
        For a population that is not positive.

    Examples
    --------
    >>> from brief.analysis import countries
    >>> rows = countries.beside([countries.Counted("England and Wales, fentanyl, 2024", 60, 61_806_682)])
    >>> rows["text"].to_list()
    ['0.97 per million']
    """
    rows = []
    for count in counts:
        if count.population <= 0:
            raise ValueError(f"{count.name}: a population of {count.population:g}")
        rate = count.per_million
        text = f"{rate:.0f} per million" if rate >= 9.5 else f"{rate:.2g} per million"
        rows.append((count.name, "computed", text, rate, rate, rate, float(count.deaths)))
    return pd.DataFrame(rows, columns=["name", "kind", "text", "value", "lower", "upper", "deaths"])
