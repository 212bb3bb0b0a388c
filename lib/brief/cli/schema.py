"""`brief schema`."""

from __future__ import annotations

import click

from brief.base.problems import Place, Problem, raise_any
from brief.base.project import find
from brief.upkeep import generated
from brief.upkeep.schemas import schemas


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Only say whether they are up to date. Exit 1 if not.")
def schema(only_check: bool) -> None:
    """Write the JSON Schemas by which editors complete and check the YAML files.

    They are kept in data/schema.
    """
    project = find()
    files = schemas(project)
    if only_check:
        raise_any(
            Problem(Place(project.shown(path)), "is not what the records say", suggestion="brief schema")
            for path in generated.stale(files)
        )
    for path in generated.write(files):
        click.echo(f"wrote {project.shown(path)}")
