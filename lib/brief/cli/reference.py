"""`brief reference`: the agencies' own files, a command for each thing to do with them."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pandas as pd

from brief.base.problems import Place, Problem, Problems, nearest, raise_any
from brief.base.project import find
from brief.official import reference as official
from brief.official import sealing, seals
from brief.official.reference import Reference
from brief.official.releases import catalog, content, readers, report
from brief.official.releases import fetch as fetching
from brief.official.releases import verify as verifying
from brief.official.releases.revisions import revisions

EXAMPLE = """\b
Example:
  brief reference fetch files            download what releases.yml names
  brief reference read files/new-1.txt   what a file is, and what it holds
  brief reference verify files           hold every row against the files
"""
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group(epilog=EXAMPLE)
def reference() -> None:
    """Read, verify, fetch and compare the agencies' files that official rows are computed from.

    The files are named in data/reference/releases.yml and are not kept in the project.
    """


@reference.command()
@click.argument("file", type=_FILE)
@click.option(
    "--csv", "as_csv", is_flag=True, help="Write the rows as CSV: series_id, period_start, period_end, value."
)
def read(file: Path, as_csv: bool) -> None:
    """Say which agency, dataset, release and universe FILE is, and which rows it holds.

    It is known by what stands in it, not by its name. A file whose layout changed, that is cut off, from another
    dataset, or that mixes universes is refused.
    """
    opened = content.File.open(file)
    read_ = readers.read(opened)
    if as_csv:
        click.echo(read_.rows.to_csv(index=False), nl=False)
        return
    known = official.load(find())
    release = catalog.by_checksum(known.releases, opened.sha256)
    click.echo("\n".join(report.of_file(opened, read_, release, known.series)))


@reference.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
def verify(folder: Path) -> None:
    """Hold every row of data/reference against the files in DIR.

    Exit 1 only where a row differs from the file that it names: a later release may well say something else.
    """
    known = official.load(find())
    verified = verifying.verify(known, folder)
    click.echo("\n".join(report.of_verified(verified, known.rows)))
    sys.exit(bool(len(verified.different)))


@reference.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
def fetch(folder: Path) -> None:
    """Download into DIR what releases.yml names, where an address is known.

    A file is kept only where its checksum is that of a release, or where it is a whole file of a newer one. A good
    file is never replaced.
    """
    fetched, problems = fetching.fetch(catalog.load(find()).values(), folder)
    for entry in fetched:
        where = f" ({entry.path})" if entry.path else ""
        click.echo(f"{', '.join(entry.releases)}: {entry.message}{where}")
    raise_any(problems)


@reference.command()
@click.argument("names", metavar="[SERIES|RELEASE]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Seal all that changed, whatever it is called.")
@click.option(
    "--files",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The agencies' files: needed for what was computed from one.",
)
def seal(names: tuple[str, ...], everything: bool, folder: Path | None) -> None:
    """Say that the rows of a series, or the record of a release, are right as they now stand.

    From then on brief check refuses a row that is changed, lost or added. A row that was computed is sealed only
    where the agency's file says the same. Without a name, what would be sealed is told and nothing is written.
    """
    project = find()
    made = sealing.sealing(project, names, folder)
    click.echo("\n".join(report.of_sealing(made.changes)))
    if names or everything:
        seals.save(made.seals, project)


@reference.command()
@click.argument("old")
@click.argument("new")
def diff(old: str, new: str) -> None:
    """Say what the release NEW revised since OLD.

    Each is a file, or the id of a release in releases.yml: then its rows in data/reference are taken.
    """
    known = official.load(find())
    before, after = _rows(known, old), _rows(known, new)
    if not set(before["series_id"]) & set(after["series_id"]):
        raise Problems([Problem(Place(new), f"has no series in common with {old}", "two releases of one dataset")])
    click.echo("\n".join(report.of_revisions(revisions(before, after))))


def _rows(known: Reference, name: str) -> pd.DataFrame:
    """The rows of a file, or those of a release. Raises `Problems` for a word that is neither."""
    if name in known.releases:
        return known.rows[known.rows["file"] == name]
    if not Path(name).is_file():
        message, expected = "is no file, and no release has that id", "a file, or an id in data/reference/releases.yml"
        raise Problems([Problem(Place(name), message, expected, nearest(name, known.releases))])
    return readers.read(content.File.open(Path(name))).rows
