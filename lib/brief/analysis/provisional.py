"""Provisional counts: deaths that occurred in the country, over twelve months ending with a month.

Each release revises them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from brief.charts import columns as columns_
from brief.quantity.bounds import Bounds
from brief.quantity.periods import in_words


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
    >>> from brief.analysis import provisional
    >>> from brief.quantity.bounds import Bounds
    >>> rows = pd.DataFrame({"release": ["2023-03", "2025-09"], "value": [101.0, 108.0]})
    >>> rows = rows.assign(period_end="2022-10")
    >>> print(provisional.each_release({"predicted": rows}, Bounds(lower=105)).to_string(index=False))
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
    >>> from brief.analysis import provisional
    >>> from brief.quantity.bounds import Bounds
    >>> rows = pd.DataFrame({"release": ["2023-03", "2025-09"], "value": [101.0, 108.0]})
    >>> rows = rows.assign(period_end="2022-10")
    >>> counts = provisional.each_release({"predicted": rows}, Bounds(lower=105))
    >>> provisional.by_release(counts)["release"].to_list()
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
    >>> from brief.analysis import provisional
    >>> rows = pd.DataFrame({"release": ["2023-03", "2025-09"], "value": [101.0, 108.0]})
    >>> rows = rows.assign(period_end="2022-10")
    >>> print(provisional.of_release(rows, "2025-09").to_string(index=False))
      month  value
    2022-10  108.0
    """
    columns_.of_series("provisional.of_release", "observations", observations)
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
    >>> from brief.analysis import provisional
    >>> rows = pd.DataFrame({"release": ["2023-03", "2025-09"], "value": [101.0, 108.0]})
    >>> rows = rows.assign(period_end="2022-10")
    >>> print(provisional.known_on(rows.assign(published=""), "2023-04-11").to_string(index=False))
      month  value release
    2022-10  101.0 2023-03
    """
    columns_.of_series("provisional.known_on", "observations", observations)
    released = observations["published"].where(observations["published"] != "", observations["release"])
    rows = observations.assign(released=released)[released <= day]
    latest = rows.sort_values(["period_end", "released"], kind="stable").drop_duplicates("period_end", keep="last")
    return latest.rename(columns={"period_end": "month"})[["month", "value", "release"]].reset_index(drop=True)


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
    >>> from brief.analysis import provisional
    >>> now = pd.DataFrame({"month": ["2022-09", "2022-10"], "value": [108.0, 107.0]})
    >>> then = pd.DataFrame({"month": ["2022-10"], "value": [101.0]})
    >>> print(provisional.as_known(now, then, then, "2022-09", "2022-10").to_string(index=False))
      month  revised  known  released
    2022-09    108.0    NaN       NaN
    2022-10    107.0  101.0     101.0
    """
    columns_.check("provisional.as_known", "revised", revised, text=["month"], numbers=["value"])
    columns_.check("provisional.as_known", "known", known, text=["month"], numbers=["value"])
    columns_.check("provisional.as_known", "released", released, text=["month"], numbers=["value"])
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
    >>> from brief.analysis import provisional
    >>> provisional.plotted_year("2020-12"), provisional.plotted_year("2020-09")  # a quarter before the calendar year
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
    >>> from brief.analysis import provisional
    >>> from brief.quantity.bounds import Bounds
    >>> deaths = pd.DataFrame({"period_end": ["2021-09"], "release": ["2022-02"], "value": [104.0]})
    >>> involving = deaths.assign(value=69.0)
    >>> read = provisional.readings(deaths, involving, ["2021-09"], count=Bounds(lower=90), share=Bounds(lower=60))
    >>> print(read[["month", "count_within", "share_percent", "share_within"]].round(1).to_string(index=False))
      month  count_within  share_percent  share_within
    2021-09          True           66.3          True
    """
    columns_.of_series("provisional.readings", "deaths", deaths)
    columns_.of_series("provisional.readings", "involving", involving)
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
    >>> from brief.analysis import provisional
    >>> from brief.quantity.bounds import Bounds
    >>> deaths = pd.DataFrame({"period_end": ["2021-09"], "release": ["2022-02"], "value": [104.0]})
    >>> involving = deaths.assign(value=69.0)
    >>> read = provisional.readings(deaths, involving, ["2021-09"], count=Bounds(lower=90), share=Bounds(lower=60))
    >>> provisional.fitting(read.assign(highest=True), "2022-02")
    ['2021-09']
    """
    rows = readings[readings["release"] == release]
    return list(rows.loc[rows[["count_within", "share_within", "highest"]].eq(True).all(axis=1), "month"])
