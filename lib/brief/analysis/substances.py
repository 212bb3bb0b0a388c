"""New psychoactive substances (NPS): how many are known, how fast they appear, and what a rate amounts to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from brief.charts import columns
from brief.corpus.claims import Claim
from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.periods import Period
from brief.quantity.units import convert


def per_year(per_week: float) -> float:
    """Substances a year: 365.25 / 7 weeks make a year.

    Parameters
    ----------
    per_week
        Substances a week.

    Examples
    --------
    >>> from brief.analysis import substances
    >>> round(substances.per_year(1), 2)
    52.18
    """
    return convert(per_week, "1/week", "1/year")


def per_week(per_year: float) -> float:
    """Substances a week: 365.25 / 7 weeks make a year.

    Parameters
    ----------
    per_year
        Substances a year.

    Examples
    --------
    >>> from brief.analysis import substances
    >>> round(substances.per_week(80), 2)
    1.53
    """
    return convert(per_year, "1/year", "1/week")


def stock(observations: pd.DataFrame) -> pd.DataFrame:
    """The counts of a cumulative series that are dated to the month, in order of time.

    Left out are bounds without a number, and counts of a year whose month is not known.

    Parameters
    ----------
    observations
        Rows of `Reference.select`.

    Returns
    -------
    pd.DataFrame
        `period` (the month, `str`), `when` (decimal year of its end), `value` (substances; `float`).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import substances
    >>> rows = pd.DataFrame({"period_end": ["2016-12", "2014", "2014-12"], "value": [600.0, 440.0, 450.0]})
    >>> print(substances.stock(rows).to_string(index=False))
     period   when  value
    2014-12 2015.0  450.0
    2016-12 2017.0  600.0
    """
    columns.of_series("substances.stock", "observations", observations)
    monthly = observations["period_end"].str.fullmatch(r"\d{4}-\d{2}")
    dated = observations[observations["value"].notna() & monthly]
    frame = pd.DataFrame(
        {
            "period": dated["period_end"],
            "when": [Period.parse(period).decimal_year(passed=1) for period in dated["period_end"]],
            "value": dated["value"],
        }
    )
    return frame.sort_values("when", ignore_index=True)


def rates(counts: pd.DataFrame) -> pd.DataFrame:
    """How many substances came in between one count and the next, and at what rate.

    Parameters
    ----------
    counts
        What `stock` returns.

    Returns
    -------
    pd.DataFrame
        `start`, `end` (months, `str`), `start_year`, `end_year` (decimal), `added` (substances), `years`, `per_year`,
        `per_week` (`float`).

    Raises
    ------
    ValueError
        For fewer than two counts.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import substances
    >>> rows = pd.DataFrame({"period_end": ["2012-12", "2014-12", "2016-12"], "value": [250.0, 450.0, 600.0]})
    >>> counts = substances.stock(rows)
    >>> print(substances.rates(counts)[["start", "end", "added", "per_year"]].to_string(index=False))
      start     end  added  per_year
    2012-12 2014-12  200.0     100.0
    2014-12 2016-12  150.0      75.0
    """
    columns.check("substances.rates", "counts", counts, text=["period"], numbers=["value"])
    if len(counts) < 2:
        raise ValueError(f"a rate needs two counts, not {len(counts)}")
    before, after = counts.iloc[:-1].reset_index(drop=True), counts.iloc[1:].reset_index(drop=True)
    added, years = after["value"] - before["value"], after["when"] - before["when"]
    return pd.DataFrame(
        {
            "start": before["period"],
            "end": after["period"],
            "start_year": before["when"],
            "end_year": after["when"],
            "added": added,
            "years": years,
            "per_year": added / years,
            "per_week": (added / years).map(per_week),
        }
    )


def between(counts: pd.DataFrame, start: str, end: str) -> pd.Series:
    """The row of `rates` for two months, whatever lies between them.

    Parameters
    ----------
    counts
        What `stock` returns.
    start
        A month with a count.
    end
        A later one.

    Returns
    -------
    pd.Series
        A row of `rates`.

    Raises
    ------
    ValueError
        For a month without a count, with those that have one, and for an end before the start.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import substances
    >>> rows = pd.DataFrame({"period_end": ["2012-12", "2014-12", "2016-12"], "value": [250.0, 450.0, 600.0]})
    >>> counts = substances.stock(rows)
    >>> float(substances.between(counts, "2012-12", "2016-12")["per_year"])
    87.5
    """
    columns.check("substances.between", "counts", counts, text=["period"], numbers=["value"])
    for month in (start, end):
        if month not in set(counts["period"]):
            raise ValueError(f"no count for {month!r}; there is one for {', '.join(counts['period'])}")
    if start >= end:
        raise ValueError(f"{end} is not after {start}")
    return rates(counts[counts["period"].isin([start, end])]).iloc[0]


def reached(counts: pd.DataFrame, level: float) -> float:
    """When a stock reached a level, on a straight line between the counts around it.

    Parameters
    ----------
    counts
        What `stock` returns.
    level
        Substances.

    Returns
    -------
    float
        A decimal year.

    Raises
    ------
    ValueError
        When the level lies outside the counts.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import substances
    >>> rows = pd.DataFrame({"period_end": ["2012-12", "2014-12", "2016-12"], "value": [250.0, 450.0, 600.0]})
    >>> counts = substances.stock(rows)
    >>> round(substances.reached(counts, 500), 2)
    2015.67
    """
    columns.check("substances.reached", "counts", counts, numbers=["when", "value"])
    for step, first in zip(rates(counts).itertuples(), counts["value"], strict=False):
        if step.added and first <= level <= first + step.added:
            return float(step.start_year + (level - first) / step.per_year)
    raise ValueError(f"{level:g} lies outside the counts, {counts['value'].min():g} to {counts['value'].max():g}")


@dataclass(frozen=True)
class Rate:
    """How many new substances a year, and what the words or the counts behind the number leave open.

    `name` is for readers, `per_year` in substances a year. `qualifier` is the claim's word where it gives no bound
    ("some"); `origin` is the id of the claim or series.

    Examples
    --------
    >>> from brief.analysis.substances import Rate
    >>> from brief.quantity.bounds import Bounds
    >>> rate = Rate("the plan", 80, Bounds(lower=80, lower_open=True))
    >>> rate.a_year(), rate.a_week()
    ('more than 80.0', 'more than 1.53')
    """

    name: str
    per_year: float
    bounds: Bounds
    qualifier: str = ""
    origin: str = ""

    @classmethod
    def counted(cls, name: str, per_year: float, origin: str = "") -> Rate:
        """A rate that was counted or assumed: its own bounds."""
        return cls(name, per_year, Bounds.point(per_year), origin=origin)

    @classmethod
    def quoted(cls, name: str, claim: Claim) -> Rate:
        """A claimed number of substances a year. Raises ValueError for a claim without a number of its own."""
        if claim.value is None:
            raise ValueError(f"{claim.id} gives a range, not a rate")
        return cls(name, claim.value, claim.bounds, claim.qualifier, claim.id)

    def a_year(self, decimals: int = 1) -> str:
        """Substances a year, with what the words leave open: "more than 80.0", "some 80.0"."""
        return self._in_words(1, decimals)

    def a_week(self, decimals: int = 2) -> str:
        """Substances a week, with what the words leave open: "some 1.53"."""
        return self._in_words(per_week(1), decimals)

    def _in_words(self, times: float, decimals: int) -> str:
        form = f"{{:,.{decimals}f}}".format
        if not self.bounds.known:
            return f"{self.qualifier} {form(self.per_year * times)}".strip()
        return words.bounds(self.bounds * Bounds.point(times), form, digits=3)


def side_by_side(rates: Iterable[Rate]) -> pd.DataFrame:
    """Rates for readers, a year and a week, with what their bounds leave open.

    Parameters
    ----------
    rates
        A row each.

    Returns
    -------
    pd.DataFrame
        `rate` (`str`), `per_year`, `per_week` (substances, `float`), `a_year`, `a_week` (the same in words: "more
        than 80.0"), `origin` (id of the claim or series; `str`).

    Examples
    --------
    >>> from brief.analysis import substances
    >>> from brief.analysis.substances import Rate
    >>> table = substances.side_by_side([Rate.counted("counted", 52)])
    >>> print(table[["rate", "a_year", "a_week"]].to_string(index=False))
       rate a_year a_week
    counted   52.0   1.00
    """
    return pd.DataFrame(
        [
            {
                "rate": rate.name,
                "per_year": rate.per_year,
                "per_week": per_week(rate.per_year),
                "a_year": rate.a_year(),
                "a_week": rate.a_week(),
                "origin": rate.origin,
            }
            for rate in rates
        ]
    )


def paths(start: pd.Series, rates: Mapping[str, float], until: float) -> pd.DataFrame:
    """Where claimed rates would have taken a stock, as straight lines from one count.

    Parameters
    ----------
    start
        A row of `stock`.
    rates
        Name of a path to substances a year.
    until
        A decimal year.

    Returns
    -------
    pd.DataFrame
        `path` (`str`), `when` (decimal year), `value` (substances; `float`); two rows a path, its start and its end.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import substances
    >>> rows = pd.DataFrame({"period_end": ["2012-12", "2014-12", "2016-12"], "value": [250.0, 450.0, 600.0]})
    >>> counts = substances.stock(rows)
    >>> print(substances.paths(counts.iloc[0], {"as claimed": 80}, until=2017).to_string(index=False))
          path   when  value
    as claimed 2013.0  250.0
    as claimed 2017.0  570.0
    """
    return pd.DataFrame(
        [
            {"path": name, "when": when, "value": start["value"] + rate * (when - start["when"])}
            for name, rate in rates.items()
            for when in (start["when"], until)
        ]
    )
