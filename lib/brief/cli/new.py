"""`brief new`: a command for each kind of file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from brief.base.project import find
from brief.editions import editions
from brief.upkeep import new_edition, new_notebook


@click.group()
def new() -> None:
    """Start a new file of the project. It says what goes where, and can be built as it stands."""


@new.command()
@click.argument("edition_id", metavar="ID")
@click.option("--title", default="", help="Title of the brief. Default: the id in words.")
@click.option("--audience", default="", help="For whom it is. Default: as in the edition it starts from.")
@click.option(
    "--from",
    "source",
    default=editions.DEFAULT,
    show_default=True,
    metavar="ID",
    help="The edition to start from.",
)
def edition(edition_id: str, title: str, audience: str, source: str) -> None:
    """Start an edition: reports/editions/ID.yml, with every section, notebook and parameter to choose from.

    ID is small letters, digits and hyphens: brief build --edition ID builds it into reports/_output/ID.
    """
    project = find()
    today = date.today().isoformat()
    path = new_edition.write(project, edition_id, title=title, audience=audience, source=source, date=today)
    click.echo(f"wrote {project.shown(path)}: choose in it, then brief build --edition {edition_id}")


@new.command()
@click.argument("name")
@click.option("--title", default="", help="The first heading. Default: the name in words.")
def notebook(name: str, title: str) -> None:
    """Start a notebook: notebooks/NN-NAME.ipynb, one claim held against one series, to be changed cell by cell.

    NAME is small letters, digits and hyphens. NN is the next number, unless NAME begins with another.
    """
    project = find()
    path = new_notebook.write(project, name, title=title)
    click.echo(f"wrote {project.shown(path)}: change it in make lab, then brief refresh {path.stem[:2]}")


@new.command()
@click.argument("folder", type=click.Path(path_type=Path))
def certificates(folder: Path) -> None:
    """Make a certificate and its key for a Dask cluster: for scheduler, workers and builds alike.

    Who has the key can run code on the cluster: copy FOLDER to its machines by a safe way, and keep it out of git.
    """
    from brief.pipeline import certificates

    certificates.make(folder)
    flags = certificates.flags(folder)
    click.echo(f"wrote {folder}: on each machine, with a copy of it,")
    click.echo(f"  dask scheduler --protocol tls --port 8786 {flags}")
    click.echo(f"  dask worker tls://HOST:8786 --nthreads 1 {flags}")
    click.echo(f"and here\n  brief build --scheduler tls://HOST:8786 --certificates {folder}")
