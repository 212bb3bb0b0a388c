"""Deaths to date: where the counts stand now, how far they came down, and what that does to a number quoted before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from brief.charts import columns
from brief.corpus.ledger import Ledger
from brief.quantity.periods import in_words


@dataclass(frozen=True)
class Fall:
    """From the highest count of a series to its last: when and how many; `percent` is below zero where it came down."""

    peak_when: str
    peak: float
    last_when: str
    last: float

    @property
    def percent(self) -> float:
        """Change from the highest to the last, percent."""
        return 100 * (self.last / self.peak - 1)

    @property
    def times(self) -> float:
        """The highest count as a multiple of the last."""
        return self.peak / self.last


@dataclass(frozen=True)
class Share:
    """A share of one month's count of 12 months, and the release that has both counts."""

    month: str
    release: str
    percent: float


def share(part: pd.DataFrame, whole: pd.DataFrame) -> Share:
    """The share of one provisional series in another: of the last month for which one release has both.

    Counts of two releases make no share: the later one has revised the earlier.

    Parameters
    ----------
    part, whole
        Rows of `Reference.select`.

    Raises
    ------
    ValueError
        When no release has both.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import to_date
    >>> months = ["2024-12", "2025-09"]
    >>> whole = pd.DataFrame({"period_end": months, "release": ["2025-09", "2026-02"], "value": [80.0, 70.0]})
    >>> part = pd.DataFrame({"period_end": months, "release": ["2025-09", "2026-06"], "value": [48.0, 40.0]})
    >>> to_date.share(part, whole)
    Share(month='2024-12', release='2025-09', percent=60.0)
    """
    columns.of_series("to_date.share", "part", part)
    columns.of_series("to_date.share", "whole", whole)
    both = part.merge(whole, on=["period_end", "release"], suffixes=("_part", "_whole"))
    if both.empty:
        raise ValueError("no release has both counts for one month")
    last = both.sort_values(["period_end", "release"]).iloc[-1]
    return Share(last["period_end"], last["release"], float(100 * last["value_part"] / last["value_whole"]))


def twelve_months(observations: pd.DataFrame, release: str, *, first: str = "") -> pd.DataFrame:
    """The counts of 12 months of one release, by the month in which they end.

    Parameters
    ----------
    observations
        Rows of `Reference.select`.
    release
        The release: counts of two releases never stand in one line.
    first
        Keep periods that end in this month or later.

    Returns
    -------
    pd.DataFrame
        `month` (`str`), `value` (`float`), in order.

    Raises
    ------
    ValueError
        When the release has no count.

    Examples
    --------
    >>> from brief.analysis import to_date
    >>> from brief.official import reference
    >>> rows = reference.load().select("us-provisional-overdose-deaths-synthetic-opioids-predicted")
    >>> to_date.twelve_months(rows, "2026-06", first="2026-01").to_dict("records")
    [{'month': '2026-01', 'value': 37488.0}]
    """
    columns.of_series("to_date.twelve_months", "observations", observations)
    found = observations[(observations["release"] == release) & (observations["period_end"] >= first)]
    if found.empty:
        known = ", ".join(sorted(set(observations["release"])))
        raise ValueError(f"no count of the release {release}; there are {known or 'none'}")
    return pd.DataFrame({"month": found["period_end"], "value": found["value"]}).sort_values("month", ignore_index=True)


def fall(counts: pd.DataFrame, when: str) -> Fall:
    """From the highest count to the last.

    Parameters
    ----------
    counts
        `value` (`float`) and the column named by `when` (`str` or `int`), in order of time.
    when
        The column that says when: month or year.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import to_date
    >>> round(to_date.fall(pd.DataFrame({"year": [2021, 2022, 2024], "value": [90, 100, 75]}), "year").percent)
    -25
    """
    columns.check("to_date.fall", "counts", counts, numbers=["value"])
    values, periods = counts["value"].astype(float).tolist(), counts[when].tolist()
    top = values.index(max(values))
    return Fall(str(periods[top]), values[top], str(periods[-1]), values[-1])


def last_lower(counts: pd.DataFrame) -> int:
    """The last year before the newest whose count was lower than the newest.

    Parameters
    ----------
    counts
        `year` (`int`), `value` (`float`), in order.

    Raises
    ------
    ValueError
        When no year was lower.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.analysis import to_date
    >>> to_date.last_lower(pd.DataFrame({"year": [2019, 2020, 2022, 2024], "value": [70, 90, 100, 80]}))
    2019
    """
    columns.check("to_date.last_lower", "counts", counts, numbers=["year", "value"])
    lower = counts[counts["value"] < counts["value"].iloc[-1]]
    if lower.empty:
        raise ValueError("no earlier count is lower than the newest")
    return int(lower["year"].iloc[-1])


@dataclass(frozen=True)
class Present:
    """What is counted now of what a claim counted then: the number, of which period, and in words what it is."""

    value: float
    when: str
    counted: str


def beside_quoted(ledger: Ledger, present: Mapping[str, Present]) -> pd.DataFrame:
    """Each number quoted, and what the same measure is now.

    Parameters
    ----------
    ledger
        All claims.
    present
        Id of a claim to what is counted now.

    Returns
    -------
    pd.DataFrame
        `document` (`str`), `quoted` (the claim in its document's words), `counted` (`str`), `when` (`str`), `present`
        (`float`), `within` (`bool`: the present number lies within the claim's words).

    Raises
    ------
    KeyError
        For an unknown claim, with the nearest known one.

    Examples
    --------
    >>> from brief.analysis import to_date
    >>> from brief.corpus import ledger
    >>> now = to_date.Present(79_384, "2024", "overdose deaths, final counts")
    >>> beside = to_date.beside_quoted(ledger.load(), {"state-overdose-deaths-2017": now})
    >>> beside[["quoted", "when", "within"]].to_dict("records")
    [{'quoted': 'more than 72,000 Americans died', 'when': '2024', 'within': True}]
    """
    rows = [
        {
            "document": ledger[name].document.source.attribution_short,
            "quoted": ledger[name].phrase,
            "counted": now.counted,
            "when": in_words(now.when, short=True),
            "present": now.value,
            "within": now.value in ledger[name].claim.bounds,
        }
        for name, now in present.items()
    ]
    return pd.DataFrame(rows)


def by_drug(changes: Iterable[tuple[str, float]]) -> pd.DataFrame:
    """Falls of rates by drug, the largest first: the rows of `bars.bar_rows`.

    Parameters
    ----------
    changes
        Drug and change in percent, below zero for a fall.

    Returns
    -------
    pd.DataFrame
        `name`, `kind` ("official"), `text` (`str`), `value`, `lower`, `upper` (`float`: the fall in percent).

    Raises
    ------
    ValueError
        For a rate that rose: it has no bar here.

    Examples
    --------
    >>> from brief.analysis import to_date
    >>> to_date.by_drug([("Cocaine", -26.7), ("Synthetic opioids", -35.6)])[["name", "text", "value"]]
                    name          text  value
    0  Synthetic opioids  35.6 percent   35.6
    1            Cocaine  26.7 percent   26.7
    """
    rows = []
    for name, percent in sorted(changes, key=lambda change: change[1]):
        if percent > 0:
            raise ValueError(f"the rate of {name} rose by {percent} percent")
        fell = -percent
        rows.append(
            {"name": name, "kind": "official", "text": f"{fell:g} percent", "value": fell, "lower": fell, "upper": fell}
        )
    return pd.DataFrame(rows)
