"""The official series that claims are held against: each observation with its release and where it was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import pandas as pd

from brief.base import trace
from brief.base.problems import Place, Problem, attempt, nearest, raise_any
from brief.base.project import Project, listed
from brief.base.project import find as find_project
from brief.base.records import Entry, records
from brief.official import publications
from brief.official import rows as rows_
from brief.official import series as series_
from brief.official.quotations import NUMBERS
from brief.official.releases import catalog
from brief.official.releases.catalog import Release
from brief.official.rows import COLUMNS, GUARDS, ORIGINS, Row
from brief.official.series import Series

OBSERVATION_COLUMNS = COLUMNS | {
    "lower_open": "whether the lower end itself is excluded: it was published as `more than`",
    "upper_open": "whether the upper end itself is excluded: it was published as `nearly`",
    "origin": f"how it came here: {', '.join(ORIGINS)}",
    "words": "the words in which the number was read; empty where they are not kept",
    "held_by": f"what holds the number: {', '.join(GUARDS)}",
}


SHOWN = 12  # series in the table that a notebook shows


@dataclass(frozen=True, repr=False)
class Reference:
    """All series, and the observations of all: `rows`, which a reader gets as `observations` or by series.

    Examples
    --------
    >>> from brief.official import reference
    >>> official = reference.load()
    >>> official.annual("us-overdose-deaths-all-drugs").head(1).to_dict("records")
    [{'year': 1999, 'value': 16849.0}]
    """

    series: Mapping[str, Series]
    rows: pd.DataFrame
    releases: Mapping[str, Release] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"{len(self.series)} series, {len(self.rows)} observations"

    def _repr_markdown_(self) -> str:
        """The series with the number of their observations, as a notebook shows them: the first of many."""
        counts = self.rows["series_id"].value_counts()
        shown = list(self.series)[:SHOWN]
        lines = [f"| {name} | {counts.get(name, 0)} |" for name in shown]
        more = len(self.series) - len(shown)
        return "\n".join(
            ["| series | observations |", "| --- | --: |", *lines, *([f"| and {more} more | |"] if more else [])]
        )

    @property
    def observations(self) -> pd.DataFrame:
        """Every observation of every series, as one tidy table (columns: `OBSERVATION_COLUMNS`)."""
        trace.note("series", trace.ALL)
        return self.rows.copy()

    def select(self, series_id: str, *, start: str = "", end: str = "", release: str = "") -> pd.DataFrame:
        """The observations of one series, in order of period and release.

        Parameters
        ----------
        series_id
            Id of the series.
        start
            Keep periods that begin at this year, month or day, or later.
        end
            Keep periods that end at this year, month or day, or earlier.
        release
            Keep one release.

        Returns
        -------
        pd.DataFrame
            `COLUMNS`, which say what they mean: `value`, `lower` and `upper` are `float`, all else is `str`.

        Raises
        ------
        KeyError
            For an unknown series, with the nearest known one.

        Examples
        --------
        >>> from brief.official import reference
        >>> official = reference.load()
        >>> rows = official.select("us-overdose-deaths-synthetic-opioids", start="2012", end="2016")
        >>> rows["value"].to_list()
        [2628.0, 3105.0, 5544.0, 9580.0, 19413.0]
        """
        self.entry(series_id)
        found = self._by_series.get(series_id, self.rows.iloc[:0])
        if start:
            found = found[found["period_start"] >= start]
        if end:
            found = found[found["period_end"].str[: len(end)] <= end]
        if release:
            found = found[found["release"] == release]
        return found.reset_index(drop=True)

    def cells(self, series_id: str, *, release: str = "") -> list[dict[str, Any]]:
        """The same rows, each a mapping by column: an audit reads a hundred times, and frames are slow at single rows.

        Raises KeyError for an unknown series, with the nearest known one.
        """
        self.entry(series_id)
        return [row for row in self._cells.get(series_id, ()) if not release or row["release"] == release]

    @cached_property
    def _ordered(self) -> pd.DataFrame:
        return self.rows.sort_values(["period_start", "period_end", "release"], kind="stable")

    @cached_property
    def _by_series(self) -> dict[str, pd.DataFrame]:
        return {str(name): rows for name, rows in self._ordered.groupby("series_id")}

    @cached_property
    def _cells(self) -> dict[str, list[dict[str, Any]]]:
        cells: dict[str, list[dict[str, Any]]] = {}
        for row in self._ordered.to_dict("records"):
            cells.setdefault(row["series_id"], []).append({str(name): value for name, value in row.items()})
        return cells

    def entry(self, series_id: str) -> Series:
        """What a series counts. Raises KeyError for an unknown one, with the nearest known."""
        if series_id not in self.series:
            close = nearest(series_id, self.series)
            raise KeyError(f"no series {series_id!r} in data/reference" + (f"; did you mean {close}?" if close else ""))
        return self.series[series_id]

    def annual(self, series_id: str) -> pd.DataFrame:
        """A series of calendar years, the latest release of each.

        Parameters
        ----------
        series_id
            Id of the series.

        Returns
        -------
        pd.DataFrame
            `year` (`int`), `value` (`float`).

        Raises
        ------
        KeyError
            For an unknown series, with the nearest known one.

        Examples
        --------
        >>> from brief.official import reference
        >>> official = reference.load()
        >>> deaths = official.annual("us-overdose-deaths-synthetic-opioids").set_index("year")["value"]
        >>> deaths.loc[[2012, 2016]].tolist()
        [2628.0, 19413.0]
        """
        found = self.select(series_id)
        found = found[(found["period_start"] == found["period_end"]) & found["period_start"].str.fullmatch(r"\d{4}")]
        latest = found.drop_duplicates("period_start", keep="last")
        return pd.DataFrame({"year": latest["period_start"].astype(int), "value": latest["value"]}).reset_index(
            drop=True
        )

    def union(self, *series_ids: str) -> pd.DataFrame:
        """Several series in one table.

        Parameters
        ----------
        series_ids
            Ids of series that count the same universe in the same unit.

        Returns
        -------
        pd.DataFrame
            As of `select`.

        Raises
        ------
        KeyError
            For an unknown series, with the nearest known one.
        ValueError
            When they count different things.

        Examples
        --------
        >>> from brief.official import reference
        >>> official = reference.load()
        >>> both = official.union("us-overdose-deaths-heroin", "us-overdose-deaths-cocaine")
        >>> sorted(both["series_id"].unique())
        ['us-overdose-deaths-cocaine', 'us-overdose-deaths-heroin']
        """
        known = [self.entry(name) for name in series_ids]
        kinds = {(entry.universe, entry.unit) for entry in known}
        if len(kinds) > 1:
            said = "; ".join(f"{entry.id}: {entry.universe}, {entry.unit}" for entry in known)
            raise ValueError(f"these series count different things and must not be mixed ({said})")
        return pd.concat([self.select(name) for name in series_ids], ignore_index=True)

    def cite(self, series_id: str) -> tuple[str, str]:
        """Organization and publications of a series. Raises KeyError for an unknown id."""
        entry = self.entry(series_id)
        return entry.producer, publications.counted(entry, self.select(series_id))

    def ids(self) -> list[str]:
        """The ids of all series."""
        return list(self.series)


def load(project: Project | None = None) -> Reference:
    """Every series and observation.

    Parameters
    ----------
    project
        The one around the working folder unless told.

    Raises
    ------
    Problems
        With everything that is wrong in data/reference.

    Examples
    --------
    >>> from brief.official import reference
    >>> reference.load().cite("us-overdose-deaths-all-drugs")
    ('US CDC, National Center for Health Statistics', 'CDC WONDER, Multiple Cause of Death, 6 publications')
    """
    project = project or find_project()
    with trace.by_record():
        return _load(project)


def _load(project: Project) -> Reference:
    return _as_it_is(project)[1]


class Files(NamedTuple):
    """What stands in the files of data/reference: each record and each row with its place."""

    series: dict[str, Entry[Series]]
    releases: dict[str, Entry[Release]]
    rows: list[Row]


def read(project: Project) -> Files:
    """The records and rows of data/reference. Raises `Problems` with everything that is wrong in them."""
    return _as_it_is(project)[0]


def _as_it_is(project: Project) -> tuple[Files, Reference]:
    """What the files say now: read once for all who ask, in the kernels of a build too, until a byte is another."""
    contents = _contents(project)
    read = _of(project, contents)
    if _contents(project) != contents:  # edited in this moment: what was read may be known by the wrong content
        _of.cache_clear()
    return read


def _contents(project: Project) -> tuple[tuple[str, str], ...]:
    paths = [path for path in listed(project.reference, "*") if path.suffix in (".csv", ".yml") and path.is_file()]
    return tuple((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths)


@lru_cache(4)
def _of(project: Project, contents: tuple[tuple[str, str], ...]) -> tuple[Files, Reference]:
    files = _files(project)
    series = trace.Noted("series", records(files.series))
    return files, Reference(series, _table(files.rows), records(files.releases))


def _files(project: Project) -> Files:
    series, problems = series_.read(project)
    unsure = ["series_id"] if problems else []
    releases = attempt(problems, catalog.entries, project)
    unsure += ["file"] if releases is None else []
    releases = releases or {}
    rows: list[Row] = []
    for path in listed(project.reference, "*.csv"):
        rows += attempt(problems, rows_.read, path, project.shown(path)) or []
    if not unsure and not releases and (row := next((row for row in rows if row["file"]), None)):
        unsure, where = ["file"], project.shown(project.releases)
        expected = f"the files that rows are computed from, such as {row['file']} ({row.place.file}:{row.place.line})"
        problems.append(Problem(Place(where), "there is no such file, or no release in it", expected))
    problems += rows_.problems(rows, records(series), records(releases), unsure=unsure)
    raise_any(problems)
    empty = sorted(set(series) - {row["series_id"] for row in rows})
    expected = "rows of it in a file of data/reference, or the series taken out"
    raise_any(Problem(series[name].place, "this series has no observation", expected) for name in empty)
    return Files(series, releases, rows)


def _table(rows: Iterable[Row]) -> pd.DataFrame:
    """The rows with the columns `OBSERVATION_COLUMNS`: floats the numbers, texts all else."""
    read = [row.cells | {"origin": row.origin, "words": row.words, "held_by": row.held_by} for row in rows]
    table = pd.DataFrame(read, columns=list(OBSERVATION_COLUMNS))
    for column in NUMBERS:
        table[column] = pd.to_numeric(table[column].replace("", None))
    alone = table["value"].isna() & (table["lower"].isna() | table["upper"].isna())
    table["lower_open"], table["upper_open"] = alone & table["lower"].notna(), alone & table["upper"].notna()
    return table
