"""`brief build`."""

from __future__ import annotations

import os
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from brief.base.problems import Place, Problem, Problems, raise_any
from brief.base.project import Project, find
from brief.editions import editions
from brief.editions.editions import Planned
from brief.notebooks import execution
from brief.pipeline import preload
from brief.publish.render import renderers

if TYPE_CHECKING:
    from brief.pipeline.session import Build
    from brief.pipeline.workers import Pool


@click.command()
@click.option(
    "--edition",
    "edition_ids",
    multiple=True,
    metavar="ID",
    help="Build this edition; may be given more than once. Default: full.",
)
@click.option("--all", "build_all", is_flag=True, help="Build every edition in reports/editions.")
@click.option(
    "--matrix",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Build an edition once for each combination of the parameters in this file, and a table of all they say.",
)
@click.option(
    "-p",
    "--parameter",
    "assignments",
    multiple=True,
    metavar="NAME=VALUE",
    help="Set a parameter in every notebook that takes it. Checked before any notebook runs.",
)
@click.option(
    "--renderer",
    type=click.Choice(renderers.CHOICES),
    default="auto",
    show_default=True,
    help="quarto: its command; embedded: Pandoc and Typst from their wheels; auto: quarto where it works.",
)
@click.option("--explain", is_flag=True, help="Say what would run, and why; run nothing.")
@click.option("--force", is_flag=True, help="Run everything, whether it changed or not.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    show_default="one a core",
    help="How many processes of this machine work at the same time.",
)
@click.option(
    "--cell-seconds",
    type=click.IntRange(min=1),
    default=execution.SECONDS,
    show_default=True,
    envvar=execution.LIMIT,
    help="How long a cell may take: then it is stopped, and the build says which it was.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Let the workers of this Dask scheduler do the work, such as tls://host:8786.",
)
@click.option(
    "--certificates",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="What brief new certificates made, and the scheduler and its workers have too.",
)
@click.option("--plain-traffic", is_flag=True, help="Speak to a scheduler on another machine without encryption.")
def build(
    edition_ids: tuple[str, ...],
    build_all: bool,
    matrix: Path | None,
    assignments: tuple[str, ...],
    renderer: str,
    explain: bool,
    force: bool,
    jobs: int,
    cell_seconds: int,
    scheduler: str | None,
    certificates: Path | None,
    plain_traffic: bool,
) -> None:
    """Execute an edition's notebooks and render its brief: HTML, PDF, Word and data.

    They are written to reports/_output/<edition>/, all together or not at all. What is as it was at the last build is
    not done again: a notebook runs when it, its parameters, the library it imports, a package, or a claim, series or
    file that it read is not what it was.
    """
    started = time.monotonic()
    os.environ[execution.LIMIT] = str(cell_seconds)
    project = find()
    may_execute = force or assignments or matrix or project.edited_since(project.work / "pytask.lock")
    if may_execute and not (explain or scheduler):
        preload.warm_up(project)  # first: it takes as long as all that is done before a notebook can run
    from brief.pipeline import build as builder

    if matrix:
        plans = _matrix(project, matrix, [*edition_ids, *assignments, *(["--all"] if build_all else [])])
    else:
        ids = editions.available(project) if build_all else edition_ids or [editions.DEFAULT]
        plans = editions.plans(project, ids, _parameters(assignments))
    with nullcontext() if explain else builder.alone(project):
        if scheduler and not explain:
            pool = _cluster(project, scheduler, certificates, plain_traffic)
        else:
            pool = builder.local(project, jobs)
        prepared = builder.prepare(project, plans, pool, renderer=renderer, force=force)
        if explain:
            _explain(prepared)
            return
        _build(project, prepared, plans, bool(matrix))
    steps = f"{len(prepared.why)} of {len(prepared.tasks)} steps" if prepared.why else "nothing had changed"
    words = renderers.chosen(renderer)
    click.echo(f"done in {time.monotonic() - started:.1f} s: {steps} (rendered with {words})")


def _explain(prepared: Build) -> None:
    from brief.pipeline.progress import listed

    for task, reasons in prepared.why.items():
        click.echo(f"{task}: {listed(reasons)}")
    click.echo(f"{len(prepared.why)} of {len(prepared.tasks)} would run")


def _build(project: Project, prepared: Build, plans: list[Planned], matrix: bool) -> None:
    from brief.compare import scenarios
    from brief.pipeline import build as builder
    from brief.pipeline.progress import Reporter

    reporter = Reporter(prepared, Console(highlight=False, soft_wrap=True))
    try:
        with reporter:
            builder.build(prepared, reporter.through)
    finally:
        if matrix:
            finished = [plan for plan in plans if prepared.made(plan.id, reporter.done)]
            click.echo(f"  {project.shown(scenarios.table(project, plans[0], finished))}")
    for path in [] if matrix else (path for plan in plans for path in builder.files(project, plan.id)):
        click.echo(f"  {project.shown(path)}")


def _matrix(project: Project, path: Path, others: list[str]) -> list[Planned]:
    from brief.editions import scenarios

    if others:
        message = f"can't be given together with {' '.join(others)}"
        raise Problems([Problem(Place("--matrix"), message, f"edition: and grid: in {path} say it")])
    return scenarios.plans(project, path)


def _parameters(assignments: tuple[str, ...]) -> dict[str, str]:
    raise_any(
        Problem(Place(f"-p {text}"), "not NAME=VALUE", suggestion="-p lethal_dose_mg=1.5")
        for text in assignments
        if not text.partition("=")[0] or "=" not in text
    )
    return dict(text.split("=", 1) for text in assignments)


def _cluster(project: Project, address: str, certificates: Path | None, plain: bool) -> Pool:
    try:
        from brief.pipeline.cluster import cluster
    except ImportError as error:
        missing = f"the package {error.name} is not installed"
        raise Problems(
            [Problem(Place("--scheduler"), missing, suggestion='pip install "distributed>=2025.1"')]
        ) from None
    return cluster(project, address, certificates, plain=plain)
