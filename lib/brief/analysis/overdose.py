"""Overdose deaths: running totals, releases of one count, monthly changes, readings of an ambiguous year.

Final counts are of residents by calendar year; provisional counts are of deaths that occurred in the country,
over the twelve months ending with a month, and each release revises them. The two stand side by side, never
added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from brief.corpus.ledger import Anchored
from brief.quantity import words
from brief.quantity.bounds import Bounds
from brief.quantity.periods import in_words


def in_year(series: pd.DataFrame, year: int, column: str = "value") -> float:
    """The number of one year (columns: year and `column`). Raises ValueError when the year is missing."""
    found = series.loc[series["year"] == year, column]
    if found.empty:
        raise ValueError(
            f"there is no number for {year}; the years on file are {series['year'].min()} to {series['year'].max()}"
        )
    return float(found.iloc[0])


def side_by_side(series: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Annual series (columns: year, value) by name: one column each, one row a year.

    Every year from the first to the last has a row; a year that a series lacks stays empty.
    """
    frame = pd.concat({name: one.set_index("year")["value"] for name, one in series.items()}, axis=1)
    return frame.reindex(pd.RangeIndex(frame.index.min(), frame.index.max() + 1, name="year")).reset_index()


def compared(rows: Iterable[tuple[Anchored, str, float]]) -> pd.DataFrame:
    """Claims beside official numbers; each row is given as claim, what it is compared with, and the number.

    Columns: quote, document, bounds (in words), unit, compared_with, official (in the claim's unit), within
    (whether the claim's bounds hold the number; empty where the words give no bound).
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
    """The running total of an annual series (columns: year, value), held against the bounds of a claim.

    Columns: year, value, total, within. It starts with `first_year` and ends with the last year before a gap:
    a total that leaves a year out would be too low. Raises ValueError when the series lacks the first year.
    """
    in_year(series, first_year)
    values = series.set_index("year")["value"]
    values = values.reindex(range(first_year, values.index.max() + 1))
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
    """The first year of `cumulated` whose total the bounds hold; None when they hold no year's."""
    found = totals.loc[totals["within"], "year"]
    return None if found.empty else int(found.iloc[0])


def vintages(counts: Mapping[str, pd.DataFrame], bounds: Bounds) -> pd.DataFrame:
    """One period as each release counted it, and whether the bounds of a claim hold that number.

    `counts` gives the observations by what was counted ("predicted", "reported", "final"). Columns: counted,
    vintage, value, within; in the order given, then of release.
    """
    return pd.DataFrame(
        [
            {"counted": counted, "vintage": vintage, "value": value, "within": value in bounds}
            for counted, observations in counts.items()
            for vintage, value in sorted(zip(observations["vintage"], observations["value"], strict=True))
        ]
    )


def by_release(vintages: pd.DataFrame) -> pd.DataFrame:
    """`vintages` in the order of release, the final count last, with `release`: its date in words."""
    final = vintages["counted"] == "final"
    named = vintages["vintage"].map(lambda vintage: in_words(vintage, short=True)).mask(final, "Final count")
    ordered = vintages.assign(release=named, final=final).sort_values(["final", "vintage"], kind="stable")
    return ordered.drop(columns="final").reset_index(drop=True)


def release(observations: pd.DataFrame, vintage: str) -> pd.DataFrame:
    """The twelve-month counts of one release. Columns: month (the last of the twelve, as 2022-10), value.

    Raises ValueError when no count of that release is on file.
    """
    found = observations[observations["vintage"] == vintage].sort_values("period_end", kind="stable")
    if found.empty:
        raise ValueError(
            f"no count is on file of a release of {vintage}; there are releases of "
            f"{', '.join(sorted(set(observations['vintage'])))}"
        )
    return pd.DataFrame({"month": found["period_end"], "value": found["value"]}).reset_index(drop=True)


def known_on(observations: pd.DataFrame, day: str) -> pd.DataFrame:
    """Each period's count in the latest release up to `day` (as 2023-04-11). Columns: month, value, vintage.

    A release whose day is not known counts from the start of its month.
    """
    released = observations["published"].where(observations["published"] != "", observations["vintage"])
    found = observations.assign(released=released)[released <= day]
    found = found.sort_values(["period_end", "released"], kind="stable")
    latest = found.drop_duplicates("period_end", keep="last")
    known = latest.rename(columns={"period_end": "month"})
    return known[["month", "value", "vintage"]].reset_index(drop=True)


def count_of(counts: pd.DataFrame, month: str) -> float:
    """The count for `month` (columns: month, value). Raises ValueError when there is none."""
    found = counts.loc[counts["month"] == month, "value"]
    if found.empty:
        raise ValueError(f"no count is on file for {month}; there is one for {', '.join(counts['month'])}")
    return float(found.iloc[0])


