"""The `brief` command."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markup import escape

from brief.base import project
from brief.base.problems import Place, Problem, Problems, raise_any
from brief.editions import editions
from brief.kernels import forking as kernels
from brief.publish.render import renderers

if TYPE_CHECKING:
    from brief.pipeline.workers import Pool

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
def command() -> None:
    """Turn policy documents into a briefing in which every number can be traced.

    \b
    brief check                     every problem in documents, claims, notebooks, editions and prose
    brief build                     the full edition: HTML, PDF and data; what didn't change is not done again
    brief build --explain           what would run, and why
    brief build --matrix FILE       an edition for each combination of parameters
    brief build -p lethal_dose_mg=1.5
                                    the same with another assumption
    brief diff before full          what changed between two builds, in numbers, claims, verdicts, charts; and why
    brief new edition ID            start another edition: which sections, for whom, with which parameters
    brief refresh 03                re-execute a notebook and keep its outputs, before committing it
    brief tables                    the tidy tables as CSV
    """


@command.command()
def check() -> None:
    """Check documents, claims, series, notebooks, editions and prose; report every problem. Exit 1 if there is one."""
    from brief.upkeep.check import check as check_all

    problems, counts = check_all(project.find())
    if problems:
        raise Problems(problems)
    out.print("Checked " + ", ".join(f"{count} {name}" for name, count in counts.items()) + ": no problem.")


@command.command()
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
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="Set a parameter in every notebook that takes it. Checked before any notebook runs.",
)
@click.option(
    "--renderer",
    type=click.Choice(renderers.CHOICES),
    default="auto",
    show_default=True,
    help="quarto: its command; embedded: Pandoc and Typst from their wheels; auto: quarto where it is installed.",
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
    "--scheduler",
    metavar="ADDRESS",
    help="Let the workers of this Dask scheduler do the work, such as tcp://host:8786.",
)
def build(
    edition_ids: tuple[str, ...],
    build_all: bool,
    matrix: Path | None,
    given: tuple[str, ...],
    renderer: str,
    explain: bool,
    force: bool,
    jobs: int,
    scheduler: str | None,
) -> None:
    """Execute an edition's notebooks and render its brief: HTML, PDF and data in reports/_output/<edition>/.

    What is as it was at the last build is not done again: a notebook runs when it, its parameters, the library it
    imports, a package, or a claim, series or file that it read is not what it was.
    """
    started = time.monotonic()
    here = project.find()
    if not (explain or scheduler) and (force or given or matrix or here.edited_since(here.work / "pytask.lock")):
        kernels.warm_up(here.root)  # first: it takes as long as all that is done here before a notebook can run
    from brief.compare import scenarios
    from brief.pipeline import build as builder
    from brief.pipeline.progress import Reporter, listed

    if matrix:
        planned = _planned_matrix(here, matrix, [*edition_ids, *given, *(["--all"] if build_all else [])])
    else:
        planned = _planned(here, editions.available(here) if build_all else edition_ids or [editions.DEFAULT], given)
    pool = _cluster(here, scheduler) if scheduler and not explain else builder.local(here, jobs)
    prepared = builder.prepare(here, planned, pool, renderer=renderer, force=force)
    if explain:
        for task, reasons in prepared.why.items():
            out.print(f"{task}: {listed(reasons)}")
        out.print(f"{len(prepared.why)} of {len(prepared.tasks)} would run")
        return
    try:
        with Reporter(prepared, out) as reporter:
            builder.build(prepared, reporter.through)
    finally:
        if matrix:
            out.print(f"  {here.shown(scenarios.table(here, planned))}")
    for one in planned if not matrix else []:
        for path in builder.files(here, one.id):
            out.print(f"  {here.shown(path)}")
    ran = f"{len(prepared.why)} of {len(prepared.tasks)} steps" if prepared.why else "nothing had changed"
    title = renderers.choose(renderer).title
    out.print(f"done in {time.monotonic() - started:.1f} s: {ran} (rendered with {title})")


def _cluster(here: project.Project, address: str) -> Pool:
    try:
        from brief.pipeline.cluster import cluster
    except ImportError as error:
        missing = f"the package {error.name} is not installed"
        raise Problems(
            [Problem(Place("--scheduler"), missing, suggestion='pip install "distributed>=2025.1"')]
        ) from None
    return cluster(here, address)


def _planned(here: project.Project, ids: Iterable[str], given: tuple[str, ...]) -> list[editions.Planned]:
    planned, problems = [], []
    for edition_id in ids:
        try:
            planned.append(editions.plan(here, edition_id, _assignments(given)))
        except Problems as error:
            problems += error.problems
    raise_any(dict.fromkeys(problems))
    return planned


def _planned_matrix(here: project.Project, path: Path, others: list[str]) -> list[editions.Planned]:
    from brief.editions import scenarios as matrix

    if others:
        found = f"can't be given together with {' '.join(others)}"
        raise Problems([Problem(Place("--matrix"), found, f"edition: and grid: in {path} say it")])
    return matrix.plans(here, path)


def _assignments(given: tuple[str, ...]) -> dict[str, str]:
    problems = [
        Problem(Place(f"-p {text}"), "not NAME=VALUE", suggestion="-p lethal_dose_mg=1.5")
        for text in given
        if "=" not in text or not text.split("=", 1)[0]
    ]
    if problems:
        raise Problems(problems)
    return dict(text.split("=", 1) for text in given)


@command.command()
@click.argument("old")
@click.argument("new")
@click.option("--markdown", is_flag=True, help="Write Markdown, with a table for each kind of difference.")
def diff(old: str, new: str, markdown: bool) -> None:
    """Say what changed between two built editions: numbers, claims, verdicts, charts, and for each the reason.

    OLD and NEW are editions that were built (ids), or folders with a build. A build takes the place of the last one
    of its edition, so keep a copy to compare with:

    \b
        cp -r reports/_output/full before
        brief build -p lethal_dose_mg=1.5
        brief diff before full

    A reason is an input that changed: a claim, a series, a parameter, or the code of the notebook or the library.
    """
    from brief.compare import differences
    from brief.publish import manifest

    changes = differences.compare(*manifest.find(project.find().output, old, new))
    say = differences.as_markdown if markdown else differences.as_text
    click.echo(say(changes, old, new))


@command.group()
def new() -> None:
    """Start a new file of the project, with comments that say what goes where."""


@new.command("edition")
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
def new_edition(edition_id: str, title: str, audience: str, source: str) -> None:
    """Start an edition: reports/editions/ID.yml, with every section, notebook and parameter to choose from.

    ID is small letters, digits and hyphens: brief build --edition ID builds it into reports/_output/ID.
    """
    from brief.upkeep import scaffold

    here = project.find()
    today = date.today().isoformat()
    path = scaffold.edition(here, edition_id, title=title, audience=audience, source=source, date=today)
    out.print(f"wrote {here.shown(path)}: choose in it, then brief build --edition {edition_id}")


@command.command()
@click.argument("names", nargs=-1, metavar="[NOTEBOOK]...")
def refresh(names: tuple[str, ...]) -> None:
    """Re-execute notebooks with their own parameters and keep the outputs, ready to commit. Default: all.

    NOTEBOOK is a name or how it starts: 03 is enough.
    """
    from brief.base.problems import nearest
    from brief.notebooks import files as notebooks
    from brief.pipeline.refresh import refresh as refresh_notebooks

    here = project.find()
    known = notebooks.available(here.notebooks)
    chosen = [next((name for name in known if name.startswith(Path(given).stem)), given) for given in names] or known
    unknown = [
        Problem(Place(f"notebook {name}"), "there is no such notebook", ", ".join(known), nearest(name, known))
        for name in chosen
        if name not in known
    ]
    if unknown:
        raise Problems(unknown)
    refresh_notebooks(here, chosen, out.print)


@command.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to. Default: reports/_output/tables.",
)
def tables(folder: Path | None) -> None:
    """Write the tidy tables as CSV: all claims, one table a topic, the sources, the official series."""
    from brief.corpus import frameworks, ledger
    from brief.official import audit, reference
    from brief.tables import package

    here = project.find()
    book, official = ledger.load(here), reference.load(here)
    audited = audit.audit(book, official, audit.load(here))
    made = package.resources(book, official, audited, frameworks.load(here, book.documents))
    newest = max(document.source.date_accessed for document in book.documents.values())
    for path in package.write(made, folder or here.output / "tables", "all documents", newest):
        out.print(here.shown(path))


@command.command()
@click.option("--edition", "edition_id", default=editions.DEFAULT, show_default=True, metavar="ID")
def stage(edition_id: str) -> None:
    """Lay an edition out in reports/, for `quarto render reports` and `quarto preview reports/brief.qmd`.

    It uses the outputs that the notebooks keep and executes nothing. Quarto calls it by itself before it renders.
    """
    from brief.corpus import ledger
    from brief.notebooks import files as notebooks
    from brief.official import audit, reference
    from brief.publish import pictures
    from brief.publish.prose.sections import check_edition
    from brief.publish.stage import generate

    here = project.find()
    planned = editions.plan(here, edition_id)
    book, official = ledger.load(here), reference.load(here)
    kept = {}
    for name in planned.edition.notebooks:
        path = here.notebooks / f"{name}.ipynb"
        kept[name] = notebooks.read(path, here.shown(path))
    raise_any(check_edition(here, planned.edition, book, official, kept))
    for notebook in kept.values():
        pictures.draw(notebook, here.fonts)
    audited = audit.audit(book, official, audit.load(here))
    generate(here, planned, kept, book, official, audited, here.reports)
    out.print(f"laid out {edition_id} in {here.shown(here.reports)}")


@command.command()
@click.option("--check", "only_check", is_flag=True, help="Only say whether they are up to date. Exit 1 if not.")
def schema(only_check: bool) -> None:
    """Write the JSON Schemas that editors use to complete and check the YAML files (data/schema)."""
    from brief.upkeep import schemas

    here = project.find()
    stale = schemas.stale(here)
    if only_check and stale:
        raise Problems(
            Problem(Place(here.shown(path)), "is not what the records say", suggestion="brief schema") for path in stale
        )
    for path in stale:
        out.print(f"wrote {here.shown(path)}")
    schemas.write(here)


@command.command()
@click.option("--check", "only_check", is_flag=True, help="Only say whether it is up to date. Exit 1 if not.")
def docs(only_check: bool) -> None:
    """Write the reference (docs/reference.md): commands, words, records, tables and notebooks, from the code."""
    from brief.upkeep import manual as docs_

    here = project.find()
    stale = docs_.stale(here, command)
    if only_check:
        raise_any(stale)
    elif stale:
        docs_.write(here, command)
        out.print(f"wrote {here.shown(docs_.path(here))}")


def main() -> None:
    """Run the command; problems are printed, one message each, and the exit code is 1."""
    try:
        command.main(standalone_mode=False)
    except Problems as error:
        for problem in error.problems:
            err.print(f"[bold red]✗[/] {escape(str(problem))}")
        count = len(error.problems)
        err.print(f"{count} problem{'s' if count > 1 else ''}.", style="bold")
        sys.exit(1)
    except FileNotFoundError as error:
        err.print(f"[bold red]✗[/] {escape(str(error))}")
        sys.exit(1)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.Abort:
        err.print("stopped")
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
