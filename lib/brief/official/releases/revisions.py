"""What one release says otherwise than another."""

from __future__ import annotations

import pandas as pd

from brief.official.releases.content import COLUMNS

KEY = COLUMNS[:3]


def revisions(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """The periods of two releases, in order of series and period.

    Parameters
    ----------
    old, new
        Rows of `Content.rows`.

    Returns
    -------
    pandas.DataFrame
        `series_id`, `period_start`, `period_end` (`str`), `old`, `new` (`float`, NaN where only the other has the
        period), `change_percent` (`float`) and `change` (`str`): revised, same, added (only the new one has it) or
        gone.

    """
    both = old[COLUMNS].merge(new[COLUMNS], on=KEY, how="outer", suffixes=("_old", "_new"))
    both = both.rename(columns={"value_old": "old", "value_new": "new"}).sort_values(KEY, kind="stable")
    change = pd.Series("revised", index=both.index).mask(both["old"] == both["new"], "same")
    change = change.mask(both["old"].isna(), "added").mask(both["new"].isna(), "gone")
    percent = 100 * (both["new"] / both["old"] - 1)
    return both.assign(change_percent=percent, change=change).reset_index(drop=True)
