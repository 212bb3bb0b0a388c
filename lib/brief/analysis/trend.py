"""Changes of a count from month to month, and over a span of months."""

from __future__ import annotations

import pandas as pd

from brief.charts import columns


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
    >>> from brief.analysis import trend
    >>> trend.count_of(pd.DataFrame({"month": ["2022-10"], "value": [101.0]}), "2022-10")
    101.0
    """
    columns.check("trend.count_of", "counts", counts, text=["month"], numbers=["value"])
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
    >>> from brief.analysis import trend
    >>> counts = pd.DataFrame({"month": ["2022-03", "2022-10"], "value": [200, 150]})
    >>> trend.percent_change(counts, "2022-03", "2022-10")
    -25.0

    """
    columns.check("trend.percent_change", "counts", counts, text=["month"], numbers=["value"])
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
    >>> from brief.analysis import trend
    >>> counts = pd.DataFrame({"month": ["2022-01", "2022-02", "2022-04"], "value": [1000.0, 1004.0, 990.0]})
    >>> trend.monthly_changes(counts, flat_percent=0.5)
         month   value  change  change_percent level_or_falling
    0  2022-01  1000.0     NaN             NaN             None
    1  2022-02  1004.0     4.0             0.4             True
    2  2022-04   990.0     NaN             NaN             None

    """
    columns.check("trend.monthly_changes", "counts", counts, text=["month"], numbers=["value"])
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
    >>> from brief.analysis import trend
    >>> counts = pd.DataFrame({"month": ["2022-08", "2022-09", "2022-10"], "value": [100.0, 101.0, 100.0]})
    >>> changes = trend.monthly_changes(counts, flat_percent=0.5)
    >>> trend.last_months(changes, "2022-10", 2)["change"].to_list()
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
    >>> from brief.analysis import trend
    >>> counts = pd.DataFrame({"month": ["2022-08", "2022-09", "2022-10"], "value": [100.0, 101.0, 100.0]})
    >>> changes = trend.monthly_changes(counts, flat_percent=0.5)
    >>> round(trend.flat_needed(changes), 2)
    1.0
    """
    return max(0.0, float(changes["change_percent"].max()))
