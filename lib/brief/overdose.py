"""Overdose deaths: running totals, releases of one count, month-to-month changes, readings of an ambiguous year.

Final counts are of residents by calendar year; provisional counts are of deaths that occurred in the country, over the
twelve months ending with a month, and each release revises them. The two are shown side by side, never added up.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping

import pandas as pd

from brief.ledger import Anchored
from brief.quantity import Bounds


def bounds_text(bounds: Bounds) -> str:
    """Bounds in words: "more than 300,000", "at most 5", "more than 60, at most 100", "7", "no bound"."""
    if not bounds.known:
        return "no bound"
    if bounds.lower == bounds.upper:
        return f"{bounds.lower:,.12g}"
    words = []
    if bounds.lower is not None:
        words.append(f"{'more than' if bounds.lower_open else 'at least'} {bounds.lower:,.12g}")
    if bounds.upper is not None:
        words.append(f"{'less than' if bounds.upper_open else 'at most'} {bounds.upper:,.12g}")
    return ", ".join(words)


def month_name(month: str, *, short: bool = False) -> str:
    """A month or day such as 2022-10 as readers write it: October 2022, or Oct 2022. A year stays a year."""
    year, *rest = month.split("-")
    names = calendar.month_abbr if short else calendar.month_name
    return f"{names[int(rest[0])]} {year}" if rest else year


def moved(percent: float) -> str:
    """A change in percent as a noun: "fall of 2.4%", "rise of 0.8%"."""
    return f"{'fall' if percent < 0 else 'rise'} of {abs(percent):.1f}%"


def in_year(series: pd.DataFrame, year: int, column: str = "value") -> float:
    """The number of one year (columns: year and `column`). Raises ValueError when the series lacks the year."""
    found = series.loc[series["year"] == year, column]
    if found.empty:
        raise ValueError(f"there is no number for {year}; there is one for {series['year'].min()} to "
                         f"{series['year'].max()}")
    return float(found.iloc[0])


def side_by_side(series: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Annual series (columns: year, value) by name: one row a year, every year from first to last, one column each.

    A year that a series lacks stays empty.
    """
    frame = pd.concat({name: one.set_index("year")["value"] for name, one in series.items()}, axis=1)
    years = pd.RangeIndex(frame.index.min(), frame.index.max() + 1, name="year")
    return frame.reindex(years).reset_index()


def compared(rows: Iterable[tuple[Anchored, str, float]]) -> pd.DataFrame:
    """Claims beside official numbers; each row is given as claim, what it is compared with, and the number.

    Columns: quote, document, bounds (in words), unit, compared_with, official (in the claim's unit), within (whether
    the claim's bounds hold the number; empty where the words give no bound).
    """
    return pd.DataFrame([
        {
            "quote": " ".join(anchored.quote.split()),
            "document": anchored.document.source.attribution_short,
            "bounds": bounds_text(anchored.claim.bounds),
            "unit": anchored.claim.unit,
            "compared_with": with_what,
            "official": official,
            "within": official in anchored.claim.bounds if anchored.claim.bounds.known else None,
        }
        for anchored, with_what, official in rows
    ])


def cumulated(series: pd.DataFrame, first_year: int, bounds: Bounds) -> pd.DataFrame:
    """The running total of an annual series (columns: year, value) from `first_year` on, held against a claim's bounds.

    Columns: year, value, total, within. It ends with the last year before a gap: a total that leaves a year out would
    be too low. Raises ValueError when the series has no value for the first year.
    """
    in_year(series, first_year)
    values = series.set_index("year")["value"]
    unbroken = values.reindex(range(first_year, values.index.max() + 1))
    unbroken = unbroken[unbroken.isna().cumsum() == 0]
    totals = unbroken.cumsum()
    return pd.DataFrame({"year": totals.index, "value": unbroken.array, "total": totals.array,
                         "within": [total in bounds for total in totals]})


def first_within(totals: pd.DataFrame) -> int | None:
    """The first year of `cumulated` whose total the bounds hold; None when they hold no year's."""
    found = totals.loc[totals["within"], "year"]
    return None if found.empty else int(found.iloc[0])


def vintages(counts: Mapping[str, pd.DataFrame], bounds: Bounds) -> pd.DataFrame:
    """One period as each release counted it, and whether the claim's bounds hold that number.

    `counts` gives the observations by what was counted ("predicted", "reported", "final"). Columns: counted, vintage,
    value, within; in the order given, then of release.
    """
    rows = [
        {"counted": counted, "vintage": found.vintage, "value": found.value, "within": found.value in bounds}
        for counted, observations in counts.items()
        for found in observations.sort_values("vintage", kind="stable").itertuples()
    ]
    return pd.DataFrame(rows, columns=["counted", "vintage", "value", "within"])


def by_release(vintages: pd.DataFrame) -> pd.DataFrame:
    """`vintages` in the order of release, the final count last, with `release`: its month in words, or "Final count"."""
    final = vintages["counted"] == "final"
    ordered = vintages.assign(final=final, release=vintages["vintage"].map(
        lambda vintage: month_name(vintage, short=True)).mask(final, "Final count"))
    return ordered.sort_values(["final", "vintage"], kind="stable").drop(columns="final").reset_index(drop=True)


def release(observations: pd.DataFrame, vintage: str) -> pd.DataFrame:
    """The twelve-month counts of one release. Columns: month (the last of the twelve, such as 2022-10), value.

    Raises ValueError when no count of that release is on file.
    """
    found = observations[observations["vintage"] == vintage].sort_values("period_end", kind="stable")
    if found.empty:
        raise ValueError(f"no count is on file of a release of {vintage!r}; there are releases of "
                         f"{', '.join(sorted(set(observations['vintage'])))}")
    return pd.DataFrame({"month": found["period_end"], "value": found["value"]}).reset_index(drop=True)


