"""To which date the official figures reach."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from brief.quantity.periods import Period

FINAL, PROVISIONAL = "final", "provisional"


@dataclass(frozen=True)
class Reach:
    """The newest final and the newest provisional figure, and the newest release, each as a year, a month or a day.

    None where there is none.
    """

    final: Period | None
    provisional: Period | None
    release: Period | None

    @property
    def words(self) -> str:
        """As a sentence; empty where there is nothing to say."""
        ends = [
            f"{kind} ones to {end.words()}"
            for kind, end in ((FINAL, self.final), (PROVISIONAL, self.provisional))
            if end is not None
        ]
        if not ends or self.release is None:
            return ""
        return (
            f"Official figures in this brief: {', '.join(ends)}, where a series goes so far; "
            f"the newest was published in {self.release.words()}."
        )


def reach(rows: pd.DataFrame) -> Reach:
    """How far observations reach.

    Parameters
    ----------
    rows
        Columns `period_end`, `release`, `status` (`str`), as of `Reference.select`.
    """
    ends = {status: group["period_end"] for status, group in rows.groupby("status")}
    none = rows["period_end"].iloc[:0]
    return Reach(_newest(ends.get(FINAL, none)), _newest(ends.get(PROVISIONAL, none)), _newest(rows["release"]))


def _newest(points: pd.Series[str]) -> Period | None:
    """The year, month or day that ends last; of those that end alike the one that says most."""
    periods = [Period.parse(point) for point in dict.fromkeys(points) if point]
    return max(periods, key=lambda period: (period.last_day or period.first_day, len(period.end)), default=None)
