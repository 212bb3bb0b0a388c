"""`brief build`."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from brief.base import cores
from brief.base.problems import Place, Problem, Problems, raise_any
from brief.base.project import DEFAULT_EDITION, Project, find
from brief.cli import options
from brief.pipeline import seen
from brief.publish.render import names

# What builds, is imported where something is to be built: it takes seconds, and mostly nothing is.
if TYPE_CHECKING:
    from brief.editions.editions import Planned
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
    type=click.Choice(names.CHOICES),
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
    default=cores.count(),
    show_default="one a core",
    help="How many processes of this machine work at the same time.",
)
@options.cell_seconds
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
    *,
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
    project = find()
    asked = (
        "" if matrix or explain or force or scheduler else json.dumps([edition_ids, build_all, assignments, renderer])
    )
    done = seen.untouched(project, asked) if asked else None
    if done:
        _list(project, done.editions)
        click.echo(f"done in {time.monotonic() - started:.1f} s: nothing had changed (rendered with {done.renderer})")
        return
    before = seen.inputs(project)
    may_execute = force or assignments or matrix or project.edited_since(project.work / "pytask.lock")
    if may_execute and not (explain or scheduler):
        from brief.pipeline import ready

        ready.start(project)  # first: it takes as long as all that is done before a notebook can run
    from brief.editions import editions
    from brief.pipeline import build as builder
    from brief.publish.render import renderers

    if matrix:
        plans = _matrix(project, matrix, [*edition_ids, *assignments, *(["--all"] if build_all else [])])
    else:
        ids = editions.available(project) if build_all else edition_ids or [DEFAULT_EDITION]
        plans = editions.plans(project, ids, _parameters(assignments))
    with nullcontext() if explain else builder.alone(project):
        if scheduler and not explain:
            pool = _cluster(project, scheduler, certificates, plain_traffic)
        else:
            pool = builder.local(project, jobs)
        prepared = builder.prepare(project, plans, pool, renderer=renderer, force=force, cell_seconds=cell_seconds)
        if explain:
            _explain(prepared)
            return
        _build(project, prepared, plans, bool(matrix))
        words = renderers.chosen(renderer)
        if asked:
            seen.remember(project, asked, before, seen.Done([plan.id for plan in plans], words))
    steps = f"{len(prepared.why)} of {len(prepared.tasks)} steps" if prepared.why else "nothing had changed"
    click.echo(f"done in {time.monotonic() - started:.1f} s: {steps} (rendered with {words})")


def _explain(prepared: Build) -> None:
    from brief.pipeline.progress import listed

    for task, reasons in prepared.why.items():
        click.echo(f"{task}: {listed(reasons)}")
    click.echo(f"{len(prepared.why)} of {len(prepared.tasks)} would run")


def _build(project: Project, prepared: Build, plans: list[Planned], matrix: bool) -> None:
    from rich.console import Console

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
    if not matrix:
        _list(project, (plan.id for plan in plans))


def _list(project: Project, edition_ids: Iterable[str]) -> None:
    for path in (path for name in edition_ids for path in project.finished(name)):
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
