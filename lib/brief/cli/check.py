"""`brief check`."""

from __future__ import annotations

import sys
from contextlib import suppress

import click

from brief.base.problems import Problem, Problems, raise_any
from brief.base.project import Project, find
from brief.upkeep import formats
from brief.upkeep.check import check as check_all

FORMATS = {"json": formats.as_json, "github": formats.as_github}


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="How problems are written: text for people, json for programs, github for marks beside the lines of a change.",
)
@click.option("--watch", is_flag=True, help="Read as you type: check again after each save, until Ctrl+C.")
def check(form: str, watch: bool) -> None:
    """Report every problem in documents, claims, series, notebooks, editions and prose.

    Each comes with its file, its line and a way out. The exit code is 1 if there is one.
    """
    project = find()
    if watch:
        _watch(project, form)
        return
    problems, counts = _checked(project)
    if form in FORMATS:
        click.echo(FORMATS[form](problems))
        sys.exit(bool(problems))
    raise_any(problems)
    click.echo(_in_words(counts))


def _checked(project: Project) -> tuple[list[Problem], dict[str, int]]:
    return check_all(project, click.get_current_context().find_root().command)


def _in_words(counts: dict[str, int]) -> str:
    return "Checked " + ", ".join(f"{count} {name}" for name, count in counts.items()) + ": no problem."


def _watch(project: Project, form: str) -> None:
    """Check, and again after each save."""
    from datetime import datetime

    from watchfiles import watch

    from brief.preview.following import SETTLED, Own, watched

    folders = [folder for folder in watched(project) if folder.exists()]
    changes = watch(
        *folders,
        watch_filter=Own(),
        step=SETTLED,
        debounce=10 * SETTLED,
        rust_timeout=10 * SETTLED,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    with suppress(KeyboardInterrupt):
        next(changes)  # what is saved during the first check is seen
        _print(project, form)
        for files in changes:
            if files:
                click.secho(f"\n{datetime.now():%H:%M:%S}", dim=True)
                _print(project, form)
    click.echo("ended")


def _print(project: Project, form: str) -> None:
    """Print what a check finds, whatever it is: a file that is half written is mended by the next save."""
    problems, counts = _checked(project)
    if form in FORMATS:
        click.echo(FORMATS[form](problems))
    elif problems:
        click.echo(f"{Problems(problems)}\n{len(problems)} problem{'s' if len(problems) > 1 else ''}.")
    else:
        click.echo(_in_words(counts))
    sys.stdout.flush()
