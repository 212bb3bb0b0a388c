"""What was read, verified or revised, in words for the command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from brief.official.releases.catalog import Release
from brief.official.releases.content import Content, File
from brief.official.releases.verify import RESULTS, Verified


def of_file(file: File, content: Content, release: Release | None, series: Mapping[str, object]) -> Iterator[str]:
    """What a file is, and how much of each series stands in it; `series` are those of data/reference."""
    yield f"{content.agency}, {content.dataset}, {content.as_of}"
    yield f"universe: {content.universe}"
    yield (
        f"release: {release.id}, {release.as_of}" if release else "release: not in releases.yml; its record would have"
    )
    if not release:
        yield f"    bytes: {len(file.data)}"
        yield f"    sha256: {file.sha256}"
    for name, rows in content.rows.groupby("series_id"):
        first, last = rows["period_start"].min(), rows["period_end"].max()
        note = "" if name in series else " (no such series in data/reference)"
        yield f"{name}: {len(rows)} rows, {first} to {last}{note}"


def of_verified(verified: Verified, rows: pd.DataFrame) -> Iterator[str]:
    """The files, the files that were refused, how many rows agree, and each row that does not; `rows`: all rows."""
    for file in verified.files:
        yield f"read {file.name}: {file.id or 'not in releases.yml'}"
    for problem in verified.refused:
        yield f"not read {problem}"
    yield ""
    for result, number in verified.counts.items():
        yield f"{number:5,} {RESULTS[result]}"
    yield f"{len(verified.rows):5,} rows with a value"
    yield ""
    for column, title in (("origin", "how the rows came here"), ("held_by", "what holds their numbers")):
        counts = rows[column].value_counts()
        yield f"{title}: {', '.join(f'{number:,} {name}' for name, number in counts.items())}"
    for title, rows in (("different", verified.different), ("revised since, or before", verified.revised)):
        if len(rows):
            yield from ("", f"{title}:", *(f"  {_line(row)}" for row in rows.to_dict("records")))


def _line(row: Mapping[Hashable, Any]) -> str:
    period = " to ".join(dict.fromkeys((str(row["period_start"]), str(row["period_end"]))))
    other = "no such row" if pd.isna(row["in_file"]) else f"{row['in_file']:,}"
    return f"{row['series_id']}, {period}, release of {row['release']}: {row['value']:,}; {row['read']}: {other}"


def of_revisions(revised: pd.DataFrame) -> Iterator[str]:
    """How many periods of each series were revised, and each of those."""
    for name, rows in revised.groupby("series_id"):
        counts = rows["change"].value_counts()
        yield f"{name}: " + ", ".join(
            f"{counts.get(change, 0)} {change}" for change in ("revised", "same", "added", "gone")
        )
        for row in rows[rows["change"] == "revised"].to_dict("records"):
            period = " to ".join(dict.fromkeys((row["period_start"], row["period_end"])))
            yield f"  {period}: {row['old']:,} became {row['new']:,} ({row['change_percent']:+.2f}%)"


def of_sealing(changes: Mapping[tuple[str, str, str, str], str]) -> Iterator[str]:
    """What was sealed, line by line where it was changed or is gone, and how much is new."""
    for (name, start, end, release), change in changes.items():
        period = " to ".join(dict.fromkeys((start, end)))
        if change != "new":
            yield f"{change}: {name}" + (f", {period}, release of {release}" if start else "")
    counts = Counter(changes.values())
    yield ", ".join(f"{counts[change]:,} {change}" for change in ("changed", "new", "gone"))