def known_on(observations: pd.DataFrame, day: str) -> pd.DataFrame:
    """Each period's count in the latest release up to `day` (such as 2023-04-11). Columns: month, value, vintage.

    A release whose day is not known counts from the start of its month.
    """
    released = observations["published"].where(observations["published"] != "", observations["vintage"])
    known = observations.assign(released=released)[released <= day].sort_values(["period_end", "released"], kind="stable")
    latest = known.drop_duplicates("period_end", keep="last").rename(columns={"period_end": "month"})
    return latest[["month", "value", "vintage"]].reset_index(drop=True)


def count_of(counts: pd.DataFrame, month: str) -> float:
    """The count of the twelve months ending with `month` (columns: month, value). Raises ValueError when there is none."""
    found = counts.loc[counts["month"] == month, "value"]
    if found.empty:
        raise ValueError(f"no count is on file for the 12 months ending {month}; there are {', '.join(counts['month'])}")
    return float(found.iloc[0])


def percent_change(counts: pd.DataFrame, start: str, end: str) -> float:
    """Change in percent between two months of one release. Raises ValueError when it lacks one of them."""
    return 100 * (count_of(counts, end) / count_of(counts, start) - 1)


def monthly_changes(counts: pd.DataFrame, flat_percent: float) -> pd.DataFrame:
    """Month-to-month changes in one release's twelve-month counts (columns: month, value).

    Adds `change` (deaths), `change_percent` and `level_or_falling`: whether the count fell, or rose by no more than
    `flat_percent`. All three stay empty where the month before is not on file.
    """
    months = pd.PeriodIndex(counts["month"], freq="M")
    before = pd.Series(counts["value"].to_numpy(), index=months + 1).reindex(months).to_numpy()
    change = counts["value"] - before
    percent = 100 * change / before
    level = [None if pd.isna(moved) else bool(moved <= flat_percent) for moved in percent]
    return counts.assign(change=change, change_percent=percent, level_or_falling=pd.Series(level, counts.index, object))


def last_months(changes: pd.DataFrame, end: str, months: int) -> pd.DataFrame:
    """The `months` months up to `end`, of `monthly_changes`. Raises ValueError when the change of one is not known."""
    wanted = [str(month) for month in pd.period_range(end=pd.Period(end, "M"), periods=months, freq="M")]
    found = changes[changes["month"].isin(wanted) & changes["change"].notna()]
    missing = sorted(set(wanted) - set(found["month"]))
    if missing:
        raise ValueError(f"this release gives no change from the month before for {', '.join(missing)}")
    return found.reset_index(drop=True)


def flat_needed(changes: pd.DataFrame) -> float:
    """The smallest `flat_percent` at which every one of these months is level or falling: the largest rise, or 0."""
    return max(0.0, float(changes["change_percent"].max()))


def unbroken(counts: pd.DataFrame, start: str, end: str) -> pd.DataFrame:
    """Counts (columns: month, value) for every month from `start` to `end`; those not on file stay empty."""
    months = [str(month) for month in pd.period_range(start, end, freq="M")]
    return counts.set_index("month")["value"].reindex(months).rename_axis("month").reset_index()


def plotted_year(month: str) -> float:
    """Where the twelve months ending with `month` stand on an axis of calendar years: 2020-12 at 2020, 2020-09 at 2019.75."""
    period = pd.Period(month, "M")
    return period.year + period.month / 12 - 1


def readings(deaths: pd.DataFrame, involving: pd.DataFrame, months: Iterable[str], count: Bounds,
             share: Bounds) -> pd.DataFrame:
    """An ambiguous year, read as the twelve months ending with each of `months`, in each release on file.

    `deaths` and `involving` are observations of all deaths and of those that involve the drug in question. Columns:
    month, vintage, deaths, count_within, share_percent, share_within, highest (whether no earlier twelve months of
    the same release are higher). A share stays empty where the release is not on file for both, `highest` where
    there is nothing earlier to compare with. Raises ValueError for a month that no release on file counts.
    """
    rows = []
    for month in months:
        found = deaths[deaths["period_end"] == month].sort_values("vintage", kind="stable")
        if found.empty:
            raise ValueError(f"no count is on file for the 12 months ending {month}")
        for vintage, value in zip(found["vintage"], found["value"], strict=True):
            part = involving.loc[(involving["period_end"] == month) & (involving["vintage"] == vintage), "value"]
            percent = None if part.empty else 100 * float(part.iloc[0]) / value
            counts = release(deaths, vintage)
            earlier = counts.loc[counts["month"] < month, "value"]
            rows.append({
                "month": month, "vintage": vintage, "deaths": value, "count_within": value in count,
                "share_percent": percent, "share_within": None if percent is None else percent in share,
                "highest": None if earlier.empty else bool(value >= earlier.max()),
            })
    return pd.DataFrame(rows).astype({"share_percent": float})


def fitting(readings: pd.DataFrame, vintage: str) -> list[str]:
    """The months of `readings` that satisfy count, share and rank at once in one release."""
    found = readings[readings["vintage"] == vintage]
    # An empty answer is no yes.
    return list(found.loc[found[["count_within", "share_within", "highest"]].eq(True).all(axis=1), "month"])


def rounded(value: float) -> Bounds:
    """What a number published without decimals leaves open: half a unit on either side."""
    return Bounds(value - 0.5, value + 0.5, upper_open=True)


def ranked(causes: pd.DataFrame) -> pd.DataFrame:
    """Causes of death (column value: deaths) with their `rank`, 1 for the most deaths, and in that order."""
    rank = causes["value"].rank(method="min", ascending=False).astype(int)
    return causes.assign(rank=rank).sort_values("rank", kind="stable").reset_index(drop=True)
