"""Overdose deaths: running totals, releases of one count, monthly changes, readings of an ambiguous year.

Final counts are of residents by calendar year; provisional counts are of deaths that occurred in the country,
over the twelve months ending with a month, and each release revises them. The two stand side by side, never
added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from brief.corpus.anchoring import Anchored
from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.periods import in_words


def in_year(series: pd.DataFrame, year: int, column: str = "value") -> float:
    """The number of one year.

    Parameters
    ----------
    series
        `year` (`int`) and the column asked for (`float`).
    year
        A calendar year.
    column
        Where the number stands.

    Raises
    ------
    ValueError
        When the year is missing, with the years on file.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> overdose.in_year(pd.DataFrame({"year": [2016, 2017], "value": [63632.0, 70237.0]}), 2017)
    70237.0

    """
    numbers = series.loc[series["year"] == year, column]
    if numbers.empty:
        raise ValueError(
            f"there is no number for {year}; the years on file are {series['year'].min()} to {series['year'].max()}"
        )
    return float(numbers.iloc[0])


def side_by_side(series: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Annual series by name, one column each, one row a year.

    Parameters
    ----------
    series
        Under its name for readers, each with `year` (`int`) and `value` (`float`).

    Returns
    -------
    pd.DataFrame
        `year` (`int`) from the first to the last, without a gap, and a column a name (`float`): a year that a series
        lacks stays empty.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> final = pd.DataFrame({"year": [2019, 2020, 2021], "value": [70630, 91799, 106699]})
    >>> opioids = pd.DataFrame({"year": [2019, 2021], "value": [49860, 80411]})
    >>> overdose.side_by_side({"All drugs": final, "Any opioid": opioids})
       year  All drugs  Any opioid
    0  2019      70630     49860.0
    1  2020      91799         NaN
    2  2021     106699     80411.0

    """
    frame = pd.concat({name: annual.set_index("year")["value"] for name, annual in series.items()}, axis=1)
    return frame.reindex(pd.RangeIndex(frame.index.min(), frame.index.max() + 1, name="year")).reset_index()


def compared(rows: Iterable[tuple[Anchored, str, float]]) -> pd.DataFrame:
    """Claims beside official numbers.

    Parameters
    ----------
    rows
        Each a claim as the ledger gives it, what it is compared with, and the number, in the claim's unit.

    Returns
    -------
    pd.DataFrame
        `quote`, `document`, `bounds` (in words), `unit`, `compared_with` (`str`), `official` (`float`) and `within`
        (`bool`: whether the claim's bounds hold the number; empty where the words give no bound).

    Examples
    --------
    >>> from brief.analysis import overdose
    >>> from brief.corpus import ledger
    >>> claims = ledger.load()
    >>> table = overdose.compared([(claims["state-overdose-deaths-2017"], "final count", 70237)])
    >>> print(table[["bounds", "compared_with", "official", "within"]].to_string(index=False))
              bounds compared_with  official  within
    more than 72,000   final count   70237.0   False
    """
    return pd.DataFrame(
        [
            {
                "quote": " ".join(anchored.quote.split()),
                "document": anchored.document.source.attribution_short,
                "bounds": words.bounds(anchored.claim.bounds),
                "unit": anchored.claim.unit,
                "compared_with": compared_with,
                "official": float(official),
                "within": official in anchored.claim.bounds if anchored.claim.bounds.known else None,
            }
            for anchored, compared_with, official in rows
        ]
    )


def cumulated(series: pd.DataFrame, first_year: int, bounds: Bounds) -> pd.DataFrame:
    """The running total of an annual series, held against the bounds of a claim.

    It ends with the last year before a gap: a total that leaves a year out would be too low.

    Parameters
    ----------
    series
        `year` (`int`) and `value` (`float`).
    first_year
        The year it starts with.
    bounds
        What the claim says of the total.

    Returns
    -------
    pd.DataFrame
        `year` (`int`), `value` and `total` (`float`), `within` (`bool`: whether the bounds hold the total).

    Raises
    ------
    ValueError
        When the series lacks the first year.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> from brief.quantity.bounds import Bounds
    >>> series = pd.DataFrame({"year": [2000, 2001, 2003], "value": [5.0, 6.0, 7.0]})
    >>> overdose.cumulated(series, 2000, Bounds(lower=10))
       year  value  total  within
    0  2000    5.0    5.0   False
    1  2001    6.0   11.0    True

    """
    in_year(series, first_year)
    values = series.set_index("year")["value"]
    values = values.reindex(range(first_year, int(values.index.max()) + 1))
    values = values[values.isna().cumsum() == 0]
    totals = values.cumsum()
    return pd.DataFrame(
        {
            "year": totals.index,
            "value": values.array,
            "total": totals.array,
            "within": [total in bounds for total in totals],
        }
    )


