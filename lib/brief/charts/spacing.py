"""Where labels stand so that they don't overlap."""

from __future__ import annotations

import pandas as pd


def apart(positions: pd.Series[float], least: float) -> pd.Series[float]:
    """Where labels stand so that each is `least` or more from the next: in the order of the positions, close to them.

    Parameters
    ----------
    positions
        Where each label would stand by itself.
    least
        The least distance between two, in the unit of the positions.

    Examples
    --------
    >>> import pandas as pd
    >>> from brief.charts.spacing import apart
    >>> apart(pd.Series([10.0, 9.5, 3.0]), 2.0).tolist()
    [10.75, 8.75, 3.0]

    """
    ordered = positions.sort_values(kind="stable")
    groups: list[list[float]] = []  # neighbors that touch stand around their own middle
    for position in ordered:
        groups.append([position])
        while len(groups) > 1 and _lowest(groups[-1], least) - _highest(groups[-2], least) < least:
            groups[-2:] = [groups[-2] + groups[-1]]
    places = [_lowest(group, least) + step * least for group in groups for step in range(len(group))]
    return pd.Series(places, index=ordered.index).reindex(positions.index)


def _lowest(group: list[float], least: float) -> float:
    return sum(group) / len(group) - least * (len(group) - 1) / 2


def _highest(group: list[float], least: float) -> float:
    return _lowest(group, least) + least * (len(group) - 1)
