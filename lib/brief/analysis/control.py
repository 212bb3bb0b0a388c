"""Precursors and the delay of control: when each authority controlled a chemical, and how much appears meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from brief.charts import columns
from brief.quantity.periods import Period, in_words

AUTHORITIES = ("United States", "United Nations", "China")
"""In the order in which most chemicals were controlled."""


@dataclass(frozen=True)
class Chemical:
    """A precursor, and when each authority controlled it: a month or a day as its series has it; empty where not."""

    name: str
    united_states: str = ""
    united_nations: str = ""
    china: str = ""

    @property
    def dates(self) -> dict[str, str]:
        """Date by authority, in the order of `AUTHORITIES`."""
        return dict(zip(AUTHORITIES, (self.united_states, self.united_nations, self.china), strict=True))


def timeline(chemicals: Iterable[Chemical], controls: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """When each authority controlled each chemical.

    Parameters
    ----------
    chemicals
        The chemicals.
    controls
        By authority, the rows of its series (`Reference.select`): every date has to stand there.

    Returns
    -------
    pd.DataFrame
        `chemical` and a column for each authority (`str`: the date in words, empty where there is none).

    Raises
    ------
    ValueError
        For a date that the series of the authority does not have.

    Examples
    --------
    >>> from brief.analysis import control
    >>> from brief.official import reference
    >>> official = reference.load()
    >>> controls = {
    ...     "United States": official.select("us-fentanyl-precursors-controlled"),
    ...     "United Nations": official.select("un-fentanyl-precursors-scheduled"),
    ...     "China": official.select("china-fentanyl-precursors-scheduled"),
    ... }
    >>> piperidone = control.Chemical("4-piperidone", "2023-05-12", "2024-03")
    >>> control.timeline([piperidone], controls).loc[0].to_list()
    ['4-piperidone', '12 May 2023', 'Mar 2024', '']
    """
    rows = []
    for chemical in chemicals:
        for authority, date in chemical.dates.items():
            known = set(controls[authority]["period_start"])
            if date and date not in known:
                raise ValueError(f"{chemical.name}: no control by {authority} on {date}; there are {sorted(known)}")
        named = {authority: in_words(date, short=True) if date else "" for authority, date in chemical.dates.items()}
        rows.append({"chemical": chemical.name, **named})
    return pd.DataFrame(rows)


def delays(chemicals: Iterable[Chemical], earlier: str, later: str) -> pd.DataFrame:
    """The years from one authority's control of a chemical to another's; a month counts by its middle.

    Parameters
    ----------
    chemicals
        The chemicals; one that either did not control gives no row.
    earlier, later
        Two of `AUTHORITIES`.

    Returns
    -------
    pd.DataFrame
        `chemical` (`str`), `years` (`float`).

    Examples
    --------
    >>> from brief.analysis import control
    >>> npp = control.Chemical("NPP", united_states="2008-07", united_nations="2017-07")
    >>> control.delays([npp], "United States", "United Nations").to_dict("records")
    [{'chemical': 'NPP', 'years': 9.0}]
    """
    rows = []
    for chemical in chemicals:
        first, last = chemical.dates[earlier], chemical.dates[later]
        if first and last:
            rows.append((chemical.name, Period.parse(last).decimal_year() - Period.parse(first).decimal_year()))
    return pd.DataFrame(rows, columns=["chemical", "years"])


def as_rows(delays: pd.DataFrame, step: str) -> pd.DataFrame:
    """Delays as the rows of `bars.bar_rows`.

    Parameters
    ----------
    delays
        Of `delays`.
    step
        Words behind the chemical: from whom to whom.

    Returns
    -------
    pd.DataFrame
        `name`, `kind` ("computed"), `text` (`str`), `value`, `lower`, `upper` (`float`, years).

    Examples
    --------
    >>> from brief.analysis import control
    >>> npp = control.Chemical("NPP", united_states="2008-07", united_nations="2017-03")
    >>> delays = control.delays([npp], "United States", "United Nations")
    >>> control.as_rows(delays, "United States to United Nations")[["name", "text"]].loc[0].to_list()
    ['NPP: United States to United Nations', '8.7 years']
    """
    years = delays["years"].to_numpy()
    return pd.DataFrame(
        {
            "name": delays["chemical"] + ": " + step,
            "kind": "computed",
            "text": [f"{each:.1f} years" for each in years],
            "value": years,
            "lower": years,
            "upper": years,
        }
    )


def a_year(scheduled: float, first: int, last: int) -> float:
    """How many a year, of a number counted from the first year to the end of the last.

    Parameters
    ----------
    scheduled
        The number.
    first, last
        The years it was counted over, both included.

    Examples
    --------
    >>> from brief.analysis import control
    >>> control.a_year(80, 2015, 2024)
    8.0
    """
    return scheduled / (last - first + 1)


def appearing(appeared: pd.DataFrame, scheduled: float, period: str) -> pd.DataFrame:
    """New substances a year, and below them how many a year were placed under control: the rows of `bars.bar_rows`.

    Parameters
    ----------
    appeared
        `year` (`int`), `value` (`float`).
    scheduled
        How many a year.
    period
        The years over which they were, in words.

    Returns
    -------
    pd.DataFrame
        `name`, `kind`, `text` (`str`), `value`, `lower`, `upper` (`float`, substances a year).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import control
    >>> appeared = pd.DataFrame({"year": [2023, 2024], "value": [40.0, 50.0]})
    >>> control.appearing(appeared, 8.0, "2015 to 2024")[["name", "text"]]
                                            name text
    0                           Appeared in 2023   40
    1                           Appeared in 2024   50
    2  Placed under control a year, 2015 to 2024    8
    """
    columns.check("control.appearing", "appeared", appeared, numbers=["year", "value"])
    years = [(f"Appeared in {year}", "official", value) for year, value in appeared.itertuples(index=False)]
    rows = [*years, (f"Placed under control a year, {period}", "computed", scheduled)]
    drawn = [(name, kind, f"{value:.0f}", value, value, value) for name, kind, value in rows]
    return pd.DataFrame(drawn, columns=["name", "kind", "text", "value", "lower", "upper"])