def first_within(totals: pd.DataFrame) -> int | None:
    """The first year of `cumulated` whose total the bounds hold; None when they hold no year's.

    Parameters
    ----------
    totals
        What `cumulated` returns.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> from brief.quantity.bounds import Bounds
    >>> deaths = pd.DataFrame({"year": [2016, 2017], "value": [60.0, 70.0]})
    >>> overdose.first_within(overdose.cumulated(deaths, 2016, Bounds(lower=100)))
    2017
    """
    years = totals.loc[totals["within"], "year"]
    return None if years.empty else int(years.iloc[0])


def each_release(counts: Mapping[str, pd.DataFrame], bounds: Bounds) -> pd.DataFrame:
    """One period as each release counted it, and whether the bounds of a claim hold that number.

    Parameters
    ----------
    counts
        The observations of the reference (`official.select`), by what was counted: predicted, reported, final.
    bounds
        What the claim says.

    Returns
    -------
    pd.DataFrame
        `counted` (`str`), `release` (`str`, the release's year, month or day), `value` (`float`), `within` (`bool`);
        in the order given, then of release.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> from brief.quantity.bounds import Bounds
    >>> rows = pd.DataFrame({"release": ["2023-03", "2025-09"], "value": [101.0, 108.0]})
    >>> rows = rows.assign(period_end="2022-10")
    >>> print(overdose.each_release({"predicted": rows}, Bounds(lower=105)).to_string(index=False))
      counted release  value  within
    predicted 2023-03  101.0   False
    predicted 2025-09  108.0    True
    """
    return pd.DataFrame(
        [
            {"counted": counted, "release": release, "value": value, "within": value in bounds}
            for counted, observations in counts.items()
            for release, value in sorted(zip(observations["release"], observations["value"], strict=True))
        ]
    )


def by_release(counts: pd.DataFrame) -> pd.DataFrame:
    """The releases in their order, the final count last.

    Parameters
    ----------
    counts
        What `each_release` returns.

    Returns
    -------
    pd.DataFrame
        The columns of `each_release`; `release` is its date in words (`str`).

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> from brief.quantity.bounds import Bounds
    >>> rows = pd.DataFrame({"release": ["2023-03", "2025-09"], "value": [101.0, 108.0]})
    >>> rows = rows.assign(period_end="2022-10")
    >>> counts = overdose.each_release({"predicted": rows}, Bounds(lower=105))
    >>> overdose.by_release(counts)["release"].to_list()
    ['Mar 2023', 'Sep 2025']
    """
    final = counts["counted"] == "final"
    named = counts["release"].map(_short).mask(final, "Final count")
    ordered = counts.assign(final=final).sort_values(["final", "release"], kind="stable").assign(release=named)
    return ordered.drop(columns="final").reset_index(drop=True)


def _short(period: str) -> str:
    return in_words(period, short=True)


def of_release(observations: pd.DataFrame, release: str) -> pd.DataFrame:
    """The twelve-month counts of one release.

    Parameters
    ----------
    observations
        Of a provisional count, as the reference gives them.
    release
        The release: a month such as 2025-09.

    Returns
    -------
    pd.DataFrame
        `month` (`str`, the last of the twelve, such as 2022-10) and `value` (`float`), in order.

    Raises
    ------
    ValueError
        When no count of that release is on file, with the releases that are.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> rows = pd.DataFrame({"release": ["2023-03", "2025-09"], "value": [101.0, 108.0]})
    >>> rows = rows.assign(period_end="2022-10")
    >>> print(overdose.of_release(rows, "2025-09").to_string(index=False))
      month  value
    2022-10  108.0
    """
    rows = observations[observations["release"] == release].sort_values("period_end", kind="stable")
    if rows.empty:
        raise ValueError(
            f"no count is on file of a release of {release}; there are releases of "
            f"{', '.join(sorted(set(observations['release'])))}"
        )
    return pd.DataFrame({"month": rows["period_end"], "value": rows["value"]}).reset_index(drop=True)