def percent_change(counts: pd.DataFrame, start: str, end: str) -> float:
    """Change in percent between two months (columns: month, value). Raises ValueError when one is missing."""
    return 100 * (count_of(counts, end) / count_of(counts, start) - 1)


def monthly_changes(counts: pd.DataFrame, flat_percent: float) -> pd.DataFrame:
    """Month-to-month changes in one release's twelve-month counts (columns: month, value).

    Adds `change` (deaths), `change_percent` and `level_or_falling`: whether the count fell, or rose by no
    more than `flat_percent`. All three stay empty where the month before is not on file.
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
    """The `months` months up to `end` of `monthly_changes`. Raises ValueError when a change is not known."""
    wanted = [str(month) for month in pd.period_range(end=pd.Period(end, "M"), periods=months, freq="M")]
    found = changes[changes["month"].isin(wanted) & changes["change"].notna()]
    missing = sorted(set(wanted) - set(found["month"]))
    if missing:
        raise ValueError(f"this release gives no change from the month before for {', '.join(missing)}")
    return found.reset_index(drop=True)


def flat_needed(changes: pd.DataFrame) -> float:
    """The smallest `flat_percent` at which all these months are level or falling: the largest rise, or 0."""
    return max(0.0, float(changes["change_percent"].max()))


def as_known(revised: pd.DataFrame, known: pd.DataFrame, released: pd.DataFrame, start: str, end: str) -> pd.DataFrame:
    """One count as it stands now and as it was known, for every month from `start` to `end`.

    Each frame has the columns month and value. Columns: month, revised, known, released; what is not on file is empty.
    """
    months = pd.Index([str(month) for month in pd.period_range(start, end, freq="M")], name="month")
    counts = {"revised": revised, "known": known, "released": released}
    columns = {name: frame.set_index("month")["value"].reindex(months) for name, frame in counts.items()}
    return pd.DataFrame(columns).reset_index()


def plotted_year(month: str) -> float:
    """Where the twelve months ending with `month` stand on an axis of calendar years.

    Those ending 2020-12 are the year 2020; those ending 2020-09 stand a quarter before, at 2019.75.
    """
    period = pd.Period(month, "M")
    return period.year + period.month / 12 - 1


def readings(
    deaths: pd.DataFrame, involving: pd.DataFrame, months: Iterable[str], count: Bounds, share: Bounds
) -> pd.DataFrame:
    """An ambiguous year, read as the twelve months ending with each of `months`, in each release on file.

    `deaths` and `involving` are observations of all deaths and of those that involve the drug in question,
    `count` and `share` (percent) the bounds claimed. Columns: month, vintage, deaths, count_within,
    share_percent, share_within, highest (whether no earlier twelve months of the same release are higher). A
    share stays empty where the release is not on file for both, `highest` where there is nothing earlier to
    compare with. Raises ValueError for a month that no release on file counts.
    """
    rows = []
    for month in months:
        found = deaths[deaths["period_end"] == month].sort_values("vintage", kind="stable")
        if found.empty:
            raise ValueError(f"no count is on file for the 12 months ending {month}")
        for vintage, value in zip(found["vintage"], found["value"], strict=True):
            same = (involving["period_end"] == month) & (involving["vintage"] == vintage)
            part = involving.loc[same, "value"]
            percent = None if part.empty else 100 * float(part.iloc[0]) / value
            counts = release(deaths, vintage)
            earlier = counts.loc[counts["month"] < month, "value"]
            rows.append(
                {
                    "month": month,
                    "vintage": vintage,
                    "deaths": value,
                    "count_within": value in count,
                    "share_percent": percent,
                    "share_within": None if percent is None else percent in share,
                    "highest": None if earlier.empty else bool(value >= earlier.max()),
                }
            )
    return pd.DataFrame(rows).astype({"share_percent": float})


def fitting(readings: pd.DataFrame, vintage: str) -> list[str]:
    """The months of `readings` that satisfy count, share and rank at once in one release; unknown is no."""
    found = readings[readings["vintage"] == vintage]
    return list(found.loc[found[["count_within", "share_within", "highest"]].eq(True).all(axis=1), "month"])


def rounded(value: float) -> Bounds:
    """What a number published without decimals leaves open: half a unit on either side."""
    return Bounds(value - 0.5, value + 0.5, upper_open=True)


def ranked(causes: pd.DataFrame) -> pd.DataFrame:
    """Causes of death (column value: deaths) with their `rank`, 1 for the most deaths, and in that order."""
    rank = causes["value"].rank(method="min", ascending=False).astype(int)
    return causes.assign(rank=rank).sort_values("rank", kind="stable").reset_index(drop=True)
