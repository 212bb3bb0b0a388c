"""New psychoactive substances (NPS): how fast they appear, and how many do while one is scheduled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from brief.quantity.bounds import Bounds
from brief.quantity.units import convert


def per_year(per_week: float) -> float:
    """Substances a year at `per_week` a week: 365.25 / 7 weeks make a year."""
    return convert(per_week, "1/week", "1/year")


def per_week(per_year: float) -> float:
    """Substances a week at `per_year` a year."""
    return convert(per_year, "1/year", "1/week")


def decimal_year(period: str, passed: float = 0.5) -> float:
    """A year, month or day as a decimal year: "2012-06" is 2012.5 once it has `passed` whole (1).

    `passed` is the part of the year or month that lies behind; a day is itself. Raises ValueError for text
    that is none of them.
    """
    parts = [int(part) for part in period.split("-")]
    if len(parts) == 1:
        return parts[0] + passed
    if len(parts) == 2:
        return parts[0] + (parts[1] - 1 + passed) / 12
    day = date(*parts)
    length = date(day.year + 1, 1, 1) - date(day.year, 1, 1)
    return day.year + (day - date(day.year, 1, 1)) / length


def stock(observations: pd.DataFrame) -> pd.DataFrame:
    """The counts of a cumulative series that are dated to the month, in order of time.

    `observations` are rows of `brief.official.reference`. Columns: period (the month), when (decimal year of its end),
    value (substances). Left out are bounds without a number, and counts of a year whose month is not known.
    """
    monthly = observations["period_end"].str.fullmatch(r"\d{4}-\d{2}")
    dated = observations[observations["value"].notna() & monthly]
    frame = pd.DataFrame(
        {
            "period": dated["period_end"],
            "when": [decimal_year(period, passed=1) for period in dated["period_end"]],
            "value": dated["value"],
        }
    )
    return frame.sort_values("when", ignore_index=True)


def rates(counts: pd.DataFrame) -> pd.DataFrame:
    """How many substances came in between one count of `stock` and the next, and at what rate.

    Columns: start, end (months), start_year, end_year (decimal), added, years, per_year, per_week. Raises
    ValueError for fewer than two counts.
    """
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
    """The row of `rates` for two months of `stock`, whatever lies between them.

    Raises ValueError for a month without a count, with those that have one, and for an end before the start.
    """
    for month in (start, end):
        if month not in set(counts["period"]):
            raise ValueError(f"no count for {month!r}; there is one for {', '.join(counts['period'])}")
    if start >= end:
        raise ValueError(f"{end} is not after {start}")
    return rates(counts[counts["period"].isin([start, end])]).iloc[0]


def reached(counts: pd.DataFrame, level: float) -> float:
    """When a stock reached `level`, as a decimal year, on a straight line between the counts around it.

    Raises ValueError when it lies outside the counts.
    """
    for step, first in zip(rates(counts).itertuples(), counts["value"], strict=False):
        if step.added and first <= level <= first + step.added:
            return step.start_year + (level - first) / step.per_year
    raise ValueError(f"{level:g} lies outside the counts, {counts['value'].min():g} to {counts['value'].max():g}")


def waiting(rate: Bounds, years: float) -> Bounds:
    """How many new substances are not scheduled yet, when `rate` a year appear and each takes `years`.

    Arrivals times stay (Little, "A proof for the queuing formula: L = λW", Operations Research 9, 1961). It
    is the number at any time, even if every substance is scheduled in the end and however many are worked on
    side by side; and the number that appears while one is being scheduled.
    """
    return rate * Bounds.point(years)


def race(speeds: Iterable[tuple[str, float, Bounds]], years: Iterable[float]) -> pd.DataFrame:
    """How many new substances appear while one is scheduled, for several speeds and lengths of scheduling.

    `speeds` are label, substances a year, and their bounds. Columns: speed, per_year, years, substances,
    lower, upper (substances; empty: unknown). Raises ValueError for a length that is not positive.
    """
    lengths = list(years)
    if min(lengths) <= 0:
        raise ValueError(f"scheduling takes more than {min(lengths):g} years")
    return pd.DataFrame(
        [
            {
                "speed": label,
                "per_year": speed,
                "years": length,
                "substances": speed * length,
                "lower": left.lower,
                "upper": left.upper,
            }
            for label, speed, bounds in speeds
            for length in lengths
            for left in [waiting(bounds, length)]
        ]
    ).astype({"years": float, "lower": float, "upper": float})


def delays(earlier: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """How long after one authority another controlled the same chemicals, row by row.

    Both are rows of `brief.official.reference`, of the same length and in the same order. Columns: from, to (periods),
    years; a month counts by its middle. Raises ValueError when the lengths differ.
    """
    starts, ends = earlier["period_start"].tolist(), later["period_start"].tolist()
    return pd.DataFrame(
        [
            {"from": start, "to": end, "years": decimal_year(end) - decimal_year(start)}
            for start, end in zip(starts, ends, strict=True)
        ]
    )