def known_on(observations: pd.DataFrame, day: str) -> pd.DataFrame:
    """Each twelve-month count in the latest release up to a day.

    A release whose day is not known counts from the start of its month.

    Parameters
    ----------
    observations
        Of a provisional count, as the reference gives them.
    day
        Such as 2023-04-11.

    Returns
    -------
    pd.DataFrame
        `month` (`str`), `value` (`float`), `release` (`str`, the release), in order of the months.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> rows = pd.DataFrame({"release": ["2023-03", "2025-09"], "value": [101.0, 108.0]})
    >>> rows = rows.assign(period_end="2022-10")
    >>> print(overdose.known_on(rows.assign(published=""), "2023-04-11").to_string(index=False))
      month  value release
    2022-10  101.0 2023-03
    """
    released = observations["published"].where(observations["published"] != "", observations["release"])
    rows = observations.assign(released=released)[released <= day]
    latest = rows.sort_values(["period_end", "released"], kind="stable").drop_duplicates("period_end", keep="last")
    return latest.rename(columns={"period_end": "month"})[["month", "value", "release"]].reset_index(drop=True)


def count_of(counts: pd.DataFrame, month: str) -> float:
    """The count for a month.

    Parameters
    ----------
    counts
        `month` (`str`), `value` (`float`).
    month
        Such as 2022-10.

    Raises
    ------
    ValueError
        When there is none, with the months that have one.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> overdose.count_of(pd.DataFrame({"month": ["2022-10"], "value": [101.0]}), "2022-10")
    101.0
    """
    numbers = counts.loc[counts["month"] == month, "value"]
    if numbers.empty:
        raise ValueError(f"no count is on file for {month}; there is one for {', '.join(counts['month'])}")
    return float(numbers.iloc[0])


def percent_change(counts: pd.DataFrame, start: str, end: str) -> float:
    """Change in percent between two months.

    Parameters
    ----------
    counts
        `month` (`str`), `value` (`float`).
    start
        The first month, such as 2022-10.
    end
        The second.

    Raises
    ------
    ValueError
        When the count of one is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> counts = pd.DataFrame({"month": ["2022-03", "2022-10"], "value": [200, 150]})
    >>> overdose.percent_change(counts, "2022-03", "2022-10")
    -25.0

    """
    return 100 * (count_of(counts, end) / count_of(counts, start) - 1)


def monthly_changes(counts: pd.DataFrame, flat_percent: float) -> pd.DataFrame:
    """Month-to-month changes in one release's twelve-month counts.

    Parameters
    ----------
    counts
        `month` (`str`) and `value` (`float`).
    flat_percent
        The largest rise, in percent, that still passes for flat.

    Returns
    -------
    pd.DataFrame
        The same rows with `change` (`float`, deaths), `change_percent` (`float`) and `level_or_falling` (`bool`:
        whether the count fell, or rose by no more than `flat_percent`). All three stay empty where the month before
        is not on file.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> counts = pd.DataFrame({"month": ["2022-01", "2022-02", "2022-04"], "value": [1000.0, 1004.0, 990.0]})
    >>> overdose.monthly_changes(counts, flat_percent=0.5)
         month   value  change  change_percent level_or_falling
    0  2022-01  1000.0     NaN             NaN             None
    1  2022-02  1004.0     4.0             0.4             True
    2  2022-04   990.0     NaN             NaN             None

    """
    months = pd.PeriodIndex(counts["month"], freq="M")
    before = pd.Series(counts["value"].array, index=months + 1).reindex(months).array
    percent = 100 * (counts["value"] / before - 1)
    level = [None if pd.isna(change) else bool(change <= flat_percent) for change in percent]
    return counts.assign(
        change=counts["value"] - before,
        change_percent=percent,
        level_or_falling=pd.Series(level, counts.index, dtype=object),
    )


def last_months(changes: pd.DataFrame, end: str, months: int) -> pd.DataFrame:
    """The changes of so many months up to one.

    Parameters
    ----------
    changes
        What `monthly_changes` returns.
    end
        The last month, such as 2022-10.
    months
        How many.

    Returns
    -------
    pd.DataFrame
        Rows of `changes`.

    Raises
    ------
    ValueError
        When a change is not known.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> counts = pd.DataFrame({"month": ["2022-08", "2022-09", "2022-10"], "value": [100.0, 101.0, 100.0]})
    >>> changes = overdose.monthly_changes(counts, flat_percent=0.5)
    >>> overdose.last_months(changes, "2022-10", 2)["change"].to_list()
    [1.0, -1.0]
    """
    wanted = [str(month) for month in pd.period_range(end=pd.Period(end, "M"), periods=months, freq="M")]
    rows = changes[changes["month"].isin(wanted) & changes["change"].notna()]
    missing = sorted(set(wanted) - set(rows["month"]))
    if missing:
        raise ValueError(f"this release gives no change from the month before for {', '.join(missing)}")
    return rows.reset_index(drop=True)


def flat_needed(changes: pd.DataFrame) -> float:
    """The smallest `flat_percent` at which all these months are level or falling: the largest rise, or 0.

    Parameters
    ----------
    changes
        What `monthly_changes` or `last_months` returns.

    Returns
    -------
    float
        Percent.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> counts = pd.DataFrame({"month": ["2022-08", "2022-09", "2022-10"], "value": [100.0, 101.0, 100.0]})
    >>> changes = overdose.monthly_changes(counts, flat_percent=0.5)
    >>> round(overdose.flat_needed(changes), 2)
    1.0
    """
    return max(0.0, float(changes["change_percent"].max()))


def as_known(revised: pd.DataFrame, known: pd.DataFrame, released: pd.DataFrame, start: str, end: str) -> pd.DataFrame:
    """One count as it stands now and as it was known, for every month of a span.

    Parameters
    ----------
    revised, known, released
        As it stands now, as it was known on a day, and those known from one release: each `month` (`str`) and
        `value` (`float`).
    start, end
        The first and the last month.

    Returns
    -------
    pd.DataFrame
        `month` (`str`), `revised`, `known`, `released` (`float`); what is not on file is empty.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> now = pd.DataFrame({"month": ["2022-09", "2022-10"], "value": [108.0, 107.0]})
    >>> then = pd.DataFrame({"month": ["2022-10"], "value": [101.0]})
    >>> print(overdose.as_known(now, then, then, "2022-09", "2022-10").to_string(index=False))
      month  revised  known  released
    2022-09    108.0    NaN       NaN
    2022-10    107.0  101.0     101.0
    """
    months = pd.Index([str(month) for month in pd.period_range(start, end, freq="M")], name="month")
    counts = {"revised": revised, "known": known, "released": released}
    columns = {name: frame.set_index("month")["value"].reindex(months) for name, frame in counts.items()}
    return pd.DataFrame(columns).reset_index()


def plotted_year(month: str) -> float:
    """Where the twelve months ending with `month` stand on an axis of calendar years.

    Parameters
    ----------
    month
        Such as 2022-10.

    Examples
    --------
    >>> from brief.analysis import overdose
    >>> overdose.plotted_year("2020-12"), overdose.plotted_year("2020-09")  # a quarter before the calendar year
    (2020.0, 2019.75)

    """
    period = pd.Period(month, "M")
    return period.year + period.month / 12 - 1


def readings(
    deaths: pd.DataFrame, involving: pd.DataFrame, months: Iterable[str], count: Bounds, share: Bounds
) -> pd.DataFrame:
    """An ambiguous year, read as the twelve months ending with each of several, in each release on file.

    Parameters
    ----------
    deaths, involving
        Observations of all deaths and of those that involve the drug in question, as the reference gives them.
    months
        The last months of the readings.
    count, share
        The bounds claimed of the deaths and of the share, in percent.

    Returns
    -------
    pd.DataFrame
        `month`, `release` (`str`), `deaths` (`float`), `count_within` (`bool`), `share_percent` (`float`),
        `share_within` (`bool`), `highest` (`bool`: whether no earlier twelve months of the same release are higher).
        A share stays empty where the release is not on file for both, `highest` where there is nothing earlier to
        compare with.

    Raises
    ------
    ValueError
        For a month that no release on file counts.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> from brief.quantity.bounds import Bounds
    >>> deaths = pd.DataFrame({"period_end": ["2021-09"], "release": ["2022-02"], "value": [104.0]})
    >>> involving = deaths.assign(value=69.0)
    >>> read = overdose.readings(deaths, involving, ["2021-09"], count=Bounds(lower=90), share=Bounds(lower=60))
    >>> print(read[["month", "count_within", "share_percent", "share_within"]].round(1).to_string(index=False))
      month  count_within  share_percent  share_within
    2021-09          True           66.3          True
    """
    rows = []
    for month in months:
        counted = deaths[deaths["period_end"] == month].sort_values("release", kind="stable")
        if counted.empty:
            raise ValueError(f"no count is on file for the 12 months ending {month}")
        for release, value in zip(counted["release"], counted["value"], strict=True):
            percent = _share(involving, month, release, value)
            rows.append(
                {
                    "month": month,
                    "release": release,
                    "deaths": value,
                    "count_within": value in count,
                    "share_percent": percent,
                    "share_within": None if percent is None else percent in share,
                    "highest": _highest(of_release(deaths, release), month, value),
                }
            )
    return pd.DataFrame(rows).astype({"share_percent": float})


def _share(involving: pd.DataFrame, month: str, release: str, deaths: float) -> float | None:
    """The share of these deaths that involve the drug, in percent, by the same release."""
    part = involving.loc[(involving["period_end"] == month) & (involving["release"] == release), "value"]
    return None if part.empty else 100 * float(part.iloc[0]) / deaths


def _highest(counts: pd.DataFrame, month: str, value: float) -> bool | None:
    """Whether no earlier twelve months of the release are higher."""
    earlier = counts.loc[counts["month"] < month, "value"]
    return None if earlier.empty else bool(value >= earlier.max())


def fitting(readings: pd.DataFrame, release: str) -> list[str]:
    """The months that satisfy count, share and rank at once in one release; unknown is no.

    Parameters
    ----------
    readings
        What `readings` returns.
    release
        The release.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> from brief.quantity.bounds import Bounds
    >>> deaths = pd.DataFrame({"period_end": ["2021-09"], "release": ["2022-02"], "value": [104.0]})
    >>> involving = deaths.assign(value=69.0)
    >>> read = overdose.readings(deaths, involving, ["2021-09"], count=Bounds(lower=90), share=Bounds(lower=60))
    >>> overdose.fitting(read.assign(highest=True), "2022-02")
    ['2021-09']
    """
    rows = readings[readings["release"] == release]
    return list(rows.loc[rows[["count_within", "share_within", "highest"]].eq(True).all(axis=1), "month"])


def rounded(value: float) -> Bounds:
    """What a number published without decimals leaves open: half a unit on either side.

    Parameters
    ----------
    value
        A whole number.

    Examples
    --------
    >>> from brief.analysis import overdose
    >>> overdose.rounded(7)
    Bounds(lower=6.5, upper=7.5, lower_open=False, upper_open=True)
    """
    return Bounds(value - 0.5, value + 0.5, upper_open=True)


def ranked(causes: pd.DataFrame) -> pd.DataFrame:
    """Causes of death (`value`: deaths) with their `rank` (`int`), 1 for the most deaths, and in that order.

    Parameters
    ----------
    causes
        `value` (deaths, `float`), and whatever else.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import overdose
    >>> overdose.ranked(pd.DataFrame({"series_id": ["falls", "poisoning"], "value": [36338, 64795]}))
       series_id  value  rank
    0  poisoning  64795     1
    1      falls  36338     2

    """
    rank = causes["value"].rank(method="min", ascending=False).astype(int)
    return causes.assign(rank=rank).sort_values("rank", kind="stable").reset_index(drop=True)
